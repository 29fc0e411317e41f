#include "extract/targets.hpp"

#include <algorithm>
#include <array>

#include "extract/date_parts.hpp"
#include "extract/marker.hpp"
#include "extract/numerals.hpp"
#include "extract/quantity.hpp"

namespace duban::extract {

namespace {

using domain::Compare;

/// Verbs that order a number: before it in its sentence.
constexpr std::array<View, 150> kVerbs{
    U"储备", U"购置",   U"采购",   U"配置",   U"扩建",     U"改建",   U"争创", U"修复",   U"治理", U"种植",   U"栽植",
    U"新改", U"达到",   U"达",     U"新增",   U"建设",     U"建成",   U"新建", U"培育",   U"打造", U"力争",   U"超过",
    U"超",   U"突破",   U"不低于", U"不少于", U"不得低于", U"完成",   U"实现", U"增长",   U"提高", U"提升",   U"压缩",
    U"降低", U"控制在", U"减少",   U"引进",   U"引入",     U"支持",   U"组织", U"开展",   U"举办", U"创建",   U"认定",
    U"发放", U"推广",   U"选派",   U"发布",   U"安排",     U"实施",   U"设立", U"增加",   U"带动", U"催生",   U"评选",
    U"选树", U"改造",   U"新设",   U"争取",   U"推进",     U"推动",   U"加快", U"创成",   U"招引", U"落户",   U"吸引",
    U"培养", U"培训",   U"遴选",   U"扶持",   U"布局",     U"选育",   U"盘活", U"融资",   U"确定", U"稳定在", U"保持",
    U"净增", U"整治",   U"淘汰",   U"关停",   U"拆除",     U"开工",   U"筹集", U"推出",   U"至少", U"不小于", U"清理",
    U"化解", U"建立",   U"入库",   U"不超过", U"发展到",   U"扩大到", U"增至", U"上升到", U"共建", U"创办",   U"组建",
    U"配备", U"覆盖",   U"下降",   U"压减",   U"进行",     U"签约",   U"余下", U"招录",   U"招聘", U"安装",   U"选拔",
    U"归集", U"接入",   U"布设",   U"选聘",   U"惠及",     U"升级",   U"铺设", U"疏浚",   U"更新", U"投放",   U"供应",
    U"出栏", U"采集",   U"检查",   U"抽检",   U"救助",     U"打通",   U"铺筑", U"回收",   U"发展", U"竣工",   U"投产",
    U"完工", U"体检",   U"筛查",   U"抽测",   U"改善",     U"更换",   U"加装", U"招募",   U"公布", U"提供",   U"受益",
    U"推行", U"制修订", U"疏导",   U"修补",   U"维修",     U"拓宽",   U"清淤"};

/// Results: after the number in its clause.
constexpr std::array<View, 13> kResults{U"提供", U"开工", U"完工",   U"竣工", U"投产", U"开展", U"建成",
                                        U"落地", U"达标", U"全覆盖", U"完成", U"建设", U"指定"};

/// The present, the past and inputs.
constexpr std::array<View, 14> kPast{U"现有", U"已有",   U"已建成", U"目前", U"去年",   U"上年", U"截至目前",
                                     U"已达", U"基础上", U"原有",   U"共有", U"已完成", U"曾",   U"以来"};

/// Rules about grants, taxes, shares and offences.
constexpr std::array<View, 37> kRules{U"奖补",     U"税率",   U"税前", U"奖励", U"补助",     U"给予",     U"补贴",
                                      U"罚款",     U"收取",   U"资助", U"减按", U"预算",     U"规定为",   U"违法",
                                      U"超速",     U"超员",   U"持股", U"出资", U"即征即退", U"比例安排", U"比例圈定",
                                      U"注册资本", U"资本在", U"严禁", U"驾龄", U"不得新增", U"予以",     U"扣除",
                                      U"贴息",     U"返还",   U"加计", U"处以", U"比例限制", U"责任的",   U"贷款额度",
                                      U"一次性",   U"限额"};

/// Before a number these say which things are meant.
constexpr std::array<View, 15> kAttributes{U"原值",     U"规模", U"面积",   U"单价",     U"存栏",
                                           U"产值",     U"营收", U"总投资", U"注册资金", U"年收入",
                                           U"营业收入", U"估值", U"市值",   U"面积在",   U"规模在"};

constexpr std::array<View, 9> kObjects{U"针对", U"聚焦", U"瞄准", U"面向", U"依托", U"按照", U"参照", U"指导", U"对照"};

/// Straight before a number these only say of what the sentence speaks.
constexpr std::array<View, 2> kMeant{U"瞄准", U"针对"};

/// After a Chinese numeral these make a saying: 四个意识, 三个方面.
constexpr std::array<View, 22> kSlogans{U"意识", U"自信", U"维护", U"方面", U"环节", U"层面", U"阶段", U"方向",
                                        U"重点", U"领域", U"问题", U"主体", U"关键", U"坚持", U"确保", U"必须",
                                        U"带头", U"转变", U"结合", U"不",   U"一",   U"统一"};

constexpr std::array<View, 9> kShortened{U"压缩", U"缩短", U"压减", U"控制在", U"缩减",
                                         U"减至", U"降至", U"提速", U"不超过"};

constexpr std::array<View, 6> kCeilings{U"控制在", U"不超过", U"压缩", U"不高于", U"缩短", U"降至"};

/// How far a sentence is looked at on either side of a number: keeps the cost linear on texts without full stops.
constexpr std::size_t kReachMax = 400;

bool ends_clause(char32_t c) {
  return c == U',' || c == U'\n' || c == U':' || ends_sentence(c);
}

struct Surroundings {
  Range sentence;  // 。 to 。, with ; as an end
  Range clause;    // comma to comma
};

/// Walks through a range once, keeping where the sentence and clause began and how deep in names and quotes it is.
class Walker {
 public:
  Walker(const Text& text, Range range) : text_(text), range_(range), sentence_(range.from), clause_(range.from) {}

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
    // A line end inside a sentence is damage; after a full stop it is a paragraph.
    if (ends_sentence(c)) {
      sentence_ = at + 1;
      quoted_ = false;
      brackets_ = names_ = 0;
    }
  }

