// Due dates: extensions and suspension, and what is kept of the dates that were.
#include <gtest/gtest.h>

#include "domain/light.hpp"
#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

constexpr ExtensionId kAsked{1};

GivenTask given_in_progress() {
  return given_issued()
      .and_then(AssignmentAccepted{kFirst}, kLiaison)
      .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison);
}

GivenTask given_asked() {
  return given_in_progress().and_then(ExtensionRequested{kAsked, kFirst, day("2026-12-31"), "验收推迟"}, kLiaison);
}

}  // namespace

TEST(RequestExtension, IsKeptUntilSomebodyDecides) {
  auto given = given_in_progress();
  expect_events(given.when(kLiaison, RequestExtension{{1}, kFirst, day("2026-12-31"), "验收推迟"}),
                ExtensionRequested{kAsked, kFirst, day("2026-12-31"), "验收推迟"});
  given = given_asked();
  EXPECT_EQ(given.task().find(kFirst)->due, day("2026-09-30"));
  ASSERT_NE(given.task().pending_extension(kFirst), nullptr);
  expect_refused(given.when(kLiaison, RequestExtension{{1}, kFirst, day("2027-01-31"), "再推迟"}),
                 RejectionCode::extension_pending);
}

TEST(RequestExtension, IsNotOfferedWhileOneWaits) {
  const auto permitted = [](const GivenTask& given) {
    const Task& task = given.task();
    return permits(codec::standard_workflow(), task, task.find(kFirst), Action::extensions, kLiaison,
                   day("2026-06-02"));
  };
  EXPECT_TRUE(permitted(given_in_progress()));
  const auto refused = permitted(given_asked());
  expect_refused(refused, RejectionCode::extension_pending);
  EXPECT_EQ(refused.error().message, "同一承办应只有一项待审批的延期申请，li已于 2026-06-01 申请延期至 2026-12-31。");
}

TEST(RequestExtension, IsRefusedAfterExpiryAndForADateThatIsNotLater) {
  auto given = given_in_progress();
  expect_refused(given.when(kLiaison, RequestExtension{{1}, kFirst, day("2026-09-30"), "理由"}),
                 RejectionCode::due_date_not_later);
  given.on("2026-09-30");
  EXPECT_TRUE(given.when(kLiaison, RequestExtension{{1}, kFirst, day("2026-12-31"), "理由"}));
  given.on("2026-10-01");
  const auto late = given.when(kLiaison, RequestExtension{{1}, kFirst, day("2026-12-31"), "理由"});
  expect_refused(late, RejectionCode::due_date_passed);
  EXPECT_EQ(late.error().message, "申请延期应在到期前提出，办理时限是 2026-09-30，今天是 2026-10-01。");
}

TEST(RequestExtension, OfAResponsibleUnitStaysWithinTheTask) {
  expect_refused(given_in_progress().when(kFinanceLiaison, RequestExtension{{1}, kSecond, day("2026-10-31"), "理由"}),
                 RejectionCode::invalid_value);
}

TEST(DecideExtension, MovesTheDateAndKeepsTheOneItWas) {
  auto given = given_asked();
  expect_events(given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""}),
                ExtensionGranted{kAsked, day("2026-12-31"), ""});
  given.on("2026-06-02").and_then(ExtensionGranted{kAsked, day("2026-11-30"), ""}, kChief);
  const Assignment& lead = *given.task().find(kFirst);
  EXPECT_EQ(lead.due, day("2026-11-30"));
  EXPECT_EQ(lead.original_due, day("2026-09-30"));
  EXPECT_EQ(lead.extensions, 1);
  const std::vector<DueChange> kept{{day("2026-09-30"), day("2026-11-30"), DueMover::extension, day("2026-06-02")}};
  EXPECT_EQ(lead.due_changes, kept);
  EXPECT_EQ(given.task().due, day("2026-11-30"));
  EXPECT_EQ(given.task().original_due, day("2026-09-30"));
  EXPECT_EQ(given.task().find(kSecond)->due, day("2026-09-30"));
}

