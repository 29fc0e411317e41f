// A new reading of a draft: what people did stays, everything else follows.
#include "domain/reread.hpp"

#include <gtest/gtest.h>

#include "support/given_draft.hpp"

namespace duban::domain {

namespace {

using namespace test;  // NOLINT(google-build-using-namespace): given, when, then

std::vector<std::string> names_of(const std::vector<NamedUnit>& units) {
  std::vector<std::string> names;
  for (const NamedUnit& unit : units) names.push_back(unit.name);
  return names;
}

using Names = std::vector<std::string>;

/// The one difference of this kind; of an empty field it is the measure as a whole.
const Difference* find_difference(const Rereading& rereading, Difference::Kind kind, const std::string& field) {
  for (const Difference& each : rereading.differences)
    if (each.kind == kind && each.field == field) return &each;
  return nullptr;
}

}  // namespace

TEST(RereadPlan, IsTheRegistrarsAndOfADraft) {
  Plan newer = three();
  newer.measures[0].title = "甲二";
  const RereadPlan command{{1}, newer, "r2"};
  EXPECT_TRUE(GivenDraft().when(command));
  expect_refused(GivenDraft().when(command, kLiaison), RejectionCode::not_permitted);
  GivenDraft issued;
  issued.and_then(PlanIssued{{TaskId{1}, TaskId{2}, TaskId{3}}, false});
  expect_refused(issued.when(command), RejectionCode::invalid_status);
  expect_refused(GivenDraft().when(RereadPlan{{1}, {}, "r2"}), RejectionCode::no_measures);
}

TEST(RereadPlan, HappensOnlyIfSomethingDiffers) {
  const auto same = GivenDraft().when(RereadPlan{{1}, three(), "r2"});
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->empty());
  Plan newer = three();
  newer.measures[1].due = day("2026-09-30");
  const auto events = GivenDraft().when(RereadPlan{{1}, newer, "r2"});
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front(), PlanEvent(PlanReread{newer, "r2"}));
}

TEST(Rereading, FollowsTheNewReadingWhereNobodyTouchedAnything) {
  Plan newer = three();
  newer.document.number = "云政〔2026〕1号";
  newer.measures[0].title = "甲二";
  newer.measures[0].body = {98, 121};
  newer.measures[1].responsible = {{"市财政局", read_at(124, 128)}};
  newer.measures[2].due.reset();
  newer.measures[2].due_basis = DueBasis::none;
  const Draft after = GivenDraft().read_again(newer);
  ASSERT_EQ(after.measures.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(after.measures[i].measure, newer.measures[i]);
  EXPECT_EQ(after.measures[0].id, MeasureId{1});
  EXPECT_EQ(after.document, newer.document);
  EXPECT_EQ(after.reader, "r2");
}

TEST(Rereading, KeepsWhatAPersonFilledInAndFollowsTheRestOfTheMeasure) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) {
    m.measure.due = day("2026-12-31");
    m.measure.due_source = given();
  });
  Plan newer = three();
  newer.measures[0].due = day("2026-09-30");
  newer.measures[0].title = "甲二";
  const Draft after = draft.read_again(newer);
  EXPECT_EQ(after.measures[0].measure.due, day("2026-12-31"));
  EXPECT_EQ(after.measures[0].measure.title, "甲二");
}

TEST(Rereading, KeepsWhatAPersonConfirmed) {
  GivenDraft draft;
  draft.corrected(2, [](DraftMeasure& m) {
    m.measure.due_source = {{128, 131}, 1.0, "规则；由登记员确认", By::confirmed};
  });
  Plan newer = three();
  newer.measures[1].due = day("2027-06-30");
  const Draft after = draft.read_again(newer);
  EXPECT_EQ(after.measures[1].measure.due, day("2026-06-30"));
  const Rereading rereading = reread(draft.draft(), newer);
  const Difference* kept = find_difference(rereading, Difference::Kind::kept, "due");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->before, "2026-06-30");
  EXPECT_EQ(kept->after, "2027-06-30（存疑）");
  EXPECT_EQ(kept->measure, MeasureId{2});
}

TEST(Rereading, KeepsThatThereIsNoDate) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) {
    m.measure.due.reset();
    m.measure.due_source = {{}, 1.0, {}, By::person};
    m.no_fixed_date = true;
  });
  draft.corrected(2, [](DraftMeasure& m) {
    m.measure.due.reset();
    m.measure.due_source = {{}, 1.0, {}, By::person};
  });
  const Draft after = draft.read_again(three());
  EXPECT_FALSE(after.measures[0].measure.due);
  EXPECT_TRUE(after.measures[0].no_fixed_date);
  EXPECT_FALSE(after.measures[1].measure.due);
}

TEST(Rereading, MergesListsValueByValue) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) { m.measure.responsible.push_back({"市文旅局", given()}); });
  Plan newer = three();
  newer.measures[0].responsible = {{"市科技局", read_at(104, 108)}, {"市财政局", read_at(114, 118)}};
  EXPECT_EQ(names_of(draft.read_again(newer).measures[0].measure.responsible),
            (Names{"市科技局", "市文旅局", "市财政局"}));
  newer.measures[0].responsible = {{"市工信局", read_at(104, 108)}};
  EXPECT_EQ(names_of(draft.read_again(newer).measures[0].measure.responsible), (Names{"市文旅局", "市工信局"}));
}

