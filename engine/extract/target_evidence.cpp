#include "extract/target_evidence.hpp"

#include <algorithm>
#include <array>

#include "extract/target_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Compare;

/// Whether one of `words` stands in `text` other than inside one of `masks`.
bool contains_unmasked(View text, const Words& words, const Words& masks) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const View word = starting_word(text.substr(at), words);
    if (word.empty()) continue;
    const bool masked = std::any_of(masks.begin(), masks.end(), [&](View mask) {
      const auto inside = mask.find(word);
      return inside != View::npos && inside <= at && text.substr(at - inside).starts_with(mask);
    });
    if (!masked) return true;
  }
  return false;
}

/// How near to its number a verb must stand for it to be sure.
constexpr std::size_t kNear = 16;

View last(View text, std::size_t count) {
  return text.substr(text.size() - std::min(text.size(), count));
}

/// The words of a clause on both sides of its number.
struct Sides {
  View before;
  View after;
  char32_t previous;
};

/// How far a clause is looked at on either side: longer ones are damage, and the cost stays linear.
constexpr std::size_t kBeforeMax = 120;
constexpr std::size_t kAfterMax = 60;

Sides sides_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  View before = last(text.view({around.clause.from, quantity.range.from}), kBeforeMax);
  // 在去年新增30家基础上再新增50家: what follows the base is ordered.
  if (const auto base = before.rfind(U"基础上"); base != View::npos) before.remove_prefix(base + 3);
  // 从目前的29.3降至25: what follows the start is ordered.
  static constexpr WordSet kTo{U"降至",   U"降到",   U"降低到", U"下降到", U"下降至",
                               U"提高到", U"提高至", U"提升到", U"提升至", U"增加到"};
  if (before.find(U'从') != View::npos || before.find(U'由') != View::npos)
    if (const View to = ending_word(before, kTo); !to.empty()) before.remove_prefix(before.size() - to.size());
  const View after = text.view({quantity.range.to, std::min(around.clause.to, quantity.range.to + kAfterMax)});
  return {before, after, text.before(quantity.range.from)};
}

bool states_past(const Sides& sides) {
  return contains_unmasked(sides.before, kPast, kPastMasks) || contains_unmasked(sides.after, kPast, kPastMasks) ||
         sides.after.find(U"基础上") != View::npos || sides.before.find(U'曾') != View::npos;
}

/// `目前已建成300个,覆盖率达到60%`: the sentence began with what is so, and this clause orders nothing anew.
bool goes_on_with_past(const Text& text, const Surroundings& around, const Sides& sides) {
  static constexpr WordSet kNow{U"目前", U"以来", U"现有"};
  static constexpr WordSet kAnew{U"年", U"月", U"力争", U"确保", U"争取", U"计划", U"再", U"将", U"要", U"努力"};
  const std::size_t from =
      std::max(around.sentence.from, around.clause.from > kBeforeMax ? around.clause.from - kBeforeMax : 0);
  if (from >= around.clause.from || contains_any(sides.before, kAnew)) return false;
  const View earlier = text.view({from, around.clause.from});
  std::size_t now = 0;
  for (View word : kNow)
    if (const auto at = earlier.rfind(word); at != View::npos) now = std::max(now, at + word.size());
  return now > 0 &&
         !contains_any(earlier.substr(now), kOneOf<U"力争", U"确保", U"争取", U"计划", U"到20", U"将", U"年底", U"要">);
}

bool states_rule(const Quantity& quantity, const Sides& sides) {
  const auto rules = [&](View side) { return contains_unmasked(side, kRules, kRuleMasks); };
  if (rules(sides.before) || rules(sides.after)) return true;
  static constexpr WordSet kAgainst{U"查处", U"拆除", U"整治", U"打击", U"清理"};
  const bool offence = sides.before.find(U"违法") != View::npos || sides.after.find(U"违法") != View::npos;
  if (offence && !contains_any(sides.before, kAgainst)) return true;
  if (quantity.kind != UnitKind::money && quantity.kind != UnitKind::share) return false;
  if (quantity.kind == UnitKind::money && sides.before.find(U"一次性") != View::npos) return true;
  // 补贴发放率, 补贴覆盖率 are reached like other rates; 利率, 费率 are prices.
  const std::size_t rate = sides.before.rfind(U'率');
  const bool reached = rate != View::npos && rate > 0 && View(U"利费税汇").find(sides.before[rate - 1]) == View::npos;
  if (quantity.kind == UnitKind::share && reached) return false;
  const auto grants = [&](View side) { return contains_unmasked(side, kGrants, kRuleMasks); };
  return (grants(sides.before) || grants(sides.after)) && !contains_any(sides.before, kObtained) &&
         !sides.before.ends_with(U"提高到");
}