TEST(DecideExtension, IsTheChiefsAndNeverByThePersonWhoAsked) {
  const auto given = given_asked();
  expect_refused(given.when(kSupervisor, DecideExtension{{1}, kAsked, true, {}, ""}), RejectionCode::not_permitted);
  expect_refused(given.when({"li", Role::chief, ""}, DecideExtension{{1}, kAsked, true, {}, ""}),
                 RejectionCode::same_person);
  expect_refused(given.when(kChief, DecideExtension{{1}, kAsked, false, {}, ""}), RejectionCode::missing_value);
  expect_events(given.when(kChief, DecideExtension{{1}, kAsked, false, {}, "不同意"}),
                ExtensionRefused{kAsked, "不同意"});
  expect_refused(given.when(kChief, DecideExtension{{1}, {2}, true, {}, ""}), RejectionCode::not_found);
}

TEST(DecideExtension, GrantsNoMoreThanWasAskedForAndOnlyOnce) {
  auto given = given_asked();
  expect_refused(given.when(kChief, DecideExtension{{1}, kAsked, true, day("2027-01-01"), ""}),
                 RejectionCode::invalid_value);
  expect_refused(given.when(kChief, DecideExtension{{1}, kAsked, true, day("2026-09-30"), ""}),
                 RejectionCode::due_date_not_later);
  given.and_then(ExtensionRefused{kAsked, "不同意"}, kChief);
  expect_refused(given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""}), RejectionCode::invalid_status);
}

TEST(GiveOpinion, AdvisesTheChiefWhoDecides) {
  auto given = given_asked();
  expect_refused(given.when(kChief, GiveOpinion{{1}, kAsked, true, ""}), RejectionCode::not_permitted);
  expect_refused(given.when(kSupervisor, GiveOpinion{{1}, kAsked, false, " "}), RejectionCode::missing_value);
  expect_refused(given.when(kSupervisor, GiveOpinion{{1}, {2}, true, ""}), RejectionCode::not_found);
  expect_events(given.when(kSupervisor, GiveOpinion{{1}, kAsked, false, "理由不足"}),
                OpinionGiven{kAsked, false, "理由不足"});
  given.and_then(OpinionGiven{kAsked, false, "理由不足"}, kSupervisor);
  const Extension& asked = *given.task().find(kAsked);
  EXPECT_EQ(asked.state, ExtensionState::requested);
  EXPECT_EQ(asked.opinion_by, kSupervisor.name);
  EXPECT_FALSE(asked.recommended);
  EXPECT_TRUE(given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""}));
  given.and_then(ExtensionRefused{kAsked, "不同意"}, kChief);
  const auto late = given.when(kSupervisor, GiveOpinion{{1}, kAsked, true, ""});
  expect_refused(late, RejectionCode::invalid_status);
  EXPECT_EQ(late.error().message, "延期意见要求延期申请尚未审批，" + kChief.name + "已不同意。");
}

TEST(DecideExtension, WaitsForTheOpinionWhereTheWorkflowAsksForIt) {
  auto given = given_asked().under(strict(codec::standard_workflow()));
  const auto early = given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""});
  expect_refused(early, RejectionCode::invalid_status);
  EXPECT_EQ(early.error().message, "延期审批前应有督查员签署的意见，现在还没有。");
  given.and_then(OpinionGiven{kAsked, true, ""}, kSupervisor);
  EXPECT_TRUE(given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""}));
}

TEST(ReassignAssignment, LetsARequestForMoreTimeLapse) {
  auto given = given_asked().and_then(AssignmentReassigned{kFirst, "市工信局", "职责调整"}, kSupervisor);
  EXPECT_EQ(given.task().find(kAsked)->state, ExtensionState::lapsed);
  EXPECT_EQ(given.task().pending_extension(kFirst), nullptr);
  given.and_then(AssignmentAccepted{kFirst}, kSystem);
  const auto late = given.when(kChief, DecideExtension{{1}, kAsked, true, {}, ""});
  expect_refused(late, RejectionCode::invalid_status);
  EXPECT_EQ(late.error().message, "延期审批要求延期申请尚未审批，承办已改派，申请已失效。");
}