TEST(Rereading, DoesNotBringBackWhatAPersonTookOut) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) { m.measure.responsible = {{"市科学技术局", given()}}; });
  EXPECT_EQ(names_of(draft.read_again(three()).measures[0].measure.responsible), Names{"市科学技术局"});
  // The same words read otherwise are the same place, which the person has dealt with.
  Plan newer = three();
  newer.measures[0].responsible = {{"市科技", read_at(104, 107)}};
  EXPECT_EQ(names_of(draft.read_again(newer).measures[0].measure.responsible), Names{"市科学技术局"});
  // Nor does a reader in between that did not see it make it new.
  newer.measures[0].responsible.clear();
  draft.and_then(PlanReread{newer, "r2"}).and_then(PlanReread{three(), "r3"});
  EXPECT_EQ(names_of(draft.draft().measures[0].measure.responsible), Names{"市科学技术局"});
}

TEST(Rereading, TakesBackWhatAPersonPutBack) {
  GivenDraft draft;
  const auto units = draft.draft().measures[0].measure.responsible;
  draft.corrected(1, [](DraftMeasure& m) { m.measure.responsible.clear(); });
  draft.corrected(1, [&](DraftMeasure& m) { m.measure.responsible = units; });
  EXPECT_FALSE(is_touched(draft.draft().measures[0]));
}

TEST(Rereading, LeavesAUnitInTheRoleThatAPersonGaveIt) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) { m.measure.lead = {{"市财政局", given()}}; });
  Plan newer = three();
  newer.measures[0].responsible.push_back({"市财政局", read_at(114, 118)});
  EXPECT_EQ(names_of(draft.read_again(newer).measures[0].measure.responsible), Names{"市科技局"});
}

TEST(Rereading, KeepsTargetsThatAPersonCorrected) {
  GivenDraft draft;
  draft.corrected(1, [](DraftMeasure& m) {
    m.measure.targets[0].value = 25;
    m.measure.targets[0].source = given(m.measure.targets[0].source.span);
  });
  Plan newer = three();
  newer.measures[0].targets[0].value = 22;
  Target other = newer.measures[0].targets[0];
  other.value = 3;
  other.source = read_at(115, 117);
  newer.measures[0].targets.push_back(other);
  const auto targets = draft.read_again(newer).measures[0].measure.targets;
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].value, 25);
  EXPECT_EQ(targets[1].value, 3);
}

TEST(Rereading, KeepsCorrectionsOfThePlanItself) {
  GivenDraft draft;
  Document document = draft.draft().document;
  document.title = "云州市实施方案";
  document.title_source = given();
  Target goal;
  goal.value = 8;
  goal.unit = "%";
  goal.source = given();
  draft.and_then(DocumentCorrected{document, std::vector<Target>{goal}});
  Plan newer = three();
  newer.document.title = "别的方案";
  newer.document.issuer = "云州市人民政府";
  const Draft after = draft.read_again(newer);
  EXPECT_EQ(after.document.title, "云州市实施方案");
  EXPECT_EQ(after.document.issuer, "云州市人民政府");
  EXPECT_EQ(after.targets, std::vector<Target>{goal});
}

TEST(Rereading, AddsAndRemovesMeasuresThatNobodyTouched) {
  const Plan newer = plan_of({read_measure("甲", 100), read_measure("丙", 140), read_measure("丁", 160)});
  const GivenDraft draft;
  const Draft after = draft.read_again(newer);
  EXPECT_EQ(titles_of(after), (Names{"甲", "丙", "丁"}));
  EXPECT_EQ(after.measures[2].id, MeasureId{4});
  const Rereading rereading = reread(draft.draft(), newer);
  EXPECT_EQ(find_difference(rereading, Difference::Kind::added, "")->title, "丁");
  EXPECT_EQ(find_difference(rereading, Difference::Kind::removed, "")->title, "乙");
}

TEST(Rereading, PutsANewMeasureWhereItsTextStands) {
  const GivenDraft draft(plan_of({read_measure("甲", 100), read_measure("丙", 140)}));
  EXPECT_EQ(titles_of(draft.read_again(three())), (Names{"甲", "乙", "丙"}));
}

TEST(Rereading, LeavesARemovedMeasureRemoved) {
  GivenDraft draft;
  draft.and_then(MeasureRemoved{{2}});
  EXPECT_EQ(titles_of(draft.read_again(three())), (Names{"甲", "丙"}));
  Plan newer = three();
  newer.measures[1].body = {121, 139};
  EXPECT_EQ(titles_of(draft.read_again(newer)), (Names{"甲", "丙"}));
  EXPECT_NE(find_difference(reread(draft.draft(), newer), Difference::Kind::kept, ""), nullptr);
}

