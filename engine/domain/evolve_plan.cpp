// What events make of a plan.
#include <algorithm>

#include "domain/decide.hpp"
#include "domain/reread.hpp"

namespace duban::domain {

namespace {

/// Adds what `before` had and `after` has not; what came back is no longer dropped.
template <class Item>
void note_dropped(std::string_view field, const std::vector<Item>& before, const std::vector<Item>& after,
                  std::vector<Dropped>& dropped) {
  const auto has = [](const std::vector<Item>& items, const std::string& text) {
    return std::ranges::any_of(items, [&](const Item& item) { return text_of(item) == text; });
  };
  std::erase_if(dropped, [&](const Dropped& each) { return each.field == field && has(after, each.text); });
  for (const Item& item : before)
    if (const std::string text = text_of(item); !has(after, text))
      dropped.push_back({std::string(field), text, item.source.span});
}

/// `after` as a person made it of `before`.
DraftMeasure corrected(const DraftMeasure& before, DraftMeasure after) {
  after.extent = before.extent;
  after.dropped = before.dropped;
  if (after.measure.body != before.measure.body) after.extent = By::person;
  note_dropped("lead", before.measure.lead, after.measure.lead, after.dropped);
  note_dropped("responsible", before.measure.responsible, after.measure.responsible, after.dropped);
  note_dropped("supervisor", before.measure.supervisor, after.measure.supervisor, after.dropped);
  note_dropped("targets", before.measure.targets, after.measure.targets, after.dropped);
  note_dropped("steps", before.measure.steps, after.measure.steps, after.dropped);
  return after;
}

struct Evolver {
  Draft& draft;
  const Stamp& stamp;

  void operator()(const PlanImported& event) const {
    draft.file_name = event.file_name;
    draft.digest = event.digest;
    draft.text = event.text;
    draft.reader = event.reader;
    draft.document = event.plan.document;
    draft.targets = event.plan.targets;
    for (const Measure& measure : event.plan.measures)
      draft.measures.push_back({{draft.next_measure++}, measure, false});
    draft.imported_by = stamp.actor;
    draft.imported_at = stamp.at;
  }

  void operator()(const DocumentCorrected& event) const {
    Change change = begin(Correction::document, std::nullopt);
    note_plan(change);
    if (event.targets) {
      note_dropped("targets", draft.targets, *event.targets, draft.dropped);
      draft.targets = *event.targets;
    }
    draft.document = event.document;
    keep(std::move(change));
  }

  void operator()(const MeasureCorrected& event) const {
    const std::size_t place = draft.place_of(event.measure.id);
    if (place == draft.measures.size()) return;
    Change change = begin(Correction::corrected, event.measure.id);
    DraftMeasure now = corrected(draft.measures[place], event.measure);
    if (now.measure.body != draft.measures[place].measure.body) release(place);
    std::swap(draft.measures[place], now);
    change.replaced.push_back({place, std::move(now)});
    forget_decisions(change.replaced);
    keep(std::move(change));
  }

  void operator()(const MeasureAdded& event) const {
    Change change = begin(Correction::added, event.measure.id);
    add(change, event.measure);
    keep(std::move(change));
  }

  void operator()(const MeasureRemoved& event) const {
    const std::size_t place = draft.place_of(event.measure);
    if (place == draft.measures.size()) return;
    Change change = begin(Correction::removed, event.measure);
    take_out(change, place);
    forget_decisions(change.replaced);
    keep(std::move(change));
  }

  void operator()(const MeasuresJoined& event) const {
    const std::size_t place = draft.place_of(event.joined.id);
    if (place + 1 >= draft.measures.size()) return;
    Change change = begin(Correction::joined, event.joined.id);
    reshape(change, place, event.joined);
    take_out(change, place + 1);
    forget_decisions(change.replaced);
    keep(std::move(change));
  }

  void operator()(const MeasureSplit& event) const {
    const std::size_t place = draft.place_of(event.first.id);
    if (place == draft.measures.size()) return;
    Change change = begin(Correction::split, event.first.id);
    reshape(change, place, event.first);
    add(change, event.second);
    forget_decisions(change.replaced);
    keep(std::move(change));
  }

