// A finding's life, and how it holds and opens its task.
#include "domain/finding.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::expect_refused;
using test::given_issued;
using test::kChief;
using test::kFirst;
using test::kLiaison;
using test::kSecond;
using test::kSupervisor;

FindingContent content(Grade grade = Grade::minor) {
  FindingContent content;
  content.text = "台账与实际不符";
  content.grade = grade;
  content.unit = "市科技局";
  content.task = TaskId{1};
  content.due = day("2026-07-31");
  return content;
}

Finding raised(Grade grade = Grade::minor) {
  Finding finding;
  finding.id = {3};
  evolve(finding, FindingRaised{content(grade), {2}}, {"du", test::noon_of(day("2026-06-01"))});
  return finding;
}

Task rectification(Status status) {
  Task task;
  task.id = {2};
  evolve(task, rectification_of(content(), {3}, ""), {"du", test::noon_of(day("2026-06-01"))});
  task.assignments.front().status = status;
  return task;
}

Result<FindingEvent> when(const Actor& actor, const Finding& finding, Status status, const FindingCommand& command) {
  const Task task = rectification(status);
  return decide(finding, command, {{actor, day("2026-06-01")}, task});
}

TEST(RaiseFinding, IsOfTheOfficeWithADayToCome) {
  EXPECT_TRUE(when(kSupervisor, {}, Status::issued, RaiseFinding{content()}));
  expect_refused(when(kLiaison, {}, Status::issued, RaiseFinding{content()}), RejectionCode::not_permitted);
  FindingContent late = content();
  late.due = day("2026-05-31");
  expect_refused(when(kSupervisor, {}, Status::issued, RaiseFinding{late}), RejectionCode::due_date_passed);
  FindingContent empty = content();
  empty.text = "　";
  expect_refused(when(kSupervisor, {}, Status::issued, RaiseFinding{empty}), RejectionCode::missing_value);
}

TEST(Finding, GoesByItsRectification) {
  EXPECT_EQ(stage_of(FindingState::open, Status::in_progress), FindingStage::open);
  EXPECT_EQ(stage_of(FindingState::open, Status::submitted), FindingStage::applied);
  EXPECT_EQ(stage_of(FindingState::open, Status::closed), FindingStage::checked);
  EXPECT_EQ(stage_of(FindingState::published, Status::closed), FindingStage::published);
}

TEST(SignFinding, ComesAfterTheCheckAndIsTheChiefs) {
  expect_refused(when(kChief, raised(), Status::submitted, SignFinding{{3}, ""}), RejectionCode::invalid_status);
  expect_refused(when(kSupervisor, raised(), Status::closed, SignFinding{{3}, ""}), RejectionCode::not_permitted);
  EXPECT_TRUE(when(kChief, raised(), Status::closed, SignFinding{{3}, "同意销号"}));
}

TEST(PublishFinding, ComesAfterTheSignature) {
  expect_refused(when(kSupervisor, raised(), Status::closed, PublishFinding{{3}}), RejectionCode::invalid_status);
  Finding finding = raised();
  evolve(finding, FindingSigned{""}, {"zhu", 0});
  EXPECT_TRUE(when(kSupervisor, finding, Status::closed, PublishFinding{{3}}));
  evolve(finding, FindingPublished{}, {"du", 0});
  EXPECT_TRUE(is_settled(finding.state));
  expect_refused(when(kChief, finding, Status::closed, WithdrawFinding{{3}, "申诉成立"}),
                 RejectionCode::invalid_status);
}

TEST(OpenFinding, KeepsItsTaskFromBeingClosedAndIsNamed) {
  const Task before = given_issued()
                          .and_then(AssignmentReleased{kSecond, "不再需要"})
                          .and_then(AssignmentAccepted{kFirst}, kLiaison)
                          .and_then(AssignmentSubmitted{kFirst, ""}, kLiaison)
                          .task();
  Task after = before;
  evolve(after, AssignmentClosed{kFirst, ""}, {"du", 0});
  const auto refused = allow(before, after, {raised()}, std::nullopt);
  expect_refused(refused, RejectionCode::invalid_status);
  EXPECT_NE(refused.error().message.find("问题 3"), std::string::npos) << refused.error().message;
  EXPECT_NE(refused.error().message.find("台账与实际不符"), std::string::npos);
  EXPECT_EQ(refused.error().subjects, std::vector<std::int64_t>{3});
  EXPECT_TRUE(allow(before, after, {}, std::nullopt));
}

TEST(OpenFinding, LetsAnotherUnitsPartBeClosed) {
  const Task before = given_issued()
                          .and_then(AssignmentAccepted{kSecond}, kLiaison)
                          .and_then(AssignmentSubmitted{kSecond, ""}, kLiaison)
                          .task();
  Task after = before;
  evolve(after, AssignmentClosed{kSecond, ""}, {"du", 0});
  EXPECT_TRUE(allow(before, after, {raised()}, std::nullopt));
}

TEST(OpenFinding, HoldsATaskThatClosesWithARelease) {
  const Task before = given_issued().and_then(AssignmentClosed{kFirst, ""}).task();
  Task after = before;
  evolve(after, AssignmentReleased{kSecond, "不再需要"}, {"du", 0});
  expect_refused(allow(before, after, {raised()}, std::nullopt), RejectionCode::invalid_status);
}

TEST(SeriousFinding, OpensItsUnitsPartAgain) {
  const Task closed =
      given_issued().and_then(AssignmentClosed{kFirst, ""}).and_then(AssignmentClosed{kSecond, ""}).task();
  EXPECT_TRUE(reopened_by(raised(Grade::major), closed).empty());
  const auto events = reopened_by(raised(Grade::serious), closed);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get<AssignmentReopened>(events.front()).assignment, kFirst);
  Finding of_other = raised(Grade::serious);
  of_other.content.unit = "市教育局";
  EXPECT_EQ(std::get<AssignmentReopened>(reopened_by(of_other, closed).at(0)).assignment, kFirst) << "the leads'";
  EXPECT_TRUE(reopened_by(raised(Grade::serious), given_issued().task()).empty()) << "nothing is closed";
}

TEST(SignedFinding, KeepsItsRectificationClosed) {
  Finding finding = raised();
  evolve(finding, FindingSigned{""}, {"zhu", 0});
  const Task before = rectification(Status::closed);
  Task after = before;
  evolve(after, AssignmentReopened{kFirst, "再办"}, {"zhu", 0});
  expect_refused(allow(before, after, {}, finding), RejectionCode::invalid_status);
  EXPECT_TRUE(allow(before, after, {}, raised()));
}

}  // namespace
}  // namespace duban::domain
