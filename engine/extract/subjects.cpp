#include "extract/subjects.hpp"

#include <algorithm>

#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

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
    U"出台", U"印发", U"审核", U"受理", U"发布",   U"公布", U"承接", U"联合", U"共同"};

Role role_of_trigger(View word) {
  if (word == U"牵头") return Role::lead;
  return word == U"督促" || word == U"监督" ? Role::supervisor : Role::responsible;
}

constexpr WordSet kPassive{U"会同", U"经",   U"报",   U"向",   U"依托", U"按照", U"根据", U"对",   U"在",   U"支持",
                           U"鼓励", U"引导", U"推动", U"督促", U"联合", U"发挥", U"与",   U"为",   U"将",   U"把",
                           U"加强", U"完善", U"推进", U"组织", U"指导", U"定期", U"争取", U"利用", U"借助", U"强化",
                           U"健全", U"建立", U"深化", U"优化", U"提升", U"构建", U"打造", U"开展", U"实施", U"规范",
                           U"落实", U"培育", U"探索", U"加快", U"用好", U"成立", U"设立", U"明确", U"压实", U"通过",
                           U"聚焦", U"围绕", U"协调", U"邀请", U"委托", U"充分", U"坚持", U"引进", U"整合"};

/// Those a plan regulates or addresses, not those who carry it out.
constexpr WordSet kRegulated{U"运输企业",   U"生产企业", U"纳税人",   U"客运企业", U"物业公司", U"经营者",
                             U"经营企业",   U"中小企业", U"创新平台", U"建设单位", U"用人单位", U"施工单位",
                             U"第三方机构", U"专业机构", U"中介机构", U"排污单位", U"用能单位", U"用水单位",
                             U"经营单位",   U"生产单位", U"使用单位", U"监理单位", U"参建单位", U"产权单位",
                             U"干部",       U"场所"};

/// Words that no name of a body holds: the text before the verb is then more than a subject.
constexpr WordSet kActsInside{U"落实", U"推进", U"加强", U"完善",   U"发挥", U"签订", U"所需",
                              U"确保", U"通过", U"发现", U"审核",   U"取得", U"建立", U"制定",
                              U"进行", U"提升", U"实现", U"加快",   U"优化", U"我区", U"我市",
                              U"关于", U"单一", U"组成", U"向社会", U"每年", U"每季", U"每月"};
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
  // 全市完成造林: a place, and nobody in it.
  if (is_any(name, kOneOf<U"全市", U"全县", U"全区", U"全省", U"全镇", U"全州", U"全旗", U"全乡">)) return false;
  if (!starting_word(name, kOneOf<U"责任单位为", U"牵头单位为">).empty()) return false;
  if (name.starts_with(U"企业") || (name.ends_with(U"企业") && !contains_any(name, kOwnFirms))) return false;
  return names_body(name);
}

View without_person(View subject) {
  static constexpr WordSet kPersons{U"主要负责同志", U"主要负责人", U"负责同志", U"主要领导"};
  static constexpr WordSet kAll{U"全部", U"均", U"都", U"也", U"一律", U"还", U"同时"};
  subject.remove_suffix(ending_word(subject, kAll).size());
  subject.remove_suffix(ending_word(subject, kPersons).size());
  if (subject.ends_with(U"的")) subject.remove_suffix(1);
  return subject;
}

/// `6月底前出台`, `2024年制定`, `年内组织`: when the subject is to act.
bool starts_time(View rest) {
  if (!starting_word(rest, kOneOf<U"年内", U"年底前", U"全年", U"今年", U"当年">).empty()) return true;
  std::size_t length = 0;
  while (length < rest.size() && length < 4 && is_digit(rest[length])) ++length;
  return length > 0 && length + 1 < rest.size() && (rest[length] == U'月' || (length == 4 && rest[length] == U'年'));
}

bool ends_with_office(View list) {
  const auto comma = list.rfind(U'、');
  const View name = trim(comma == View::npos ? list : list.substr(comma + 1));
  return is_department(name) || name.starts_with(U"各") ||
         !ending_word(name, kOneOf<U"政府", U"管委会", U"单位">).empty();
}

