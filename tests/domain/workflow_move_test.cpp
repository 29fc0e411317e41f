// Moving a task to another version of the workflow: what would change for it, and when it cannot be.
#include "domain/workflow_move.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

using Lines = std::vector<std::string>;

Transition& step(Workflow& workflow, Action action) {
  return *std::ranges::find(workflow.transitions, action, &Transition::action);
}

Lines changes(const GivenTask& given, const Workflow& after) {
  return changes_of_move(given.task(), codec::standard_workflow(), after, working_days(), day("2026-06-02"));
}

}  // namespace

TEST(ChangesOfMove, AreNoneBetweenTheSame) {
  EXPECT_EQ(changes(given_issued(), codec::standard_workflow()), Lines{});
}

TEST(ChangesOfMove, NameWhoMayDoWhatOtherwise) {
  const auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  Workflow after = codec::standard_workflow();
  step(after, Action::acceptance).roles = bit(Role::unit_head);
  step(after, Action::release).from = bit(Status::issued);
  step(after, Action::withdrawal).roles |= bit(Role::supervisor);
  EXPECT_EQ(changes(given, after),
            (Lines{"整个事项：督查员可以“撤销”，原来不可以", "市财政局（待签收）：联络员不再可以“签收”"}));
}

TEST(ChangesOfMove, LookAtUnsettledAssignmentsOnly) {
  const auto given = given_issued().and_then(AssignmentReleased{kSecond, "理由"});
  Workflow after = codec::standard_workflow();
  after.extensions_max = 3;
  EXPECT_EQ(changes(given, after), Lines{"市科技局（待签收）：可以延期 2 → 3 次，已延期 0 次"});
}

TEST(ChangesOfMove, NameTheNextDayOfEachTimerThatMoves) {
  const auto given = given_issued().and_then(AssignmentReleased{kSecond, "理由"});
  Workflow after = codec::standard_workflow();
  after.timers[0].on = {1};
  after.timers.erase(after.timers.begin() + 2);
  EXPECT_EQ(changes(given, after),
            (Lines{"市科技局（待签收）：下次提醒“逾期未签收” 2026-06-03 → 即刻（自 2026-06-02 起 1 次）",
                   "市科技局（待签收）：下次提醒“已逾期” 2026-10-01 → 没有"}));
}

TEST(ChangesOfMove, NameTheGradeAfterASlipThatWaits) {
  const auto given = given_issued()
                         .and_then(AssignmentReleased{kSecond, "理由"})
                         .and_then(SlipIssued{{1}, kFirst, "warn", "理由", day("2026-06-05"), "督办〔2026〕1号"});
  Workflow after = codec::standard_workflow();
  after.slips[2].next.clear();
  const Lines lines = changes(given, after);
  EXPECT_EQ(lines, Lines{"市科技局（待签收）：督办〔2026〕1号到期未答复 升级为责令 → 不再升级"});
}

TEST(CanGoOn, AsksForTheStatusThatAnAssignmentHas) {
  auto given = given_issued();
  Workflow after = codec::standard_workflow();
  std::erase(after.statuses, Status::suspended);
  EXPECT_TRUE(can_go_on(given.task(), after));
  given.and_then(TaskSuspended{"理由"}, kChief);
  expect_refused(can_go_on(given.task(), after), RejectionCode::invalid_status);
  EXPECT_TRUE(can_go_on(given.task(), codec::standard_workflow()));
}

TEST(CanGoOn, AsksForWhoDecidesAnExtensionThatWaits) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  Workflow after = codec::standard_workflow();
  std::erase_if(after.transitions, [](const Transition& each) { return each.action == Action::decision; });
  EXPECT_TRUE(can_go_on(given.task(), after));
  given.and_then(ExtensionRequested{{1}, kFirst, day("2026-12-31"), "理由"}, kLiaison);
  expect_refused(can_go_on(given.task(), after), RejectionCode::invalid_status);
}

TEST(CanGoOn, LetsSettledAssignmentsBe) {
  const auto given = given_issued().and_then(AssignmentReleased{kSecond, "理由"});
  Workflow after = codec::standard_workflow();
  std::erase(after.statuses, Status::released);
  EXPECT_TRUE(can_go_on(given.task(), after));
}

}  // namespace duban::domain
