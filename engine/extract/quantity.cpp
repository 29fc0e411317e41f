#include "extract/quantity.hpp"

#include <array>
#include <cmath>

#include "extract/numerals.hpp"
#include "extract/word_index.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Compare;

/// Counting words and measures by kind.
constexpr std::array<View, 12> kShareUnits{U"/10万", U"/10万人", U"/万人",     U"个百分点", U"百分点",  U"%",
                                           U"‰",     U"倍",      U"批次/千人", U"张/千人",  U"件/万人", U"例/万人"};
constexpr std::array<View, 11> kTimeUnits{U"个工作日", U"工作日", U"个小时", U"小时", U"分钟", U"个月",
                                          U"天",       U"周",     U"日",     U"岁",   U"年"};
constexpr std::array<View, 50> kMeasureUnits{
    U"延米",      U"延长米", U"平方公里", U"平方千米", U"平方米",      U"立方米",       U"公顷",    U"亩",
    U"亩次",      U"㎡",     U"公里",     U"千米",     U"万千瓦时",    U"千瓦时",       U"兆瓦",    U"兆瓦时",
    U"吉瓦",      U"千瓦",   U"千伏安",   U"度",       U"吨标准煤",    U"吨",           U"公斤",    U"千克",
    U"斤",        U"克",     U"升",       U"米",       U"微克/立方米", U"微克每立方米", U"毫克/升", U"毫克/立方米",
    U"公里/小时", U"平米",   U"平方",     U"立方",     U"方",          U"海里",         U"蒸吨",    U"蒸吨/小时",
    U"分贝",      U"P",      U"EFLOPS",   U"PFLOPS",   U"MW",          U"GW",           U"PB",      U"TB",
    U"千伏",      U"兆赫"};
constexpr std::array<View, 4> kMoneyUnits{U"美元", U"港元", U"欧元", U"元"};
constexpr std::array<View, 114> kCountUnits{
    U"家次",   U"人次",   U"台套", U"台(套)", U"套次", U"车次", U"架次",   U"班次",   U"场次",   U"件次",   U"项次",
    U"艘次",   U"台次",   U"户次", U"剂次",   U"人",   U"家",   U"个",     U"项",     U"件",     U"名",     U"场",
    U"次",     U"期",     U"支",   U"处",     U"台",   U"套",   U"辆",     U"户",     U"所",     U"座",     U"条",
    U"种",     U"篇",     U"册",   U"对",     U"头",   U"只",   U"羽",     U"艘",     U"架",     U"张",     U"颗",
    U"株",     U"棵",     U"门",   U"课时",   U"学时", U"学分", U"位",     U"例",     U"宗",     U"笔",     U"幅",
    U"部",     U"间",     U"栋",   U"幢",     U"片",   U"块",   U"盏",     U"床",     U"张床位", U"批次",   U"批",
    U"起",     U"村",     U"孔",   U"眼",     U"口",   U"组",   U"股",     U"标准箱", U"标箱",   U"份",     U"根",
    U"轮",     U"路",     U"员",   U"桩",     U"套房", U"站",   U"店",     U"镇",     U"园",     U"道",     U"枪",
    U"穴",     U"分",     U"本",   U"尾",     U"箱",   U"枚",   U"封",     U"首",     U"节",     U"堂",     U"讲",
    U"集",     U"剂",     U"杆",   U"顶",     U"席",   U"人份", U"人(次)", U"家(次)", U"户(次)", U"件(次)", U"场(次)",
    U"个(次)", U"次(场)", U"班",   U"款"};

