#include "extract/recurrence.hpp"

#include <array>

#include "extract/numerals.hpp"
#include "extract/word_index.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Every;

struct Word {
  View word;
  Every every;
  bool act_follows;  // counts only before an act of reporting or checking
};

constexpr WordIndex kWords(std::array<Word, 39>{{
    {U"每个月", Every::month, false},       {U"每月", Every::month, false},        {U"逐月", Every::month, false},
    {U"按月", Every::month, false},         {U"月月", Every::month, false},        {U"一月一", Every::month, false},
    {U"每季度", Every::quarter, false},     {U"每个季度", Every::quarter, false},  {U"每季", Every::quarter, false},
    {U"按季度", Every::quarter, false},     {U"按季", Every::quarter, false},      {U"逐季", Every::quarter, false},
    {U"一季一", Every::quarter, false},     {U"一季度一", Every::quarter, false},  {U"季季", Every::quarter, false},
    {U"每半年", Every::half_year, false},   {U"半年一", Every::half_year, false},  {U"按半年", Every::half_year, false},
    {U"每年", Every::year, false},          {U"每个年度", Every::year, false},     {U"每年度", Every::year, false},
    {U"逐年", Every::year, false},          {U"按年度", Every::year, false},       {U"按年", Every::year, false},
    {U"一年一", Every::year, false},        {U"年年", Every::year, false},         {U"月度", Every::month, true},
    {U"季度", Every::quarter, true},        {U"半年度", Every::half_year, true},   {U"年度", Every::year, true},
    {U"每两月", Every::quarter, false},     {U"每三个月", Every::quarter, false},  {U"每3个月", Every::quarter, false},
    {U"每六个月", Every::half_year, false}, {U"每6个月", Every::half_year, false}, {U"分季度", Every::quarter, false},
    {U"逐季度", Every::quarter, false},     {U"每一季度", Every::quarter, false},  {U"每一年", Every::year, false},
}});

/// 月调度, 季通报, 半年评估, 年考核: one character for the period, the act straight after it.
constexpr WordSet kShortActs{U"调度", U"通报", U"报告", U"考核", U"督查", U"评估", U"总结", U"小结",
                             U"点评", U"讲评", U"排名", U"会商", U"研判", U"分析", U"例会", U"督导",
                             U"检查", U"汇报", U"评比", U"盘点", U"复盘", U"报制", U"清零", U"晾晒",
                             U"评价", U"考评", U"抽查", U"督办", U"公示", U"巡查", U"监测", U"报送"};

constexpr std::size_t kActDistanceMax = 8;
constexpr std::array<View, 21> kActs{U"例会", U"会议", U"分析", U"研判", U"考核", U"考评", U"评估",
                                     U"评价", U"报告", U"通报", U"督查", U"检查", U"总结", U"述职",
                                     U"审计", U"调度", U"评议", U"督导", U"监测", U"体检", U"会商"};
constexpr WordSet kActResults{U"指标", U"计划", U"方案", U"结果", U"等次", U"成绩", U"优秀"};

/// A rule about grants and caps says 每年 without ordering anything.
constexpr WordSet kGrants{U"给予", U"最高", U"不超过", U"补助", U"奖励", U"补贴", U"资助", U"可申请", U"以上的"};

constexpr WordSet kParticular{U"上一", U"本", U"上", U"当", U"今", U"跨", U"下一"};

bool pauses(char32_t c) {
  return c == U',' || c == U'、' || ends_sentence(c) || c == U'\n' || c == U':' || c == U')';
}

/// Whether an act of reporting or checking follows before the next pause.
bool act_follows(const Text& text, std::size_t from, std::size_t limit) {
  std::size_t to = from;
  while (to < limit && to < from + kActDistanceMax && !pauses(text.at(to))) ++to;
  const View rest = text.view({from, to});
  for (View act : kActs) {
    const auto at = rest.find(act);
    if (at == View::npos) continue;
    const View after = text.view({from + at + act.size(), std::min(limit, from + at + act.size() + 2)});
    return starting_word(after, kActResults).empty();
  }
  return false;
}

