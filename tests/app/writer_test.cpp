// The writer over the real store: orders, receipts, versions, idempotency keys, restarts.
#include "app/writer.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

#include "support/office.hpp"

namespace duban::app {

namespace {

using domain::AcceptAssignment;
using domain::RejectionCode;
using domain::ReportProgress;
using domain::TaskCommand;
using test::expect_refused;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::Office;

TaskCommand accept(domain::TaskId task) {
  return AcceptAssignment{task, kFirst};
}
TaskCommand report(domain::TaskId task, int percent) {
  return ReportProgress{task, kFirst, "进展", percent, "", {}};
}

}  // namespace

TEST(Writer, AnswersWithWhatWasChanged) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30");
  const auto receipt = office.order(kLiaison, accept(task));
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->task, task);
  EXPECT_EQ(receipt->assignment, kFirst);
  EXPECT_EQ(receipt->version, 2);
  EXPECT_EQ(receipt->position, 2);
  EXPECT_EQ(office.views->find_task(task)->find(kFirst)->status, domain::Status::in_progress);
}

TEST(Writer, RefusesAnOrderThatPresumesAnOldVersion) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30");
  ASSERT_TRUE(office.order(kLiaison, accept(task), 1));
  expect_refused(office.order(kLiaison, report(task, 10), 1), RejectionCode::stale_version);
  EXPECT_TRUE(office.order(kLiaison, report(task, 10), 2));
}

TEST(Writer, GivesTheFirstReceiptAgainForAKeyUsedAgain) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30");
  ASSERT_TRUE(office.order(kLiaison, accept(task)));
  const auto first = office.order(kLiaison, report(task, 10), 2, "key-00001", "report 10");
  const auto again = office.order(kLiaison, report(task, 10), 2, "key-00001", "report 10");
  ASSERT_TRUE(first && again);
  EXPECT_FALSE(first->repeated);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(first->position, again->position);
  EXPECT_EQ(office.views->events_of(task).size(), 3U);
  expect_refused(office.order(kLiaison, report(task, 20), 3, "key-00001", "report 20"), RejectionCode::key_reused);
  EXPECT_TRUE(office.order(test::kSupervisor, accept(task), {}, "key-00001", "x").has_error())
      << "keys are an account's own";
}

TEST(Writer, RemembersKeysOverARestart) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30");
  ASSERT_TRUE(office.order(kLiaison, accept(task), 1, "key-00001", "accept"));
  office.reopen();
  const auto again = office.order(kLiaison, accept(task), 1, "key-00001", "accept");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(office.views->find_task(task)->version, 2);
}

TEST(Writer, LetsExactlyOneOfManyWinARace) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30");
  constexpr int kRacers = 64;
  std::atomic<int> won = 0;
  std::atomic<int> stale = 0;
  std::latch done(kRacers);
  for (int i = 0; i < kRacers; ++i) {
    office.writer->submit({kLiaison, accept(task), 1}, [&](const std::exception_ptr&, domain::Result<Receipt> result) {
      if (result)
        ++won;
      else if (result.error().code == RejectionCode::stale_version)
        ++stale;
      done.count_down();
    });
  }
  done.wait();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(stale, kRacers - 1);
}

TEST(Writer, ImportsAFileOnceUnlessItWasDiscarded) {
  Office office;
  domain::ImportPlan import{"方案.txt", "digest", "一、甲", {}};
  domain::Measure measure;
  measure.title = "甲";
  import.plan.measures.push_back(measure);
  import.plan.document.title = "云州市方案";
  const auto first = office.order(test::kRegistrar, domain::PlanCommand(import));
  ASSERT_TRUE(first) << first.error().message;
  const auto again = office.order(test::kRegistrar, domain::PlanCommand(import));
  expect_refused(again, RejectionCode::plan_already_imported);
  EXPECT_EQ(again.error().subjects, std::vector<std::int64_t>{first->plan->value});
  EXPECT_NE(again.error().message.find("云州市方案"), std::string::npos);
  ASSERT_TRUE(office.order(test::kRegistrar, domain::PlanCommand(domain::DiscardPlan{*first->plan})));
  EXPECT_TRUE(office.order(test::kRegistrar, domain::PlanCommand(import)));
}

TEST(Writer, MakesATaskOfEachMeasureOfAnIssuedPlan) {
  Office office;
  domain::ImportPlan import{"方案.txt", "digest", "一、甲。二、乙。", {}};
  for (const char* title : {"甲", "乙"}) {
    domain::Measure measure;
    measure.title = title;
    measure.due = test::day("2026-12-31");
    measure.responsible = {{"市科技局", {}}};
    import.plan.measures.push_back(measure);
  }
  const auto plan = office.order(test::kRegistrar, domain::PlanCommand(import));
  ASSERT_TRUE(plan);
  const auto issued = office.order(test::kRegistrar, domain::PlanCommand(domain::IssuePlan{*plan->plan, false}));
  ASSERT_TRUE(issued) << issued.error().message;
  EXPECT_EQ(issued->task_count, 2);
  const auto task = office.views->find_task(*issued->first_task);
  ASSERT_TRUE(task);
  EXPECT_EQ(task->content.title, "甲");
  EXPECT_EQ(task->assignments.front().part, domain::Part::lead);
  EXPECT_TRUE(task->assignments.front().assumed);
  EXPECT_EQ(office.views->find_plan(*plan->plan)->tasks.size(), 2U);
}

TEST(Writer, AddsAccountsWithoutTheirSecretsInTheLog) {
  Office office;
  const AddAccount account{"li", domain::Role::liaison, "市科技局", "hash-of-password"};
  ASSERT_TRUE(office.order({"local", domain::Role::system_admin, ""}, AccountCommand(account)));
  expect_refused(office.order({"local", domain::Role::system_admin, ""}, AccountCommand(account)),
                 RejectionCode::name_taken);
  expect_refused(office.order({"local", domain::Role::system_admin, ""},
                              AccountCommand(AddAccount{"x", domain::Role::liaison, "", "h"})),
                 RejectionCode::missing_value);
  EXPECT_EQ(office.views->find_account("li")->actor.unit, "市科技局");
  auto logged = office.store->database().query("SELECT count(*) FROM events WHERE data LIKE '%hash-of%'");
  ASSERT_TRUE(logged.step());
  EXPECT_EQ(logged.integer(0), 0);
}

TEST(Writer, KnowsSessionsUntilTheyExpireOrClose) {
  Office office;
  const domain::Actor local{"local", domain::Role::system_admin, ""};
  ASSERT_TRUE(office.order(local, AccountCommand(AddAccount{"du", domain::Role::supervisor, "", "h"})));
  const std::int64_t now = office.clock.now();
  ASSERT_TRUE(office.order(kSupervisor, AccountCommand(OpenSession{"du", "s1", now + 1000})));
  EXPECT_EQ(office.views->find_session("s1", now)->name, "du");
  EXPECT_FALSE(office.views->find_session("s1", now + 1000));
  ASSERT_TRUE(office.order(kSupervisor, AccountCommand(CloseSession{"s1"})));
  EXPECT_FALSE(office.views->find_session("s1", now));
}

}  // namespace duban::app
