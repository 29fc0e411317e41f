#include "property/model.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace duban::property {

namespace {

using domain::Compare;
using domain::Date;
using domain::Every;

constexpr std::array<std::string_view, 10> kVerbs{"优化", "推进", "完善", "加强", "规范",
                                                  "提升", "健全", "深化", "拓展", "强化"};
constexpr std::array<std::string_view, 14> kObjects{
    "政务服务流程", "河湖日常管护", "数据共享应用", "社区养老服务", "学校布局调整", "就业创业帮扶", "农村人居环境",
    "公共文化供给", "道路养护管理", "基层治理能力", "食品抽检工作", "林业资源保护", "志愿服务体系", "诚信建设水平"};
constexpr std::array<std::string_view, 5> kHeadings{"主要任务", "重点工作", "工作措施", "推进实施", "工作任务"};
constexpr std::array<std::string_view, 6> kPlain{"坚持问题导向，形成工作合力", "突出群众需求，做到便民利民",
                                                 "注重统筹衔接，防止重复投入", "落实精细管理要求，不断改善面貌",
                                                 "广泛听取意见，回应社会关切", "注重经验推广，营造良好氛围"};
constexpr std::array<std::string_view, 8> kSteps{"梳理事项清单", "优化办理流程", "公开办理结果", "建立工作台账",
                                                 "落实巡查制度", "畅通反馈渠道", "完善管护机制", "强化宣传引导"};
constexpr std::array<std::string_view, 20> kDepartments{
    "教育局",         "财政局",     "公安局",     "民政局",     "司法局", "自然资源局",        "生态环境局",
    "住房城乡建设局", "交通运输局", "水利局",     "农业农村局", "商务局", "卫生健康委",        "应急管理局",
    "审计局",         "统计局",     "市场监管局", "发展改革委", "科技局", "人力资源社会保障局"};
constexpr std::array<std::string_view, 3> kLevels{"市", "区", "县"};
constexpr std::array<std::string_view, 5> kCollectives{"各县（市、区）", "各县区政府", "各镇街", "各有关单位",
                                                       "市直各部门"};
constexpr std::array<std::string_view, 3> kBranches{"云州海关", "人民银行云州支行", "云州供电公司"};
constexpr std::array<std::string_view, 4> kSupervisors{"市政府督查室", "李明", "市委督查室", "王芳"};

struct DayForm {
  std::string_view words;
  int year, month, day;
};
/// Without a year: the plan's, 2024.
constexpr std::array<DayForm, 22> kDays{{{"2024年底前", 2024, 12, 31},       {"2025年底前", 2025, 12, 31},
                                         {"2025年6月底前", 2025, 6, 30},     {"2025年10月15日前", 2025, 10, 15},
                                         {"2026年3月前", 2026, 3, 31},       {"到2025年", 2025, 12, 31},
                                         {"到2026年底", 2026, 12, 31},       {"2025年上半年", 2025, 6, 30},
                                         {"2025年三季度末前", 2025, 9, 30},  {"2025年第一季度", 2025, 3, 31},
                                         {"2024年12月31日前", 2024, 12, 31}, {"6月底前", 2024, 6, 30},
                                         {"9月15日前", 2024, 9, 15},         {"11月底", 2024, 11, 30},
                                         {"年底前", 2024, 12, 31},           {"年内", 2024, 12, 31},
                                         {"今年底前", 2024, 12, 31},         {"上半年", 2024, 6, 30},
                                         {"三季度末前", 2024, 9, 30},        {"10月上旬前", 2024, 10, 10},
                                         {"明年6月底前", 2025, 6, 30},       {"2024年2月底前", 2024, 2, 29}}};

struct Recurring {
  std::string_view words;
  Every every;
};
constexpr std::array<Recurring, 8> kRecurring{{{"每季度通报进展情况", Every::quarter},
                                               {"每月调度一次", Every::month},
                                               {"每年开展一次评估", Every::year},
                                               {"每半年检查一次", Every::half_year},
                                               {"按季度通报工作情况", Every::quarter},
                                               {"按月调度工作进展", Every::month},
                                               {"逐年提高保障标准", Every::year},
                                               {"每季度至少召开一次会议", Every::quarter}}};

struct Number {
  std::string_view before;  // what orders it and what is counted
  std::string_view digits;
  std::string_view unit_words;
  double value;
  double value_max;  // of a range
  std::string_view unit;
  Compare compare;
};
constexpr std::array<Number, 14> kNumbers{{
    {"新增标准化学校", "12", "所", 12, 0, "所", Compare::at_least},
    {"建成社区服务站", "20", "个以上", 20, 0, "个", Compare::at_least},
    {"培育骨干企业", "5—8", "家", 5, 8, "家", Compare::range},
    {"打造示范街区", "3-5", "个", 3, 5, "个", Compare::range},
    {"培训基层干部", "500", "人次", 500, 0, "人次", Compare::at_least},
    {"网上可办率达到", "98", "%以上", 98, 0, "%", Compare::at_least},
    {"群众满意度不低于", "95.5", "%", 95.5, 0, "%", Compare::at_least},
    {"办理时限压缩至", "5", "个工作日以内", 5, 0, "个工作日", Compare::at_most},
    {"完成投资", "3.5", "亿元", 3.5, 0, "亿元", Compare::at_least},
    {"新增就业", "1.2", "万人", 12000, 0, "人", Compare::at_least},
    {"治理河道", "36", "公里", 36, 0, "公里", Compare::at_least},
    {"改造老旧小区", "45", "个左右", 45, 0, "个", Compare::equal},
    {"投诉率控制在", "2", "%以内", 2, 0, "%", Compare::at_most},
    {"开展巡查", "4", "次", 4, 0, "次", Compare::at_least},
}};

Day day_of(Choices& choices) {
  const DayForm& form = choices.of(kDays);
  return {std::string(form.words), *Date::of(form.year, form.month, form.day)};
}

Sentence sentence_of(Choices& choices) {
  Sentence sentence;
  const std::size_t kind = choices.below(4);
  if (kind == 0) {
    sentence.words = choices.of(kPlain);
    return sentence;
  }
  if (kind == 1) {
    const Recurring& recurring = choices.of(kRecurring);
    sentence.words = recurring.words;
    sentence.every = recurring.every;
    return sentence;
  }
  if (kind == 2 || choices.yes()) {
    sentence.day = day_of(choices);
    sentence.words = sentence.day->words + (choices.yes() ? "，" : "");
  }
  if (kind == 2) {
    sentence.words += "完成" + std::string(choices.of(kObjects));
    return sentence;
  }
  const Number& number = choices.of(kNumbers);
  sentence.words += std::string(number.before) + std::string(number.digits) + std::string(number.unit_words);
  domain::Target target;
  target.value = number.value;
  if (number.compare == Compare::range) target.value_max = number.value_max;
  target.unit = number.unit;
  target.compare = number.compare;
  sentence.target = target;
  return sentence;
}

/// One to three departments of one level, each once.
std::vector<Unit> departments_of(Choices& choices, std::size_t& next) {
  const std::string level(choices.of(kLevels));
  std::vector<Unit> units;
  for (std::size_t count = 1 + choices.below(3); count > 0; --count) {
    next += 1 + choices.below(3);
    units.push_back({level, std::string(kDepartments[next % kDepartments.size()])});
  }
  return units;
}

Measure measure_of(Choices& choices, std::size_t& titles) {
  Measure measure;
  titles += 1 + choices.below(5);
  measure.title = std::string(kVerbs[titles % kVerbs.size()]) + std::string(kObjects[titles % kObjects.size()]);
  for (std::size_t count = choices.below(4); count > 0; --count) measure.sentences.push_back(sentence_of(choices));
  std::size_t department = choices.below(kDepartments.size());
  const std::size_t answering = choices.below(4);
  if (answering == 1 || answering == 3) measure.responsible = departments_of(choices, department);
  if (answering >= 2) measure.lead = departments_of(choices, department);
  if (measure.lead.size() > 2) measure.lead.resize(2);
  if (!measure.responsible.empty()) {
    if (choices.rarely(4)) measure.responsible.push_back({"", std::string(choices.of(kBranches))});
    if (choices.rarely(3)) measure.responsible.push_back({"", std::string(choices.of(kCollectives))});
  }
  if (answering > 0 && choices.rarely(4)) measure.supervisor = choices.of(kSupervisors);
  if (answering > 0 && choices.rarely(4)) measure.stated_time = day_of(choices);
  // One point would be no list.
  if (choices.rarely(3)) {
    const std::size_t first = choices.below(kSteps.size());
    for (std::size_t i = 0; i < 2 + choices.below(2); ++i)
      measure.steps.emplace_back(kSteps[(first + i) % kSteps.size()]);
  }
  return measure;
}

std::string names_of(const std::vector<domain::NamedUnit>& units) {
  std::string text;
  for (const auto& unit : units) text += (text.empty() ? "" : "、") + unit.name;
  return text;
}

std::string words_of(const std::optional<Date>& date) {
  return date ? date->text() : "-";
}

/// As the reader writes a name: brackets half-width.
std::string with_half_brackets(std::string name) {
  for (const auto& [wide, narrow] : {std::pair("（", "("), std::pair("）", ")")})
    for (auto at = name.find(wide); at != std::string::npos; at = name.find(wide)) name.replace(at, 3, narrow);
  return name;
}

}  // namespace

