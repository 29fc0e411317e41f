#include "extract/targets.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "extract/date_parts.hpp"
#include "extract/marker.hpp"
#include "extract/numerals.hpp"
#include "extract/quantity.hpp"
#include "extract/target_evidence.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

/// How far a sentence is looked at on either side of a number: keeps the cost linear on texts without full stops.
constexpr std::size_t kReachMax = 200;

bool ends_clause(char32_t c) {
  return c == U',' || c == U'\n' || c == U':' || ends_sentence(c);
}

/// Walks through a range once, keeping where the sentence and clause began and how deep in names and quotes it is.
class Walker {
 public:
  Walker(const Text& text, Range range)
      : text_(text), range_(range), sentence_(range.from), clause_(range.from), period_(range.from) {}

  void pass(std::size_t at) {
    const char32_t c = text_.at(at);
    if (is_han(c)) return;
    if (c == U'《' || c == U'〔') ++names_;
    if (c == U'》' || c == U'〕') names_ = std::max(0, names_ - 1);
    if (c == U'“') quoted_ = true;
    if (c == U'”') quoted_ = false;
    if (c == U'(') ++brackets_;
    if (c == U')') brackets_ = std::max(0, brackets_ - 1);
    if (ends_clause(c)) clause_ = at + 1;
    if (c == U'。' || c == U'\n') period_ = at + 1;
    // A line end inside a sentence is damage; after a full stop it is a paragraph.
    if (ends_sentence(c)) {
      sentence_ = at + 1;
      quoted_ = false;
      brackets_ = names_ = 0;
    }
  }

  Surroundings around(Range found) {
    const std::size_t reach = found.from > kReachMax ? found.from - kReachMax : 0;
    Surroundings around{{std::max(sentence_, reach), found.to},
                        std::max(period_, reach),
                        {std::max(clause_, reach), found.to},
                        names_ > 0,
                        quoted_,
                        brackets_ > 0};
    // Each stretch of text is searched for verbs once.
    const std::size_t unread = std::max(searched_, around.sentence.from);
    if (const std::size_t end = last_verb_end(text_, {unread, found.from}); end > 0) verb_ = end;
    searched_ = found.from;
    around.verb = verb_ > around.sentence.from ? verb_ : 0;
    const std::size_t limit = std::min(range_.to, found.to + kReachMax);
    while (around.clause.to < limit && !ends_clause(text_.at(around.clause.to))) ++around.clause.to;
    around.sentence.to = around.clause.to;
    return around;
  }

 private:
  const Text& text_;
  Range range_;
  std::size_t sentence_;
  std::size_t clause_;
  std::size_t period_;
  std::size_t searched_ = 0;  // for verbs, up to here
  std::size_t verb_ = 0;
  int names_ = 0;
  int brackets_ = 0;
  bool quoted_ = false;
};

constexpr WordSet kNameEdges{
    U"≥",      U"≤",      U">",      U"<",      U"基本",     U"总共",   U"共计",     U"各",     U"将",     U"达到",
    U"达",     U"超过",   U"超",     U"突破",   U"不低于",   U"不少于", U"力争",     U"新增",   U"建成",   U"建设",
    U"打造",   U"新建",   U"培育",   U"完成",   U"实现",     U"至少",   U"增长",     U"以上",   U"分别",   U"压缩至",
    U"提高到", U"提升至", U"降至",   U"稳定在", U"控制在",   U"不超过", U"不得超过", U"不高于", U"不大于", U"不得低于",
    U"不小于", U"保持在", U"维持在", U"下降",   U"降低",     U"提高",   U"提升",     U"扩大到", U"增加",   U"压减至",
    U"缩短至", U"缩短到", U"降到",   U"以内",   U"不得高于", U"减至",   U"增至",     U"发展到", U"上升到", U"创建",
    U"举办",   U"开展",   U"组织",   U"引进",   U"改造",     U"提高至", U"力争达到", U"努力",   U"争取"};