/// `最高20万元`: what a grant may come to. `总投资3500万元`: what a project costs.
bool states_cost(View before) {
  if (!ending_word(before, kOneOf<U"最高", U"最高可达", U"最高不超过", U"封顶">).empty()) return true;
  static constexpr WordSet kLinks{U"约", U"为", U"共"};
  while (!ending_word(before, kLinks).empty()) before.remove_suffix(1);
  static constexpr WordSet kCosts{U"总投资", U"投资额", U"估算投资", U"概算", U"共计投资"};
  static constexpr WordSet kPlanned{U"计划投资", U"项目投资"};  // 完成项目投资2亿元 is an order
  return !ending_word(before, kCosts).empty() ||
         (!ending_word(before, kPlanned).empty() && before.find(U"完成") == View::npos);
}

/// `30%以上的行政村达到标准`, `推动90%以上的车辆…`: a share that opens its clause or follows its verb.
bool share_of_things(const Quantity& quantity, const Sides& sides) {
  static constexpr WordSet kOpenings{U"推动", U"确保", U"带动", U"实现", U"保证", U"力争", U"使",
                                     U"、",   U"和",   U"及",   U"前",   U"底",   U"年",   U"有",
                                     U"全省", U"全市", U"全县", U"全区", U"全国", U"其中"};
  if (quantity.kind != UnitKind::share) return false;
  const View before = trim(sides.before);
  return before.empty() || !ending_word(before, kOpenings).empty() ||
         contains_any(last(before, 8), kOneOf<U"推动", U"确保", U"带动", U"实现", U"保证">);
}

/// `2000人以上学校`, `宽度不小于6米`, `占地200亩`: how large the things are.
bool states_size(const Quantity& quantity, const Sides& sides) {
  static constexpr WordSet kSizes{U"宽度", U"半径",     U"间距", U"高度",       U"深度", U"厚度",
                                  U"坡度", U"建筑面积", U"占地", U"总建筑面积", U"全长", U"总长",
                                  U"距离", U"占地面积", U"海拔", U"胸径",       U"每套", U"每户"};
  const bool place = quantity.kind == UnitKind::area;
  if (place && contains_any(last(sides.before, 10), kSizes)) return true;
  const bool people = quantity.unit == U"人" || quantity.unit == U"户";
  static constexpr WordSet kSized{U"企业", U"学校", U"单位", U"高危", U"自然村", U"村", U"场所", U"工程", U"供水"};
  if (people && quantity.compare && !starting_word(sides.after, kSized).empty()) return true;  // 推动30人以上企业…
  const bool opens = trim(sides.before).empty() && quantity.compare && *quantity.compare == Compare::at_least;
  return (place || people || quantity.kind == UnitKind::money) && opens && sides.after.size() >= 2 &&
         is_han(sides.after.front());
}

/// `每20名学生配备1名教师`: a ratio.
bool states_ratio(const Sides& sides) {
  for (auto at = sides.before.find(U'每'); at != View::npos; at = sides.before.find(U'每', at + 1))
    if (at + 1 < sides.before.size() && is_digit(sides.before[at + 1])) return true;
  return false;
}

/// `150万吨乙烯项目`: how large a project is.
bool states_capacity(const Quantity& quantity, View after) {
  static constexpr WordSet kCapacities{U"吨", U"千瓦", U"兆瓦", U"万千瓦时", U"立方米", U"吉瓦", U"千伏安"};
  static constexpr WordSet kWorks{U"项目", U"装置", U"生产线", U"机组", U"工程", U"产能", U"电站"};
  const bool capacity = std::any_of(kCapacities.begin(), kCapacities.end(),
                                    [&](View unit) { return View(quantity.unit).ends_with(unit); });
  return capacity && !quantity.compare && contains_any(after, kWorks);
}

