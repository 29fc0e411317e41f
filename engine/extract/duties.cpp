#include "extract/duties.hpp"

#include <algorithm>

#include "extract/marker.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr double kSubject = 0.65;
constexpr std::size_t kSubjectMax = 70;

/// What stands straight after the subject: words that order whatever follows, and plain verbs of doing.
constexpr WordSet kModals{U"牵头", U"负责", U"要",   U"应",   U"应当", U"须",       U"必须",    U"需",
                          U"将",   U"拟",   U"配合", U"会同", U"承担", U"共同承担", U"具体负责"};
constexpr WordSet kPlainVerbs{
    U"围绕", U"依据", U"深入", U"继续", U"进一步", U"大力", U"广泛", U"及时", U"逐项",   U"逐一", U"分别",
    U"全力", U"扎实", U"着力", U"坚持", U"制订",   U"采取", U"召开", U"依法", U"从严",   U"带头", U"按职责",
    U"实现", U"签订", U"代行", U"根据", U"书面",   U"上报", U"组织", U"开展", U"建立",   U"制定", U"落实",
    U"做好", U"加强", U"按照", U"结合", U"定期",   U"在",   U"每年", U"每月", U"每季度", U"统筹", U"指导",
    U"严格", U"切实", U"主动", U"完成", U"推进",   U"于",   U"协助", U"严把", U"积极",   U"全面", U"对",
    U"设立", U"成立", U"亲自", U"是",   U"每半月", U"优先", U"强化", U"健全", U"完善",   U"细化", U"研究",
    U"抓好", U"认真", U"密切", U"充分", U"每半年", U"每周", U"督促", U"监督", U"进行",   U"划定", U"编制",
    U"出台", U"印发", U"审核", U"受理", U"发布",   U"公布", U"承接"};

Role role_of_trigger(View word) {
  if (word == U"牵头") return Role::lead;
  return word == U"督促" || word == U"监督" ? Role::supervisor : Role::responsible;
}

constexpr WordSet kPassive{U"经",   U"报",   U"向",   U"依托", U"按照", U"根据", U"对",   U"在",   U"支持", U"鼓励",
                           U"引导", U"推动", U"督促", U"联合", U"发挥", U"与",   U"为",   U"将",   U"把",   U"加强",
                           U"完善", U"推进", U"组织", U"指导", U"定期", U"争取", U"利用", U"借助", U"强化", U"健全",
                           U"建立", U"深化", U"优化", U"提升", U"构建", U"打造", U"开展", U"实施", U"规范", U"落实",
                           U"培育", U"探索", U"加快", U"用好", U"成立", U"设立", U"明确", U"压实", U"通过", U"聚焦",
                           U"围绕", U"协调", U"邀请", U"委托", U"充分", U"坚持", U"引进", U"整合"};

/// Those a plan regulates or addresses, not those who carry it out.
constexpr WordSet kRegulated{U"运输企业", U"生产企业", U"纳税人",   U"客运企业", U"物业公司", U"经营者",
                             U"经营企业", U"中小企业", U"创新平台", U"建设单位", U"用人单位", U"施工单位"};

/// Words that no name of a body holds: the text before the verb is then more than a subject.
constexpr WordSet kActsInside{U"落实", U"推进", U"加强", U"完善", U"发挥", U"签订", U"所需", U"确保",
                              U"通过", U"发现", U"审核", U"取得", U"建立", U"制定", U"进行", U"提升",
                              U"实现", U"加快", U"优化", U"我区", U"我市", U"关于"};
/// Firms that a government owns may carry out a plan; others are regulated by it.
constexpr WordSet kOwnFirms{U"集团", U"国有", U"国企", U"子企业", U"属企业"};

/// Boards are named after what they do (优化营商环境领导小组).
constexpr WordSet kBoards{U"领导小组", U"指挥部", U"委员会", U"联席会议", U"工作专班", U"领导小组办公室"};

bool is_subject(View name) {
  if (name.size() <= 45 && !ending_word(name, kBoards).empty()) return starting_word(name, kActsInside).empty();
  // 市推进办, 区优化办 are named after an act, too.
  const bool office = name.size() <= 6 && name.ends_with(U"办") && level_prefix(name).length > 0;
  if (office) return true;
  // 本方案由县应急局 is more than a name; 自由贸易区 is one.
  if (const auto by = name.find(U'由'); by != View::npos && (by == 0 || name[by - 1] != U'自')) return false;
  if (name.size() > 45 || contains_any(name, kActsInside) || !ending_word(name, kRegulated).empty()) return false;
  if (name.starts_with(U"企业") || (name.ends_with(U"企业") && !contains_any(name, kOwnFirms))) return false;
  return names_body(name);
}