/// `比2023年`, `较上年同期` at the end of a name: what the number is compared with.
std::size_t comparison_length(View name) {
  constexpr std::size_t kMax = 9;
  static constexpr WordSet kTimes{U"年", U"年底", U"年末", U"同期", U"上季度", U"上月"};
  const std::size_t at = name.find_last_of(U"比较");
  if (at == View::npos || at == 0 || name.size() - at > kMax) return 0;
  return ending_word(name.substr(at + 1), kTimes).empty() ? 0 : name.size() - at;
}

/// `2023年` at the end of a name: when the number is to be reached.
std::size_t year_length(View name) {
  constexpr std::size_t kYear = 5;
  if (name.size() <= kYear || name.back() != U'年') return 0;
  const View digits = name.substr(name.size() - kYear, kYear - 1);
  return std::all_of(digits.begin(), digits.end(), is_digit) ? kYear : 0;
}

/// What is counted: the words after the unit, else those before the verb.
std::string name_of_target(const Text& text, const Quantity& quantity, const Surroundings& around) {
  Range after = text.trimmed({quantity.range.to, around.clause.to});
  for (std::size_t i = after.from; i < after.to; ++i)
    if (text.at(i) == U'、' || text.at(i) == U'(') after.to = i;
  if (after.size() >= 2 && after.size() <= 24 && quantity.kind != UnitKind::share) return text.printed(after);
  Range before = text.trimmed({around.clause.from, quantity.range.from});
  // After an earlier number its own words begin: 新增道路180公里、绿道130公里.
  bool counted = false;
  for (std::size_t i = before.from; i < before.to; ++i) {
    counted = counted || is_digit(text.at(i));
    if (text.at(i) == U'、' && (before.to - i > 3 || counted)) before.from = i + 1;
  }
  if (text.view(before).starts_with(U"其中")) before.from += 2;
  if (const auto marker = marker_at(text, before.from); marker && marker->range.to < before.to)
    before.from = marker->range.to;
  if (const auto date = date_parts_at(text, before.from + (text.at(before.from) == U'到' ? 1 : 0), before.to))
    if (date->range.to < before.to) before.from = date->range.to;
  for (bool changed = true; changed && before.size() > 0;) {
    const View name = text.view(before);
    const std::size_t edge =
        std::max({ending_word(name, kNameEdges).size(), comparison_length(name), year_length(name)});
    changed = edge > 0;
    before.to -= edge;
  }
  return text.printed(before.size() <= 40 ? before : Range{before.to - 40, before.to});
}

/// `每年新增20家`, `每月至少2次`: how often the number is ordered again.
std::optional<domain::Every> every_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  constexpr std::array<std::pair<View, domain::Every>, 6> kAgain{{{U"每年", domain::Every::year},
                                                                  {U"每半年", domain::Every::half_year},
                                                                  {U"每季", domain::Every::quarter},
                                                                  {U"每个季度", domain::Every::quarter},
                                                                  {U"每月", domain::Every::month},
                                                                  {U"每个月", domain::Every::month}}};
  const View before = text.view({around.sentence.from, quantity.range.from});
  if (before.find(U'每') == View::npos) return std::nullopt;
  std::optional<domain::Every> every;
  std::size_t latest = 0;
  for (const auto& [word, period] : kAgain) {
    const auto at = before.rfind(word);
    if (at == View::npos || (every && at < latest)) continue;
    latest = at;
    every = period;
  }
  // 每年新增20家,到2026年累计达到100家: the sum comes once.
  if (every && contains_any(before.substr(latest), kOneOf<U"累计", U"总数", U"总量", U"全年">)) return std::nullopt;
  return every;
}

struct Found {
  Quantity quantity;
  Surroundings around;
  Evidence evidence;
};

/// `2018年至2020年`: the ends of the years from the first date to the second.
std::vector<domain::Date> years_between(const Text& text, const Deadline& first, const Deadline& second) {
  View joint = trim(text.view({first.range.to, std::max(first.range.to, second.range.from)}));
  if (joint.starts_with(U'年')) joint.remove_prefix(1);
  std::vector<domain::Date> years;
  if (joint.size() != 1 || (joint != U"至" && joint != U"到" && !is_range_dash(joint.front()))) return years;
  for (int year = first.date.year(); year <= second.date.year(); ++year)
    if (const auto end = domain::Date::of(year, 12, 31)) years.push_back(*end);
  return years;
}

