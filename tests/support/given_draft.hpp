// A draft as a document with three measures gives it, with what happened to it since.
#pragma once

#include "support/given.hpp"

namespace duban::test {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its plans

inline constexpr double kDoubtful = 0.5;

inline Source read_at(std::uint32_t from, std::uint32_t to, double confidence = 0.95) {
  return {{from, to}, confidence, "规则"};
}
inline Source given(Span span = {}) {
  return {span, 1.0, "由登记员填写", By::person};
}

/// A measure of twenty characters from `from` on: title, one unit, date and target, each at a place of its own.
inline Measure read_measure(const std::string& title, std::uint32_t from) {
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

inline Plan plan_of(std::vector<Measure> measures) {
  Plan plan;
  plan.document.title = "云州市方案";
  plan.document.title_source = read_at(0, 5);
  plan.measures = std::move(measures);
  return plan;
}

inline Plan three() {
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

inline std::vector<std::string> titles_of(const Draft& draft) {
  std::vector<std::string> titles;
  for (const DraftMeasure& each : draft.measures) titles.push_back(each.measure.title);
  return titles;
}

}  // namespace duban::test
