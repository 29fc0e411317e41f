// What events make of a plan.
#include <algorithm>

#include "domain/decide.hpp"

namespace duban::domain {

namespace {

struct Evolver {
  Draft& draft;
  const Stamp& stamp;

  void operator()(const PlanImported& event) const {
    draft.file_name = event.file_name;
    draft.digest = event.digest;
    draft.text = event.text;
    draft.document = event.plan.document;
    draft.targets = event.plan.targets;
    for (const Measure& measure : event.plan.measures)
      draft.measures.push_back({{draft.next_measure++}, measure, false});
    draft.imported_by = stamp.actor;
    draft.imported_at = stamp.at;
  }

  void operator()(const DocumentCorrected& event) const { draft.document = event.document; }

  void operator()(const MeasureCorrected& event) const {
    for (DraftMeasure& each : draft.measures) {
      if (each.id != event.measure.id) continue;
      if (!says_the_same(each.measure, event.measure.measure)) forget_decisions(each.id);
      each = event.measure;
    }
  }

  /// What was decided about a measure holds no longer when the measure says something else.
  void forget_decisions(MeasureId measure) const {
    if (!draft.revision) return;
    std::erase_if(draft.revision->accepted, [&](const auto& decision) { return decision.first.after == measure; });
  }

  /// An added measure stands where its text does, and at the end if it has none.
  void operator()(const MeasureAdded& event) const {
    const Span body = event.measure.measure.body;
    auto at = draft.measures.end();
    if (body.to > body.from)
      at = std::ranges::find_if(draft.measures,
                                [&](const DraftMeasure& each) { return each.measure.body.from > body.from; });
    draft.measures.insert(at, event.measure);
    draft.next_measure = std::max(draft.next_measure, event.measure.id.value + 1);
  }

  void operator()(const MeasureRemoved& event) const {
    std::erase_if(draft.measures, [&](const DraftMeasure& each) { return each.id == event.measure; });
    forget_decisions(event.measure);
    if (draft.revision) draft.revision->pairs.erase(event.measure);
  }

  void operator()(const PlanDiscarded&) const { draft.status = DraftStatus::discarded; }

  void operator()(const PlanIssued& event) const {
    draft.status = DraftStatus::issued;
    draft.issued_at = stamp.at;
    draft.tasks = event.tasks;
  }

  void operator()(const RevisionDeclared& event) const {
    draft.revision.reset();
    if (event.of) draft.revision = Revision{*event.of, {}, {}};
  }

  /// A former measure goes on in one measure only: the last that was said.
  void operator()(const MeasurePaired& event) const {
    if (!draft.revision) return;
    auto& pairs = draft.revision->pairs;
    if (event.former) std::erase_if(pairs, [&](const auto& pair) { return pair.second == event.former; });
    pairs[event.measure] = event.former;
  }

  void operator()(const ChangesDecided& event) const {
    if (!draft.revision) return;
    for (const ChangeId& change : event.changes) {
      if (event.accepted)
        draft.revision->accepted[change] = *event.accepted;
      else
        draft.revision->accepted.erase(change);
    }
  }

  void operator()(const PlanSuperseded& event) const {
    draft.status = DraftStatus::superseded;
    draft.superseded_by = event.by;
  }
};

}  // namespace

void evolve(Draft& draft, const PlanEvent& event, const Stamp& stamp) {
  std::visit(Evolver{draft, stamp}, event);
  ++draft.version;
}

}  // namespace duban::domain
