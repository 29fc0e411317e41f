// The commands on assignments, from issue to closure.
#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

TEST(AcceptAssignment, PutsThePartInProgress) {
  auto given = given_issued();
  expect_events(given.when(kLiaison, AcceptAssignment{{1}, kFirst}), AssignmentAccepted{kFirst});
  given.and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(given.task().find(kFirst)->status, Status::in_progress);
  EXPECT_EQ(given.task().find(kSecond)->status, Status::issued);
  EXPECT_EQ(status_of(given.task()), Status::in_progress);
}

TEST(AcceptAssignment, IsRefusedForAnotherUnitAndForWhatIsNotThere) {
  expect_refused(given_issued().when(kLiaison, AcceptAssignment{{1}, kSecond}), RejectionCode::not_permitted);
  expect_refused(given_issued().when(kLiaison, AcceptAssignment{{1}, {9}}), RejectionCode::not_found);
  expect_refused(GivenTask().when(kLiaison, AcceptAssignment{{1}, kFirst}), RejectionCode::not_found);
}

TEST(DeclineAssignment, NeedsAReason) {
  expect_refused(given_issued().when(kLiaison, DeclineAssignment{{1}, kFirst, " \u3000"}),
                 RejectionCode::missing_value);
  expect_events(given_issued().when(kLiaison, DeclineAssignment{{1}, kFirst, "不属本单位职责"}),
                AssignmentDeclined{kFirst, "不属本单位职责"});
}

TEST(ReassignAssignment, GivesADeclinedPartToAnotherUnit) {
  auto given = given_issued().and_then(AssignmentDeclined{kFirst, "不属本单位职责"}, kLiaison);
  expect_events(given.when(kSupervisor, ReassignAssignment{{1}, kFirst, "市教育局", "职责在教育局"}),
                AssignmentReassigned{kFirst, "市教育局", "职责在教育局"});
  given.and_then(AssignmentReassigned{kFirst, "市教育局", "职责在教育局"});
  EXPECT_EQ(given.task().find(kFirst)->unit, "市教育局");
  EXPECT_EQ(given.task().find(kFirst)->status, Status::issued);
}

TEST(ReassignAssignment, IsRefusedForAUnitThatAlreadyHasAPart) {
  expect_refused(given_issued().when(kSupervisor, ReassignAssignment{{1}, kFirst, "市财政局", "理由"}),
                 RejectionCode::unit_already_assigned);
}

TEST(ReportProgress, KeepsTheLastReportOfThePart) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  const ReportProgress command{{1}, kFirst, "已认定 30 家", 40, "", {"科字〔2026〕3号"}};
  expect_events(given.when(kLiaison, command), ProgressReported{kFirst, "已认定 30 家", 40, "", {"科字〔2026〕3号"}});
  given.and_then(ProgressReported{kFirst, "已认定 30 家", 40, "", {}}, kLiaison);
  EXPECT_EQ(given.task().find(kFirst)->percent, 40);
  EXPECT_EQ(given.task().find(kFirst)->last_report, "已认定 30 家");
  EXPECT_EQ(given.task().find(kFirst)->version, 3);
}

TEST(ReportProgress, RefusesAFallingPercentWithoutAReason) {
  const auto given = given_issued()
                         .and_then(AssignmentAccepted{kFirst}, kLiaison)
                         .and_then(ProgressReported{kFirst, "过半", 60, "", {}}, kLiaison);
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, "重新核算", 50, "", {}}),
                 RejectionCode::percent_falls);
  EXPECT_TRUE(given.when(kLiaison, ReportProgress{{1}, kFirst, "重新核算", 50, "口径调整", {}}));
}

TEST(ReportProgress, RefusesValuesOutOfBounds) {
  const auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, "过", 101, "", {}}), RejectionCode::invalid_value);
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, "过", -1, "", {}}), RejectionCode::invalid_value);
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, std::string(4001, 'x'), 1, "", {}}),
                 RejectionCode::invalid_value);
  const std::vector<std::string> many(21, "佐证");
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, "过", 1, "", many}), RejectionCode::invalid_value);
}

TEST(SubmitAssignment, OfALeadWaitsForTheCoUnitsAndNamesThem) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  const auto refused = given.when(kLiaison, SubmitAssignment{{1}, kFirst, ""});
  expect_refused(refused, RejectionCode::co_units_open);
  EXPECT_NE(refused.error().message.find("市财政局（待签收）"), std::string::npos) << refused.error().message;
  given.and_then(AssignmentReleased{kSecond, "不再需要"});
  EXPECT_TRUE(given.when(kLiaison, SubmitAssignment{{1}, kFirst, ""}));
}

TEST(SignSubmission, StandsBeforeTheClosureWhereTheWorkflowAsksForIt) {
  const Actor head{"zhao", Role::unit_head, "市财政局"};
  auto given = given_issued()
                   .under(strict(codec::standard_workflow()))
                   .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
                   .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison);
  const auto early = given.when(kSupervisor, CloseAssignment{{1}, kSecond, ""});
  expect_refused(early, RejectionCode::invalid_status);
  EXPECT_EQ(early.error().message, "办结前应由市财政局的单位负责人审签，现在还没有审签。");
  expect_refused(given.when(kFinanceLiaison, SignSubmission{{1}, kSecond, ""}), RejectionCode::not_permitted);
  expect_events(given.when(head, SignSubmission{{1}, kSecond, "属实"}), SubmissionSigned{kSecond, "属实"});
  given.and_then(SubmissionSigned{kSecond, "属实"}, head);
  expect_refused(given.when(head, SignSubmission{{1}, kSecond, ""}), RejectionCode::invalid_status);
  EXPECT_TRUE(given.when(kSupervisor, CloseAssignment{{1}, kSecond, ""}));
  given.and_then(AssignmentReturned{kSecond, "补充佐证"}, kSupervisor);
  EXPECT_EQ(given.task().find(kSecond)->signed_by, "");
  const auto himself = given.when(head, SubmitAssignment{{1}, kSecond, ""});
  ASSERT_TRUE(himself);
  ASSERT_EQ(himself->size(), 2U);
  EXPECT_EQ(himself->back(), TaskEvent(SubmissionSigned{kSecond, ""}));
}