TEST(Rereading, KeepsATouchedMeasureThatTheNewReadingDrops) {
  GivenDraft draft;
  draft.corrected(2, [](DraftMeasure& m) {
    m.measure.title = "乙二";
    m.measure.title_source = given();
  });
  const Draft after = draft.read_again(plan_of({read_measure("甲", 100), read_measure("丙", 140)}));
  EXPECT_EQ(titles_of(after), (Names{"甲", "乙二", "丙"}));
}

TEST(Rereading, DividesAnUntouchedMeasureAsTheNewReadingDoes) {
  Measure half = read_measure("乙前", 120);
  half.body = {120, 130};
  Measure rest = read_measure("乙后", 130);
  rest.body = {130, 140};
  const Plan newer = plan_of({read_measure("甲", 100), half, rest, read_measure("丙", 140)});
  const Draft after = GivenDraft().read_again(newer);
  EXPECT_EQ(titles_of(after), (Names{"甲", "乙前", "乙后", "丙"}));
  EXPECT_EQ(after.measures[1].id, MeasureId{2});
  EXPECT_EQ(after.measures[2].id, MeasureId{4});
}

TEST(Rereading, LeavesATouchedMeasureThatTheNewReadingDividesOtherwise) {
  GivenDraft draft;
  draft.corrected(2, [](DraftMeasure& m) { m.measure.title_source = given(m.measure.title_source.span); });
  const DraftMeasure mine = *draft.draft().find({2});
  Measure half = read_measure("乙前", 120);
  half.body = {120, 130};
  Measure rest = read_measure("乙后", 130);
  rest.body = {130, 140};
  EXPECT_EQ(*draft.read_again(plan_of({read_measure("甲", 100), half, rest, read_measure("丙", 140)})).find({2}), mine);
  Measure both = read_measure("乙丙", 120);
  both.body = {120, 160};
  const Draft after = draft.read_again(plan_of({read_measure("甲", 100), both}));
  EXPECT_EQ(titles_of(after), (Names{"甲", "乙", "丙"}));
  EXPECT_EQ(*after.find({2}), mine);
}

TEST(Rereading, LeavesJoinedMeasuresJoined) {
  GivenDraft draft;
  draft.ordered(JoinMeasures{{1}, {1}, {2}});
  const DraftMeasure whole = *draft.draft().find({1});
  EXPECT_EQ(whole.measure.body, (Span{100, 140}));
  Plan newer = three();
  newer.measures[0].title = "甲二";
  newer.measures[2].title = "丙二";
  const Draft after = draft.read_again(newer);
  EXPECT_EQ(titles_of(after), (Names{"甲", "丙二"}));
  EXPECT_EQ(*after.find({1}), whole);
}

TEST(Rereading, LeavesValuesThatAJoinBroughtWhereTheExtentIsTheReadersAgain) {
  GivenDraft draft;
  Measure part = read_measure("甲中", 104);
  part.title_source = given();
  part.body = {104, 116};
  part.responsible = {{"市文旅局", read_at(106, 110)}};
  draft.ordered(AddMeasure{{1}, part, false}).ordered(JoinMeasures{{1}, {1}, {4}});
  const DraftMeasure whole = *draft.draft().find({1});
  EXPECT_EQ(whole.measure.body, (Span{100, 120}));
  EXPECT_EQ(*draft.read_again(three()).find({1}), whole);
}

TEST(Rereading, LeavesSplitMeasuresSplit) {
  GivenDraft draft;
  draft.ordered(SplitMeasure{{1}, {2}, 130});
  const Draft before = draft.draft();
  ASSERT_EQ(before.measures.size(), 4U);
  const Draft after = draft.read_again(three());
  EXPECT_EQ(after.measures, before.measures);
}

TEST(Rereading, LeavesAnAddedMeasureAndDoesNotReadItTwice) {
  GivenDraft draft;
  Measure mine;
  mine.title = "丁，由人添加";
  mine.title_source = given({200, 206});
  mine.body = {200, 225};
  draft.ordered(AddMeasure{{1}, mine, true});
  const Plan newer = three();
  for (const std::uint32_t from : {200U, 202U}) {
    Plan found = newer;
    found.measures.push_back(read_measure("丁", from));
    const Draft after = draft.read_again(found);
    EXPECT_EQ(titles_of(after), (Names{"甲", "乙", "丙", "丁，由人添加"}));
    EXPECT_EQ(after.measures, draft.draft().measures);
  }
}

TEST(Rereading, CanBeTakenBack) {
  GivenDraft draft;
  Draft before = draft.draft();
  draft.ordered(RereadPlan{{1}, plan_of({read_measure("甲二", 100), read_measure("丁", 160)}), "r2"});
  EXPECT_EQ(titles_of(draft.draft()), (Names{"甲二", "丁"}));
  draft.ordered(UndoCorrection{{1}});
  Draft after = draft.draft();
  EXPECT_EQ(after.measures, before.measures);
  EXPECT_EQ(after.document, before.document);
  EXPECT_EQ(after.reader, "r1");
}

}  // namespace duban::domain
