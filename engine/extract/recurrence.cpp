#include "extract/recurrence.hpp"

#include <array>

#include "extract/characters.hpp"

namespace duban::extract {

namespace {

using domain::Every;

struct Word {
  View word;
  Every every;
  bool act_follows;  // counts only before an act of reporting or checking
};

constexpr std::array<Word, 38> kWords{{
    {U"每个月", Every::month, false},     {U"每月", Every::month, false},       {U"逐月", Every::month, false},
    {U"按月", Every::month, false},       {U"月月", Every::month, false},       {U"一月一", Every::month, false},
    {U"每季度", Every::quarter, false},   {U"每个季度", Every::quarter, false}, {U"每季", Every::quarter, false},
    {U"按季度", Every::quarter, false},   {U"按季", Every::quarter, false},     {U"逐季", Every::quarter, false},
    {U"一季一", Every::quarter, false},   {U"一季度一", Every::quarter, false}, {U"季季", Every::quarter, false},
    {U"每半年", Every::half_year, false}, {U"半年一", Every::half_year, false}, {U"按半年", Every::half_year, false},
    {U"每年", Every::year, false},        {U"每个年度", Every::year, false},    {U"每年度", Every::year, false},
    {U"逐年", Every::year, false},        {U"按年度", Every::year, false},      {U"按年", Every::year, false},
    {U"一年一", Every::year, false},      {U"年年", Every::year, false},        {U"月度", Every::month, true},
    {U"月调度", Every::month, false},     {U"月通报", Every::month, false},     {U"月报告", Every::month, false},
    {U"季通报", Every::quarter, false},   {U"季调度", Every::quarter, false},   {U"季度", Every::quarter, true},
    {U"半年度", Every::half_year, true},  {U"年度", Every::year, true},         {U"季督查", Every::quarter, false},
    {U"月督查", Every::month, false},     {U"每两月", Every::quarter, false},
}};

constexpr Characters kStarts = Characters::first_of(kWords);

constexpr std::size_t kActDistanceMax = 8;
constexpr std::array<View, 17> kActs{U"考核", U"考评", U"评估", U"评价", U"报告", U"通报", U"督查", U"检查", U"总结",
                                     U"述职", U"审计", U"调度", U"评议", U"督导", U"监测", U"体检", U"会商"};
constexpr std::array<View, 6> kActResults{U"计划", U"方案", U"结果", U"等次", U"成绩", U"优秀"};

/// A rule about grants and caps says 每年 without ordering anything.
constexpr std::array<View, 9> kGrants{U"给予", U"最高", U"不超过", U"补助",  U"奖励",
                                      U"补贴", U"资助", U"可申请", U"以上的"};

constexpr std::array<View, 7> kParticular{U"上一", U"本", U"上", U"当", U"今", U"跨", U"下一"};

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

bool counts(const Text& text, Range range, std::size_t at, const Word& word) {
  const View before = text.view({at < range.from + 2 ? range.from : at - 2, at});
  const std::size_t end = at + word.word.size();
  if (word.act_follows) {
    if (!before.empty() && (is_digit(before.back()) || before.back() == U'年')) return false;
    return ending_word(before, kParticular).empty() && act_follows(text, end, range.to);
  }
  // 每人每月820元 is a rate; half a month is not recorded.
  if (!ending_word(before, std::array<View, 4>{U"每人", U"每户", U"每生", U"人均"}).empty()) return false;
  if (word.word.front() == U'月' && before.ends_with(U"半")) return false;
  if (word.word != U"每年") return true;
  std::size_t to = end;
  while (to < range.to && to < end + 10 && !pauses(text.at(to))) ++to;
  return !contains_any(text.view({end, to}), kGrants);
}

}  // namespace

std::optional<Recurrence> find_recurrence(const Text& text, Range range) {
  std::optional<Recurrence> shortest;
  int depth = 0;
  for (std::size_t i = range.from; i < range.to; ++i) {
    const char32_t c = text.at(i);
    if (c == U'《') ++depth;
    if (c == U'》' && depth > 0) --depth;
    if (depth > 0 || !kStarts.may_hold(c)) continue;
    const View rest = text.view({i, std::min(range.to, i + 5)});
    for (const Word& word : kWords) {
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
