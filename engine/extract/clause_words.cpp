#include "extract/clause_words.hpp"

#include <array>

#include "extract/marker.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_index.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kClauseLengthMax = 800;
constexpr std::size_t kLabelLengthMax = 14;
constexpr int kVerbsMax = 4;  // of one segment, joined

/// What labels are made of: a run of these before a colon is a label.
constexpr WordSet kLabelParts{
    U"牵头",   U"责任", U"主办", U"协办", U"承办", U"配合", U"参与", U"参加", U"实施", U"落实", U"组织", U"试点",
    U"业主",   U"支持", U"协同", U"主责", U"主管", U"监管", U"监督", U"督办", U"督导", U"督查", U"督促", U"分管",
    U"包保",   U"包抓", U"挂钩", U"联系", U"第一", U"主要", U"共同", U"市级", U"县级", U"省级", U"区级", U"具体",
    U"单位",   U"部门", U"领导", U"负责", U"机构", U"处室", U"科室", U"主体", U"完成", U"办理", U"整改", U"时限",
    U"时间",   U"节点", U"进度", U"要求", U"期限", U"人",   U"及",   U"和",   U"与",   U"、",   U"/",    U"(",
    U")",      U"总",   U"主",   U"股室", U"县",   U"区",   U"市",   U"省",   U"市直", U"区直", U"相关", U"有关",
    U"责任制", U"指导", U"挂点", U"挂联", U"包联", U"挂包", U"承接", U"推进", U"协作", U"协助", U"协调", U"会办",
    U"联办",   U"执行", U"项目", U"属地", U"层面"};

constexpr WordSet kDueWords{U"时限", U"时间", U"期限", U"节点", U"进度"};
constexpr WordSet kSupervisorWords{U"指导", U"领导", U"负责人", U"责任人", U"督办", U"监督",
                                   U"督导", U"督查", U"督促",   U"分管",   U"包保", U"责任单位人"};
constexpr WordSet kLeadWords{U"牵头", U"主办", U"第一责任"};
constexpr WordSet kResponsibleWords{U"承接", U"责任", U"配合", U"协办", U"参与", U"参加", U"实施", U"落实", U"承办",
                                    U"试点", U"业主", U"支持", U"协同", U"主责", U"主管", U"监管", U"负责", U"组织",
                                    U"协作", U"协助", U"协调", U"会办", U"联办", U"执行", U"层面"};
/// A label names bodies, people or time; 责任: alone is too little.
constexpr WordSet kLabelNouns{U"单位", U"部门", U"领导", U"人",   U"机构", U"处室",
                              U"科室", U"主体", U"时限", U"时间", U"期限", U"层面"};

/// Words that label without a noun: (牵头:市教育局;配合:市财政局).
constexpr WordSet kBareLabels{U"牵头", U"配合", U"主办", U"协办", U"参与", U"责任"};

/// What stands before a verb of duty: 按职责分工负责, 共同牵头, 积极配合. The first of the two lists is a verb by
/// itself.
constexpr WordSet kByDuty{U"按照各自职责分工", U"按各自职责分工", U"按照各自职责", U"按各自职责",   U"按照职责分工",
                          U"按职责分工",       U"按照职能分工",   U"按职能分工",   U"按照职责",     U"按职责",
                          U"按照分工",         U"按分工",         U"根据职责分工", U"根据各自职责", U"依职责",
                          U"依据职责分工",     U"结合各自职责"};
constexpr WordSet kManners{U"分工", U"分别", U"共同", U"具体", U"联合", U"积极", U"密切", U"协同",
                           U"统一", U"统筹", U"抓好", U"做好", U"认真", U"分头", U"全力", U"主要"};

struct Verb {
  View word;
  Role role;
  bool anywhere;  // counts before the end of the segment, too
};

