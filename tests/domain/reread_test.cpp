// A new reading of a draft: what people did stays, everything else follows.
#include "domain/reread.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/given.hpp"

namespace duban::domain {

namespace {

using test::day;
using test::expect_refused;
using test::kLiaison;
using test::kRegistrar;

constexpr double kDoubtful = 0.5;

Source read_at(std::uint32_t from, std::uint32_t to, double confidence = 0.95) {
  return {{from, to}, confidence, "规则"};
}
Source given(Span span = {}) {
  return {span, 1.0, "由登记员填写", By::person};
}

/// A measure of twenty characters from `from` on: title, one unit, date and target, each at a place of its own.
Measure read_measure(const std::string& title, std::uint32_t from) {
  Measure measure;
  measure.path = {"一", std::to_string(from)};
  measure.title = title;
  measure.title_source = read_at(from, from + 4);
  measure.responsible = {{"市科技局", read_at(from + 4, from + 8)}};
  measure.due = day("2026-06-30");
  measure.due_basis = DueBasis::explicit_text;
  measure.due_source = read_at(from + 8, from + 11, kDoubtful);
  Target target;
  target.value = 20;
  target.unit = "家";
  target.name = "企业";
  target.source = read_at(from + 11, from + 14);
  measure.targets = {target};
  measure.body = {from, from + 20};
  return measure;
}

Plan plan_of(std::vector<Measure> measures) {
  Plan plan;
  plan.document.title = "云州市方案";
  plan.document.title_source = read_at(0, 5);
  plan.measures = std::move(measures);
  return plan;
}

Plan three() {
  return plan_of({read_measure("甲", 100), read_measure("乙", 120), read_measure("丙", 140)});
}

/// A draft with what happened to it.
class GivenDraft {
 public:
  explicit GivenDraft(Plan plan = three()) {
    draft_.id = {1};
    std::string text;
    for (int i = 0; i < 400; ++i) text += i % 20 == 19 ? "。" : "文";
    and_then(PlanImported{"方案.txt", "d", text, std::move(plan), "r1"});
  }
  GivenDraft& and_then(const PlanEvent& event) {
    evolve(draft_, event, {"deng", 7});
    return *this;
  }
  /// Corrects the measure by a change of its values.
  template <class Change>
  GivenDraft& corrected(std::int64_t id, Change change) {
    DraftMeasure measure = *draft_.find({id});
    change(measure);
    return and_then(MeasureCorrected{measure});
  }
  GivenDraft& ordered(const PlanCommand& command) {
    const auto events = when(command);
    EXPECT_TRUE(events.has_value()) << (events ? "" : events.error().message);
    if (events)
      for (const PlanEvent& event : *events) and_then(event);
    return *this;
  }
  Result<std::vector<PlanEvent>> when(const PlanCommand& command, const Actor& actor = kRegistrar) const {
    return decide(draft_, command, {actor, day("2026-06-01")});
  }
  /// The draft after a rereading that gave `reading`.
  Draft read_again(const Plan& reading) const {
    Draft after = draft_;
    evolve(after, PlanReread{reading, "r2"}, {"deng", 8});
    return after;
  }
  const Draft& draft() const { return draft_; }

