// Properties of reading again, over many random corrections and readings.
#include <gtest/gtest.h>

#include <random>

#include "domain/reread.hpp"
#include "support/given_draft.hpp"

namespace duban::domain {

namespace {

using namespace test;  // NOLINT(google-build-using-namespace): given, when, then

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