/// `20亿元以上项目15个`, `过50亿元项目`: the sum says which things are counted.
bool sizes_things(const Quantity& quantity, const Sides& sides) {
  if (quantity.kind != UnitKind::money && quantity.kind != UnitKind::area) return false;
  if (quantity.kind == UnitKind::money && sides.previous == U'过' && !sides.before.ends_with(U"超过")) return true;
  if (quantity.kind == UnitKind::area && !quantity.compare) return false;
  std::size_t han = 0;
  while (han < sides.after.size() && han < 10 && is_han(sides.after[han]) && sides.after[han] != U'、') ++han;
  return han >= 2 && han < sides.after.size() && is_digit(sides.after[han]);
}

bool unit_is_times(const Quantity& quantity) {
  return quantity.unit == U"次";
}

bool follows_attribute(const Quantity& quantity, const Sides& sides) {
  const View near = last(sides.before, 8);
  const bool money = quantity.kind == UnitKind::money;
  const bool size = quantity.kind == UnitKind::area;
  // 拿出不低于30%的比例招聘: a bound that must be kept.
  const bool bounded_share = quantity.kind == UnitKind::share && sides.after.starts_with(U"的比例") &&
                             (quantity.compare || !ending_word(sides.before, kKept).empty());
  if (sides.after.starts_with(U"的")) return !bounded_share && !share_of_things(quantity, sides);
  // 淘汰10蒸吨/小时及以下燃煤锅炉
  if (quantity.unit.starts_with(U"蒸吨") && quantity.compare && !sides.after.empty() && is_han(sides.after.front()))
    return true;
  if (contains_any(sides.after.substr(0, 10), kOneOf<U"组成">)) return true;  // 由12个部门组成
  // 县道每公里1万元: a rate.
  static constexpr WordSet kRates{U"每公里", U"每亩", U"每户", U"每人", U"每生", U"每平方米", U"每吨",
                                  U"每套",   U"每台", U"每头", U"每家", U"每村", U"每度"};
  if (money && !ending_word(sides.before, kRates).empty()) return true;
  // 三次油气回收 is a name, 开展两次检查 a count.
  static constexpr WordSet kHeld{U"组织", U"开展", U"举办", U"召开", U"进行", U"至少", U"不少于"};
  if (quantity.han && unit_is_times(quantity) && !sides.after.empty() && is_han(sides.after.front()) &&
      ending_word(sides.before, kHeld).empty())
    return true;
  // 户均不超过5万元: what one applicant may have.
  if (money && contains_any(last(sides.before, 8), kOneOf<U"户均", U"单户", U"单笔", U"每户">) &&
      !ending_word(sides.before, kCeilings).empty())
    return true;
  if (money && contains_any(last(sides.before, 12), kOneOf<U"每人每", U"每户每", U"每生每">)) return true;
  if (sides.after.starts_with(U"/") || (money && states_cost(sides.before))) return true;
  if (states_size(quantity, sides) || states_ratio(sides)) return true;
  if (states_capacity(quantity, sides.after) || sizes_things(quantity, sides)) return true;
  const bool of = sides.after.substr(0, 16).find(U'的') != View::npos;
  if ((money || size) && of && contains_any(near, kAttributes)) return true;
  if (size && contains_any(near, kOneOf<U"规模", U"面积在">) && !of) return false;
  return contains_any(near, kOneOf<U"原值", U"单价", U"存栏", U"注册资">);
}

/// `由11家发展到19家`: the first is where it starts.
bool is_start(const Sides& sides) {
  const View after = sides.after.substr(0, 6);
  return (sides.previous == U'由' || sides.previous == U'从') &&
         (after.find(U'到') != View::npos || after.find(U'至') != View::npos);
}

/// A Chinese numeral that only counts up or makes a saying.
bool is_saying(const Quantity& quantity, const Surroundings& around, const Sides& sides) {
  if (!quantity.han) return false;
  return around.quoted || around.bracketed || sides.previous == U'等' || sides.previous == U'这' ||
         sides.previous == U'“' || sides.previous == U'的' || quantity.unit == U"期" || quantity.unit == U"分" ||
         !starting_word(sides.after, kSlogans).empty();
}

