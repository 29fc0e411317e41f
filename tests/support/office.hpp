// An office in a temporary folder: store, writer and views as the server has them, with a clock that stands.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "app/writer.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"
#include "support/given.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace duban::test {

class StandingClock final : public app::Clock {
 public:
  std::int64_t now() const override { return now_; }
  domain::Date today() const override { return domain::day_of(now_); }
  /// Noon of the day.
  void set(domain::Date today) { now_ = noon_of(today); }
  void set_now(std::int64_t now) { now_ = now; }

 private:
  std::atomic<std::int64_t> now_ = noon_of(day("2026-06-01"));
};

class Office {
 public:
  Office() { open(); }

  /// Ends the writer and opens the same data again.
  void reopen() {
    views.reset();
    writer.reset();
    store.reset();
    open();
  }

  domain::Result<app::Receipt> order(const domain::Actor& actor, app::Command command,
                                     std::optional<int> expected_version = {}, const std::string& key = {},
                                     const std::string& request = {}) {
    return submit_and_wait(*writer, {actor, std::move(command), expected_version, key, request});
  }

  domain::TaskId registered(const std::string& title, const std::string& due,
                            std::vector<std::string> responsible = {}) {
    domain::RegisterTask command{title, "", {"市科技局"}, std::move(responsible), std::nullopt, due.empty()};
    if (!due.empty()) command.due = day(due);
    return *order(kSupervisor, domain::TaskCommand(command)).value().task;
  }

  TemporaryFolder folder;
  StandingClock clock;
  app::Rules rules = standard_rules();
  std::unique_ptr<store::SqliteStore> store;
  std::unique_ptr<app::Writer> writer;
  std::unique_ptr<store::SqliteViews> views;

 private:
  void open() {
    const std::string path = folder.file("duban.sqlite");
    store = std::make_unique<store::SqliteStore>(path);
    writer = std::make_unique<app::Writer>(*store, clock, rules);
    views = std::make_unique<store::SqliteViews>(path);
  }
};

}  // namespace duban::test
