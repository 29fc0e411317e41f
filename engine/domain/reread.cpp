#include "domain/reread.hpp"

#include <algorithm>

#include "domain/reread_match.hpp"

namespace duban::domain {

namespace {

using Kind = Difference::Kind;
using Texts = std::vector<std::string>;

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
  return all;
}

/// Merges one list. What a person put in, confirmed or took out stays so; a value that was read where a person dealt
/// with another one stays out too. `elsewhere` are texts that a person placed in another list of the same kind.
template <class Item>
std::vector<Item> merged_list(const std::vector<Item>& mine, const std::vector<Item>& read, std::string_view field,
                              const std::vector<Dropped>& dropped, const Texts& elsewhere = {}) {
  const auto overlap = [](Span a, Span b) { return a.from < b.to && b.from < a.to; };
  std::vector<bool> used(read.size());
  std::vector<Item> merged;
  std::vector<Span> settled;
  for (const Item& item : mine) {
    std::size_t same = 0;
    while (same < read.size() && (used[same] || text_of(read[same]) != text_of(item))) ++same;
    if (same < read.size()) used[same] = true;
    if (is_persons(item.source)) {
      merged.push_back(item);
      settled.push_back(item.source.span);
    } else if (same < read.size()) {
      merged.push_back(read[same]);
    }
  }
  Texts out = elsewhere;
  for (const Dropped& each : dropped) {
    if (each.field != field) continue;
    out.push_back(each.text);
    settled.push_back(each.span);
  }
  if (settled.empty() && out.empty()) return read;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const bool stays_out = used[i] || std::ranges::find(out, text_of(read[i])) != out.end() ||
                           std::ranges::any_of(settled, [&](Span span) { return overlap(span, read[i].source.span); });
    if (!stays_out) merged.push_back(read[i]);
  }
  return merged;
}

/// The names that a person put into this list or confirmed there.
void add_settled_names(const std::vector<NamedUnit>& units, Texts& names) {
  for (const NamedUnit& unit : units)
    if (is_persons(unit.source)) names.push_back(unit.name);
}

DraftMeasure merged_measure(const DraftMeasure& mine, const Measure& read) {
  DraftMeasure merged = mine;
  Measure& values = merged.measure;
  values.body = read.body;
  if (!is_persons(values.path_source)) {
    values.path = read.path;
    values.path_source = read.path_source;
  }
  if (!is_persons(values.title_source)) {
    values.title = read.title;
    values.title_source = read.title_source;
  }
  if (!is_persons(values.due_source) && !mine.no_fixed_date) {
    values.due = read.due;
    values.due_basis = read.due_basis;
    values.due_source = read.due_source;
  }
  if (!is_persons(values.every_source)) {
    values.every = read.every;
    values.every_source = read.every_source;
  }
  const auto units = [&](auto list, std::string_view field) {
    Texts elsewhere;
    for (auto other : {&Measure::lead, &Measure::responsible, &Measure::supervisor})
      if (other != list) add_settled_names(mine.measure.*other, elsewhere);
    values.*list = merged_list(mine.measure.*list, read.*list, field, mine.dropped, elsewhere);
  };
  units(&Measure::lead, "lead");
  units(&Measure::responsible, "responsible");
  units(&Measure::supervisor, "supervisor");
  values.targets = merged_list(mine.measure.targets, read.targets, "targets", mine.dropped);
  values.steps = merged_list(mine.measure.steps, read.steps, "steps", mine.dropped);
  return merged;
}

Document merged_document(const Document& mine, const Document& read) {
  Document merged = mine;
  const auto follow = [&](auto value, Source Document::*source) {
    if (is_persons(mine.*source)) return;
    merged.*value = read.*value;
    merged.*source = read.*source;
  };
  follow(&Document::title, &Document::title_source);
  follow(&Document::number, &Document::number_source);
  follow(&Document::issuer, &Document::issuer_source);
  follow(&Document::signed_on, &Document::signed_on_source);
  follow(&Document::published_on, &Document::published_on_source);
  follow(&Document::period, &Document::period_source);
  return merged;
}

/// A field as people see it, and whether it is in doubt.
struct Shown {
  std::string_view field;
  std::string text;
  bool doubtful = false;
  bool settled = false;
};

template <class Item>
Shown shown_list(std::string_view field, const std::vector<Item>& items, const std::vector<Dropped>& dropped) {
  Shown shown{field, {}};
  Texts texts;
  for (const Item& item : items) {
    texts.push_back(text_of(item));
    shown.doubtful |= item.source.confidence < kSure;
    shown.settled |= is_persons(item.source);
  }
  shown.settled |= std::ranges::any_of(dropped, [&](const Dropped& each) { return each.field == field; });
  shown.text = joined(texts);
  return shown;
}

Shown shown(std::string_view field, std::string text, const Source& source) {
  const bool doubtful = !text.empty() && source.confidence < kSure;
  return {field, std::move(text), doubtful, is_persons(source)};
}

std::string day(const std::optional<Date>& date) {
  return date ? date->text() : std::string();
}