constexpr WordIndex kVerbs(std::array<Verb, 32>{{
    {U"牵头", Role::lead, true},
    {U"主办", Role::lead, true},
    {U"组织实施", Role::responsible, true},
    {U"负责", Role::responsible, true},
    {U"负总责", Role::responsible, true},
    {U"配合", Role::responsible, true},
    {U"协助", Role::responsible, true},
    {U"协办", Role::responsible, true},
    {U"承办", Role::responsible, true},
    {U"组织", Role::responsible, false},
    {U"推进", Role::responsible, false},
    {U"协同", Role::responsible, false},
    {U"参与", Role::responsible, false},
    {U"参加", Role::responsible, false},
    {U"实施", Role::responsible, false},
    {U"落实", Role::responsible, false},
    {U"抓落实", Role::responsible, false},
    {U"支持", Role::responsible, false},
    {U"分工", Role::responsible, false},
    {U"保障", Role::responsible, false},
    {U"协作", Role::responsible, false},
    {U"承担", Role::responsible, false},
    {U"执行", Role::responsible, false},
    {U"主责", Role::responsible, false},
    {U"检查指导", Role::supervisor, false},
    {U"指导", Role::supervisor, false},
    {U"业务指导", Role::supervisor, false},
    {U"督促指导", Role::supervisor, false},
    {U"督办", Role::supervisor, false},
    {U"监督", Role::supervisor, false},
    {U"督促", Role::supervisor, false},
    {U"考核", Role::supervisor, false},
}});

/// A verb inside a word is none: 各负责单位, 负责人, 配合单位.
bool names_a_body(View after) {
  return after.starts_with(U"单位") || after.starts_with(U"部门") || after.starts_with(U"人") ||
         after.starts_with(U"同志") || after.starts_with(U"处室");
}

bool looks_like_units(View list) {
  list = trim(list);
  if (list.ends_with(U"等")) list.remove_suffix(1);
  if (list.empty() || list.size() > 200) return false;
  const View last = last_name(list);
  const bool several = last.size() < list.size();
  if (names_body(last)) return true;
  // Bare fields (`公安、交通部门`, `县质监、工商`) stand beside one another, or carry a level.
  static constexpr WordSet kActs{U"开展", U"制定", U"推进", U"建立", U"落实", U"完成", U"加强", U"做好", U"研究"};
  return !contains_any(last, kActs) && list.size() <= 30 && (several || level_prefix(list).length > 0) &&
         last.size() <= 8;
}

/// Departments and nothing else, without a verb: (民政局、财政局等). Counts at the end of a paragraph.
bool is_bare_list(View inside) {
  static constexpr WordSet kClosings{U"等", U"等部门", U"等单位", U"等有关部门", U"等相关部门"};
  static constexpr WordSet kTimes{U"长期", U"持续", U"年底", U"年内", U"全年", U"常态"};
  inside.remove_suffix(ending_word(inside, kClosings).size());
  std::size_t from = 0;
  int depth = 0;
  bool department = false;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    const char32_t c = i < inside.size() ? inside[i] : U',';
    depth += c == U'(' || c == U'〔' ? 1 : c == U')' || c == U'〕' ? -1 : 0;
    if (depth > 0 || (c != U'、' && c != U',' && c != U';')) continue;
    const View name = trim(inside.substr(from, i - from));
    from = i + 1;
    if (name.empty()) return false;
    if (department && (name == U"政府" || is_level_alone(name))) continue;  // 各镇党委、政府; 各区、县
    if (department && name.size() <= 14 && (is_digit(name.front()) || !starting_word(name, kTimes).empty())) continue;
    if (is_level_alone(name)) continue;  // 市、县(市、区)人民政府
    const bool place = name.size() == 2 && is_collective(name);
    if ((name.size() < 3 && !place) || name.size() > 24 || !names_body(name) || name.starts_with(U"以下")) return false;
    static constexpr WordSet kGovernments{U"人民政府", U"管委会", U"区政府", U"县政府", U"市政府", U"镇政府"};
    const bool government = (is_collective(name) || level_prefix(name).length > 0 || name.size() > 5) &&
                            !ending_word(name, kGovernments).empty();
    department = department || is_department(name) || is_agency(name) || government;
  }
  return department;
}

}  // namespace

