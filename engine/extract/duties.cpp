#include "extract/duties.hpp"

#include <algorithm>

#include "extract/marker.hpp"
#include "extract/subjects.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr double kSubject = 0.65;

void add(std::vector<domain::NamedUnit>& to, std::vector<domain::NamedUnit> units) {
  for (auto& unit : units) {
    unit.source.confidence = std::min(unit.source.confidence, kSubject);
    unit.source.why = "没有责任分工语句，按首句主语理解";
    to.push_back(std::move(unit));
  }
}

/// `会同X共同做好`, behind the subject or in a clause of its own: X shares the duty.
void take_companions(const Text& text, Range clause, const UnitHabits& habits, Roles& roles) {
  const View view = text.view(clause);
  if (!trim(view).starts_with(U"会同")) {
    // `X牵头,Y配合,…`: the clause is nothing but those who help.
    const auto verb = duty_verb(view);
    if (verb && clause.from + verb->to == clause.to && is_list_of_bodies(view.substr(0, verb->from)))
      add(roles.responsible, read_units(text, {clause.from, clause.from + verb->from}, habits));
    return;
  }
  const std::size_t from = clause.from + view.find(U"会同") + 2;
  static constexpr WordSet kActs{U"共同", U"做好", U"制定", U"开展", U"推进", U"研究", U"组织", U"建立", U"积极",
                                 U"严肃", U"严厉", U"加强", U"联合", U"定期", U"负责", U"统筹", U"完善", U"落实"};
  for (std::size_t at = from + 2; at < std::min(clause.to, from + kSubjectMax); ++at) {
    const View rest = text.view({at, clause.to});
    if (starting_word(rest, kActs).empty() && !starts_act(rest)) continue;
    if (is_list_of_bodies(text.view({from, at}))) add(roles.responsible, read_units(text, {from, at}, habits));
    return;
  }
  // `X要会同Y,于10月底前…`: nothing else stands in the clause.
  if (is_list_of_bodies(text.view({from, clause.to})))
    add(roles.responsible, read_units(text, {from, clause.to}, habits));
}

void take(const Text& text, const Subject& subject, const UnitHabits& habits, Roles& roles) {
  auto units = read_units(text, subject.list, habits);
  // X会同Y, X要会同Y
  const std::size_t joint = text.view().substr(subject.list.to, 2) == U"会同" ? subject.list.to : subject.after;
  if (joint > 0 && text.view({joint, std::min(text.size(), joint + 2)}) == U"会同") {
    std::size_t end = subject.after;
    while (end < text.size() && end < subject.after + kSubjectMax && !ends_clause(text.at(end))) ++end;
    add(roles.responsible, std::move(units));
    return take_companions(text, {joint, end}, habits, roles);
  }
  if (subject.role == Role::lead) return add(roles.lead, std::move(units));
  if (subject.role == Role::supervisor) return add(roles.supervisor, std::move(units));
  add(roles.responsible, std::move(units));
}

constexpr WordSet kRoleNames{U"牵头单位", U"牵头部门", U"责任单位", U"责任部门",
                             U"配合单位", U"主办单位", U"协办单位", U"实施单位"};

/// `X为牵头单位、Y为责任单位`: a role given by name in the sentence. Says whether there was one.
bool take_named_roles(const Text& text, Range clause, const UnitHabits& habits, Roles& roles) {
  std::size_t from = clause.from;
  bool found = false;
  for (std::size_t at = clause.from; at < clause.to; ++at) {
    const View name = starting_word(text.view({at, clause.to}), kRoleNames);
    if (name.empty()) continue;
    const auto is = text.view({from, at}).rfind(U'为');
    const auto role = role_of_label(name);
    const Range list{from, is == View::npos ? from : from + is};
    if (role && !list.empty() && is_list_of_bodies(text.view(list))) {
      take(text, {list, *role, 0}, habits, roles);
      found = true;
    }
    from = at + name.size();
    while (from < clause.to && (text.at(from) == U'、' || is_blank(text.at(from)))) ++from;
    at = from - 1;
  }
  return found;
}