TEST(RequestExtension, IsRefusedOnceTheWorkflowsNumberIsUsedUp) {
  auto given = given_asked().and_then(ExtensionGranted{kAsked, day("2026-10-31"), ""}, kChief);
  given.and_then(ExtensionRequested{{2}, kFirst, day("2026-11-30"), "理由"}, kLiaison)
      .and_then(ExtensionGranted{{2}, day("2026-11-30"), ""}, kChief);
  expect_refused(given.when(kLiaison, RequestExtension{{1}, kFirst, day("2026-12-31"), "理由"}),
                 RejectionCode::extensions_used_up);
}

TEST(SuspendTask, StopsWhatIsOpenAndAllowsNothingButResumption) {
  auto given = given_in_progress().and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison);
  expect_refused(given.when(kSupervisor, SuspendTask{{1}, "项目停工"}), RejectionCode::not_permitted);
  expect_events(given.when(kChief, SuspendTask{{1}, "项目停工"}), TaskSuspended{"项目停工"});
  given.and_then(TaskSuspended{"项目停工"}, kChief);
  EXPECT_EQ(status_of(given.task()), Status::suspended);
  EXPECT_EQ(given.task().find(kSecond)->status, Status::suspended);
  EXPECT_EQ(light_of(codec::standard_workflow().lights, given.task(), day("2026-12-01")), Light::suspended);
  expect_refused(given.when(kLiaison, ReportProgress{{1}, kFirst, "反馈", {}, "", {}}), RejectionCode::invalid_status);
  expect_refused(given.when(kChief, SuspendTask{{1}, "再停"}), RejectionCode::invalid_status);
}

TEST(ResumeTask, MovesTheDatesByTheWorkingDaysLostAndGoesOnWhereItStood) {
  // Suspended on Monday 1 June, resumed on Monday 15 June: ten working days. 30 September 2026 is a Wednesday.
  auto given = given_in_progress()
                   .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison)
                   .and_then(TaskSuspended{"项目停工"}, kChief)
                   .on("2026-06-15");
  const TaskResumed resumed{"复工", 10, day("2026-10-14"), {{kFirst, day("2026-10-14")}, {kSecond, day("2026-10-14")}}};
  expect_events(given.when(kChief, ResumeTask{{1}, "复工", {}}), resumed);
  given.and_then(resumed, kChief);
  EXPECT_EQ(given.task().find(kFirst)->status, Status::in_progress);
  EXPECT_EQ(given.task().find(kSecond)->status, Status::submitted);
  EXPECT_EQ(given.task().due, day("2026-10-14"));
  EXPECT_EQ(given.task().find(kFirst)->due_changes.back().mover, DueMover::suspension);
  EXPECT_EQ(given.task().find(kFirst)->original_due, day("2026-09-30"));
}

TEST(ResumeTask, AsksForADateWhereTheYearHasNoCalendar) {
  auto given = given_in_progress().and_then(TaskSuspended{"项目停工"}, kChief).on("2028-02-01");
  expect_refused(given.when(kChief, ResumeTask{{1}, "复工", {}}), RejectionCode::calendar_unknown);
  const TaskResumed resumed{"复工", {}, day("2028-06-30"), {{kFirst, day("2028-06-30")}, {kSecond, day("2028-06-30")}}};
  expect_events(given.when(kChief, ResumeTask{{1}, "复工", day("2028-06-30")}), resumed);
  expect_refused(given.when(kChief, ResumeTask{{1}, "复工", day("2028-01-31")}), RejectionCode::invalid_value);
}

TEST(ReopenAssignment, IsTheChiefsAndPutsItBackInProgress) {
  auto given = given_in_progress()
                   .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison)
                   .and_then(AssignmentClosed{kSecond, ""});
  expect_refused(given.when(kSupervisor, ReopenAssignment{{1}, kSecond, "未完成"}), RejectionCode::not_permitted);
  expect_events(given.when(kChief, ReopenAssignment{{1}, kSecond, "未完成"}), AssignmentReopened{kSecond, "未完成"});
  given.and_then(AssignmentReopened{kSecond, "未完成"}, kChief);
  EXPECT_EQ(given.task().find(kSecond)->status, Status::in_progress);
  EXPECT_TRUE(given.task().find(kSecond)->submitted_by.empty());
}

}  // namespace duban::domain