TEST(SubmitAssignment, OfAResponsibleUnitWaitsForNobody) {
  const auto given = given_issued().and_then(AssignmentAccepted{kSecond}, kFinanceLiaison);
  expect_events(given.when(kFinanceLiaison, SubmitAssignment{{1}, kSecond, "资金已到位"}),
                AssignmentSubmitted{kSecond, "资金已到位"});
}

TEST(ReturnAssignment, PutsItBackInProgressWithTheReason) {
  auto given = given_issued()
                   .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
                   .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison);
  expect_refused(given.when(kSupervisor, ReturnAssignment{{1}, kSecond, ""}), RejectionCode::missing_value);
  given.and_then(AssignmentReturned{kSecond, "缺佐证"});
  EXPECT_EQ(given.task().find(kSecond)->status, Status::in_progress);
  EXPECT_TRUE(given.task().find(kSecond)->returned);
  EXPECT_EQ(given.task().find(kSecond)->note, "缺佐证");
}

TEST(CloseAssignment, IsNeverByThePersonWhoSubmitted) {
  const Actor both{"cai", Role::supervisor, ""};
  const auto given = given_issued()
                         .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
                         .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison);
  expect_refused(given.when(both, CloseAssignment{{1}, kSecond, ""}), RejectionCode::same_person);
  expect_events(given.when(kSupervisor, CloseAssignment{{1}, kSecond, ""}), AssignmentClosed{kSecond, ""});
}

TEST(ReleaseAssignment, IsForResponsibleUnitsOnly) {
  expect_refused(given_issued().when(kSupervisor, ReleaseAssignment{{1}, kFirst, "理由"}),
                 RejectionCode::invalid_status);
  EXPECT_TRUE(given_issued().when(kSupervisor, ReleaseAssignment{{1}, kSecond, "理由"}));
}

TEST(WithdrawTask, SettlesAllOpenPartsAndIsTheChiefs) {
  auto given = given_issued();
  expect_refused(given.when(kSupervisor, WithdrawTask{{1}, "方案调整"}), RejectionCode::not_permitted);
  expect_events(given.when(kChief, WithdrawTask{{1}, "方案调整"}), TaskWithdrawn{"方案调整"});
  given.and_then(TaskWithdrawn{"方案调整"}, kChief);
  EXPECT_EQ(status_of(given.task()), Status::withdrawn);
  for (const Assignment& each : given.task().assignments) EXPECT_EQ(each.status, Status::withdrawn);
  expect_refused(given.when(kChief, WithdrawTask{{1}, "再撤"}), RejectionCode::invalid_status);
}

TEST(AssignUnit, AddsAPartWithTheTasksDueDate) {
  auto given = given_issued();
  expect_events(given.when(kSupervisor, AssignUnit{{1}, "市教育局", Part::responsible}),
                UnitAssigned{{3}, "市教育局", Part::responsible});
  given.and_then(UnitAssigned{{3}, "市教育局", Part::responsible});
  EXPECT_EQ(given.task().assignments.back().due, day("2026-09-30"));
  expect_refused(given.when(kSupervisor, AssignUnit{{1}, "市教育局", Part::lead}),
                 RejectionCode::unit_already_assigned);
  expect_refused(given.when(kLiaison, AssignUnit{{1}, "市体育局", Part::lead}), RejectionCode::not_permitted);
}

TEST(RegisterTask, NeedsALeadAndADateOrAWordThatThereIsNone) {
  const GivenTask given;
  RegisterTask command{"领导批示件办理", "", {"市科技局"}, {"市财政局"}, std::nullopt, false};
  expect_refused(given.when(kSupervisor, command), RejectionCode::missing_value);
  command.no_fixed_date = true;
  EXPECT_TRUE(given.when(kSupervisor, command));
  expect_refused(given.when(kLiaison, command), RejectionCode::not_permitted);
  command.lead.clear();
  expect_refused(given.when(kSupervisor, command), RejectionCode::missing_value);
}

TEST(StatusOf, FollowsTheParts) {
  auto given = given_issued();
  EXPECT_EQ(status_of(given.task()), Status::issued);
  given.and_then(AssignmentDeclined{kFirst, "非本单位"}, kLiaison);
  EXPECT_EQ(status_of(given.task()), Status::declined);
  given.and_then(AssignmentReassigned{kFirst, "市科技局", "重新交办"}).and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(status_of(given.task()), Status::in_progress);
  given.and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
      .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison)
      .and_then(AssignmentClosed{kSecond, ""});
  EXPECT_EQ(status_of(given.task()), Status::in_progress);
  given.and_then(AssignmentSubmitted{kFirst, ""}, kLiaison);
  EXPECT_EQ(status_of(given.task()), Status::submitted);
  given.and_then(AssignmentClosed{kFirst, ""});
  EXPECT_EQ(status_of(given.task()), Status::closed);
  EXPECT_EQ(status_of(Task{}), Status::issued);
}

}  // namespace duban::domain