std::vector<Shown> fields_of(const DraftMeasure& measure) {
  const Measure& m = measure.measure;
  const auto& dropped = measure.dropped;
  Shown due = shown("due", measure.no_fixed_date ? "无固定时限" : day(m.due), m.due_source);
  due.settled |= measure.no_fixed_date;
  const Source extent{{}, 1.0, {}, measure.extent};
  return {shown("title", m.title, m.title_source),
          shown("path", joined(m.path), m.path_source),
          shown_list("lead", m.lead, dropped),
          shown_list("responsible", m.responsible, dropped),
          shown_list("supervisor", m.supervisor, dropped),
          std::move(due),
          shown("every", m.every ? std::string(name_of(*m.every)) : std::string(), m.every_source),
          shown_list("targets", m.targets, dropped),
          shown_list("steps", m.steps, dropped),
          shown("body", std::to_string(m.body.from) + "–" + std::to_string(m.body.to), extent)};
}

std::vector<Shown> fields_of(const Document& document, const std::vector<Target>& targets,
                             const std::vector<Dropped>& dropped) {
  const std::string period =
      document.period ? document.period->from.text() + "、" + document.period->to.text() : std::string();
  return {shown("title", document.title.value_or(""), document.title_source),
          shown("number", document.number.value_or(""), document.number_source),
          shown("issuer", document.issuer.value_or(""), document.issuer_source),
          shown("signed_on", day(document.signed_on), document.signed_on_source),
          shown("published_on", day(document.published_on), document.published_on_source),
          shown("period", period, document.period_source),
          shown_list("targets", targets, dropped)};
}

/// What changes from `before` to `after`, and what stays against what was `read`.
void compare(const std::vector<Shown>& before, const std::vector<Shown>& after, const std::vector<Shown>& read,
             const Difference& of, std::vector<Difference>& differences) {
  const auto text = [](const Shown& shown) { return shown.text + (shown.doubtful ? "（存疑）" : ""); };
  for (std::size_t i = 0; i < before.size(); ++i) {
    Difference difference = of;
    difference.field = before[i].field;
    difference.before = text(before[i]);
    if (text(before[i]) != text(after[i])) {
      difference.kind = Kind::changed;
      difference.after = text(after[i]);
      differences.push_back(difference);
    }
    if (after[i].settled && after[i].text != read[i].text) {
      difference.kind = Kind::kept;
      difference.before = text(after[i]);
      difference.after = text(read[i]);
      differences.push_back(difference);
    }
  }
}

class Merger {
 public:
  Merger(const Draft& draft, const Plan& reading) : before_(draft), reading_(reading), result_{draft, {}} {}

  Rereading run() {
    merge_plan();
    const Matching matching = match_measures(before_, reading_.measures);
    for (std::size_t read = 0; read < reading_.measures.size(); ++read)
      merge(reading_.measures[read], matching.of_reading[read]);
    std::vector<DraftMeasure>& measures = result_.draft.measures;
    for (std::size_t place = before_.measures.size(); place-- > 0;) {
      if (!matching.gone[place]) continue;
      add_whole(Kind::removed, before_.measures[place].id, before_.measures[place].measure.title);
      measures.erase(measures.begin() + static_cast<std::ptrdiff_t>(place));
    }
    for (DraftMeasure& each : added_) insert_measure(measures, std::move(each));
    return std::move(result_);
  }

 private:
  void add_whole(Kind kind, std::optional<MeasureId> id, const std::string& title) {
    result_.differences.push_back({kind, id, title});
  }

  void merge_plan() {
    Draft& draft = result_.draft;
    draft.document = merged_document(before_.document, reading_.document);
    draft.targets = merged_list(before_.targets, reading_.targets, "targets", before_.dropped);
    compare(fields_of(before_.document, before_.targets, before_.dropped),
            fields_of(draft.document, draft.targets, draft.dropped), fields_of(reading_.document, reading_.targets, {}),
            {}, result_.differences);
  }

  void merge(const Measure& read, const Matching::Match& match) {
    switch (match.fate) {
      case Matching::Fate::added:
        added_.push_back({{result_.draft.next_measure++}, read});
        return add_whole(Kind::added, added_.back().id, read.title);
      case Matching::Fate::left_out:
        return add_whole(Kind::kept, std::nullopt, read.title);
      case Matching::Fate::replaces:
      case Matching::Fate::merged: {
        const DraftMeasure& mine = before_.measures[match.place];
        DraftMeasure& merged = result_.draft.measures[match.place];
        merged = merged_measure(mine, read);
        return compare(fields_of(mine), fields_of(merged), fields_of(DraftMeasure{mine.id, read}),
                       {Kind::changed, mine.id, mine.measure.title}, result_.differences);
      }
    }
  }

  const Draft& before_;
  const Plan& reading_;
  Rereading result_;
  std::vector<DraftMeasure> added_;
};

}  // namespace

Rereading reread(const Draft& draft, const Plan& reading) {
  return Merger(draft, reading).run();
}

std::string_view name_of(Difference::Kind kind) {
  switch (kind) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::changed:
      return "changed";
    case Kind::kept:
      return "kept";
  }
  return {};
}

}  // namespace duban::domain
