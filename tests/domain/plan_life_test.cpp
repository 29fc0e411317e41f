// The commands on plans, from import to issue.
#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

namespace {

using test::day;
using test::expect_refused;
using test::kLiaison;
using test::kRegistrar;

Measure measure(const std::string& title, const std::string& due, Span body) {
  Measure made;
  made.path = {"一", "(一)"};
  made.title = title;
  made.responsible = {{"市科技局", {}}, {"市财政局", {}}};
  if (!due.empty()) made.due = day(due);
  made.body = body;
  return made;
}

PlanImported imported() {
  PlanImported event;
  event.file_name = "方案.txt";
  event.digest = "d";
  event.text = "前言。一是甲措施。二是乙措施。尾声。";
  event.plan.document.title = "云州市方案";
  event.plan.measures = {measure("甲措施", "2026-06-30", {3, 9}), measure("乙措施", "", {9, 15})};
  return event;
}

class GivenPlan {
 public:
  GivenPlan() { draft_.id = {1}; }
  GivenPlan& and_then(const PlanEvent& event) {
    evolve(draft_, event, {"deng", 7});
    return *this;
  }
  Result<std::vector<PlanEvent>> when(const Actor& actor, const PlanCommand& command) const {
    return decide(draft_, command, {actor, day("2026-06-01")});
  }
  const Draft& draft() const { return draft_; }

 private:
  Draft draft_;
};

GivenPlan given_draft() {
  return GivenPlan().and_then(imported());
}

}  // namespace

TEST(ImportPlan, IsTheRegistrarsAndNeedsAMeasure) {
  const PlanImported event = imported();
  ImportPlan command{event.file_name, event.digest, event.text, event.plan};
  EXPECT_TRUE(GivenPlan().when(kRegistrar, command));
  expect_refused(GivenPlan().when(kLiaison, command), RejectionCode::not_permitted);
  command.plan.measures.clear();
  expect_refused(GivenPlan().when(kRegistrar, command), RejectionCode::no_measures);
}

TEST(ImportPlan, NumbersTheMeasures) {
  const GivenPlan given = given_draft();
  ASSERT_EQ(given.draft().measures.size(), 2U);
  EXPECT_EQ(given.draft().measures[1].id, MeasureId{2});
  EXPECT_EQ(given.draft().imported_by, "deng");
}

TEST(CorrectMeasure, ReplacesTheMeasure) {
  auto given = given_draft();
  DraftMeasure corrected = given.draft().measures[1];
  corrected.measure.title = "乙措施（更正）";
  corrected.no_fixed_date = true;
  const auto events = given.when(kRegistrar, CorrectMeasure{{1}, corrected});
  ASSERT_TRUE(events);
  given.and_then(events->front());
  EXPECT_EQ(given.draft().measures[1], corrected);
}

TEST(CorrectMeasure, RefusesWhatNoMeasureMayBe) {
  const auto given = given_draft();
  const auto corrected = [&](auto change) {
    DraftMeasure made = given.draft().measures[0];
    change(made.measure);
    return CorrectMeasure{{1}, made};
  };
  expect_refused(given.when(kRegistrar, corrected([](Measure& m) { m.title = " "; })), RejectionCode::missing_value);
  expect_refused(given.when(kRegistrar, corrected([](Measure& m) {
                              m.lead = {{"市科技局", {}}, {"市科技局", {}}};
                            })),
                 RejectionCode::invalid_value);
  expect_refused(given.when(kRegistrar, corrected([](Measure& m) {
                              Target target;
                              target.compare = Compare::range;
                              m.targets.push_back(target);
                            })),
                 RejectionCode::invalid_value);
  expect_refused(given.when(kRegistrar, CorrectMeasure{{1}, {{9}, given.draft().measures[0].measure, false}}),
                 RejectionCode::not_found);
}

TEST(AddMeasure, StandsWhereItsTextDoesAndNeverReusesANumber) {
  auto given = given_draft();
  given.and_then(MeasureRemoved{{2}});
  const auto events = given.when(kRegistrar, AddMeasure{{1}, measure("丙措施", "", {0, 3}), false});
  ASSERT_TRUE(events);
  given.and_then(events->front());
  ASSERT_EQ(given.draft().measures.size(), 2U);
  EXPECT_EQ(given.draft().measures[0].measure.title, "丙措施");
  EXPECT_EQ(given.draft().measures[0].id, MeasureId{3});
}

TEST(IssuePlan, IsRefusedWhileAMeasureHasNoDateAndNamesIt) {
  const auto refused = given_draft().when(kRegistrar, IssuePlan{{1}, false});
  expect_refused(refused, RejectionCode::measures_without_due_date);
  EXPECT_EQ(refused.error().subjects, std::vector<std::int64_t>{2});
  EXPECT_TRUE(given_draft().when(kRegistrar, IssuePlan{{1}, true}));
}

TEST(IssuePlan, HappensOnce) {
  const auto given = given_draft().and_then(PlanIssued{{TaskId{1}, TaskId{2}}, true});
  expect_refused(given.when(kRegistrar, IssuePlan{{1}, true}), RejectionCode::invalid_status);
  expect_refused(given.when(kRegistrar, RemoveMeasure{{1}, {1}}), RejectionCode::invalid_status);
  expect_refused(given.when(kRegistrar, DiscardPlan{{1}}), RejectionCode::invalid_status);
}

TEST(TasksOf, CarryTheirSentenceAndProposeTheFirstUnitAsLead) {
  const auto tasks = tasks_of(given_draft().draft());
  ASSERT_EQ(tasks.size(), 2U);
  EXPECT_EQ(tasks[0].content.text, "一是甲措施。");
  EXPECT_EQ(tasks[0].content.before, "前言。");
  EXPECT_EQ(tasks[1].content.after, "尾声。");
  EXPECT_EQ(tasks[0].content.plan_title, "云州市方案");
  const std::vector<PlannedAssignment> expected{{"市科技局", Part::lead, true}, {"市财政局", Part::responsible, false}};
  EXPECT_EQ(tasks[0].assignments, expected);
}

TEST(DoubtsIn, CountValuesBelowSure) {
  Measure doubtful = measure("甲", "2026-06-30", {});
  EXPECT_EQ(doubts_in(doubtful), 0);
  doubtful.due_source.confidence = 0.5;
  doubtful.responsible[0].source.confidence = 0.79;
  EXPECT_EQ(doubts_in(doubtful), 2);
}

}  // namespace duban::domain