/// 年年底 is 年底 after a year.
bool is_part_of_year(char32_t c) {
  return View(U"底初末中内终度").find(c) != View::npos;
}

/// A particular month, season or year, or another length: 3月报送, 一季度通报, 半月督查, 全年考核.
bool names_one(char32_t before) {
  constexpr View kOnes = U"上下本当次翌整首末个半双两每全今明去同近这该旺淡春夏秋冬元腊正";
  return is_digit(before) || is_han_numeral(before) || kOnes.find(before) != View::npos;
}

/// `月调度`, `季通报`, `年考核` at `at`.
std::optional<Every> short_act(const Text& text, Range range, std::size_t at) {
  const char32_t c = text.at(at);
  const bool half = c == U'半' && text.at(at + 1) == U'年';
  if (c != U'月' && c != U'季' && c != U'年' && !half) return std::nullopt;
  if (at > range.from && names_one(text.at(at - 1))) return std::nullopt;
  const std::size_t end = at + (half ? 2 : 1);
  const View rest = text.view({std::min(end, range.to), std::min(range.to, end + 4)});
  const View act = starting_word(rest, kShortActs);
  if (act.empty() || (act != U"报制" && !starting_word(rest.substr(act.size()), kActResults).empty()))
    return std::nullopt;
  return half ? Every::half_year : c == U'月' ? Every::month : c == U'季' ? Every::quarter : Every::year;
}

bool counts(const Text& text, Range range, std::size_t at, const Word& word) {
  const View before = text.view({at < range.from + 2 ? range.from : at - 2, at});
  const std::size_t end = at + word.word.size();
  // 2025年年底 is no 年年, 第一季度 no 季度.
  if (!before.empty() && word.word.front() != U'每' &&
      (is_digit(before.back()) || before.back() == U'年' || before.back() == U'第' ||
       (is_han_numeral(before.back()) && word.word.front() != U'一')))
    return false;
  if (word.act_follows) {
    return ending_word(before, kParticular).empty() && act_follows(text, end, range.to);
  }
  if (word.word == U"按年" && text.at(end) == U'度') return false;
  if (word.word == U"按年度" || word.word == U"按年") {
    const View next = text.view({end, std::min(range.to, end + 2)});
    if (next == U"计划" || next == U"任务" || next == U"目标" || next == U"投资" || next == U"预算") return false;
  }
  // 每人每月820元 is a rate; 年年底 is no 年年.
  if ((word.word == U"年年" || word.word == U"月月") && is_part_of_year(text.at(end))) return false;
  if (!ending_word(before, kOneOf<U"每人", U"每户", U"每生", U"人均">).empty()) return false;
  if (word.word != U"每年") return true;
  std::size_t to = end;
  while (to < range.to && to < end + 10 && !pauses(text.at(to))) ++to;
  return !contains_any(text.view({end, to}), kGrants);
}

}  // namespace

std::optional<Recurrence> find_recurrence(const Text& text, Range range) {
  std::optional<Recurrence> shortest;
  int depth = 0;
  const View view = text.view();
  for (std::size_t i = range.from; i < range.to; ++i) {
    const char32_t c = view[i];
    if (c == U'《') ++depth;
    if (c == U'》' && depth > 0) --depth;
    if (depth > 0 || !kWords.may_begin(c)) continue;
    const View rest = text.view({i, std::min(range.to, i + 5)});
    if (const auto act = short_act(text, range, i); act && (!shortest || *act < shortest->every))
      shortest = Recurrence{*act, {Range{i, i + 1}.span(), 0.85, "周期后写明“调度”“通报”等事项"}};
    for (const Word& word : kWords.beginning(c)) {
      if (!rest.starts_with(word.word) || !counts(text, range, i, word)) continue;
      if (!shortest || word.every < shortest->every) {
        const Range found{i, i + word.word.size()};
        shortest = Recurrence{word.every,
                              {found.span(), word.act_follows ? 0.85 : 0.95, "原文写有“" + to_utf8(word.word) + "”"}};
      }
      break;
    }
  }
  return shortest;
}

}  // namespace duban::extract
