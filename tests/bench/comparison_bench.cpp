// How long two plans take to be compared: a higher one with a lower one (cascade proposals), and one with its revision.
// Prints milliseconds of one core against the number of measures of each.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "domain/cascade.hpp"
#include "domain/decide.hpp"
#include "domain/plan_comparison.hpp"
#include "domain/unit_registry.hpp"
#include "extract/read_plan.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kThings[] = {
    "高标准农田", "老年助餐", "入河排污口", "企业开办", "跨境电商", "职业教育", "托育机构", "乡村旅游",
    "危旧房屋",   "充电设施", "农村公路",   "基层医疗", "应急广播", "森林防火", "数据共享", "信用修复",
    "粮食仓储",   "污水管网", "小微融资",   "技术转移", "医保结算", "公共阅读", "文物保护", "冷链物流",
    "零工市场",   "法律援助", "电梯加装",   "气象预警", "水库除险", "绿色建筑", "光伏发电", "生物医药",
    "低空经济",   "工业软件", "矿山整治",   "种业振兴", "校园食堂", "体育公园", "殡葬改革", "退役安置"};
constexpr std::string_view kDeeds[] = {"加快推进", "健全完善", "全面实施", "统筹推动", "规范开展", "深入落实",
                                       "积极培育", "有序组织", "持续优化", "重点支持", "严格执行", "大力发展"};
constexpr std::string_view kObjects[] = {"示范项目建设", "信息登记制度", "监督检查机制", "标准规范体系",
                                         "资金保障办法", "人才培训计划", "服务网点布局", "风险排查整治",
                                         "考核评价工作", "试点经验推广", "设备更新改造", "审批流程再造",
                                         "宣传引导活动", "协同联动平台", "应急处置预案"};
constexpr std::string_view kUnits[] = {"发展改革委", "财政局", "农业农村局", "民政局", "生态环境局", "商务局",
                                       "教育局",     "住建局", "交通运输局", "卫健委", "水利局",     "应急管理局"};

using Random = std::mt19937;

template <std::size_t N>
std::string_view any(const std::string_view (&list)[N], Random& random) {
  return list[random() % N];
}

/// A measure of about 200 characters on one or two things, with two units and a target.
std::string measure(Random& random) {
  const std::string thing(any(kThings, random));
  const std::string second(any(kThings, random));
  std::string text = std::string(any(kDeeds, random)) + thing + std::string(any(kObjects, random)) + "。";
  for (int i = 0; i < 6; ++i)
    text += std::string(any(kDeeds, random)) + (i % 3 == 0 ? second : thing) + std::string(any(kObjects, random)) +
            (i % 2 == 0 ? "，" : "；");
  text += "2026年底前建成" + thing + "项目" + std::to_string(random() % 900 + 10) + "个。（牵头单位：市" +
          std::string(any(kUnits, random)) + "；责任单位：市" + std::string(any(kUnits, random)) + "）";
  return text;
}

/// Numbered in chapters of twenty.
domain::Draft draft_of(const std::vector<std::string>& measures) {
  std::string text = "云州市重点工作方案\n";
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (i % 20 == 0) text += "第" + std::to_string(i / 20 + 1) + "章 任务\n";
    text += std::to_string(i % 20 + 1) + "．" + measures[i] + "\n";
  }
  domain::Draft draft;
  evolve(draft, domain::PlanImported{"plan.txt", "", text, extract::read_plan(text)}, {});
  return draft;
}

std::vector<std::string> measures_of(std::size_t count, unsigned seed) {
  Random random(seed);
  std::vector<std::string> measures(count);
  std::generate(measures.begin(), measures.end(), [&] { return measure(random); });
  return measures;
}

/// Every fourth has a sentence of its own more, every tenth is new, and neighbours change places here and there.
std::vector<std::string> revised(std::vector<std::string> measures) {
  Random random(3);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (i % 4 == 0) measures[i].insert(measures[i].find("2026"), std::string(any(kObjects, random)) + "要按月调度。");
    if (i % 10 == 0) measures[i] = measure(random);
    if (i % 15 == 1) std::swap(measures[i], measures[i - 1]);
  }
  return measures;
}

template <class Work>
double milliseconds_for(Work work) {
  double best = 0;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t from = std::clock();
    work();
    const double spent = 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
    best = round == 0 ? spent : std::min(best, spent);
  }
  return best;
}

}  // namespace

int main() {
  std::printf("%10s %10s %18s %14s\n", "measures", "proposals", "cascade ms", "revision ms");
  for (const std::size_t count : {500U, 1000U, 2000U, 5000U}) {
    const std::vector<std::string> texts = measures_of(count, 1);
    const domain::Draft upper = draft_of(texts);
    const domain::Draft lower = draft_of(measures_of(count, 2));
    const domain::Draft revision = draft_of(revised(texts));
    std::size_t proposals = 0;
    const double cascade =
        milliseconds_for([&] { proposals = domain::CascadeComparison(upper, lower).proposals().size(); });
    const double comparison = milliseconds_for([&] {
      if (domain::compare(upper, revision).empty()) std::abort();
    });
    std::printf("%10zu %10zu %18.1f %14.1f\n", upper.measures.size(), proposals, cascade, comparison);
  }
}