bool ends_clause(char32_t c) {
  return c == U',' || c == U':' || c == U'\n' || ends_sentence(c);
}

/// Whether `list` is nothing but names of bodies.
bool is_list_of_bodies(View list) {
  list = trim(list);
  if (list.size() < 2 || list.size() > kSubjectMax || !starting_word(list, kPassive).empty()) return false;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    const bool last = i == list.size();
    if (!last && list[i] == U'(') ++depth;
    if (!last && list[i] == U')') --depth;
    if (!last && (depth > 0 || list[i] != U'、')) continue;
    const View name = trim(list.substr(from, i - from));
    from = i + 1;
    if (last) return is_subject(name);
    // Bare names before the last share its ending.
    if (!is_level_alone(name) && !is_subject(name) && (name.size() > 12 || contains_any(name, kActsInside)))
      return false;
  }
  return false;
}

View without_person(View subject) {
  static constexpr WordSet kPersons{U"主要负责同志", U"主要负责人", U"负责同志", U"主要领导"};
  subject.remove_suffix(ending_word(subject, kPersons).size());
  if (subject.ends_with(U"的")) subject.remove_suffix(1);
  return subject;
}

struct Subject {
  Range list;
  Role role = Role::responsible;
  std::size_t after = 0;
};

/// The subject of `clause`: names of bodies from its start to the first trigger. Plain verbs count only where the
/// clause begins the sentence or the name is a collective.
std::optional<Subject> subject_before(const Text& text, Range clause, bool first, bool modal) {
  static constexpr WordSet kNoTriggers{U"应用", U"要求", U"对接", U"负责人"};
  const std::size_t limit = std::min(clause.to, clause.from + kSubjectMax);
  const Words triggers = modal ? Words(kModals) : Words(kPlainVerbs);
  for (std::size_t at = clause.from + 2; at < limit; ++at) {
    const View rest = text.view({at, std::min(clause.to, at + 6)});
    const View trigger = starting_word(rest, triggers);
    if (trigger.empty() || !starting_word(rest, kNoTriggers).empty()) continue;
    const View subject = without_person(text.view({clause.from, at}));
    if (!is_list_of_bodies(subject)) continue;
    if (!modal && !first && !is_collective(trim(subject))) continue;
    if (rest.substr(trigger.size()).starts_with(U"的")) continue;
    if (trigger == U"是" && text.view({at, clause.to}).find(U"责任主体") == View::npos) continue;
    if (trigger == U"需" && subject.ends_with(U"所")) continue;
    const bool leads = modal && rest.substr(trigger.size()).starts_with(U"牵头");  // X要牵头制定
    return Subject{{clause.from, clause.from + subject.size()},
                   leads ? Role::lead : role_of_trigger(trigger),
                   at + trigger.size()};
  }
  return std::nullopt;
}

/// 要, 应, 负责 decide before a plain verb: 各级组织部门应当….
std::optional<Subject> subject_of(const Text& text, Range clause, bool first) {
  if (auto subject = subject_before(text, clause, first, true)) return subject;
  return subject_before(text, clause, first, false);
}

/// `由X牵头`, `由X和Y共同承担`: anywhere in the clause.
std::optional<Subject> agent_of(const Text& text, Range clause) {
  const View view = text.view(clause);
  for (std::size_t by = view.find(U'由'); by != View::npos; by = view.find(U'由', by + 1)) {
    if (by > 0 && (view[by - 1] == U'理' || view[by - 1] == U'自' || view[by - 1] == U'事')) continue;
    if (auto subject = subject_of(text, {clause.from + by + 1, clause.to}, true)) return subject;
  }
  return std::nullopt;
}

/// A date or 在…中 that opens a clause is no part of its subject: `2024年5月前区属国企要…`.
std::size_t without_date(const Text& text, Range clause) {
  std::size_t at = clause.from;
  while (at < clause.to && (is_blank(text.at(at)) || text.at(at) == U'请')) ++at;
  if (!is_digit(text.at(at))) return at;
  std::size_t last = at;
  for (std::size_t i = at; i < clause.to && i < at + 14; ++i) {
    const char32_t c = text.at(i);
    if (c == U'前' || c == U'底' || c == U'末' || c == U'内') last = i + 1;
    if (!is_digit(c) && c != U'年' && c != U'月' && c != U'日' && c != U'前' && c != U'底' && c != U'末' && c != U'内')
      break;
  }
  return last;
}

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
    if (starting_word(rest, kActs).empty() && starting_word(rest, kPlainVerbs).empty()) continue;
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
