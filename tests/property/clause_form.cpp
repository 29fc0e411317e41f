#include "property/clause_form.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace duban::property {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBrackets{
    {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"〔", "〕"}}};

using Part = std::pair<std::string, std::string>;

bool is_person(const std::string& supervisor) {
  return supervisor.size() <= 6;
}

/// Label and value of each role that the measure has.
std::vector<Part> parts_of(const Measure& measure, const ClauseForm& form) {
  std::vector<Part> parts;
  if (!measure.lead.empty()) parts.emplace_back(form.lead_label, units_in_words(measure.lead, form));
  if (!measure.responsible.empty())
    parts.emplace_back(form.responsible_label, units_in_words(measure.responsible, form));
  if (!measure.supervisor.empty())
    parts.emplace_back(is_person(measure.supervisor) ? "责任领导" : "督办单位", measure.supervisor);
  if (measure.stated_time) parts.emplace_back("完成时限", measure.stated_time->words);
  return parts;
}

std::string joined(const std::vector<Part>& parts, std::string_view open, std::string_view shut,
                   std::string_view between) {
  std::string text;
  for (const auto& [label, value] : parts) {
    if (!text.empty()) text += between;
    text += std::string(open) + label + std::string(shut) + value;
  }
  return text;
}

/// `X牵头，Y配合`: for units only.
std::string in_verbs(const Measure& measure, const ClauseForm& form) {
  const std::string responsible = units_in_words(measure.responsible, form);
  if (measure.lead.empty()) return responsible + (form.verb == "配合" ? "负责" : form.verb);
  const std::string lead = units_in_words(measure.lead, form) + "牵头";
  return measure.responsible.empty() ? lead : lead + "，" + responsible + form.verb;
}

}  // namespace

bool has_clause(const Measure& measure) {
  return !measure.lead.empty() || !measure.responsible.empty();
}

std::string units_in_words(const std::vector<Unit>& units, const ClauseForm& form) {
  std::string text;
  std::string level;
  for (const Unit& unit : units) {
    if (!text.empty()) text += form.between_units;
    text += form.prefix_once && !level.empty() && unit.level == level ? unit.name : unit.full();
    if (!unit.level.empty()) level = unit.level;
  }
  return text;
}

ClauseForm clause_form_of(Choices& choices) {
  constexpr std::array<std::string_view, 3> kBetweenUnits{"、", " ", "，"};
  constexpr std::array<std::string_view, 3> kBetweenRoles{"；", "，", "　"};
  constexpr std::array<std::string_view, 3> kLeads{"牵头单位", "牵头部门", "主办单位"};
  constexpr std::array<std::string_view, 5> kOthers{"责任单位", "责任部门", "配合单位", "协办单位", "参与单位"};
  constexpr std::array<std::string_view, 4> kVerbs{"配合", "按职责分工负责", "分工负责", "负责"};
  ClauseForm form;
  form.style = choices.below(7);
  form.brackets = choices.below(kBrackets.size());
  form.own_line = choices.yes();
  form.prefix_once = choices.yes();
  form.between_units = choices.of(kBetweenUnits);
  form.between_roles = choices.of(kBetweenRoles);
  form.lead_label = choices.of(kLeads);
  form.responsible_label = choices.of(kOthers);
  form.verb = choices.of(kVerbs);
  // A comma between units that also ends a role leaves even a person in doubt; so does a blank that does both, and a
  // blank before a name without its prefix.
  const bool verbs = form.style == 1 || form.style == 5 || form.style == 6;
  if (form.between_units == "，" && (verbs || form.between_roles == "，")) form.between_units = "、";
  if (form.between_units == " " && (verbs || form.prefix_once || form.between_roles == "　")) form.between_units = "、";
  return form;
}

WrittenClause written_clause(const Measure& measure, const ClauseForm& form) {
  const auto parts = parts_of(measure, form);
  const bool units_only = measure.supervisor.empty() && !measure.stated_time;
  const auto& [open, shut] = kBrackets[form.brackets];
  WrittenClause clause;
  switch (form.style) {
    case 1:  // （X牵头，Y配合）
      if (!units_only) break;
      clause.inside = std::string(open) + in_verbs(measure, form) + std::string(shut);
      if (form.own_line) clause.lines = {std::exchange(clause.inside, "")};
      return clause;
    case 2:  // one line of its own
      clause.lines = {joined(parts, "", "：", form.between_roles)};
      return clause;
    case 3:  // a line for each role
      for (const auto& [label, value] : parts) clause.lines.push_back(label + "：" + value);
      return clause;
    case 4:  // 【牵头单位】X【责任单位】Y
      clause.lines = {joined(parts, "【", "】", "")};
      return clause;
    case 5:  // 责任单位：X牵头，Y配合
      if (!units_only) break;
      clause.lines = {"责任单位：" + in_verbs(measure, form)};
      return clause;
    case 6:  // a sentence that closes the paragraph
      if (!units_only) break;
      clause.inside = "由" + in_verbs(measure, form) + "。";
      return clause;
    default:
      break;
  }
  clause.inside = std::string(open) + joined(parts, "", "：", form.between_roles) + std::string(shut);
  if (form.own_line) clause.lines = {std::exchange(clause.inside, "")};
  return clause;
}

}  // namespace duban::property