/// The deadlines of a sentence that go one by one with its numbers: `2024年底、2025年底分别达到70家、80家`. Numbers
/// before the first of those dates keep their own.
void pair_up(const Text& text, const std::vector<Found>& found, std::size_t first, std::size_t last,
             const std::vector<Deadline>& deadlines, std::vector<std::optional<domain::Date>>& by) {
  for (std::size_t k = first; k < last; ++k) {
    const std::size_t from = k == first ? found[k].around.sentence.from : found[k - 1].quantity.range.to;
    const std::size_t to = found[k].quantity.range.from;
    if (from >= to || text.view({from, to}).find(U"分别") == View::npos) continue;
    std::vector<domain::Date> dates;
    const auto stated = std::lower_bound(deadlines.begin(), deadlines.end(), from,
                                         [](const Deadline& each, std::size_t at) { return each.range.from < at; });
    for (auto deadline = stated; deadline != deadlines.end() && deadline->range.to <= to; ++deadline)
      dates.push_back(deadline->date);
    if (dates.size() == 2)
      if (auto years = years_between(text, *stated, *std::next(stated)); !years.empty()) dates = std::move(years);
    if (dates.size() < 2 || last - k < dates.size()) continue;
    for (std::size_t i = 0; i < dates.size(); ++i) by[k + i] = dates[i];
    return;
  }
}

/// `省道上半年完工,新建公路300公里`: a date behind the subject of its clause holds for that clause alone.
bool is_local(const Text& text, Range date) {
  constexpr std::size_t kClauseMax = 60;
  static constexpr WordSet kLeads{U"到", U"至", U"在", U"于",   U"力争", U"确保", U"争取", U"计划", U"要",
                                  U"应", U"须", U"将", U"必须", U"其中", U"截至", U"底",   U"和"};
  std::size_t from = date.from;
  while (from > 0 && date.from - from < kClauseMax && !ends_clause(text.at(from - 1))) --from;
  if (const auto marker = marker_at(text, from); marker && marker->range.to < date.from) from = marker->range.to;
  const View before = trim(text.view({from, date.from}));
  return before.size() >= 3 && is_han(before.back()) && ending_word(before, kLeads).empty();
}

/// `2022年新增300家`: a number behind a date of the past, with no deadline between, is a fact.
void drop_past(const Text& text, const DatesRead& dates, std::vector<Found>& found) {
  std::size_t next_past = 0;
  std::size_t next_deadline = 0;
  const auto past = [&](const Found& each) {
    const std::size_t at = each.quantity.range.from;
    while (next_past < dates.past.size() && dates.past[next_past].from < at) ++next_past;
    while (next_deadline < dates.deadlines.size() && dates.deadlines[next_deadline].range.from < at) ++next_deadline;
    if (next_past == 0) return false;
    const Range date = dates.past[next_past - 1];
    if (date.from < (is_local(text, date) ? each.around.clause.from : each.around.period)) return false;
    if (next_deadline > 0 && dates.deadlines[next_deadline - 1].range.from > date.from) return false;
    return text.view({date.to, at}).find(U"基础上") == View::npos;
  };
  std::erase_if(found, past);
}

std::vector<std::optional<domain::Date>> dates_of(const Text& text, const std::vector<Found>& found,
                                                  const std::vector<Deadline>& deadlines,
                                                  std::optional<domain::Date> due) {
  std::vector<std::optional<domain::Date>> by(found.size(), due);
  std::size_t next = 0;
  const Deadline* opening = nullptr;
  const Deadline* local = nullptr;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Surroundings& around = found[i].around;
    for (; next < deadlines.size() && deadlines[next].range.from < found[i].quantity.range.from; ++next)
      (is_local(text, deadlines[next].range) ? local : opening) = &deadlines[next];
    if (opening && opening->range.from >= around.period) by[i] = opening->date;
    if (local && local->range.from >= around.clause.from && (!opening || opening->range.from < local->range.from)) {
      by[i] = local->date;
    } else if (next < deadlines.size() && deadlines[next].range.to <= around.clause.to &&
               (!opening || opening->range.from < around.clause.from)) {
      by[i] = deadlines[next].date;  // 58项事项年底前实现
    }
  }
  for (std::size_t i = 0; i < found.size();) {
    std::size_t last = i;
    while (last < found.size() && found[last].around.sentence.from == found[i].around.sentence.from) ++last;
    pair_up(text, found, i, last, deadlines, by);
    i = last;
  }
  return by;
}