View last_name(View list) {
  int depth = 0;
  for (std::size_t i = list.size(); i-- > 0;) {
    depth += list[i] == U')' ? 1 : list[i] == U'(' ? -1 : 0;
    if (depth == 0 && View(U"、 和及,").find(list[i]) != View::npos) return list.substr(i + 1);
  }
  return list;
}

bool names_units(View list) {
  return looks_like_units(list);
}

std::optional<Role> role_of_label(View label) {
  // 牵头单位及责任人 names the unit first.
  for (View joint : {View(U"及责任人"), View(U"和责任人"), View(U"、责任人"), View(U"及负责人"), View(U"及联系人"),
                     View(U"/责任人")})
    if (const auto at = label.find(joint); at != View::npos && at >= 4) return role_of_label(label.substr(0, at));
  if (contains_any(label, kDueWords)) return Role::due;
  if (!contains_any(label, kLabelNouns) && !contains_any(label, kLeadWords) && !is_any(label, kBareLabels))
    return std::nullopt;
  if (contains_any(label, kSupervisorWords)) return Role::supervisor;
  if (contains_any(label, kLeadWords)) return Role::lead;
  if (contains_any(label, kResponsibleWords)) return Role::responsible;
  return std::nullopt;
}

namespace {

/// `【牵头单位】县教育局`: a label whose brackets stand for the colon.
std::optional<Label> bracketed_label(View text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 4> kBrackets{
      {{U'【', U'】'}, {U'[', U']'}, {U'〔', U'〕'}, {U'〖', U'〗'}}};
  for (const auto& [open, shut] : kBrackets) {
    if (text.front() != open) continue;
    const auto end = text.substr(0, kLabelLengthMax + 2).find(shut);
    if (end == View::npos || end < 5 || end + 1 >= text.size()) return std::nullopt;
    const auto label = starting_label(std::u32string(text.substr(1, end - 1)) + U":");
    if (!label || label->length != end) return std::nullopt;
    const std::size_t colon = text[end + 1] == U':' ? 1 : 0;
    return Label{label->role, end + 1 + colon};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Label> starting_label(View text) {
  if (!text.empty() && !is_han(text.front())) return bracketed_label(text);
  if (text.empty()) return std::nullopt;
  std::size_t length = 0;
  while (length < text.size() && length <= kLabelLengthMax) {
    if (text[length] == U' ') {
      ++length;
      continue;
    }
    const std::size_t part = starting_word(text.substr(length), kLabelParts).size();
    if (part == 0) break;
    length += part;
  }
  if (length < 2 || length >= text.size() || text[length] != U':') return std::nullopt;
  const View label = trim(text.substr(0, length));
  if (!contains_any(label, kLabelNouns) && !is_any(label, kBareLabels)) return std::nullopt;
  const auto role = role_of_label(label);
  if (!role) return std::nullopt;
  return Label{*role, length + 1};
}

namespace {

/// The verbs of duty at the start of `rest`, with what says how: 按职责分工负责, 分工负责牵头, 共同参与. The first to
/// lead makes a lead.
std::optional<DutyVerb> verbs_at(View rest) {
  std::size_t length = 0;
  bool anywhere = false;
  std::optional<Role> role;
  for (int words = 0; words < kVerbsMax; ++words) {
    const View ahead = rest.substr(length);
    if (const View manner = starting_word(ahead, kByDuty); !manner.empty()) {
      length += manner.size();
      role = role.value_or(Role::responsible);
      anywhere = true;
    } else if (const Verb* verb = kVerbs.starting(ahead)) {
      length += verb->word.size();
      anywhere = anywhere || verb->anywhere;
      if (!role || verb->role == Role::lead) role = verb->role;
    } else if (const View how = starting_word(ahead, kManners);
               !how.empty() && (kVerbs.starting(ahead.substr(how.size())) ||
                                !starting_word(ahead.substr(how.size()), kByDuty).empty())) {
      length += how.size();
    } else {
      break;
    }
  }
  const View after = rest.substr(length);
  if (!role || names_a_body(after) || (!anywhere && !trim(after).empty())) return std::nullopt;
  return DutyVerb{*role, 0, length};
}

}  // namespace

std::optional<DutyVerb> duty_verb(View segment) {
  int depth = 0;
  for (std::size_t at = 0; at < segment.size(); ++at) {
    // A remark behind a unit (市科技局(牵头)) is not the segment's verb.
    depth += segment[at] == U'(' ? 1 : segment[at] == U')' ? -1 : 0;
    const char32_t c = segment[at];
    const bool may_start = kVerbs.may_begin(c) || kByDuty.starts().may_hold(c) || kManners.starts().may_hold(c);
    if (depth > 0 || at == 0 || !may_start) continue;
    if (c == U'协' && segment[at - 1] == U'政') continue;  // 市政协办 is a body
    if (const auto verbs = verbs_at(segment.substr(at))) return DutyVerb{verbs->role, at, at + verbs->to};
  }
  return std::nullopt;
}

std::size_t bracket_end(const Text& text, std::size_t at, std::size_t limit) {
  constexpr int kNestedMax = 4;
  int depth = 0;
  limit = std::min(limit, at + kClauseLengthMax);
  for (std::size_t i = at; i < limit; ++i) {
    const char32_t c = text.at(i);
    if ((c == U'(' || c == U'[' || c == U'【' || c == U'〔') && ++depth > kNestedMax) return 0;
    // Whichever closes: the pair is often printed wrongly.
    if ((c == U')' || c == U']' || c == U'】' || c == U'〕') && --depth == 0) return i + 1;
    if (c != U'\n') continue;
    if (text.before(i) == U'。') return 0;
    // Never closed: a label's value ends with its paragraph, before the next point.
    if (marker_at(text, i + 1)) return depth == 1 && starting_label(text.view({at + 1, at + 17})) ? i + 1 : 0;
  }
  return 0;
}

bool opens_clause(const Text& text, Range range) {
  const std::size_t end = bracket_end(text, range.from, range.to);
  if (end == 0) return false;
  const View inside = trim(text.view({range.from + 1, end - 1}));
  if (inside.size() < 4) return false;
  if (starting_label(inside)) return true;
  // Without a label every part is units with a verb, and the first verb comes soon.
  const std::size_t comma = inside.find_first_of(U",;。");
  const View first = comma == View::npos ? inside : inside.substr(0, comma);
  const View head = first.starts_with(U"由") ? first.substr(1) : first;
  const auto verb = duty_verb(head);
  if (verb) return looks_like_units(head.substr(0, verb->from)) && head.size() - verb->to <= 12;
  // `(省经信委、省发改委。列第一位者为牵头部门,下同)`: the list, and a remark on it.
  static constexpr WordSet kRemarks{U"下同", U"为牵头", U"不再", U"第一位"};
  const std::size_t stop = inside.find(U'。');
  const bool remarked = stop != View::npos && contains_any(inside.substr(stop), kRemarks);
  if (is_bare_list(remarked ? inside.substr(0, stop) : inside))
    return is_blank(text.at(end)) || end >= range.to || text.view({end, end + 2}) == U"。\n" ||
           text.before(range.from) == U'。';
  if (comma == View::npos) return false;
  const auto later = duty_verb(inside.substr(comma + 1));
  return later && looks_like_units(head) && names_body(trim(head)) &&
         looks_like_units(inside.substr(comma + 1, later->from));
}

}  // namespace duban::extract
