#include "domain/draft.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

int doubt(const Source& source, bool present) {
  return present && source.confidence < kSure ? 1 : 0;
}

template <class List>
int doubts_of(const List& list) {
  int doubts = 0;
  for (const auto& each : list) doubts += doubt(each.source, true);
  return doubts;
}

void forget_sources(Measure& measure) {
  measure.title_source = measure.due_source = measure.every_source = {};
  for (auto* units : {&measure.lead, &measure.responsible, &measure.supervisor})
    for (NamedUnit& unit : *units) unit.source = {};
  for (Target& target : measure.targets) target.source = {};
  for (Step& step : measure.steps) step.source = {};
}

}  // namespace

const DraftMeasure* Draft::find(MeasureId measure) const {
  for (const DraftMeasure& each : measures)
    if (each.id == measure) return &each;
  return nullptr;
}

int doubts_in(const Measure& measure) {
  return doubt(measure.title_source, true) + doubt(measure.due_source, measure.due.has_value()) +
         doubt(measure.every_source, measure.every.has_value()) + doubts_of(measure.lead) +
         doubts_of(measure.responsible) + doubts_of(measure.supervisor) + doubts_of(measure.targets) +
         doubts_of(measure.steps);
}

int doubts_in(const Draft& draft) {
  const Document& document = draft.document;
  int doubts = doubt(document.title_source, document.title.has_value()) +
               doubt(document.number_source, document.number.has_value()) +
               doubt(document.issuer_source, document.issuer.has_value()) +
               doubt(document.signed_on_source, document.signed_on.has_value()) +
               doubt(document.published_on_source, document.published_on.has_value()) +
               doubt(document.period_source, document.period.has_value());
  for (const DraftMeasure& each : draft.measures) doubts += doubts_in(each.measure);
  return doubts;
}

bool says_the_same(Measure a, Measure b) {
  forget_sources(a);
  forget_sources(b);
  return a == b;
}

std::string proposed_lead(const Measure& measure) {
  return measure.lead.empty() && !measure.responsible.empty() ? measure.responsible.front().name : std::string();
}

std::vector<PlannedAssignment> planned_assignments(const Measure& measure) {
  std::vector<PlannedAssignment> planned;
  const auto add = [&](const std::string& unit, Part part, bool assumed) {
    const bool known = std::ranges::any_of(planned, [&](const PlannedAssignment& each) { return each.unit == unit; });
    if (!known) planned.push_back({unit, part, assumed});
  };
  for (const NamedUnit& unit : measure.lead) add(unit.name, Part::lead, false);
  if (const std::string proposed = proposed_lead(measure); !proposed.empty()) add(proposed, Part::lead, true);
  for (const NamedUnit& unit : measure.responsible) add(unit.name, Part::responsible, false);
  return planned;
}

std::vector<const DraftMeasure*> without_due_date(const Draft& draft) {
  std::vector<const DraftMeasure*> found;
  for (const DraftMeasure& each : draft.measures)
    if (!each.measure.due && !each.no_fixed_date) found.push_back(&each);
  return found;
}

}  // namespace duban::domain