Model model_of(Choices& choices) {
  Model model;
  std::size_t titles = choices.below(20);
  switch (choices.below(3)) {
    case 0:
      model.title = "云州市优化营商环境三年行动计划（2024—2026年）";
      model.period = domain::Period{*Date::of(2024, 1, 1), *Date::of(2026, 12, 31)};
      break;
    case 1:
      model.title = "云州市2024年优化营商环境工作要点";
      model.period = domain::Period{*Date::of(2024, 1, 1), *Date::of(2024, 12, 31)};
      break;
    default:
      model.title = "云州市优化营商环境实施方案";
      break;
  }
  for (std::size_t chapters = 1 + choices.below(3); chapters > 0; --chapters) {
    Chapter chapter{std::string(choices.of(kHeadings)), {}};
    for (std::size_t sections = 1 + choices.below(2); sections > 0; --sections) {
      titles += 1;
      Section section{"抓好" + std::string(kObjects[titles % kObjects.size()]), {}};
      for (std::size_t measures = 1 + choices.below(3); measures > 0; --measures)
        section.measures.push_back(measure_of(choices, titles));
      chapter.sections.push_back(std::move(section));
    }
    model.chapters.push_back(std::move(chapter));
  }
  return model;
}

domain::Measure expected(const Measure& measure, const Model& model) {
  domain::Measure facts;
  facts.title = measure.title;
  for (const Unit& unit : measure.lead) facts.lead.push_back({with_half_brackets(unit.full()), {}});
  for (const Unit& unit : measure.responsible) facts.responsible.push_back({with_half_brackets(unit.full()), {}});
  if (!measure.supervisor.empty()) facts.supervisor.push_back({measure.supervisor, {}});
  for (const Sentence& sentence : measure.sentences) {
    if (sentence.day && (!facts.due || sentence.day->date > *facts.due)) facts.due = sentence.day->date;
    if (sentence.every && (!facts.every || *sentence.every < *facts.every)) facts.every = sentence.every;
  }
  if (measure.stated_time) facts.due = measure.stated_time->date;
  if (facts.due) facts.due_basis = domain::DueBasis::explicit_text;
  if (!facts.due && model.period) {
    facts.due = model.period->to;
    facts.due_basis = domain::DueBasis::plan;
  }
  for (const Sentence& sentence : measure.sentences) {
    if (!sentence.target) continue;
    domain::Target target = *sentence.target;
    target.by = sentence.day ? sentence.day->date : facts.due;
    const bool known = std::any_of(facts.targets.begin(), facts.targets.end(), [&](const domain::Target& other) {
      return other.value == target.value && other.unit == target.unit && other.by == target.by;
    });
    if (!known) facts.targets.push_back(target);
  }
  for (const std::string& step : measure.steps) facts.steps.push_back({step, {}});
  return facts;
}

