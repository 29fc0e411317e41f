// Slips (督办单): given by a person, answered by the unit, and followed by the next grade when they run out.
#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

GivenTask given_slip() {
  return given_issued().and_then(SlipIssued{{1}, kFirst, "urge", "请签收", day("2026-06-08"), "督办〔2026〕1号"});
}

template <class Event>
std::vector<Event> of_type(const Result<std::vector<TaskEvent>>& result) {
  std::vector<Event> found;
  if (!result) return found;
  for (const TaskEvent& each : *result)
    if (const auto* event = std::get_if<Event>(&each)) found.push_back(*event);
  return found;
}

}  // namespace

TEST(IssueSlip, HasADayOfReplyInWorkingDays) {
  // Five working days after Monday 1 June.
  expect_events(given_issued().when(kSupervisor, IssueSlip{{1}, kFirst, "urge", "请签收"}),
                SlipIssued{{1}, kFirst, "urge", "请签收", day("2026-06-08")});
  expect_refused(given_issued().when(kLiaison, IssueSlip{{1}, kFirst, "urge", "请签收"}), RejectionCode::not_permitted);
  const auto unknown = given_issued().when(kSupervisor, IssueSlip{{1}, kFirst, "shout", "请签收"});
  expect_refused(unknown, RejectionCode::invalid_value);
  EXPECT_EQ(unknown.error().message, "督办单的等级应为催办、提醒、警告、责令之一，现在是“shout”。");
}

TEST(IssueSlip, WaitsForTheAnswerToTheOneBefore) {
  expect_refused(given_slip().when(kSupervisor, IssueSlip{{1}, kFirst, "remind", "仍未签收"}),
                 RejectionCode::invalid_status);
}

TEST(AnswerSlip, IsTheUnitsAndCountsAsReceipt) {
  auto given = given_slip();
  expect_refused(given.when(kFinanceLiaison, AnswerSlip{{1}, {1}, "已签收"}), RejectionCode::not_permitted);
  expect_events(given.when(kLiaison, ReceiveSlip{{1}, {1}}), SlipReceived{{1}});
  expect_events(given.when(kLiaison, AnswerSlip{{1}, {1}, "已签收"}), SlipAnswered{{1}, "已签收"});
  given.and_then(SlipAnswered{{1}, "已签收"}, kLiaison);
  EXPECT_EQ(given.task().find(SlipId{1})->received_by, "li");
  expect_refused(given.when(kLiaison, ReceiveSlip{{1}, {1}}), RejectionCode::invalid_status);
  expect_refused(given.when(kLiaison, AnswerSlip{{1}, {1}, "再答"}), RejectionCode::invalid_status);
}

TEST(FireTimers, LetsAnUnansweredSlipBeFollowedByTheNextGradeOnce) {
  auto given = given_slip().on("2026-06-09");
  const auto fired = given.when(kSystem, FireTimers{{1}});
  const auto slips = of_type<SlipIssued>(fired);
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips.front(), (SlipIssued{{2}, kFirst, "remind", "督办〔2026〕1号到期未答复。", day("2026-06-16")}));
  for (const TaskEvent& each : *fired) given.and_then(each, kSystem);
  EXPECT_TRUE(given.when(kSystem, FireTimers{{1}})->empty());
}

TEST(FireTimers, LeavesTheLastGradeAndAnsweredSlipsAlone) {
  auto given = given_issued()
                   .and_then(AssignmentAccepted{kFirst}, kLiaison)
                   .and_then(SlipIssued{{1}, kFirst, "order", "限期办理", day("2026-06-04"), "督办〔2026〕1号"})
                   .on("2026-06-05");
  EXPECT_TRUE(of_type<SlipIssued>(given.when(kSystem, FireTimers{{1}})).empty());
  auto answered = given_slip().and_then(SlipAnswered{{1}, "已签收"}, kLiaison).on("2026-06-09");
  for (const TimerFired& each : of_type<TimerFired>(answered.when(kSystem, FireTimers{{1}})))
    EXPECT_NE(each.firing.timer, "slip_ran_out");
}

}  // namespace duban::domain
