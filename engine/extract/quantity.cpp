#include "extract/quantity.hpp"

#include <array>
#include <cmath>

#include "extract/numerals.hpp"

namespace duban::extract {

namespace {

using domain::Compare;

struct UnitWord {
  View word;
  UnitKind kind;
};

constexpr auto kCount = UnitKind::count;

/// Counting words and measures, longest first where one begins with another.
constexpr std::array<UnitWord, 119> kUnits{{
    {U"个百分点", UnitKind::share},
    {U"%", UnitKind::share},
    {U"‰", UnitKind::share},
    {U"个工作日", UnitKind::time},
    {U"工作日", UnitKind::time},
    {U"个小时", UnitKind::time},
    {U"小时", UnitKind::time},
    {U"分钟", UnitKind::time},
    {U"个月", UnitKind::time},
    {U"天", UnitKind::time},
    {U"周", UnitKind::time},
    {U"日", UnitKind::time},
    {U"平方公里", UnitKind::area},
    {U"平方千米", UnitKind::area},
    {U"平方米", UnitKind::area},
    {U"立方米", UnitKind::area},
    {U"公顷", UnitKind::area},
    {U"亩", UnitKind::area},
    {U"㎡", UnitKind::area},
    {U"公里", UnitKind::area},
    {U"千米", UnitKind::area},
    {U"万千瓦时", UnitKind::area},
    {U"千瓦时", UnitKind::area},
    {U"兆瓦", UnitKind::area},
    {U"千瓦", UnitKind::area},
    {U"吨标准煤", UnitKind::area},
    {U"吨", UnitKind::area},
    {U"公斤", UnitKind::area},
    {U"千克", UnitKind::area},
    {U"升", UnitKind::area},
    {U"米", UnitKind::area},
    {U"微克/立方米", UnitKind::area},
    {U"美元", UnitKind::money},
    {U"港元", UnitKind::money},
    {U"元", UnitKind::money},
    {U"家次", kCount},
    {U"人次", kCount},
    {U"台套", kCount},
    {U"台(套)", kCount},
    {U"套次", kCount},
    {U"车次", kCount},
    {U"架次", kCount},
    {U"班次", kCount},
    {U"场次", kCount},
    {U"人", kCount},
    {U"家", kCount},
    {U"个", kCount},
    {U"项", kCount},
    {U"件", kCount},
    {U"名", kCount},
    {U"场", kCount},
    {U"次", kCount},
    {U"期", kCount},
    {U"支", kCount},
    {U"处", kCount},
    {U"台", kCount},
    {U"套", kCount},
    {U"辆", kCount},
    {U"户", kCount},
    {U"所", kCount},
    {U"座", kCount},
    {U"条", kCount},
    {U"种", kCount},
    {U"篇", kCount},
    {U"册", kCount},
    {U"对", kCount},
    {U"头", kCount},
    {U"只", kCount},
    {U"羽", kCount},
    {U"艘", kCount},
    {U"架", kCount},
    {U"张", kCount},
    {U"颗", kCount},
    {U"株", kCount},
    {U"棵", kCount},
    {U"门", kCount},
    {U"课时", kCount},
    {U"学时", kCount},
    {U"位", kCount},
    {U"例", kCount},
    {U"宗", kCount},
    {U"笔", kCount},
    {U"幅", kCount},
    {U"部", kCount},
    {U"间", kCount},
    {U"栋", kCount},
    {U"幢", kCount},
    {U"片", kCount},
    {U"块", kCount},
    {U"盏", kCount},
    {U"床", kCount},
    {U"张床位", kCount},
    {U"批次", kCount},
    {U"起", kCount},
    {U"村", kCount},
    {U"孔", kCount},
    {U"眼", kCount},
    {U"口", kCount},
    {U"组", kCount},
    {U"股", kCount},
    {U"倍", UnitKind::share},
    {U"标准箱", kCount},
    {U"公里/小时", UnitKind::area},
    {U"份", kCount},
    {U"根", kCount},
    {U"轮", kCount},
    {U"路", kCount},
    {U"员", kCount},
    {U"桩", kCount},
    {U"艘次", kCount},
    {U"台次", kCount},
    {U"户次", kCount},
    {U"套房", kCount},
    {U"站", kCount},
    {U"店", kCount},
    {U"镇", kCount},
    {U"园", kCount},
    {U"道", kCount},
    {U"枪", kCount},
}};

/// After these the counting word is part of another word: 人才, 项目, 场所.
constexpr std::array<View, 22> kFalseUnits{U"人均", U"人才", U"项目库", U"个人", U"日起", U"年",   U"月",   U"处理",
                                           U"支持", U"期间", U"期末",   U"次数", U"部分", U"部门", U"部委", U"家庭",
                                           U"周边", U"起始", U"组织",   U"日常", U"日前", U"天然"};

struct AfterWord {
  View word;
  Compare compare;
};
constexpr std::array<AfterWord, 12> kAfter{{{U"(含)以上", Compare::at_least},
                                            {U"及以上", Compare::at_least},
                                            {U"以上", Compare::at_least},
                                            {U"以内", Compare::at_most},
                                            {U"以下", Compare::at_most},
                                            {U"及以下", Compare::at_most},
                                            {U"之内", Compare::at_most},
                                            {U"之间", Compare::range},
                                            {U"左右", Compare::equal},
                                            {U"上下", Compare::equal},
                                            {U"余", Compare::at_least},
                                            {U"多", Compare::at_least}}};

std::size_t skip_blanks(const Text& text, std::size_t at, std::size_t limit) {
  while (at < limit && is_blank(text.at(at))) ++at;
  return at;
}

/// A decimal number at `at`; thousands may be set off by commas.
std::optional<double> number_at(const Text& text, std::size_t& at, std::size_t limit) {
  double value = 0;
  std::size_t i = at;
  std::size_t digits = 0;
  for (; i < limit; ++i) {
    const char32_t c = text.at(i);
    const bool thousands = c == U',' && digits > 0 && digits <= 3 && i + 3 < limit && is_digit(text.at(i + 1)) &&
                           is_digit(text.at(i + 2)) && is_digit(text.at(i + 3)) && !is_digit(text.at(i + 4));
    if (thousands) continue;
    if (!is_digit(c)) break;
    if (++digits > 12) return std::nullopt;
    value = value * 10 + static_cast<double>(c - U'0');
  }
  if (digits == 0) return std::nullopt;
  if (i + 1 < limit && text.at(i) == U'.' && is_digit(text.at(i + 1))) {
    double scale = 0.1;
    for (++i; i < limit && is_digit(text.at(i)); ++i, scale /= 10)
      value += static_cast<double>(text.at(i) - U'0') * scale;
    value = std::round(value * 1e9) / 1e9;
  }
  at = i;
  return value;
}

/// 万, 亿, 万亿, 千, 百 after a number: how many code points, and the factor.
std::size_t magnitude_at(View rest, double& factor) {
  constexpr std::array<std::pair<View, double>, 5> kMagnitudes{
      {{U"万亿", 1e12}, {U"亿", 1e8}, {U"万", 1e4}, {U"千", 1e3}, {U"百", 1e2}}};
  for (const auto& [word, scale] : kMagnitudes) {
    if (!rest.starts_with(word)) continue;
    factor = scale;
    return word.size();
  }
  return 0;
}

const UnitWord* unit_at(View rest) {
  const UnitWord* best = nullptr;
  for (const UnitWord& unit : kUnits)
    if (rest.starts_with(unit.word) && (!best || unit.word.size() > best->word.size())) best = &unit;
  if (best && starting_word(rest, kFalseUnits).size() > best->word.size()) return nullptr;
  return best;
}

/// Reads magnitude, 余 or 多, unit and 以上 after the number; says whether a unit stands there.
bool finish(const Text& text, std::size_t at, std::size_t limit, Quantity& quantity) {
  at = skip_blanks(text, at, limit);
  double factor = 1;
  std::size_t length = magnitude_at(text.view({at, std::min(limit, at + 2)}), factor);
  const Range magnitude{at, at + length};
  at += length;
  if (at < limit && (text.at(at) == U'余' || text.at(at) == U'多')) {
    quantity.compare = Compare::at_least;
    ++at;
  }
  const UnitWord* unit = unit_at(text.view({at, std::min(limit, at + 8)}));
  if (!unit) return false;
  quantity.kind = unit->kind;
  quantity.unit = unit->word;
  if (unit->kind == UnitKind::money) {
    quantity.unit = std::u32string(text.view(magnitude)) + quantity.unit;
  } else {
    quantity.value *= factor;
    if (quantity.value_max) *quantity.value_max *= factor;
  }
  at += unit->word.size();
  for (const AfterWord& after : kAfter) {
    if (!text.view({at, std::min(limit, at + 5)}).starts_with(after.word)) continue;
    quantity.compare = after.compare;
    at += after.word.size();
    break;
  }
  quantity.range.to = at;
  return true;
}

std::optional<Quantity> han_quantity(const Text& text, std::size_t at, std::size_t limit) {
  const View rest = text.view({at, std::min(limit, at + 10)});
  const std::size_t length = han_number_length(rest);
  if (length == 0 || length > 3 || rest.find(U'百') < length) return std::nullopt;
  const auto value = han_number(rest.substr(0, length));
  if (!value || *value < 2) return std::nullopt;
  Quantity quantity{{at, at}, static_cast<double>(*value)};
  quantity.han = true;
  if (!unit_at(rest.substr(length)) || !finish(text, at + length, limit, quantity)) return std::nullopt;
  if (quantity.kind != UnitKind::count) return std::nullopt;
  return quantity;
}

}  // namespace

std::optional<Quantity> quantity_at(const Text& text, std::size_t at, std::size_t limit) {
  if (!is_digit(text.at(at))) return han_quantity(text, at, limit);
  std::size_t i = at;
  const auto value = number_at(text, i, limit);
  if (!value) return std::nullopt;
  Quantity quantity{{at, i}, *value};
  std::size_t next = i;
  if (text.at(next) == U'%') ++next;
  const char32_t joint = text.at(next);
  if ((is_range_dash(joint) || joint == U'至') && is_digit(text.at(next + 1))) {
    std::size_t end = next + 1;
    if (const auto high = number_at(text, end, limit); high && *high > *value) {
      quantity.value_max = high;
      quantity.compare = Compare::range;
      i = end;
    }
  }
  if (!finish(text, i, limit, quantity)) return std::nullopt;
  if (quantity.value_max) quantity.compare = Compare::range;
  return quantity;
}

}  // namespace duban::extract