std::string facts_of(const domain::Measure& measure) {
  std::ostringstream text;
  for (const std::string& marker : measure.path) text << marker << ' ';
  text << '|' << measure.title << "|牵头 " << names_of(measure.lead) << "|责任 " << names_of(measure.responsible)
       << "|督办 " << names_of(measure.supervisor) << '|' << words_of(measure.due) << ' '
       << domain::name_of(measure.due_basis) << '|' << (measure.every ? domain::name_of(*measure.every) : "-") << '|';
  for (const domain::Target& target : measure.targets)
    text << domain::name_of(target.compare) << target.value << '~' << target.value_max.value_or(target.value)
         << target.unit << '@' << words_of(target.by) << ' ';
  text << '|';
  for (const domain::Step& step : measure.steps) text << step.title << ' ';
  return text.str();
}

std::string facts_of(const domain::Plan& plan) {
  std::ostringstream text;
  text << plan.document.title.value_or("-") << '|' << plan.document.number.value_or("-") << '|'
       << plan.document.issuer.value_or("-") << '|' << words_of(plan.document.signed_on) << '|';
  if (plan.document.period) text << plan.document.period->from.text() << ' ' << plan.document.period->to.text();
  text << '\n';
  for (const domain::Measure& measure : plan.measures) text << facts_of(measure) << '\n';
  return text.str();
}

}  // namespace duban::property