/// `分别控制在2万吨、5万吨、8万吨以内`: what bounds one number bounds those listed with it.
void share_bounds(const Text& text, std::vector<Found>& found) {
  const auto listed = [&](std::size_t i) {
    const Range between{found[i - 1].quantity.range.to, found[i].quantity.range.from};
    return between.size() == 1 && View(U"、和及").find(text.at(between.from)) != View::npos &&
           found[i - 1].quantity.unit == found[i].quantity.unit && !found[i - 1].quantity.value_max;
  };
  for (std::size_t i = 1; i < found.size(); ++i)
    if (listed(i) && !found[i].quantity.compare)
      found[i].quantity.compare = compare_of(text, found[i - 1].quantity, found[i - 1].around);
}

bool may_start(const Text& text, std::size_t at) {
  const char32_t c = text.at(at);
  if (!is_digit(c) && !is_han_numeral(c)) return false;
  const char32_t before = text.before(at);
  // `1.12个小区`: the number of the point is none of what is counted.
  if (is_digit(c) && (before == U'\n' || ends_sentence(before)) && marker_at(text, at)) return false;
  if (is_digit(c))
    return !is_digit(before) && (before != U'.' || follows_number(text, at)) && !(before >= U'A' && before <= U'Z');
  return c != U'〇' && !is_han_numeral(before) && before != U'第';
}

std::vector<Found> find_numbers(const Text& text, Range range) {
  std::vector<Found> found;
  Walker walker(text, range);
  for (std::size_t i = range.from; i < range.to; ++i) {
    const char32_t c = text.at(i);
    if (is_han(c) && !is_han_numeral(c)) continue;
    walker.pass(i);
    if (!may_start(text, i)) continue;
    const auto quantity = quantity_at(text, i, range.to);
    if (!quantity) continue;
    const Surroundings around = walker.around(quantity->range);
    const Evidence evidence = evidence_of(text, *quantity, around);
    if (evidence.confidence > 0) found.push_back({*quantity, around, evidence});
    i = quantity->range.to - 1;
  }
  return found;
}

}  // namespace

std::vector<domain::Target> find_targets(const Text& text, Range range, const DatesRead& dates,
                                         std::optional<domain::Date> due) {
  std::vector<Found> found = find_numbers(text, range);
  drop_past(text, dates, found);
  share_bounds(text, found);
  const auto by = dates_of(text, found, dates.deadlines, due);
  std::vector<domain::Target> targets;
  const auto less = [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t at) {
      const auto& target = targets[at];
      return std::tie(target.value, target.value_max, target.unit, target.by, target.name);
    };
    return key(a) < key(b);
  };
  std::set<std::size_t, decltype(less)> known(less);  // places in `targets`
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [quantity, around, evidence] = found[i];
    domain::Target target;
    target.value = quantity.value;
    target.value_max = quantity.value_max;
    target.unit = to_utf8(quantity.unit);
    target.compare = compare_of(text, quantity, around);
    target.by = by[i];
    target.every = every_of(text, quantity, around);
    target.name = name_of_target(text, quantity, around);
    // 分别达到245吨、18吨; 2023年达到93%,2024年达到94%
    if (target.name.empty() && !targets.empty() && i > 0 && found[i - 1].around.sentence.from == around.sentence.from)
      target.name = targets.back().name;
    target.source = {quantity.range.span(), evidence.confidence, std::string(evidence.why)};
    targets.push_back(std::move(target));
    if (!known.insert(targets.size() - 1).second) targets.pop_back();
  }
  return targets;
}

}  // namespace duban::extract
