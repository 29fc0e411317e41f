// The demonstration: its plan is read whole, and the work on it shows every state.
#include "cli/demonstration.hpp"

#include "cli/rules.hpp"
#include "codec/holidays_json.hpp"

#include <gtest/gtest.h>

#include <set>

#include "app/secrets.hpp"
#include "store/log.hpp"
#include "store/sqlite_views.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {

TEST(Demonstration, ShowsEveryStateOnceAndOnlyInAnEmptyFolder) {
  app::start_secrets();
  const test::TemporaryFolder folder;
  const std::string path = folder.file("duban.sqlite");
  store::SqliteStore store(path);
  const app::SystemClock clock;
  const app::Rules rules = prepare_rules(store, codec::shipped_holidays(), clock);
  const auto accounts = prepare_demonstration(path, store, clock, rules);
  EXPECT_EQ(accounts.size(), domain::kRoles.size());

  store::SqliteViews views(path);
  app::TaskFilter filter;
  filter.limit = app::kPageLimitMax;
  const auto page = views.list_tasks(filter, clock.today());
  EXPECT_GE(page.items.size(), 25U);
  std::set<domain::Status> of_tasks;
  std::set<domain::Status> of_parts;
  bool returned = false;
  for (const app::TaskRow& row : page.items) {
    of_tasks.insert(row.status);
    const auto task = views.find_task(row.id);
    ASSERT_TRUE(task);
    for (const domain::Assignment& part : task->assignments) {
      of_parts.insert(part.status);
      returned = returned || part.returned;
    }
  }
  using enum domain::Status;
  for (const domain::Status status : {issued, in_progress, submitted, closed}) EXPECT_TRUE(of_tasks.contains(status));
  for (const domain::Status status : {issued, in_progress, submitted, closed, declined})
    EXPECT_TRUE(of_parts.contains(status)) << name_of(status);
  EXPECT_TRUE(returned);
  EXPECT_FALSE(views.workbench(accounts[1].actor, clock.today()).groups.empty());

  const auto inspections = views.list_inspections({});
  ASSERT_FALSE(inspections.empty());
  for (const app::InspectionRow& each : inspections) EXPECT_EQ(each.status, domain::InspectionStatus::concluded);
  EXPECT_FALSE(views.list_findings({}).empty());
  EXPECT_EQ(views.list_bulletins().size(), 1U);

  const auto log = store::audit(store.database());
  EXPECT_EQ(log.fault, "");
  EXPECT_EQ(prepare_demonstration(path, store, clock, rules).size(), accounts.size());
  EXPECT_EQ(store::audit(store.database()).events, log.events);
}

}  // namespace duban::cli
