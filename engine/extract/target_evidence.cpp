#include "extract/target_evidence.hpp"

#include <algorithm>
#include <array>

namespace duban::extract {

namespace {

using domain::Compare;

/// Verbs that order a number: before it in its clause.
constexpr std::array<View, 291> kVerbs{
    U"建有",    U"增加到", U"上升至", U"坚守",     U"守住", U"守牢",     U"高于",     U"储备",   U"购置",   U"采购",
    U"配置",    U"扩建",   U"改建",   U"争创",     U"修复", U"治理",     U"种植",     U"栽植",   U"新改",   U"达到",
    U"达",      U"新增",   U"建设",   U"建成",     U"新建", U"培育",     U"打造",     U"力争",   U"超过",   U"超",
    U"突破",    U"不低于", U"不少于", U"不得低于", U"完成", U"实现",     U"增长",     U"提高",   U"提升",   U"压缩",
    U"降低",    U"控制在", U"减少",   U"引进",     U"引入", U"支持",     U"组织",     U"开展",   U"举办",   U"创建",
    U"认定",    U"发放",   U"推广",   U"选派",     U"发布", U"安排",     U"实施",     U"设立",   U"增加",   U"带动",
    U"催生",    U"评选",   U"选树",   U"改造",     U"新设", U"争取",     U"推进",     U"推动",   U"加快",   U"创成",
    U"招引",    U"落户",   U"吸引",   U"培养",     U"培训", U"遴选",     U"扶持",     U"布局",   U"选育",   U"盘活",
    U"融资",    U"确定",   U"稳定在", U"保持",     U"净增", U"整治",     U"淘汰",     U"关停",   U"拆除",   U"开工",
    U"筹集",    U"推出",   U"至少",   U"不小于",   U"清理", U"化解",     U"建立",     U"入库",   U"不超过", U"发展到",
    U"扩大到",  U"增至",   U"上升到", U"共建",     U"创办", U"组建",     U"配备",     U"覆盖",   U"下降",   U"压减",
    U"进行",    U"签约",   U"余下",   U"招录",     U"招聘", U"安装",     U"选拔",     U"归集",   U"接入",   U"布设",
    U"选聘",    U"惠及",   U"升级",   U"铺设",     U"疏浚", U"更新",     U"投放",     U"供应",   U"出栏",   U"采集",
    U"检查",    U"抽检",   U"救助",   U"打通",     U"铺筑", U"回收",     U"发展",     U"竣工",   U"投产",   U"完工",
    U"体检",    U"筛查",   U"抽测",   U"改善",     U"更换", U"加装",     U"招募",     U"公布",   U"提供",   U"受益",
    U"推行",    U"制修订", U"疏导",   U"修补",     U"维修", U"拓宽",     U"清淤",     U"不高于", U"不大于", U"不得超过",
    U"低于",    U"降至",   U"降到",   U"减至",     U"压降", U"保持在",   U"维持在",   U"办好",   U"整改",   U"亮化",
    U"绿化",    U"硬化",   U"美化",   U"黑化",     U"收储", U"出让",     U"研发",     U"攻克",   U"转化",   U"调解",
    U"查处",    U"侦破",   U"走访",   U"慰问",     U"资助", U"发现",     U"解决",     U"巡查",   U"维护",   U"加固",
    U"补种",    U"补植",   U"抚育",   U"管护",     U"封育", U"退还",     U"收集",     U"创作",   U"演出",   U"放映",
    U"出版",    U"播出",   U"选送",   U"评定",     U"核查", U"对接",     U"签订",     U"落地",   U"达产",   U"上市",
    U"挂牌",    U"孵化",   U"登记",   U"移交",     U"拨付", U"利用外资", U"接待",     U"授信",   U"减免",   U"节约",
    U"减排",    U"消纳",   U"替代",   U"精简",     U"取消", U"下放",     U"转移",     U"再就业", U"脱贫",   U"搬迁",
    U"安置",    U"帮扶",   U"救治",   U"接种",     U"检测", U"稳定",     U"新改扩建", U"改扩建", U"续建",   U"开建",
    U"谋划",    U"招商",   U"引育",   U"评审",     U"编制", U"制作",     U"征集",     U"流转",   U"托管",   U"复垦",
    U"播种",    U"收购",   U"收获",   U"销售",     U"产量", U"建设改造", U"提质",     U"提标",   U"扩面",   U"增设",
    U"增殖",    U"放流",   U"延长",   U"延伸",     U"贯通", U"通车",     U"清运",     U"处置",   U"消除",   U"封堵",
    U"下派",    U"派驻",   U"集聚",   U"汇聚",     U"壮大", U"树立",     U"推介",     U"防治",   U"监测",   U"筹措",
    U"募集",    U"撬动",   U"兑现",   U"发行",     U"投入", U"设置",     U"建档",     U"选配",   U"划定",   U"减轻",
    U"努力实现"};

/// Results: after the number in its clause.
constexpr std::array<View, 40> kResults{U"办结", U"销号", U"实现", U"消除", U"办好", U"提供",     U"开工",   U"完工",
                                        U"竣工", U"投产", U"开展", U"建成", U"落地", U"达标",     U"全覆盖", U"完成",
                                        U"建设", U"指定", U"改造", U"整治", U"投用", U"投入使用", U"通车",   U"上市",
                                        U"脱贫", U"就业", U"开建", U"启动", U"升级", U"提升",     U"整改",   U"绿化",
                                        U"硬化", U"验收", U"搬迁", U"入库", U"入驻", U"签约",     U"交付",   U"摘帽"};

/// The present and the past; `较上年增长` only compares with it.
constexpr std::array<View, 22> kPast{U"近三年", U"近五年", U"近年", U"三年来", U"五年来", U"一年来", U"现有", U"已有",
                                     U"已建成", U"目前",   U"去年", U"上年",   U"已达",   U"原有",   U"共有", U"已完成",
                                     U"以来",   U"截止",   U"现状", U"已累计", U"已经",   U"迄今"};
constexpr std::array<View, 12> kPastMasks{U"较上年",   U"比上年",   U"与上年",   U"较去年",   U"比去年", U"与去年",
                                          U"上年基础", U"去年基础", U"现有基础", U"原有基础", U"公共有", U"上年度基础"};

/// Rules about grants, taxes, shares and offences. The second list rules on money and shares only: 补贴 may be paid to
/// a number of people that is ordered.
constexpr std::array<View, 32> kRules{
    U"税率",   U"税前",     U"给予",     U"罚款",     U"收取",     U"减按",     U"规定为", U"超速",
    U"超员",   U"持股",     U"即征即退", U"比例安排", U"比例圈定", U"注册资本", U"资本在", U"严禁",
    U"驾龄",   U"不得新增", U"予以",     U"扣除",     U"返还",     U"加计",     U"处以",   U"比例限制",
    U"责任的", U"贷款额度", U"限额",     U"减半征收", U"免征",     U"应纳税",   U"首付",   U"减征"};
constexpr std::array<View, 9> kGrants{U"奖补", U"奖励", U"补助", U"补贴",  U"资助",
                                      U"预算", U"出资", U"贴息", U"一次性"};
constexpr std::array<View, 8> kRuleMasks{U"补贴性",   U"补助村",   U"预算收入", U"预算执行",
                                         U"限额以上", U"限额以下", U"贴息贷款", U"预算单位"};

/// With these, money is to be had or paid out, whatever it is for.
constexpr std::array<View, 7> kObtained{U"争取", U"兑现", U"筹集", U"筹措", U"募集", U"撬动", U"拨付"};

/// Before a number these say which things are meant.
constexpr std::array<View, 15> kAttributes{U"原值",     U"规模", U"面积",   U"单价",     U"存栏",
                                           U"产值",     U"营收", U"总投资", U"注册资金", U"年收入",
                                           U"营业收入", U"估值", U"市值",   U"面积在",   U"规模在"};

constexpr std::array<View, 9> kObjects{U"针对", U"聚焦", U"瞄准", U"面向", U"依托", U"按照", U"参照", U"指导", U"对照"};

/// Straight before a number these only say of what the sentence speaks.
constexpr std::array<View, 2> kMeant{U"瞄准", U"针对"};

/// After a Chinese numeral these make a saying: 四个意识, 三个方面.
constexpr std::array<View, 24> kSlogans{U"意识", U"自信", U"维护", U"方面", U"环节", U"层面", U"阶段", U"方向",
                                        U"重点", U"领域", U"问题", U"主体", U"关键", U"坚持", U"确保", U"必须",
                                        U"带头", U"转变", U"结合", U"不",   U"一",   U"统一", U"皮",   U"手抓"};

/// A length of time counts where it is to be shortened, or kept to at least.
constexpr std::array<View, 9> kShortened{U"压缩", U"缩短", U"压减", U"控制在", U"缩减",
                                         U"减至", U"降至", U"提速", U"不超过"};
constexpr std::array<View, 12> kKept{U"达到", U"达",     U"不少于", U"不低于", U"不得少于", U"不得低于",
                                     U"至少", U"提高到", U"提高至", U"延长到", U"延长至",   U"超过"};

constexpr std::array<View, 17> kFloors{U"高于", U"不低于", U"不少于", U"不得低于", U"不得少于", U"不小于",
                                       U"至少", U"达到",   U"达",     U"超过",     U"突破",     U"以上",
                                       U"提高", U"提升",   U"增加",   U"新增",     U"增长"};
constexpr std::array<View, 32> kCeilings{
    U"压减为",   U"减为",   U"降为",   U"缩减为", U"控制在", U"不超过", U"不得超过", U"不高于",
    U"不得高于", U"不大于", U"低于",   U"降至",   U"降到",   U"压缩至", U"压缩到",   U"压缩为",
    U"压减至",   U"压减到", U"压降至", U"缩短至", U"缩短到", U"缩短为", U"减至",     U"减到",
    U"减少到",   U"减少至", U"下降到", U"下降至", U"最多",   U"精简至", U"缩减至",   U"压降到"};

/// Whether one of `words` stands in `text` other than inside one of `masks`.
bool contains_unmasked(View text, Words words, Words masks) {
  for (View word : words) {
    for (auto at = text.find(word); at != View::npos; at = text.find(word, at + 1)) {
      const bool masked = std::any_of(masks.begin(), masks.end(), [&](View mask) {
        const auto inside = mask.find(word);
        return inside != View::npos && inside <= at && text.substr(at - inside).starts_with(mask);
      });
      if (!masked) return true;
    }
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

Sides sides_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  View before = text.view({around.clause.from, quantity.range.from});
  // 在去年新增30家基础上再新增50家: what follows the base is ordered.
  if (const auto base = before.rfind(U"基础上"); base != View::npos) before.remove_prefix(base + 3);
  // 从目前的29.3降至25: what follows the start is ordered.
  constexpr std::array<View, 10> kTo{U"降至",   U"降到",   U"降低到", U"下降到", U"下降至",
                                     U"提高到", U"提高至", U"提升到", U"提升至", U"增加到"};
  if (before.find(U'从') != View::npos || before.find(U'由') != View::npos)
    if (const View to = ending_word(before, kTo); !to.empty()) before.remove_prefix(before.size() - to.size());
  return {before, text.view({quantity.range.to, around.clause.to}), text.before(quantity.range.from)};
}

bool states_past(const Sides& sides) {
  return contains_unmasked(sides.before, kPast, kPastMasks) || contains_unmasked(sides.after, kPast, kPastMasks) ||
         sides.after.find(U"基础上") != View::npos || sides.before.find(U'曾') != View::npos;
}

bool states_rule(const Quantity& quantity, const Sides& sides) {
  const auto rules = [&](View side) { return contains_unmasked(side, kRules, kRuleMasks); };
  if (rules(sides.before) || rules(sides.after)) return true;
  constexpr std::array<View, 5> kAgainst{U"查处", U"拆除", U"整治", U"打击", U"清理"};
  const bool offence = sides.before.find(U"违法") != View::npos || sides.after.find(U"违法") != View::npos;
  if (offence && !contains_any(sides.before, kAgainst)) return true;
  if (quantity.kind != UnitKind::money && quantity.kind != UnitKind::share) return false;
  const auto grants = [&](View side) { return contains_unmasked(side, kGrants, kRuleMasks); };
  return (grants(sides.before) || grants(sides.after)) && !contains_any(sides.before, kObtained) &&
         !sides.before.ends_with(U"提高到");
}

/// `最高20万元`: what a grant may come to. `总投资3500万元`: what a project costs.
bool states_cost(View before) {
  if (!ending_word(before, std::array<View, 4>{U"最高", U"最高可达", U"最高不超过", U"封顶"}).empty()) return true;
  constexpr std::array<View, 3> kLinks{U"约", U"为", U"共"};
  while (!ending_word(before, kLinks).empty()) before.remove_suffix(1);
  constexpr std::array<View, 5> kCosts{U"总投资", U"投资额", U"估算投资", U"概算", U"共计投资"};
  constexpr std::array<View, 2> kPlanned{U"计划投资", U"项目投资"};  // 完成项目投资2亿元 is an order
  return !ending_word(before, kCosts).empty() ||
         (!ending_word(before, kPlanned).empty() && before.find(U"完成") == View::npos);
}

/// `30%以上的行政村达到标准`, `推动90%以上的车辆…`: a share that opens its clause or follows its verb.
bool share_of_things(const Quantity& quantity, const Sides& sides) {
  constexpr std::array<View, 20> kOpenings{U"推动", U"确保", U"带动", U"实现", U"保证", U"力争", U"使",
                                           U"、",   U"和",   U"及",   U"前",   U"底",   U"年",   U"有",
                                           U"全省", U"全市", U"全县", U"全区", U"全国", U"其中"};
  if (quantity.kind != UnitKind::share) return false;
  const View before = trim(sides.before);
  return before.empty() || !ending_word(before, kOpenings).empty() ||
         contains_any(last(before, 8), Words(kOpenings).subspan(0, 5));
}

/// `2000人以上学校`, `宽度不小于6米`, `占地200亩`: how large the things are.
bool states_size(const Quantity& quantity, const Sides& sides) {
  constexpr std::array<View, 14> kSizes{U"宽度",     U"半径", U"间距",       U"高度", U"深度", U"厚度", U"坡度",
                                        U"建筑面积", U"占地", U"总建筑面积", U"全长", U"总长", U"距离", U"占地面积"};
  const bool place = quantity.kind == UnitKind::area;
  if (place && contains_any(last(sides.before, 10), kSizes)) return true;
  const bool people = quantity.unit == U"人" || quantity.unit == U"户";
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
  constexpr std::array<View, 7> kCapacities{U"吨", U"千瓦", U"兆瓦", U"万千瓦时", U"立方米", U"吉瓦", U"千伏安"};
  constexpr std::array<View, 7> kWorks{U"项目", U"装置", U"生产线", U"机组", U"工程", U"产能", U"电站"};
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

bool follows_attribute(const Quantity& quantity, const Sides& sides) {
  const View near = last(sides.before, 8);
  const bool money = quantity.kind == UnitKind::money;
  const bool size = quantity.kind == UnitKind::area;
  if (sides.after.starts_with(U"的")) return !share_of_things(quantity, sides);
  if (sides.after.starts_with(U"/") || (money && states_cost(sides.before))) return true;
  if (states_size(quantity, sides) || states_ratio(sides)) return true;
  if (states_capacity(quantity, sides.after) || sizes_things(quantity, sides)) return true;
  const bool of = sides.after.substr(0, 16).find(U'的') != View::npos;
  if ((money || size) && of && contains_any(near, kAttributes)) return true;
  if (size && contains_any(near, std::array<View, 2>{U"规模", U"面积在"}) && !of) return false;
  return contains_any(near, std::array<View, 4>{U"原值", U"单价", U"存栏", U"注册资"});
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
  return !kept && !contains_any(sides.before, kShortened);
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
  constexpr std::array<View, 8> kPlaces{U"镇", U"村", U"园", U"站", U"店", U"路", U"员", U"道"};
  if (std::find(kPlaces.begin(), kPlaces.end(), unit) != kPlaces.end())  // 南部7镇的客运
    return !sides.after.empty() && is_han(sides.after.front()) && !quantity.compare;
  if (unit == U"条") return sides.after.starts_with(U"规定") || sides.after.starts_with(U"进行");
  if (unit == U"起") return !contains_any(sides.before, std::array<View, 3>{U"查处", U"侦破", U"查办"});
  if (unit == U"分" && sides.after.starts_with(U"为")) return true;  // 90分以上为优秀
  if (unit == U"分") return !quantity.compare && ending_word(sides.before, kKept).empty();
  constexpr std::array<View, 8> kBare{U"达到", U"达", U"保持在", U"稳定在", U"提高到", U"提升到", U"不低于", U"高于"};
  return quantity.kind == UnitKind::index && ending_word(sides.before, kCeilings).empty() &&
         ending_word(sides.before, kBare).empty();
}

bool is_excluded(const Text& text, const Quantity& quantity, const Surroundings& around, const Sides& sides) {
  constexpr std::array<char32_t, 5> kBound{U'第', U'/', U'.', U'每', U'×'};
  if (around.in_name || std::find(kBound.begin(), kBound.end(), sides.previous) != kBound.end()) return true;
  // 前3名 is a rank; 9月底前38个 is not.
  if (sides.previous == U'前' &&
      ending_word(sides.before, std::array<View, 6>{U"底前", U"月前", U"日前", U"年前", U"末前", U"之前"}).empty())
    return true;
  if (quantity.kind == UnitKind::share && (around.quoted || around.bracketed)) return true;
  // 禁止新建每小时10蒸吨以下的锅炉
  if (sides.before.ends_with(U"每小时") || contains_any(sides.before, std::array<View, 2>{U"禁止", U"不再新"}))
    return true;
  if (contains_any(last(sides.before, 8), kMeant) || sides.after.starts_with(U"比例")) return true;
  if (is_saying(quantity, around, sides) || is_time_of_day(quantity, around, sides) ||
      is_misled_by_unit(quantity, sides) || is_subject(quantity, sides) || states_past(sides) ||
      states_rule(quantity, sides))
    return true;
  const View start = trim(sides.before);
  if (!starting_word(start, kObjects).empty() &&
      !contains_any(sides.before, std::array<View, 3>{U"建设", U"打造", U"达到"}))
    return true;
  // 对新增投资达到500万元的企业,给予…
  constexpr std::array<View, 4> kThen{U"给予", U"予以", U"奖励", U"补助"};
  if (start.starts_with(U"对") &&
      contains_any(text.view({around.clause.to, std::min(text.size(), around.clause.to + 12)}), kThen))
    return true;
  return follows_attribute(quantity, sides) || is_start(sides);
}

/// `亮化农村公路75公里`: an order that ends with its number.
bool ends_order(const Quantity& quantity, const Sides& sides) {
  if (quantity.han || quantity.kind == UnitKind::time) return false;
  constexpr std::array<View, 24> kLinks{U"对", U"在",   U"用", U"按", U"与", U"由", U"从", U"自",
                                        U"近", U"约",   U"满", U"的", U"有", U"为", U"是", U"共",
                                        U"计", U"投资", U"等", U"占", U"以", U"高", U"至", U"到"};
  const View after = sides.after;
  const bool ends = after.empty() || after.front() == U'、' || after.front() == U'和' || after.front() == U'及' ||
                    after.front() == U'(' || is_blank(after.front());
  const View before = trim(sides.before);
  return ends && before.size() >= 2 && (is_han(before.back()) || before.back() == U')' || before.back() == U'”') &&
         ending_word(before, kLinks).empty();
}

}  // namespace

Evidence evidence_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  const Sides sides = sides_of(text, quantity, around);
  if (is_excluded(text, quantity, around, sides)) return {};
  const bool definite = sides.previous == U'的';  // 计划出列的2个村: which are known already
  if (contains_any(sides.before, kVerbs)) {
    const bool near = contains_any(last(sides.before, kNear), kVerbs);
    if (quantity.han) return {0.65, "中文数字，按数量理解"};
    if (definite) return {0.7, "“的”后的数字，可能只是说明已定的对象"};
    if (quantity.kind == UnitKind::index) return {0.7, "数字后没有单位"};
    if (!near) return {0.75, "动词离数字较远，可能只是说明对象"};
    return {0.88, "动词要求的数量"};
  }
  if (quantity.han || definite) return {};
  View earlier = text.view({around.sentence.from, around.clause.from});
  if (const auto heading = earlier.rfind(U':'); heading != View::npos) earlier.remove_prefix(heading + 1);
  if (contains_any(earlier, kVerbs)) return {0.75, "同句中有要求，本数字前无动词"};
  if (contains_any(sides.after, kResults)) return {0.75, "数字后写明要做到的结果，前面无动词"};
  if (sides.after.starts_with(U"的") && share_of_things(quantity, sides)) return {0.75, "要求达到的比例，前面无动词"};
  if (quantity.compare) return {0.7, "写有“以上”“以内”等界限，但未见动词"};
  if (ends_order(quantity, sides)) return {0.6, "以数字收尾，但未见动词"};
  return {};
}

Compare compare_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  if (quantity.compare) return *quantity.compare;
  const View before = last(text.view({around.clause.from, quantity.range.from}), 12);
  const auto latest = [&](Words words) {
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
  return contains_any(before.substr(0, ceiling), std::array<View, 2>{U"不低于", U"不得低于"}) ? Compare::at_least
                                                                                              : Compare::at_most;
}

}  // namespace duban::extract
