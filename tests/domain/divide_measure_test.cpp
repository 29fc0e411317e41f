#include "domain/divide_measure.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

namespace {

using test::day;
using test::expect_refused;
using test::kRegistrar;

Source at(std::uint32_t from, std::uint32_t to) {
  return {{from, to}, 0.9, "规则"};
}

Target target(double value, std::uint32_t from) {
  Target made;
  made.value = value;
  made.unit = "家";
  made.source = at(from, from + 2);
  return made;
}

const std::string kText = "一是培育企业20家。二是建设平台3个。（责任单位：市科技局）三是开展评估。";

/// The first two sentences and the clause, read as one measure; the third as another.
Draft given_draft() {
  Measure first;
  first.path = {"一"};
  first.title = "培育企业";
  first.title_source = at(2, 6);
  first.responsible = {{"市科技局", at(25, 29)}};
  first.due = day("2026-06-30");
  first.targets = {target(20, 6), target(3, 16)};
  first.steps = {{"建设平台", at(12, 16)}};
  first.body = {0, 30};
  Measure second;
  second.path = {"二"};
  second.title = "开展评估";
  second.title_source = at(32, 36);
  second.responsible = {{"市科技局", {}}, {"市财政局", {}}};
  second.due = day("2026-12-31");
  second.body = {30, 37};
  Draft draft;
  draft.id = {1};
  PlanImported event{"方案.txt", "d", kText, {}, "r"};
  event.plan.measures = {first, second};
  evolve(draft, event, {"deng", 1});
  return draft;
}

Result<std::vector<PlanEvent>> when(const Draft& draft, const PlanCommand& command) {
  return decide(draft, command, {kRegistrar, day("2026-06-01")});
}

Draft after(Draft draft, const PlanCommand& command) {
  const auto events = when(draft, command);
  EXPECT_TRUE(events.has_value()) << (events ? "" : events.error().message);
  if (events)
    for (const PlanEvent& event : *events) evolve(draft, event, {"deng", 2});
  return draft;
}

}  // namespace

TEST(SplitMeasure, PutsTargetsAndStepsWhereTheirWordsStand) {
  const Draft draft = after(given_draft(), SplitMeasure{{1}, {1}, 10});
  ASSERT_EQ(draft.measures.size(), 3U);
  const Measure& first = draft.measures[0].measure;
  const Measure& second = draft.measures[1].measure;
  EXPECT_EQ(first.body, (Span{0, 10}));
  EXPECT_EQ(second.body, (Span{10, 30}));
  EXPECT_EQ(draft.measures[1].id, MeasureId{3});
  EXPECT_EQ(first.title, "培育企业");
  EXPECT_EQ(second.title, "二是建设平台3个");
  ASSERT_EQ(first.targets.size(), 1U);
  EXPECT_EQ(first.targets[0].value, 20);
  ASSERT_EQ(second.targets.size(), 1U);
  EXPECT_EQ(second.targets[0].value, 3);
  EXPECT_TRUE(first.steps.empty());
}

TEST(SplitMeasure, GivesBothPartsTheUnitsAndTheDate) {
  const Draft draft = after(given_draft(), SplitMeasure{{1}, {1}, 10});
  for (std::size_t i = 0; i < 2; ++i) {
    ASSERT_EQ(draft.measures[i].measure.responsible.size(), 1U);
    EXPECT_EQ(draft.measures[i].measure.responsible[0].name, "市科技局");
    EXPECT_EQ(draft.measures[i].measure.due, day("2026-06-30"));
  }
}

TEST(SplitMeasure, DividesUnitsThatAreNamedOnBothSides) {
  Draft draft = given_draft();
  draft.measures[0].measure.responsible.push_back({"市工信局", at(3, 6)});
  draft = after(draft, SplitMeasure{{1}, {1}, 10});
  ASSERT_EQ(draft.measures[0].measure.responsible.size(), 1U);
  EXPECT_EQ(draft.measures[0].measure.responsible[0].name, "市工信局");
  ASSERT_EQ(draft.measures[1].measure.responsible.size(), 1U);
  EXPECT_EQ(draft.measures[1].measure.responsible[0].name, "市科技局");
}

TEST(SplitMeasure, NeedsWordsOnBothSides) {
  for (const std::uint32_t place : {0U, 30U, 31U, 99U})
    expect_refused(when(given_draft(), SplitMeasure{{1}, {1}, place}), RejectionCode::invalid_value);
  expect_refused(when(given_draft(), SplitMeasure{{1}, {9}, 10}), RejectionCode::not_found);
}