  bool in_name() const { return names_ > 0; }
  bool quoted() const { return quoted_; }
  bool bracketed() const { return brackets_ > 0; }

  Surroundings around(Range found) const {
    const std::size_t reach = found.from > kReachMax ? found.from - kReachMax : 0;
    Surroundings around{{std::max(sentence_, reach), found.to}, {std::max(clause_, reach), found.to}};
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
  int names_ = 0;
  int brackets_ = 0;
  bool quoted_ = false;
};

/// `最高20万元`: what a grant may come to.
bool caps_grant(View before) {
  return !ending_word(before, std::array<View, 4>{U"最高", U"最高可达", U"最高不超过", U"封顶"}).empty();
}

/// `总投资3500万元`: what a project costs.
bool states_investment(View before) {
  constexpr std::array<View, 3> kLinks{U"约", U"为", U"共"};
  while (!ending_word(before, kLinks).empty()) before.remove_suffix(1);
  return !ending_word(before, std::array<View, 4>{U"总投资", U"投资额", U"估算投资", U"概算"}).empty();
}

bool follows_attribute(const Text& text, const Quantity& quantity, const Surroundings& around) {
  const View after = text.view({quantity.range.to, around.clause.to});
  const View before = text.view({around.clause.from, quantity.range.from});
  const View near = before.substr(before.size() - std::min<std::size_t>(before.size(), 8));
  if (after.starts_with(U"的")) {
    constexpr std::array<View, 5> kShares{U"推动", U"确保", U"带动", U"实现", U"保证"};
    return quantity.kind != UnitKind::share || !contains_any(near, kShares);
  }
  if (after.starts_with(U"/") ||
      (quantity.kind == UnitKind::money && (states_investment(before) || caps_grant(before))))
    return true;
  const bool of = after.substr(0, 16).find(U'的') != View::npos;
  if ((quantity.kind == UnitKind::money || quantity.kind == UnitKind::area) && of && contains_any(near, kAttributes))
    return true;
  if (quantity.kind == UnitKind::area && contains_any(near, std::array<View, 2>{U"规模", U"面积在"}) && !of)
    return false;
  return contains_any(near, std::array<View, 4>{U"原值", U"单价", U"存栏", U"注册资"});
}

/// `由11家发展到19家`: the first is where it starts.
bool is_start(const Text& text, const Quantity& quantity, const Surroundings& around) {
  const char32_t before = text.before(quantity.range.from);
  const View after = text.view({quantity.range.to, std::min(around.clause.to, quantity.range.to + 6)});
  return (before == U'由' || before == U'从') && (after.find(U'到') != View::npos || after.find(U'至') != View::npos);
}

bool is_excluded(const Text& text, const Quantity& quantity, const Walker& walker, const Surroundings& around) {
  const View clause = text.view(around.clause);
  const View before = text.view({around.clause.from, quantity.range.from});
  const char32_t previous = text.before(quantity.range.from);
  const View after = text.view({quantity.range.to, std::min(around.clause.to, quantity.range.to + 4)});
  if (walker.in_name() || previous == U'第' || previous == U'/' || previous == U'.') return true;
  if (quantity.kind == UnitKind::share && (walker.quoted() || walker.bracketed())) return true;
  if (contains_any(before.substr(before.size() - std::min<std::size_t>(before.size(), 8)), kMeant)) return true;
  if (quantity.han && (!starting_word(after, kSlogans).empty() || previous == U'的' || quantity.unit == U"期"))
    return true;
  if (quantity.unit == U"所" && (after.starts_with(U"、") || after.starts_with(U"等")) &&
      !contains_any(before.substr(before.size() - std::min<std::size_t>(before.size(), 5)), kVerbs))
    return true;  // 13所 names an institute
  if (quantity.han &&
      (walker.quoted() || walker.bracketed() || previous == U'等' || previous == U'这' || previous == U'“'))
    return true;
  if (quantity.kind == UnitKind::time && !contains_any(before, kShortened)) return true;
  if (quantity.kind == UnitKind::time && walker.quoted()) return true;
  if ((quantity.unit == U"次" || quantity.unit == U"轮") && quantity.value == 1 && !quantity.value_max) return true;
  if (quantity.unit == U"条" && (after.starts_with(U"规定") || after.starts_with(U"进行"))) return true;
  if (quantity.unit == U"起" || (quantity.unit == U"部" && before.find(U"电梯") == View::npos) ||
      quantity.unit == U"位")
    return true;
  if (contains_any(clause, kPast) || contains_any(clause, kRules)) return true;
  if (after.starts_with(U"比例")) return true;
  const View start = trim(before);
  if (!starting_word(start, kObjects).empty() && !contains_any(before, std::array<View, 3>{U"建设", U"打造", U"达到"}))
    return true;
  return follows_attribute(text, quantity, around) || is_start(text, quantity, around);
}

/// How surely the words around order the number; 0 if none does.
double evidence(const Text& text, const Quantity& quantity, const Surroundings& around) {
  const View before = text.view({around.clause.from, quantity.range.from});
  const View after = text.view({quantity.range.to, around.clause.to});
  if (contains_any(before, kVerbs)) return quantity.han ? 0.65 : 0.88;
  if (quantity.han) return 0;
  if (contains_any(text.view({around.sentence.from, around.clause.from}), kVerbs)) return 0.75;
  if (contains_any(after, kResults)) return 0.75;
  if (quantity.compare) return 0.7;
  return 0;
}

Compare compare_of(const Text& text, const Quantity& quantity, const Surroundings& around) {
  if (quantity.compare) return *quantity.compare;
  const View before = text.view({around.clause.from, quantity.range.from});
  if (contains_any(before.substr(before.size() - std::min<std::size_t>(before.size(), 10)), kCeilings))
    return Compare::at_most;
  return Compare::at_least;
}

constexpr std::array<View, 26> kNameEdges{U"达到",   U"达",     U"超过", U"超",     U"突破",  U"不低于", U"不少于",
                                          U"力争",   U"新增",   U"建成", U"建设",   U"打造",  U"新建",   U"培育",
                                          U"完成",   U"实现",   U"至少", U"增长",   U"以上",  U"分别",   U"压缩至",
                                          U"提高到", U"提升至", U"降至", U"稳定在", U"控制在"};

/// What is counted: the words after the unit, else those before the verb.
std::string name_of_target(const Text& text, const Quantity& quantity, const Surroundings& around) {
  Range after = text.trimmed({quantity.range.to, around.clause.to});
  for (std::size_t i = after.from; i < after.to; ++i)
    if (text.at(i) == U'、' || text.at(i) == U'(') after.to = i;
  if (after.size() >= 2 && after.size() <= 24 && quantity.kind != UnitKind::share) return text.printed(after);
  Range before = text.trimmed({around.clause.from, quantity.range.from});
  for (std::size_t i = before.from; i < before.to; ++i)
    if (text.at(i) == U'、' && before.to - i > 3) before.from = i + 1;
  if (const auto marker = marker_at(text, before.from); marker && marker->range.to < before.to)
    before.from = marker->range.to;
  if (const auto date = date_parts_at(text, before.from + (text.at(before.from) == U'到' ? 1 : 0), before.to))
    if (date->range.to < before.to) before.from = date->range.to;
  for (bool changed = true; changed && before.size() > 0;) {
    const View edge = ending_word(text.view(before), kNameEdges);
    changed = !edge.empty();
    before.to -= edge.size();
  }
  return text.printed(before.size() <= 40 ? before : Range{before.to - 40, before.to});
}

struct Found {
  Quantity quantity;
  Surroundings around;
  double confidence;
};

/// The deadlines of a sentence that go one by one with its numbers: `2024年底、2025年底分别达到70家、80家`. Numbers
/// before the first of those dates keep their own.
void pair_up(const Text& text, const std::vector<Found>& found, std::size_t first, std::size_t last,
             const std::vector<Deadline>& deadlines, std::vector<std::optional<domain::Date>>& by) {
  for (std::size_t k = first; k < last; ++k) {
    const std::size_t from = k == first ? found[k].around.sentence.from : found[k - 1].quantity.range.to;
    const std::size_t to = found[k].quantity.range.from;
    if (from >= to || text.view({from, to}).find(U"分别") == View::npos) continue;
    std::vector<domain::Date> dates;
    for (const Deadline& deadline : deadlines)
      if (deadline.range.from >= from && deadline.range.to <= to) dates.push_back(deadline.date);
    if (dates.size() < 2 || last - k < dates.size()) continue;
    for (std::size_t i = 0; i < dates.size(); ++i) by[k + i] = dates[i];
    return;
  }
}

std::vector<std::optional<domain::Date>> dates_of(const Text& text, const std::vector<Found>& found,
                                                  const std::vector<Deadline>& deadlines,
                                                  std::optional<domain::Date> due) {
  std::vector<std::optional<domain::Date>> by(found.size(), due);
  std::size_t next = 0;
  std::optional<domain::Date> latest;
  std::size_t latest_at = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    while (next < deadlines.size() && deadlines[next].range.from < found[i].quantity.range.from) {
      latest = deadlines[next].date;
      latest_at = deadlines[next].range.from;
      ++next;
    }
    if (latest && latest_at >= found[i].around.sentence.from) by[i] = latest;
  }
  for (std::size_t i = 0; i < found.size();) {
    std::size_t last = i;
    while (last < found.size() && found[last].around.sentence.from == found[i].around.sentence.from) ++last;
    pair_up(text, found, i, last, deadlines, by);
    i = last;
  }
  return by;
}

bool may_start(const Text& text, std::size_t at) {
  const char32_t c = text.at(at);
  const char32_t before = text.before(at);
  if (is_digit(c)) return !is_digit(before) && before != U'.' && !(before >= U'A' && before <= U'Z');
  return (is_han_numeral(c) && c != U'〇' && c != U'百') && !is_han_numeral(before) && before != U'第';
}

std::vector<Found> find_numbers(const Text& text, Range range) {
  std::vector<Found> found;
  Walker walker(text, range);
  for (std::size_t i = range.from; i < range.to; ++i) {
    walker.pass(i);
    if (!may_start(text, i)) continue;
    const auto quantity = quantity_at(text, i, range.to);
    if (!quantity) continue;
    const Surroundings around = walker.around(quantity->range);
    if (!is_excluded(text, *quantity, walker, around)) {
      if (const double confidence = evidence(text, *quantity, around); confidence > 0)
        found.push_back({*quantity, around, confidence});
    }
    i = quantity->range.to - 1;
  }
  return found;
}

}  // namespace

