#include "domain/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace duban::domain {

namespace {

int doubt(const Source& source, bool present) {
  return present && source.confidence < kSure ? 1 : 0;
}

/// The shortest digits that give the number back.
std::string digits(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
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
  const std::size_t place = place_of(measure);
  return place == measures.size() ? nullptr : &measures[place];
}

std::size_t Draft::place_of(MeasureId measure) const {
  const auto found = std::ranges::find(measures, measure, &DraftMeasure::id);
  return static_cast<std::size_t>(found - measures.begin());
}

std::string text_of(const NamedUnit& unit) {
  return unit.name;
}

std::string text_of(const Step& step) {
  return step.title;
}

std::string text_of(const Target& target) {
  std::string text = target.name + " ";
  if (target.compare == Compare::at_least) text += "≥";
  if (target.compare == Compare::at_most) text += "≤";
  text += digits(target.value);
  if (target.value_max) text += "–" + digits(*target.value_max);
  text += target.unit;
  if (target.by) text += "（" + target.by->text() + "）";
  if (target.every) text += "（" + std::string(name_of(*target.every)) + "）";
  return text;
}

void insert_measure(std::vector<DraftMeasure>& measures, DraftMeasure measure) {
  const Span body = measure.measure.body;
  auto at = measures.end();
  if (body.to > body.from)
    at = std::ranges::find_if(measures, [&](const DraftMeasure& each) { return each.measure.body.from > body.from; });
  measures.insert(at, std::move(measure));
}

std::string_view name_of(Correction correction) {
  switch (correction) {
    case Correction::document:
      return "document";
    case Correction::corrected:
      return "corrected";
    case Correction::added:
      return "added";
    case Correction::removed:
      return "removed";
    case Correction::joined:
      return "joined";
    case Correction::split:
      return "split";
    case Correction::reread:
      return "reread";
  }
  return {};
}

bool is_touched(const DraftMeasure& measure) {
  const auto any = [](const auto& items) {
    return std::ranges::any_of(items, [](const auto& item) { return is_persons(item.source); });
  };
  const Measure& values = measure.measure;
  return measure.no_fixed_date || measure.extent != By::reader || !measure.dropped.empty() ||
         is_persons(values.title_source) || is_persons(values.path_source) || is_persons(values.due_source) ||
         is_persons(values.every_source) || any(values.lead) || any(values.responsible) || any(values.supervisor) ||
         any(values.targets) || any(values.steps);
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
               doubt(document.period_source, document.period.has_value()) + doubts_of(draft.targets);
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
