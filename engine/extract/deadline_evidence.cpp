#include "extract/deadline_evidence.hpp"

#include <algorithm>

#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr WordSet kStartsAfter{U"起", U"开始", U"以来",   U"以后", U"之后", U"后",
                               U"度", U"版",   U"启动之", U"至今", U"度的"};
/// After a year these make it an event, which is no day: 2024年春节前, 2025年汛期.
constexpr WordSet kEvents{U"春节", U"元旦", U"国庆", U"五一", U"中秋", U"清明", U"端午", U"汛",
                          U"春",   U"夏",   U"秋",   U"冬",   U"暑",   U"寒假", U"两会", U"全国"};
/// A year before one of these with 的 says which things are meant: 2024年计划建设的20个村.
constexpr WordSet kChosen{U"出列", U"新增", U"完成", U"建成", U"确定", U"下达", U"实施", U"安排", U"计划",
                          U"认定", U"创建", U"改造", U"立项", U"批复", U"入库", U"竣工", U"摘帽", U"建设"};
/// Straight after a month these make it an end.
constexpr WordSet kDoneNext{U"完成", U"全面", U"实现", U"竣工", U"完工", U"建成", U"投产",
                            U"投用", U"投入", U"交付", U"通车", U"验收", U"开工", U"上报"};
constexpr WordSet kBefore{U"比", U"自",   U"从",   U"每",     U"每个", U"去",   U"上",     U"与",
                          U"较", U"相比", U"同",   U"截至目", U"自从", U"每年", U"每年的", U"面向",
                          U"前", U"起始", U"对照", U"按照",   U"根据", U"上一", U"(引自"};
constexpr WordSet kBy{U"到",   U"至",     U"截至",   U"截止", U"于",   U"在",     U"力争", U"确保",
                      U"争取", U"截止到", U"力争到", U"计划", U"预计", U"务必于", U"最迟"};
constexpr WordSet kReached{
    U"计划", U"安排", U"启动",   U"推进",   U"开展",     U"实施", U"加快",     U"打造", U"创建", U"举办",
    U"组织", U"建立", U"健全",   U"落实",   U"分别",     U"引进", U"修复",     U"改造", U"治理", U"完工",
    U"投产", U"整治", U"达到",   U"达",     U"完成",     U"建成", U"实现",     U"新增", U"提升", U"提高到",
    U"建设", U"新建", U"不低于", U"不少于", U"不得低于", U"到位", U"全部",     U"力争", U"增加", U"培育",
    U"形成", U"取得", U"超过",   U"突破",   U"全覆盖",   U"全面", U"投入使用", U"竣工", U"开工", U"出台",
    U"制定", U"印发", U"下降",   U"压减",   U"降低",     U"累计", U"召开",     U"举行"};
/// Straight after a year these make it an end, wherever it stands.
constexpr WordSet kReachedNext{U"全面",   U"实现",   U"完成",   U"建成",   U"基本",   U"达到", U"达",
                               U"提高到", U"提升到", U"提升至", U"提高至", U"下降到", U"突破"};
constexpr WordSet kRuleWords{U"不得", U"保留", U"统筹安排", U"驾龄", U"免", U"累计发生", U"未", U"结转", U"有效期"};
constexpr WordSet kYearlyActs{U"考核", U"考评", U"绩效", U"综合考", U"评优", U"述职"};
constexpr WordSet kCitedAfter{U"印发", U"发布", U"颁布", U"召开", U"出台的", U"修订"};

constexpr WordSet kUntil{U"截至", U"截止"};
constexpr WordSet kSpanEnds{U"”期间", U"期间", U"”末", U"末", U"”时期", U"时期"};

/// A year may stand behind one of these as at the start of its clause: 全市2024年新建….
constexpr WordSet kPlaces{U"其中", U"全市", U"全县", U"全区", U"全省", U"全镇", U"我市", U"我县", U"我区", U"我省"};

/// The sentence around a place: from the last 。 or ; before to the next after.
Range sentence_at(const Text& text, Range within, std::size_t at) {
  constexpr std::size_t kReachMax = 300;  // keeps the cost linear on texts without full stops
  std::size_t from = at;
  while (from > within.from && at - from < kReachMax && !ends_sentence(text.at(from - 1))) --from;
  std::size_t to = at;
  while (to < within.to && to - at < kReachMax && !ends_sentence(text.at(to))) ++to;
  return {from, to};
}