std::vector<domain::Target> find_targets(const Text& text, Range range, const std::vector<Deadline>& deadlines,
                                         std::optional<domain::Date> due) {
  const std::vector<Found> found = find_numbers(text, range);
  const auto by = dates_of(text, found, deadlines, due);
  std::vector<domain::Target> targets;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [quantity, around, confidence] = found[i];
    domain::Target target;
    target.value = quantity.value;
    target.value_max = quantity.value_max;
    target.unit = to_utf8(quantity.unit);
    target.compare = compare_of(text, quantity, around);
    target.by = by[i];
    if (text.view({around.sentence.from, quantity.range.from}).find(U"每年") != View::npos)
      target.every = domain::Every::year;
    target.name = name_of_target(text, quantity, around);
    target.source = {quantity.range.span(), confidence,
                     quantity.han                 ? "中文数字，按数量理解"
                     : confidence < domain::kSure ? "同句中有要求，本数字前无动词"
                                                  : "动词要求的数量"};
    const bool known = std::any_of(targets.begin(), targets.end(), [&](const domain::Target& other) {
      return other.value == target.value && other.value_max == target.value_max && other.unit == target.unit &&
             other.by == target.by && other.name == target.name;
    });
    if (!known) targets.push_back(std::move(target));
  }
  return targets;
}

}  // namespace duban::extract