 private:
  Draft draft_;
};

std::vector<std::string> titles_of(const Draft& draft) {
  std::vector<std::string> titles;
  for (const DraftMeasure& each : draft.measures) titles.push_back(each.measure.title);
  return titles;
}
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

// Properties, over many random corrections and readings.

namespace {

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(random_);
  }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::mt19937 random_;
};

/// A reading of the same text: measures of other lengths with other values.
Plan random_reading(Chance& chance) {
  Plan plan = plan_of({});
  for (std::uint32_t at = chance.below(20); at + 20 < 400; at += 4 * chance.below(4)) {
    Measure measure = read_measure(std::string("题") + std::to_string(chance.below(3)), at);
    measure.body.to = at + 4 + 4 * chance.below(8);
    measure.path = {std::to_string(chance.below(3))};
    measure.due = Date::of(2026, 1 + static_cast<int>(chance.below(3)), 1);
    for (std::uint32_t i = chance.below(4); i-- > 0;)
      measure.responsible.push_back({"单位" + std::to_string(i + 3 * chance.below(2)), read_at(at + i, at + i + 1)});
    measure.targets[0].value = chance.below(3);
    if (chance.one_in(3)) measure.targets.clear();
    at = measure.body.to;
    plan.measures.push_back(std::move(measure));
  }
  return plan;
}

void correct_one(Chance& chance, GivenDraft& draft) {
  const auto& measures = draft.draft().measures;
  if (measures.empty()) return;
  const DraftMeasure one = measures[chance.below(static_cast<std::uint32_t>(measures.size()))];
  switch (chance.below(8)) {
    case 0:
      draft.corrected(one.id.value, [&](DraftMeasure& m) { m.measure.due_source.by = By::confirmed; });
      return;
    case 1:
      draft.corrected(one.id.value, [&](DraftMeasure& m) {
        m.measure.title = "人" + std::to_string(chance.below(9));
        m.measure.title_source = given();
      });
      return;
    case 2:
      draft.corrected(one.id.value, [&](DraftMeasure& m) {
        if (!m.measure.responsible.empty()) m.measure.responsible.pop_back();
        m.measure.responsible.push_back({"人定单位" + std::to_string(chance.below(9)), given()});
      });
      return;
    case 3:
      draft.and_then(MeasureRemoved{one.id});
      return;
    case 4: {
      Measure added = read_measure("人加", chance.below(380));
      added.title_source = given();
      draft.ordered(AddMeasure{{1}, added, false});
      return;
    }
    case 5:
      if (draft.draft().place_of(one.id) + 1 < measures.size())
        draft.ordered(JoinMeasures{{1}, one.id, measures[draft.draft().place_of(one.id) + 1].id});
      return;
    case 6:
      draft.corrected(one.id.value, [&](DraftMeasure& m) {
        m.measure.body = {chance.below(100), 100 + chance.below(300)};
      });
      return;
    default:
      if (one.measure.body.to - one.measure.body.from > 8)
        draft.ordered(SplitMeasure{{1}, one.id, (one.measure.body.from + one.measure.body.to) / 2});
      return;
  }
}

/// Everything that people gave or confirmed, in words.
std::vector<std::string> of_people(const Draft& draft) {
  std::vector<std::string> all;
  for (const DraftMeasure& each : draft.measures) {
    const std::string id = std::to_string(each.id.value) + " ";
    const Measure& m = each.measure;
    if (is_persons(m.title_source)) all.push_back(id + "title " + m.title);
    if (is_persons(m.due_source)) all.push_back(id + "due " + (m.due ? m.due->text() : ""));
    for (const NamedUnit& unit : m.responsible)
      if (is_persons(unit.source)) all.push_back(id + "unit " + unit.name);
    for (const Dropped& dropped : each.dropped) all.push_back(id + "dropped " + dropped.text);
    if (each.extent != By::reader)
      all.push_back(id + "body " + std::to_string(m.body.from) + " " + std::to_string(m.body.to));
  }
  return all;
}

bool same(const Draft& a, const Draft& b) {
  return a.document == b.document && a.targets == b.targets && a.measures == b.measures;
}

}  // namespace

class RereadingProperty : public testing::TestWithParam<unsigned> {};

TEST_P(RereadingProperty, HoldsForRandomCorrectionsAndReadings) {
  for (unsigned seed = GetParam() * 20; seed < GetParam() * 20 + 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Chance chance(seed);
    Plan reading = random_reading(chance);
    GivenDraft draft(reading);
    for (int round = 0; round < 4; ++round) {
      for (std::uint32_t i = chance.below(8); i-- > 0;) correct_one(chance, draft);
      const auto again = draft.when(RereadPlan{{1}, reading, "r"});
      if (reading.measures.empty()) continue;
      ASSERT_TRUE(again);
      EXPECT_TRUE(again->empty()) << "the same reading changes nothing";

      reading = random_reading(chance);
      const auto mine = of_people(draft.draft());
      const Draft once = draft.read_again(reading);
      EXPECT_EQ(of_people(once), mine) << "what people gave is kept";
      GivenDraft twice = draft;
      twice.and_then(PlanReread{reading, "r2"}).and_then(PlanReread{reading, "r2"});
      EXPECT_TRUE(same(once, twice.draft())) << "twice is once";
      draft.and_then(PlanReread{reading, "r2"});
    }
    // Every correction can be taken back, and leaves what was before it.
    while (!draft.draft().changes.empty()) draft.ordered(UndoCorrection{{1}});
    EXPECT_EQ(draft.draft().version % 2, 1);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RereadingProperty, testing::Range(0U, 10U));

}  // namespace duban::domain