/// Years before this one are past: a plan may look back at its own year's start.
std::optional<int> first_year(const Calendar& calendar) {
  if (calendar.period && calendar.signed_on) return std::min(calendar.period->from.year(), calendar.signed_on->year());
  return calendar.period ? calendar.period->from.year() : calendar.year();
}

/// `3月1日-3月31日`, `4—10月`: the second is an end.
bool ends_range(const Text& text, Range within, const DateParts& parts) {
  const std::size_t at = parts.range.from;
  if (at < within.from + 2 || !is_range_dash(text.at(at - 1))) return false;
  const char32_t before = text.at(at - 2);
  return is_digit(before) || before == U'月' || before == U'日' || is_range_dash(before);
}

/// `2025—2027年`: the second year, four digits before the dash.
bool ends_years(const Text& text, Range within, const DateParts& parts) {
  std::size_t at = parts.range.from;
  if (at < within.from + 5 || !is_range_dash(text.at(at - 1))) return false;
  while (at > within.from && (is_range_dash(text.at(at - 1)) || text.at(at - 1) == U'年')) --at;
  return at >= within.from + 4 && is_digit(text.at(at - 1)) && is_digit(text.at(at - 4));
}

/// `总结阶段(11月)`: a stage's month in brackets.
bool closes_bracket(const Text& text, const DateParts& parts) {
  return parts.phrase == DatePhrase::month && text.before(parts.range.from) == U'(' && text.at(parts.range.to) == U')';
}

/// `3个月内` counts from signature unless an event stands before it (竣工后3个月内).
bool counts_from_signature(const Text& text, Range within, std::size_t from) {
  const View before = trim(text.view({std::max(within.from, from < 8 ? 0 : from - 8), from}));
  if (before.ends_with(U"起")) return contains_any(before, kOneOf<U"印发", U"发布">);
  return before.empty() || ends_sentence(before.back()) || before.back() == U',' || before.back() == U':' ||
         !ending_word(before, kOneOf<U"力争", U"确保", U"用", U"在", U"于">).empty();
}

/// `2024年计划出列的20个村`: the year says which things are meant.
bool says_which(const Text& text, const DateParts& parts, std::size_t limit) {
  const View rest = text.view({parts.range.to, std::min(limit, parts.range.to + 9)});
  const auto of = rest.find(U'的');
  return of != View::npos && rest.find(U',') > of && !ending_word(rest.substr(0, of), kChosen).empty();
}

/// `印发后30日内`, `自发布之日起15日内`: days count from the signature only where the text says so.
bool counts_from_issue(const Text& text, Range within, std::size_t from) {
  static constexpr WordSet kIssues{U"印发", U"发布", U"下发", U"公布", U"成文"};
  const View before = trim(text.view({std::max(within.from, from < 9 ? 0 : from - 9), from}));
  return (before.ends_with(U"起") || before.ends_with(U"后")) && contains_any(before, kIssues);
}

/// `“年初建账、年底交账”`, `为全年发展打下基础`: no order.
bool in_saying(const Text& text, Range within, const DateParts& parts) {
  if (!parts.whole_year || parts.base == YearBase::after) return false;
  const std::size_t from = parts.range.from;
  if (text.before(from) == U'为') return true;
  constexpr std::size_t kSayingMax = 24;
  for (std::size_t at = from; at > within.from && from - at < kSayingMax; --at) {
    const char32_t c = text.at(at - 1);
    if (c == U'”' || c == U',' || ends_sentence(c)) return false;
    if (c == U'“') return true;
  }
  return false;
}