bool is_time_of_day(const Quantity& quantity, const Surroundings& around, const Sides& sides) {
  if (quantity.kind != UnitKind::time) return false;
  if (around.quoted) return true;
  const bool short_unit = quantity.unit != U"日" && quantity.unit != U"周" && quantity.unit != U"个月";
  const bool kept = short_unit && !ending_word(sides.before, kKept).empty();
  // 登记3个工作日内办结
  const bool done = short_unit && quantity.compare && *quantity.compare == Compare::at_most &&
                    contains_any(sides.after.substr(0, 6), kOneOf<U"办结", U"办理完", U"答复", U"完成审批">);
  return !kept && !done && !contains_any(sides.before, kShortened);
}

/// `15个断面达到86.7%`: the number only says which things reach the second.
bool is_subject(const Quantity& quantity, const Sides& sides) {
  if (quantity.kind != UnitKind::count) return false;
  constexpr std::array<View, 5> kReach{U"达到", U"达", U"提高到", U"控制在", U"不低于"};
  for (View reach : kReach)
    for (auto at = sides.after.find(reach); at != View::npos; at = sides.after.find(reach, at + 1))
      if (at + reach.size() < sides.after.size() && is_digit(sides.after[at + reach.size()])) return true;
  return false;
}

/// What the unit itself tells: `13所` names an institute, `20条规定` a law, `前3名` a rank.
bool is_misled_by_unit(const Quantity& quantity, const Sides& sides) {
  const View unit = quantity.unit;
  const View near = last(sides.before, 5);
  if (unit == U"所" && (sides.after.starts_with(U"、") || sides.after.starts_with(U"等")))
    return !contains_any(near, kVerbs);
  if ((unit == U"次" || unit == U"轮") && quantity.value == 1 && !quantity.value_max) return true;
  static constexpr WordSet kPlaces{U"镇", U"村", U"园", U"站", U"店", U"路", U"员", U"道"};
  if (is_any(unit, kPlaces))  // 南部7镇的客运
    return !sides.after.empty() && is_han(sides.after.front()) && !quantity.compare;
  if (unit == U"条") return sides.after.starts_with(U"规定") || sides.after.starts_with(U"进行");
  if (unit == U"起") return !contains_any(sides.before, kOneOf<U"查处", U"侦破", U"查办">);
  if (unit == U"分" && sides.after.starts_with(U"为")) return true;  // 90分以上为优秀
  if (unit == U"分") return !quantity.compare && ending_word(sides.before, kKept).empty();
  static constexpr WordSet kBare{U"达到", U"达", U"保持在", U"稳定在", U"提高到", U"提升到", U"不低于", U"高于"};
  return quantity.kind == UnitKind::index && ending_word(sides.before, kCeilings).empty() &&
         ending_word(sides.before, kBare).empty();
}

bool is_excluded(const Text& text, const Quantity& quantity, const Surroundings& around, const Sides& sides) {
  constexpr std::array<char32_t, 5> kBound{U'第', U'/', U'.', U'每', U'×'};
  const bool bound = std::find(kBound.begin(), kBound.end(), sides.previous) != kBound.end();
  if (around.in_name || (bound && !follows_number(text, quantity.range.from))) return true;
  // 前3名 is a rank; 9月底前38个 is not.
  if (sides.previous == U'前' &&
      ending_word(sides.before, kOneOf<U"底前", U"月前", U"日前", U"年前", U"末前", U"之前">).empty())
    return true;
  if (quantity.kind == UnitKind::share && (around.quoted || around.bracketed)) return true;
  // 禁止新建每小时10蒸吨以下的锅炉
  if (sides.before.ends_with(U"每小时") || contains_any(sides.before, kOneOf<U"禁止", U"不再新">)) return true;
  if (contains_any(last(sides.before, 8), kMeant) || sides.after.starts_with(U"比例")) return true;
  // 确定1名联络员: whom to name, not what to reach.
  static constexpr WordSet kContacts{U"联络员", U"联系人", U"联络人", U"信息员", U"工作联络员", U"专门联络员"};
  if (!starting_word(sides.after, kContacts).empty() || contains_any(sides.after.substr(0, 8), kContacts)) return true;
  if (is_saying(quantity, around, sides) || is_time_of_day(quantity, around, sides) ||
      is_misled_by_unit(quantity, sides) || is_subject(quantity, sides) || states_past(sides) ||
      goes_on_with_past(text, around, sides) || states_rule(quantity, sides))
    return true;
  const View start = trim(sides.before);
  if (!starting_word(start, kObjects).empty() && !contains_any(sides.before, kOneOf<U"建设", U"打造", U"达到">))
    return true;
  // 对新增投资达到500万元的企业,给予…
  static constexpr WordSet kThen{U"给予", U"予以", U"奖励", U"补助"};
  if (start.starts_with(U"对") &&
      contains_any(text.view({around.clause.to, std::min(text.size(), around.clause.to + 12)}), kThen))
    return true;
  return follows_attribute(quantity, sides) || is_start(sides);
}