/// `由X牵头,Y配合`: those after the comma.
void take_helpers(const Text& text, Range rest, const UnitHabits& habits, Roles& roles) {
  static constexpr WordSet kHelps{U"配合", U"参与", U"参加", U"协助", U"分工负责"};
  if (rest.empty() || text.at(rest.from) != U',') return;
  const Range clause{rest.from + 1, std::min(rest.to, rest.from + 1 + 2 * kSubjectMax)};
  if (text.view(clause).starts_with(U"会同")) return take_companions(text, clause, habits, roles);
  for (std::size_t at = clause.from + 2; at < clause.to && !ends_clause(text.at(at)); ++at) {
    if (starting_word(text.view({at, clause.to}), kHelps).empty()) continue;
    View list = text.view({clause.from, at});
    for (View closing : {View(U"等部门"), View(U"等单位"), View(U"等")})
      if (list.ends_with(closing)) list.remove_suffix(closing.size());
    if (is_list_of_bodies(list)) add(roles.responsible, read_units(text, {clause.from, at}, habits));
    return;
  }
}

/// `由X牵头` anywhere in the text is a role word, not a bare subject.
void take_leads(const Text& text, Range body, const UnitHabits& habits, Roles& roles) {
  const View view = text.view(body);
  for (auto at = view.find(U"牵头"); at != View::npos; at = view.find(U"牵头", at + 1)) {
    if (view.substr(at + 2).starts_with(U"的")) continue;
    const std::size_t reach = at > kSubjectMax ? at - kSubjectMax : 0;
    const auto by = view.substr(reach, at - reach).rfind(U'由');
    if (by == View::npos) continue;
    const Range list{body.from + reach + by + 1, body.from + at};
    if (!is_list_of_bodies(text.view(list))) continue;
    add(roles.lead, read_units(text, list, habits));
    take_helpers(text, {body.from + at + 2, body.to}, habits, roles);
  }
}

}  // namespace

std::vector<Range> unit_first_lines(const Text& text, Range body) {
  std::vector<Range> units;
  for (std::size_t at = body.from; at < body.to;) {
    const std::size_t line_end = std::min(body.to, text.line_at(at).to);
    Range line = text.trimmed({at, line_end});
    if (const auto marker = marker_at(text, line.from); marker && marker->range.to < line.to)
      line.from = marker->range.to;
    const View view = text.view(line);
    const auto colon = view.substr(0, kSubjectMax).find(U':');
    if (colon != View::npos && colon >= 3 && is_list_of_bodies(view.substr(0, colon)) && !starting_label(view) &&
        !view.substr(0, colon).ends_with(U"单位"))
      units.push_back({line.from, line.from + colon});
    at = line_end + 1;
  }
  return units;
}

Roles read_heading_units(const Text& text, Range heading, Range title, const UnitHabits& habits) {
  Roles roles;
  const View names = trim(text.view(heading));
  // 构建新发展格局 ends like a name, too.
  constexpr std::size_t kShortMax = 6;
  static constexpr WordSet kNoBodies{U"格局", U"布局", U"全局", U"大局", U"开局", U"新局"};
  const bool short_name = names.size() <= kShortMax && is_department(names) && ending_word(names, kNoBodies).empty();
  if (!(is_collective(names) || level_prefix(names).length > 0 || short_name) || role_of_label(names) ||
      !is_list_of_bodies(names))
    return roles;
  add(text.view(title).starts_with(U"牵头") ? roles.lead : roles.responsible, read_units(text, heading, habits));
  for (auto* units : {&roles.lead, &roles.responsible})
    for (auto& unit : *units) unit.source.why = "没有责任分工语句，上级标题是单位名称";
  return roles;
}

Roles read_subjects(const Text& text, const std::vector<Range>& sentences, Range body, const UnitHabits& habits) {
  Roles roles;
  const auto listed = unit_first_lines(text, body);
  for (Range unit : listed) add(roles.responsible, read_units(text, unit, habits));
  drop_repeats(roles);
  if (!listed.empty()) return roles;
  for (Range sentence : sentences) {
    std::size_t from = sentence.from;
    bool first = true;
    bool found_here = false;
    for (std::size_t i = sentence.from; i <= sentence.to; ++i) {
      if (i < sentence.to && !ends_clause(text.at(i))) continue;
      const Range clause{without_date(text, {from, i}), i};
      from = i + 1;
      if (clause.size() < 4) continue;
      if (take_named_roles(text, clause, habits, roles)) {
        found_here = true;
      } else if (found_here) {
        take_companions(text, clause, habits, roles);
      } else if (auto subject = subject_of(text, clause, first); subject || (subject = agent_of(text, clause))) {
        take(text, *subject, habits, roles);
        found_here = true;
      }
      first = false;
    }
    if (!roles.empty()) break;
  }
  take_leads(text, body, habits, roles);
  drop_repeats(roles);
  return roles;
}

}  // namespace duban::extract