  void operator()(const PlanReread& event) const {
    Change change = begin(Correction::reread, std::nullopt);
    note_plan(change);
    Rereading rereading = reread(draft, event.reading);
    for (std::size_t place = 0; place < draft.measures.size(); ++place)
      change.replaced.push_back({place, std::move(draft.measures[place])});
    draft = std::move(rereading.draft);
    draft.reader = event.reader;
    forget_decisions(change.replaced);
    for (const DraftMeasure& each : draft.measures) change.added.push_back(each.id);
    keep(std::move(change));
  }

  /// Numbers that were given are not given again.
  void operator()(const CorrectionUndone&) const {
    if (draft.changes.empty()) return;
    Change change = std::move(draft.changes.back());
    draft.changes.pop_back();
    std::vector<MeasureId> out = std::move(change.added);
    for (const Change::Replaced& each : change.replaced) out.push_back(each.measure.id);
    std::ranges::sort(out);
    std::vector<Change::Replaced> was;
    std::erase_if(draft.measures, [&](DraftMeasure& each) {
      if (!std::ranges::binary_search(out, each.id)) return false;
      was.push_back({0, std::move(each)});
      return true;
    });
    for (Change::Replaced& each : change.replaced)
      draft.measures.insert(draft.measures.begin() + static_cast<std::ptrdiff_t>(each.place), std::move(each.measure));
    forget_decisions(was);
    draft.released.resize(change.released);
    draft.reader = std::move(change.reader);
    if (!change.document) return;
    draft.document = std::move(*change.document);
    draft.targets = std::move(change.targets);
    draft.dropped = std::move(change.dropped);
  }

  void operator()(const PlanDiscarded&) const { draft.status = DraftStatus::discarded; }

  void operator()(const PlanIssued& event) const {
    draft.status = DraftStatus::issued;
    draft.issued_at = stamp.at;
    draft.tasks = event.tasks;
    draft.changes.clear();
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

 private:
  Change begin(Correction kind, std::optional<MeasureId> measure) const {
    Change change;
    change.kind = kind;
    change.actor = stamp.actor;
    change.measure = measure;
    change.released = draft.released.size();
    change.reader = draft.reader;
    return change;
  }

  void keep(Change change) const {
    if (draft.changes.size() == kChangesKept) draft.changes.erase(draft.changes.begin());
    draft.changes.push_back(std::move(change));
  }

  void note_plan(Change& change) const {
    change.document = draft.document;
    change.targets = draft.targets;
    change.dropped = draft.dropped;
  }

  /// What was decided about a measure holds no longer when the measure says something else, or is gone.
  void forget_decisions(const std::vector<Change::Replaced>& replaced) const {
    if (!draft.revision) return;
    for (const Change::Replaced& was : replaced) {
      const MeasureId id = was.measure.id;
      const DraftMeasure* now = draft.find(id);
      if (now == nullptr) draft.revision->pairs.erase(id);
      if (now == nullptr || !says_the_same(now->measure, was.measure.measure))
        std::erase_if(draft.revision->accepted, [&](const auto& decision) { return decision.first.after == id; });
    }
  }

  void release(std::size_t place) const {
    const Measure& measure = draft.measures[place].measure;
    draft.released.push_back({measure.body, measure.path});
  }

  void add(Change& change, DraftMeasure measure) const {
    measure.extent = By::person;
    measure.dropped.clear();
    draft.next_measure = std::max(draft.next_measure, measure.id.value + 1);
    change.added.push_back(measure.id);
    insert_measure(draft.measures, std::move(measure));
  }

  /// `place` is one in the list as it was before the change.
  void take_out(Change& change, std::size_t place) const {
    release(place);
    change.replaced.push_back({place, std::move(draft.measures[place])});
    draft.measures.erase(draft.measures.begin() + static_cast<std::ptrdiff_t>(place));
  }

  void reshape(Change& change, std::size_t place, DraftMeasure measure) const {
    release(place);
    measure.extent = By::person;
    measure.dropped = draft.measures[place].dropped;
    std::swap(draft.measures[place], measure);
    change.replaced.push_back({place, std::move(measure)});
  }
};

}  // namespace

void evolve(Draft& draft, const PlanEvent& event, const Stamp& stamp) {
  std::visit(Evolver{draft, stamp}, event);
  ++draft.version;
}

}  // namespace duban::domain