/// After a number these are words of their own, not units: 人才, 部门, 分别.
constexpr std::array<View, 145> kFalseUnits{
    U"人口", U"人均",   U"人才", U"项目库", U"个人", U"日起", U"年底", U"年末", U"年内", U"年度", U"年前", U"年初",
    U"年起", U"年以",   U"年代", U"月",     U"处理", U"支持", U"期间", U"期末", U"次数", U"次日", U"次年", U"次生",
    U"部分", U"部门",   U"部委", U"部署",   U"部属", U"部级", U"部队", U"部件", U"部长", U"家庭", U"周边", U"周年",
    U"起始", U"组织",   U"组建", U"组成",   U"日常", U"日前", U"天然", U"分别", U"分之", U"分类", U"分局", U"分管",
    U"分析", U"分公司", U"分级", U"分期",   U"批准", U"批复", U"批发", U"批量", U"批示", U"本级", U"本地", U"本市",
    U"本县", U"本区",   U"本省", U"本土",   U"节点", U"节能", U"节水", U"节约", U"节日", U"集群", U"集中", U"集团",
    U"集体", U"集镇",   U"集聚", U"集约",   U"首批", U"首次", U"首席", U"首都", U"首位", U"封闭", U"封山", U"封育",
    U"尾矿", U"尾气",   U"度假", U"度汛",   U"方面", U"方案", U"方式", U"方向", U"方针", U"升级", U"升规", U"升学",
    U"升至", U"升到",   U"克服", U"班子",   U"班组", U"讲话", U"讲解", U"口岸", U"口径", U"路线", U"路网", U"路径",
    U"站位", U"园区",   U"道路", U"片区",   U"种植", U"种业", U"种养", U"对口", U"对接", U"对标", U"对象", U"对外",
    U"对应", U"位于",   U"位列", U"位居",   U"位次", U"台账", U"台风", U"台阶", U"座谈", U"门类", U"门诊", U"轮训",
    U"轮岗", U"轮换",   U"员工", U"员额",   U"款项", U"所有", U"所属", U"所在", U"顶层", U"名列", U"岁末", U"条例",
    U"条件"};

struct UnitWord {
  View word;
  UnitKind kind = UnitKind::count;
  bool is_false = false;
};

constexpr auto kUnits = [] {
  constexpr std::size_t kSize = kCountUnits.size() + kShareUnits.size() + kTimeUnits.size() + kMeasureUnits.size() +
                                kMoneyUnits.size() + kFalseUnits.size();
  std::array<UnitWord, kSize> all;
  std::size_t size = 0;
  const auto add = [&](const auto& words, UnitKind kind, bool is_false) {
    for (const View word : words) all[size++] = {word, kind, is_false};
  };
  add(kCountUnits, UnitKind::count, false);
  add(kShareUnits, UnitKind::share, false);
  add(kTimeUnits, UnitKind::time, false);
  add(kMeasureUnits, UnitKind::area, false);
  add(kMoneyUnits, UnitKind::money, false);
  add(kFalseUnits, UnitKind::count, true);
  return WordIndex(all);
}();

/// The longest unit that starts `rest`; an empty word if none does.
UnitWord unit_at(View rest) {
  const UnitWord* unit = kUnits.starting(rest);
  return unit != nullptr && !unit->is_false ? *unit : UnitWord{};
}

