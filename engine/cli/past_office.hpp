// An office whose past is made up: orders are carried out one by one, at the time of a clock that goes ahead between
// them. The demonstrations are made with it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/writer.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

/// A clock that is moved through the past; it never passes the real one.
class PastClock final : public app::Clock {
 public:
  PastClock(const app::Clock& real, std::int64_t now) : real_(real), now_(std::min(real.now(), now)) {}
  std::int64_t now() const override { return now_; }
  domain::Date today() const override { return domain::day_of(now_); }
  void move_to(std::int64_t now) { now_ = std::clamp(now, now_, real_.now()); }

 private:
  const app::Clock& real_;
  std::int64_t now_;
};

/// Of every account of a demonstration.
inline constexpr std::string_view kDemonstrationPassword = "duban-demo";

/// Who works there.
struct Cast {
  /// A unit whose liaison is called just that.
  std::string unit;
  domain::Actor chief{"督查室主任", domain::Role::chief, ""};
  domain::Actor registrar{"登记员", domain::Role::registrar, ""};
  domain::Actor supervisor{"督查员", domain::Role::supervisor, ""};

  domain::Actor liaison_of(const std::string& of) const {
    return {of == unit ? std::string("联络员") : of + "联络员", domain::Role::liaison, of};
  }
};

class PastOffice {
 public:
  /// In the store's present transaction, whichever that is. `begins_at`: milliseconds since 1970, UTC.
  PastOffice(store::SqliteStore& store, const app::Clock& real, const app::Rules& rules, std::int64_t begins_at)
      : store_(store), clock_(real, begins_at), rules_(rules), handler_(store, clock_, rules) {}

  /// Throws std::logic_error for what is refused.
  app::Receipt order(const domain::Actor& actor, app::Command command);
  /// Gives back what is refused because nobody knows yet the holidays of the year that it needs; throws for the rest.
  domain::Result<app::Receipt> order_if_calendar_knows(const domain::Actor& actor, const app::Command& command);

  /// Timers go off at the end of each day, as they do when a server runs.
  void pass_hours(int hours);
  void pass_minutes(int minutes);
  /// To this hour of the day, 0 to 23 in China, unless it has passed.
  void pass_until(domain::Date day, int hour);

  domain::Date today() const { return clock_.today(); }
  domain::Task task(domain::TaskId task) { return store_.load(task); }
  domain::Draft plan(domain::PlanId plan) { return store_.load(plan); }
  domain::Finding finding(domain::FindingId finding) { return store_.load(finding); }
  domain::Inspection inspection(domain::InspectionId inspection) { return store_.load(inspection); }
  domain::UnitRegistry registry() { return store_.load_registry(); }
  const app::Rules& rules() const { return rules_; }

 private:
  void move_to(std::int64_t now);

  store::SqliteStore& store_;
  PastClock clock_;
  const app::Rules& rules_;
  app::OrderHandler handler_;
};

/// Midnight of the day in China, in milliseconds since 1970, UTC.
std::int64_t begin_of(domain::Date day);

}  // namespace duban::cli