/// `亮化农村公路75公里`: an order that ends with its number.
bool ends_order(const Quantity& quantity, const Sides& sides) {
  if (quantity.han || quantity.kind == UnitKind::time) return false;
  static constexpr WordSet kLinks{U"对", U"在", U"用", U"按", U"与", U"由",   U"从", U"自", U"近", U"约", U"满", U"的",
                                  U"有", U"为", U"是", U"共", U"计", U"投资", U"等", U"占", U"以", U"高", U"至", U"到"};
  const View after = sides.after;
  const bool ends = after.empty() || after.front() == U'、' || after.front() == U'和' || after.front() == U'及' ||
                    after.front() == U'(' || is_blank(after.front());
  const View before = trim(sides.before);
  return ends && before.size() >= 2 && (is_han(before.back()) || before.back() == U')' || before.back() == U'”') &&
         ending_word(before, kLinks).empty();
}

/// What speaks for a number, before asking what speaks against it.
Evidence words_for(const Text& text, const Quantity& quantity, const Surroundings& around, const Sides& sides) {
  const bool definite = sides.previous == U'的';  // 计划出列的2个村: which are known already
  const std::size_t from = quantity.range.from - sides.before.size();
  if (around.verb > from) {
    if (quantity.han) return {0.65, "中文数字，按数量理解"};
    if (definite) return {0.7, "“的”后的数字，可能只是说明已定的对象"};
    if (quantity.kind == UnitKind::index) return {0.7, "数字后没有单位"};
    if (around.verb + kNear < quantity.range.from) return {0.75, "动词离数字较远，可能只是说明对象"};
    return {0.88, "动词要求的数量"};
  }
  if (quantity.han || definite) return {};
  const bool heading = around.verb > 0 && text.view({around.verb, around.clause.from}).find(U':') != View::npos;
  if (around.verb > around.sentence.from && around.verb <= around.clause.from && !heading)
    return {0.75, "同句中有要求，本数字前无动词"};
  if (contains_any(sides.after, kResults)) return {0.75, "数字后写明要做到的结果，前面无动词"};
  if (sides.after.starts_with(U"的") && share_of_things(quantity, sides)) return {0.75, "要求达到的比例，前面无动词"};
  if (quantity.compare) return {0.7, "写有“以上”“以内”等界限，但未见动词"};
  if (ends_order(quantity, sides)) return {0.6, "以数字收尾，但未见动词"};
  return {};
}

}  // namespace

std::size_t last_verb_end(const Text& text, Range range) {
  std::size_t end = 0;
  for (std::size_t at = range.from; at < range.to; ++at) {
    const View verb = starting_word(text.view({at, std::min(range.to, at + 4)}), kVerbs);
    if (!verb.empty()) end = at + verb.size();
  }
  return end;
}

Evidence evidence_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  const Sides sides = sides_of(text, quantity, around);
  const Evidence evidence = words_for(text, quantity, around, sides);
  return evidence.confidence > 0 && !is_excluded(text, quantity, around, sides) ? evidence : Evidence{};
}

Compare compare_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  if (quantity.compare) return *quantity.compare;
  const View before = last(text.view({around.clause.from, quantity.range.from}), 12);
  const auto latest = [&](const Words& words) {
    std::size_t end = 0;
    for (View word : words)
      if (const auto at = before.rfind(word); at != View::npos) end = std::max(end, at + word.size());
    return end;
  };
  // 不低于 holds 低于, 不超过 holds 超过: the longer word ends at the same place and decides.
  const std::size_t floor = latest(kFloors);
  const std::size_t ceiling = latest(kCeilings);
  if (ceiling > floor) return Compare::at_most;
  if (ceiling < floor) return Compare::at_least;
  if (ceiling == 0) return Compare::at_least;
  return contains_any(before.substr(0, ceiling), kOneOf<U"不低于", U"不得低于">) ? Compare::at_least : Compare::at_most;
}

}  // namespace duban::extract