/// The subject of `clause`: names of bodies from its start to the first trigger. Plain verbs count only where the
/// clause begins the sentence or the name is a collective.
std::optional<Subject> subject_before(const Text& text, Range clause, bool first, bool modal) {
  static constexpr WordSet kNoTriggers{U"应用", U"要求", U"对接", U"负责人"};
  const std::size_t limit = std::min(clause.to, clause.from + kSubjectMax);
  const Words triggers = modal ? Words(kModals) : Words(kPlainVerbs);
  for (std::size_t at = clause.from + 2; at < limit; ++at) {
    const View rest = text.view({at, std::min(clause.to, at + 6)});
    View trigger = starting_word(rest, triggers);
    // X6月底前出台: of a body only, not of a place (新区2024年完成…).
    if (!modal && trigger.empty() && starts_time(text.view({at, clause.to})) &&
        ends_with_office(text.view({clause.from, at})))
      trigger = rest.substr(0, 1);
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

/// 村级组|织实施, 市财政局办|理: the end of a name made of half a word.
bool splits_word(char32_t last, char32_t next) {
  static constexpr WordSet kWords{U"组织", U"会同", U"部门", U"部署", U"部分", U"处理", U"处置", U"社会", U"所有",
                                  U"所属", U"所需", U"站点", U"科技", U"科学", U"行业", U"行动", U"行政", U"行为",
                                  U"台账", U"委托", U"办理", U"办法", U"办公", U"办结", U"局面", U"室内", U"队伍",
                                  U"校园", U"会议", U"会计", U"会商", U"院校", U"厂房", U"司法", U"科室"};
  const char32_t word[] = {last, next};
  return is_any(View(word, 2), kWords);
}

/// X of `由X拨付`, whatever it does.
std::optional<Subject> plain_agent(const Text& text, Range rest) {
  static constexpr WordSet kOthers{U"组成", U"任", U"担任", U"为", U"的", U"等", U"共同组成", U"代表"};
  static constexpr WordSet kWorded{U"的", U"组成", U"牵头", U"参加", U"向"};
  constexpr std::size_t kVerbMin = 2;
  constexpr std::size_t kAttributeMax = 12;
  const std::size_t limit = std::min(rest.to, rest.from + kSubjectMax);
  for (std::size_t at = limit; at-- > rest.from + 3;) {
    const View after = text.view({at, rest.to});
    const View list = text.view({rest.from, at});
    if (after.size() < kVerbMin || !is_han(after.front()) || contains_any(list, kWorded)) continue;
    if (splits_word(list.back(), after.front()) || !is_list_of_bodies(list)) continue;
    // 由市政府分管领导牵头的联席会议: no duty.
    if (!starting_word(after, kOthers).empty() || after.substr(0, kAttributeMax).find(U'的') != View::npos)
      return std::nullopt;
    return Subject{{rest.from, at}, Role::responsible, at};
  }
  return std::nullopt;
}

}  // namespace

bool ends_clause(char32_t c) {
  return c == U',' || c == U':' || c == U'\n' || ends_sentence(c);
}

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

bool starts_act(View rest) {
  return !starting_word(rest, kPlainVerbs).empty();
}

std::optional<Subject> subject_of(const Text& text, Range clause, bool first) {
  if (auto subject = subject_before(text, clause, first, true)) return subject;
  return subject_before(text, clause, first, false);
}

std::optional<Subject> agent_of(const Text& text, Range clause) {
  constexpr int kAgentsMax = 16;  // of one clause: more is no sentence
  const View view = text.view(clause);
  int tried = 0;
  for (std::size_t by = view.find(U'由'); by != View::npos && tried < kAgentsMax; by = view.find(U'由', by + 1)) {
    ++tried;
    if (by > 0 && (view[by - 1] == U'理' || view[by - 1] == U'自' || view[by - 1] == U'事')) continue;
    if (auto subject = subject_of(text, {clause.from + by + 1, clause.to}, true)) return subject;
    if (auto subject = plain_agent(text, {clause.from + by + 1, clause.to})) return subject;
  }
  return std::nullopt;
}

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

}  // namespace duban::extract