struct AfterWord {
  View word;
  Compare compare;
};
constexpr std::array<AfterWord, 15> kAfter{{{U"(含)以上", Compare::at_least},
                                            {U"以上(含)", Compare::at_least},
                                            {U"(含)以下", Compare::at_most},
                                            {U"(含)以内", Compare::at_most},
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

/// Two ends make a range, whatever the words say; 之间 behind a single number bounds nothing.
void settle_range(Quantity& quantity) {
  if (quantity.value_max)
    quantity.compare = Compare::range;
  else if (quantity.compare == Compare::range)
    quantity.compare.reset();
}

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
  constexpr std::array<std::pair<View, double>, 7> kMagnitudes{
      {{U"万亿", 1e12}, {U"亿", 1e8}, {U"万", 1e4}, {U"千万", 1e7}, {U"百万", 1e6}, {U"千", 1e3}, {U"百", 1e2}}};
  for (const auto& [word, scale] : kMagnitudes) {
    if (!rest.starts_with(word)) continue;
    factor = scale;
    return word.size();
  }
  return 0;
}

/// 以上, 以内 and the like at the start of `rest`: sets how the value compares; says how long the word is.
std::size_t compare_after(View rest, Quantity& quantity) {
  for (const AfterWord& after : kAfter) {
    if (!rest.starts_with(after.word)) continue;
    quantity.compare = after.compare;
    return after.word.size();
  }
  return 0;
}

/// Reads magnitude, 余 or 多, unit and 以上 after the number; says whether a unit stands there.
bool finish(const Text& text, std::size_t at, std::size_t limit, Quantity& quantity) {
  at = skip_blanks(text, at, limit);
  double factor = 1;
  std::size_t length = magnitude_at(text.view({at, std::min(limit, at + 2)}), factor);
  // 260千米 is a length, not 260 thousand metres.
  if (length > 0 && !unit_at(text.view({at, std::min(limit, at + 8)})).word.empty()) {
    length = 0;
    factor = 1;
  }
  const Range magnitude{at, at + length};
  at += length;
  if (at < limit && (text.at(at) == U'余' || text.at(at) == U'多')) {
    quantity.compare = Compare::at_least;
    ++at;
  }
  const UnitWord unit = unit_at(text.view({at, std::min(limit, at + 8)}));
  if (unit.word.empty()) return false;
  if (unit.word == U"年" && std::nearbyint(quantity.value) == quantity.value) return false;  // a span, not 11.3年
  quantity.kind = unit.kind;
  quantity.unit = unit.word;
  if (unit.kind == UnitKind::money) {
    quantity.unit = std::u32string(text.view(magnitude)) + quantity.unit;
  } else {
    quantity.value *= factor;
    if (quantity.value_max) *quantity.value_max *= factor;
  }
  at += unit.word.size();
  const View rest = text.view({at, std::min(limit, at + 5)});
  if (const std::size_t after = compare_after(rest, quantity); after > 0) {
    at += after;
  } else if (unit.kind == UnitKind::time && rest.starts_with(U"内")) {
    quantity.compare = Compare::at_most;
    ++at;
  }
  quantity.range.to = at;
  return true;
}

/// `百分之九十五以上`.
std::optional<Quantity> han_share(const Text& text, std::size_t at, std::size_t limit) {
  constexpr View kPercent = U"百分之";
  const View rest = text.view({at, std::min(limit, at + 10)});
  if (!rest.starts_with(kPercent)) return std::nullopt;
  const std::size_t length = han_number_length(rest.substr(kPercent.size()));
  const auto value = han_number(rest.substr(kPercent.size(), length));
  if (!value || *value < 1) return std::nullopt;
  const std::size_t end = at + kPercent.size() + length;
  Quantity quantity{{at, end}, static_cast<double>(*value)};
  quantity.unit = U"%";
  quantity.kind = UnitKind::share;
  quantity.range.to += compare_after(text.view({end, std::min(limit, end + 5)}), quantity);
  return quantity;
}

/// `三个`, `三至五家`, `三百户`, `两万亩`; not 百家, 百场, which only mean many, nor 一家.
std::optional<Quantity> han_quantity(const Text& text, std::size_t at, std::size_t limit) {
  const View rest = text.view({at, std::min(limit, at + 12)});
  std::size_t length = han_number_length(rest);
  if (length == 0 || length > 5 || rest.front() == U'百' || rest.starts_with(U"一百")) return std::nullopt;
  const auto value = han_number(rest.substr(0, length));
  if (!value || *value < 2) return std::nullopt;
  Quantity quantity{{at, at}, static_cast<double>(*value)};
  quantity.han = true;
  if (const View joint = rest.substr(length, 1); joint == U"至" || joint == U"到") {
    const std::size_t upper = han_number_length(rest.substr(length + 1));
    const auto high = han_number(rest.substr(length + 1, upper));
    if (!high || *high <= *value) return std::nullopt;
    quantity.value_max = *high;
    length += 1 + upper;
  }
  const bool large = rest.substr(length).starts_with(U"万") || rest.substr(length).starts_with(U"亿");
  if (!large && unit_at(rest.substr(length)).word.empty()) return std::nullopt;
  if (!finish(text, at + length, limit, quantity)) return std::nullopt;
  settle_range(quantity);
  if (quantity.kind != UnitKind::count && !large) return std::nullopt;
  return quantity;
}

/// `4.98万农村人口`: people counted without a counting word.
bool finish_people(const Text& text, std::size_t at, std::size_t limit, Quantity& quantity) {
  static constexpr WordSet kPeople{U"人口", U"群众", U"居民", U"农民", U"农户",   U"学生",
                                   U"职工", U"妇女", U"游客", U"市民", U"老年人", U"劳动力"};
  constexpr std::size_t kNounMax = 8;
  double factor = 1;
  at += magnitude_at(text.view({at, std::min(limit, at + 2)}), factor);
  if (factor < 1e4) return false;
  if (text.at(at) == U'余' || text.at(at) == U'多') {
    quantity.compare = Compare::at_least;
    ++at;
  }
  std::size_t end = at;
  while (end < limit && end < at + kNounMax && is_han(text.at(end)) && text.at(end) != U'、' && text.at(end) != U'的')
    ++end;
  const View noun = text.view({at, end});
  if (!contains_any(noun, kPeople)) return false;
  // 2万人口以上的乡镇: the size of what is meant, no number to be reached.
  if (text.at(end) == U'的' && (noun.ends_with(U"以上") || noun.ends_with(U"以下"))) return false;
  quantity.value *= factor;
  if (quantity.value_max) *quantity.value_max *= factor;
  quantity.range.to = at;
  return true;
}

/// `103.5以内`, `指数达到85,`: an index or a rate without a unit, taken only with the word that bounds it or at the end
/// of its clause.
bool finish_bare(const Text& text, std::size_t at, std::size_t limit, Quantity& quantity) {
  double factor = 1;
  at += magnitude_at(text.view({at, std::min(limit, at + 2)}), factor);
  const std::size_t after = compare_after(text.view({at, std::min(limit, at + 5)}), quantity);
  const char32_t next = text.at(at);
  const bool ends = at >= limit || next == U',' || next == U';' || next == U'。' || next == U'\n';
  if (!ends && (after == 0 || !quantity.compare || *quantity.compare == Compare::range)) return false;
  quantity.value *= factor;
  quantity.kind = UnitKind::index;
  quantity.range.to = at + after;
  return true;
}

/// The upper end of `2家—3家`, `5万-10万人`, `3到5个`: where it begins after `at`; 0 if none follows.
std::size_t upper_end(const Text& text, std::size_t at) {
  const char32_t joint = text.at(at);
  if (!is_range_dash(joint) && joint != U'至' && joint != U'到') return 0;
  return is_digit(text.at(at + 1)) ? at + 1 : 0;
}

/// Reads the upper end of a range whose lower end stops at `at`.
std::optional<double> read_upper_end(const Text& text, std::size_t& at, std::size_t limit, double low) {
  double factor = 1;
  std::size_t next = at;
  if (text.at(next) == U'%' || text.at(next) == U'‰') ++next;
  next += magnitude_at(text.view({next, std::min(limit, next + 2)}), factor);
  if (upper_end(text, next) == 0) {
    // Each end with its own unit: the same word before and after the dash.
    const UnitWord unit = unit_at(text.view({next, std::min(limit, next + 8)}));
    next += unit.word.size();
    if (unit.word.empty() || upper_end(text, next) == 0) return std::nullopt;
    std::size_t end = next + 1;
    if (!number_at(text, end, limit) || !text.view({end, limit}).starts_with(unit.word)) return std::nullopt;
  }
  std::size_t end = next + 1;
  const auto high = number_at(text, end, limit);
  if (!high || *high <= low) return std::nullopt;
  at = end;
  return high;
}

}  // namespace

std::optional<Quantity> quantity_at(const Text& text, std::size_t at, std::size_t limit) {
  if (text.at(at) == U'百') return han_share(text, at, limit);
  if (!is_digit(text.at(at))) return han_quantity(text, at, limit);
  std::size_t i = at;
  const auto value = number_at(text, i, limit);
  if (!value) return std::nullopt;
  Quantity quantity{{at, i}, *value};
  if (const auto high = read_upper_end(text, i, limit, *value)) quantity.value_max = high;
  if (!finish(text, i, limit, quantity) && !finish_people(text, i, limit, quantity) &&
      !finish_bare(text, i, limit, quantity))
    return std::nullopt;
  settle_range(quantity);
  return quantity;
}

}  // namespace duban::extract
