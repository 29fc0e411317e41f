#include "domain/divide_measure.hpp"

#include <algorithm>

#include "domain/limits.hpp"
#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

/// Sure that there are two; which of them holds is for a person to say.
constexpr double kDateOfTwo = 0.5;
constexpr std::uint32_t kTitleOfPartCharactersMax = 200;

bool is_empty(Span span) {
  return span.to <= span.from;
}

template <class Item>
void unite(std::vector<Item>& items, const std::vector<Item>& more) {
  for (const Item& item : more) {
    const bool known = std::ranges::any_of(items, [&](const Item& each) { return text_of(each) == text_of(item); });
    if (!known) items.push_back(item);
  }
}

void unite_due(Measure& measure, const Measure& other) {
  if (!other.due || measure.due == other.due) return;
  const bool later = !measure.due || *other.due > *measure.due;
  const std::optional<Date> one = measure.due;
  if (later) {
    measure.due = other.due;
    measure.due_basis = other.due_basis;
    measure.due_source = other.due_source;
  }
  if (!one) return;
  measure.due_source.confidence = kDateOfTwo;
  measure.due_source.why = "两条措施合并，时限取较晚的；另一条为 " + (later ? *one : *other.due).text();
}

/// Values that stand before `at` stay in `first`, the others go to `second`; those without a place stay.
template <class Item>
void part(std::vector<Item>& first, std::vector<Item>& second, std::uint32_t at) {
  second.clear();
  std::vector<Item> stay;
  for (Item& item : first) {
    const bool goes = !is_empty(item.source.span) && item.source.span.from >= at;
    (goes ? second : stay).push_back(std::move(item));
  }
  first = std::move(stay);
}

/// As `part` where units are named on both sides; else both have all of them.
void part_units(std::vector<NamedUnit>& first, std::vector<NamedUnit>& second, std::uint32_t at) {
  const auto named = [&](bool after) {
    return std::ranges::any_of(first, [&](const NamedUnit& unit) {
      return !is_empty(unit.source.span) && (unit.source.span.from >= at) == after;
    });
  };
  if (named(true) && named(false)) part(first, second, at);
}

Span trimmed(const CharacterIndex& characters, Span span) {
  while (!is_empty(span) && is_blank(characters.slice({span.from, span.from + 1}))) ++span.from;
  while (!is_empty(span) && is_blank(characters.slice({span.to - 1, span.to}))) --span.to;
  return span;
}

bool ends_sentence(std::string_view character) {
  return character == "。" || character == "；" || character == ";" || character == "\n";
}

/// The first sentence of a part; a part may begin with the end of the one before it.
Span first_sentence(const CharacterIndex& characters, Span body) {
  const auto character = [&](std::uint32_t at) { return characters.slice({at, at + 1}); };
  Span sentence{body.from, body.from};
  while (sentence.from < body.to && (ends_sentence(character(sentence.from)) || is_blank(character(sentence.from))))
    ++sentence.from;
  sentence.to = sentence.from;
  while (sentence.to < body.to && sentence.to - sentence.from < kTitleOfPartCharactersMax &&
         !ends_sentence(character(sentence.to)))
    ++sentence.to;
  return trimmed(characters, sentence);
}

void set_title(Measure& measure, const CharacterIndex& characters) {
  const Span sentence = first_sentence(characters, measure.body);
  measure.title = characters.slice(sentence);
  measure.title_source = {sentence, 1.0, "由登记员拆分，取首句", By::person};
}

}  // namespace

DraftMeasure joined(const DraftMeasure& first, const DraftMeasure& second) {
  DraftMeasure whole = first;
  Measure& measure = whole.measure;
  const Measure& other = second.measure;
  if (is_empty(measure.body))
    measure.body = other.body;
  else if (!is_empty(other.body))
    measure.body = {std::min(measure.body.from, other.body.from), std::max(measure.body.to, other.body.to)};
  unite(measure.lead, other.lead);
  unite(measure.responsible, other.responsible);
  unite(measure.supervisor, other.supervisor);
  unite_due(measure, other);
  whole.no_fixed_date = !measure.due && (first.no_fixed_date || second.no_fixed_date);
  if (!measure.every) {
    measure.every = other.every;
    measure.every_source = other.every_source;
  }
  unite(measure.targets, other.targets);
  unite(measure.steps, {Step{other.title, other.title_source}});
  unite(measure.steps, other.steps);
  return whole;
}

std::pair<DraftMeasure, DraftMeasure> divided(const DraftMeasure& whole, std::uint32_t at, std::string_view text) {
  const CharacterIndex characters(text);
  std::pair parts{whole, whole};
  Measure& first = parts.first.measure;
  Measure& second = parts.second.measure;
  parts.second.id = {};
  first.body = trimmed(characters, {whole.measure.body.from, at});
  second.body = trimmed(characters, {at, whole.measure.body.to});
  part_units(first.lead, second.lead, at);
  part_units(first.responsible, second.responsible, at);
  part_units(first.supervisor, second.supervisor, at);
  part(first.targets, second.targets, at);
  part(first.steps, second.steps, at);
  // The step that the second part begins with is its title.
  const bool titled_late = !is_empty(first.title_source.span) && first.title_source.span.from >= at;
  if (titled_late)
    set_title(first, characters);
  else
    set_title(second, characters);
  return parts;
}

}  // namespace duban::domain