TEST(JoinMeasures, UnitesTheValuesOfBoth) {
  const Draft draft = after(given_draft(), JoinMeasures{{1}, {1}, {2}});
  ASSERT_EQ(draft.measures.size(), 1U);
  const Measure& whole = draft.measures[0].measure;
  EXPECT_EQ(whole.title, "培育企业");
  EXPECT_EQ(whole.path, std::vector<std::string>{"一"});
  EXPECT_EQ(whole.body, (Span{0, 37}));
  ASSERT_EQ(whole.responsible.size(), 2U);
  EXPECT_EQ(whole.responsible[1].name, "市财政局");
  ASSERT_EQ(whole.steps.size(), 2U);
  EXPECT_EQ(whole.steps[1].title, "开展评估");
  EXPECT_EQ(whole.targets.size(), 2U);
}

TEST(JoinMeasures, TakesTheLaterOfTwoDatesAsADoubt) {
  const Draft draft = after(given_draft(), JoinMeasures{{1}, {1}, {2}});
  const Measure& whole = draft.measures[0].measure;
  EXPECT_EQ(whole.due, day("2026-12-31"));
  EXPECT_LT(whole.due_source.confidence, kSure);
  EXPECT_NE(whole.due_source.why.find("2026-06-30"), std::string::npos);
  EXPECT_EQ(doubts_in(draft), 1);
}

TEST(JoinMeasures, AreNeighboursInTheirOrder) {
  expect_refused(when(given_draft(), JoinMeasures{{1}, {2}, {1}}), RejectionCode::invalid_value);
  expect_refused(when(given_draft(), JoinMeasures{{1}, {1}, {1}}), RejectionCode::invalid_value);
  expect_refused(when(given_draft(), JoinMeasures{{1}, {1}, {9}}), RejectionCode::not_found);
}

TEST(UndoCorrection, TakesBackTheLastFirst) {
  const Draft imported = given_draft();
  Draft draft = imported;
  draft = after(draft, SplitMeasure{{1}, {1}, 10});
  const std::vector<DraftMeasure> split = draft.measures;
  draft = after(draft, JoinMeasures{{1}, {3}, {2}});
  draft = after(draft, RemoveMeasure{{1}, {1}});
  EXPECT_EQ(draft.measures.size(), 1U);
  draft = after(draft, UndoCorrection{{1}});
  EXPECT_EQ(draft.measures.size(), 2U);
  draft = after(draft, UndoCorrection{{1}});
  EXPECT_EQ(draft.measures, split);
  draft = after(draft, UndoCorrection{{1}});
  EXPECT_EQ(draft.measures, imported.measures);
  EXPECT_TRUE(draft.released.empty());
  expect_refused(when(draft, UndoCorrection{{1}}), RejectionCode::invalid_status);
}

TEST(UndoCorrection, TakesBackCorrectionsOfMeasuresAndOfThePlan) {
  const Draft imported = given_draft();
  DraftMeasure changed = imported.measures[0];
  changed.measure.title = "别的";
  changed.measure.responsible.clear();
  Draft draft = after(imported, CorrectMeasure{{1}, changed});
  Document document;
  document.title = "方案";
  draft = after(draft, CorrectDocument{{1}, document, std::vector<Target>{target(1, 0)}});
  draft = after(draft, AddMeasure{{1}, changed.measure, false});
  for (int i = 0; i < 3; ++i) draft = after(draft, UndoCorrection{{1}});
  EXPECT_EQ(draft.measures, imported.measures);
  EXPECT_EQ(draft.document, imported.document);
  EXPECT_TRUE(draft.targets.empty());
  EXPECT_EQ(draft.next_measure, 4) << "numbers are not given twice";
}

TEST(UndoCorrection, ReachesBackAHundredCorrections) {
  Draft draft = given_draft();
  for (int i = 0; i < 120; ++i) {
    DraftMeasure changed = draft.measures[0];
    changed.measure.title = "第" + std::to_string(i);
    draft = after(std::move(draft), CorrectMeasure{{1}, changed});
  }
  EXPECT_EQ(draft.changes.size(), kChangesKept);
  for (std::size_t i = 0; i < kChangesKept; ++i) draft = after(std::move(draft), UndoCorrection{{1}});
  EXPECT_EQ(draft.measures[0].measure.title, "第19");
  expect_refused(when(draft, UndoCorrection{{1}}), RejectionCode::invalid_status);
}

}  // namespace duban::domain
