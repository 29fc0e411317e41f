// Counts that the projections keep: how many tasks (or assignments of a unit) have which status and due date. A sum
// reads whole months and at most two months' days, so its cost does not grow with the number of tasks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/light.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

/// What to count. Without dates, everything, also what has no due date.
struct TotalFilter {
  std::optional<domain::Status> status;
  /// Open (not settled) only, or settled only; both where unset.
  std::optional<bool> open;
  /// Of what is open only that whose clock runs.
  bool running = false;
  std::optional<domain::Date> due_from;
  std::optional<domain::Date> due_to;
  bool without_due = false;
};

/// `scope` as ViewWriter::add_to_total names it.
std::int64_t total_of(Database& database, std::string_view scope, const TotalFilter& filter);

/// What is past its due date on a day, whatever its light.
TotalFilter overdue_on(domain::Date today);

/// How many show this light on a day.
std::int64_t total_of(Database& database, std::string_view scope, domain::Light light, domain::Date today);

/// Scopes of the counts by the day from which a light is lit.
inline constexpr std::string_view kSoonScope = "soon:";
inline constexpr std::string_view kOverdueScope = "overdue:";

}  // namespace duban::store