/// A year phrase: closed ones and those behind 到, 至 order an end, others where something is to be reached.
DateRole role_of_year(const Text& text, Range within, const DateParts& parts, const Calendar& calendar) {
  constexpr std::size_t kNear = 20;
  const std::size_t from = parts.range.from;
  const View after = text.view({parts.range.to, std::min(within.to, parts.range.to + 6)});
  const View rest = text.view({parts.range.to, sentence_at(text, within, from).to});
  const bool reached = contains_any(rest, kReached);
  const bool near = contains_any(rest.substr(0, kNear), kReached);
  if (in_saying(text, within, parts)) return DateRole::none;
  // 纳入年终考核 names a check, not a day.
  if (parts.whole_year && !starting_word(after, kYearlyActs).empty()) return DateRole::none;
  const auto first = first_year(calendar);
  const bool past = first && parts.year && *parts.year < *first;
  if (past && preceded_by(text, within.from, from, kUntil)) return DateRole::past;
  if (parts.closed) return reached || text.at(parts.range.to - 1) == U'前' ? DateRole::ordered : DateRole::weak;
  if (!starting_word(after, kEvents).empty() || says_which(text, parts, within.to)) return DateRole::none;
  if (parts.whole_year)  // 今年, 明年
    return near ? DateRole::ordered : reached ? DateRole::weak : DateRole::passed_over;
  if (past) return DateRole::past;
  if (preceded_by(text, within.from, from, kBy)) return DateRole::ordered;
  if (ends_years(text, within, parts)) return reached ? DateRole::ordered : DateRole::passed_over;
  if (!starting_word(after, kReachedNext).empty()) return DateRole::ordered;  // 接入率2025年达到80%
  const char32_t before = text.before(from);
  const bool starts_clause = (before >= 0x2460 && before <= 0x2473) || before == U')' || before == U',' ||
                             before == U'、' || is_blank(before) || ends_sentence(before) || before == U':' ||
                             from == within.from || preceded_by(text, within.from, from, kPlaces);
  if (!starts_clause || !reached) return DateRole::passed_over;
  return near ? DateRole::ordered : DateRole::weak;
}

}  // namespace

bool preceded_by(const Text& text, std::size_t from, std::size_t at, const Words& words) {
  const View before = text.view({from > at ? at : std::max(from, at < 8 ? 0 : at - 8), at});
  return !ending_word(trim(before), words).empty();
}

DateRole role_of(const Text& text, Range within, const DateParts& parts, const Calendar& calendar) {
  const std::size_t from = parts.range.from;
  const View after = text.view({parts.range.to, std::min(within.to, parts.range.to + 6)});
  if (!starting_word(after, kStartsAfter).empty() && !(parts.closed && after.starts_with(U"后"))) return DateRole::none;
  if (preceded_by(text, within.from, from, kBefore)) return DateRole::none;
  // 9月份召开现场会 sets a time, 2017年召开的会议 cites one.
  const bool loose = View(U"份旬").find(text.at(parts.range.to - 1)) != View::npos;
  if (!parts.closed && !loose && !starting_word(after, kCitedAfter).empty()) return DateRole::none;
  const Range sentence = sentence_at(text, within, from);
  const View rest = text.view({parts.range.to, sentence.to});
  const bool by = preceded_by(text, within.from, from, kBy);
  switch (parts.phrase) {
    case DatePhrase::span:
      if (parts.days > 0) return counts_from_issue(text, within, from) ? DateRole::ordered : DateRole::none;
      if (parts.months > 0 && !counts_from_signature(text, within, from)) return DateRole::none;
      if (rest.starts_with(U"有效") && (rest.size() == 2 || !is_han(rest[2])))
        return DateRole::none;  // how long it holds
      if (contains_any(rest.substr(0, 24), kRuleWords) || is_range_dash(text.before(from)))
        return DateRole::passed_over;
      if (contains_any(rest, kReached)) return DateRole::ordered;
      return counts_from_signature(text, within, from) ? DateRole::weak : DateRole::passed_over;
    case DatePhrase::plan_span:
      return starting_word(after, kSpanEnds).empty() ? DateRole::none : DateRole::ordered;
    case DatePhrase::day:
    case DatePhrase::month:
      if (parts.closed || by || ends_range(text, within, parts) || closes_bracket(text, parts))
        return DateRole::ordered;
      if (!starting_word(after, kDoneNext).empty()) return DateRole::ordered;
      if (loose && contains_any(rest, kReached)) return DateRole::ordered;
      return DateRole::passed_over;
    case DatePhrase::quarter:
    case DatePhrase::half_year:
      return contains_any(rest, kReached) || by || text.at(parts.range.to - 1) == U'前' ? DateRole::ordered
                                                                                        : DateRole::weak;
    case DatePhrase::year:
      break;
  }
  return role_of_year(text, within, parts, calendar);
}

}  // namespace duban::extract
