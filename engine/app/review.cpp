#include "app/review.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "domain/limits.hpp"
#include "domain/utf8.hpp"
#include "extract/read_passage.hpp"
#include "extract/read_plan.hpp"

namespace duban::app {

namespace {

using domain::Measure;
using domain::NamedUnit;
using domain::Rejection;
using domain::RejectionCode;
using domain::Result;
using domain::Source;

constexpr std::array<std::pair<std::string_view, Use>, 7> kUses{{{"title", Use::title},
                                                                 {"lead", Use::lead},
                                                                 {"responsible", Use::responsible},
                                                                 {"supervisor", Use::supervisor},
                                                                 {"due", Use::due},
                                                                 {"target", Use::target},
                                                                 {"step", Use::step}}};

/// What a person chose out of the text.
Source chosen(domain::Span span, double confidence = 1.0, const std::string& why = {}) {
  return {span, confidence, why.empty() ? "由登记员在原文中选定" : why + "；由登记员在原文中选定", domain::By::person};
}

void take_units(Measure& measure, std::vector<NamedUnit> units, std::vector<NamedUnit> Measure::*list) {
  for (NamedUnit& unit : units) {
    unit.source = chosen(unit.source.span);
    for (auto each : {&Measure::lead, &Measure::responsible, &Measure::supervisor})
      if (each != list) std::erase_if(measure.*each, [&](const NamedUnit& other) { return other.name == unit.name; });
    auto& own = measure.*list;
    const auto same = std::ranges::find(own, unit.name, &NamedUnit::name);
    if (same != own.end())
      *same = std::move(unit);
    else
      own.push_back(std::move(unit));
  }
}

Rejection not_a(const std::string& what, const std::string& text) {
  constexpr std::size_t kShownBytesMax = 120;
  return {RejectionCode::invalid_value, "选中的文字应是" + what + "，从“" +
                                            (text.size() > kShownBytesMax ? "选中的这段" : text) +
                                            "”中没有读出来。请换一段文字，或在右边直接填写。"};
}

Result<void> take(const domain::Draft& draft, domain::Span span, const std::string& text, Use use,
                  domain::DraftMeasure& measure) {
  Measure& values = measure.measure;
  if (use == Use::title) {
    values.title = text;
    values.title_source = chosen(span);
    return {};
  }
  if (use == Use::step) {
    values.steps.push_back({text, chosen(span)});
    return {};
  }
  extract::Passage passage = extract::read_passage(draft.text, span, draft.document, values.due);
  if (use == Use::due) {
    if (!passage.due) return not_a("办理时限（如“2026年9月底前”）", text);
    values.due = passage.due->date;
    values.due_basis = domain::DueBasis::explicit_text;
    values.due_source = chosen(passage.due->range.span(), passage.due->confidence, passage.due->why);
    measure.no_fixed_date = false;
    return {};
  }
  if (use == Use::target) {
    if (passage.targets.empty()) return not_a("有数值和单位的指标（如“新增企业20家”）", text);
    for (domain::Target& target : passage.targets) {
      target.source = chosen(target.source.span);
      values.targets.push_back(std::move(target));
    }
    return {};
  }
  if (passage.units.empty()) {
    if (domain::characters_in(text) > domain::kUnitCharactersMax) return not_a("单位名称", text);
    passage.units.push_back({text, Source{span, 1.0, {}}});
  }
  take_units(values, std::move(passage.units),
             use == Use::lead          ? &Measure::lead
             : use == Use::responsible ? &Measure::responsible
                                       : &Measure::supervisor);
  return {};
}

}  // namespace

std::string_view reader_version() {
  return extract::reader_version();
}

domain::RereadPlan read_again(const domain::Draft& draft) {
  return {draft.id, extract::read_plan(draft.text), std::string(reader_version())};
}

std::optional<Use> use_named(std::string_view name) {
  const auto found = std::ranges::find(kUses, name, &std::pair<std::string_view, Use>::first);
  return found == kUses.end() ? std::nullopt : std::optional(found->second);
}

Result<domain::DraftMeasure> take_passage(const domain::Draft& draft, domain::DraftMeasure measure, domain::Span span,
                                          Use use) {
  const domain::CharacterIndex characters(draft.text);
  const bool inside = span.from < span.to && span.to <= characters.size();
  std::string text(inside ? characters.slice(span) : std::string_view());
  std::erase(text, '\n');
  if (domain::is_blank(text))
    return Rejection{RejectionCode::invalid_value, "应先在原文中选中一段文字，现在选中的是空的或不在原文之内。"};
  if (auto taken = take(draft, span, text, use, measure); !taken) return taken.error();
  return measure;
}

}  // namespace duban::app
