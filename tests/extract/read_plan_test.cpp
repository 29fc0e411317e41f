#include "extract/read_plan.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "extract/text.hpp"
#include "support/hostile_texts.hpp"
#include "support/sound_plan.hpp"

namespace duban::extract {
namespace {

constexpr std::string_view kPlan =
    "云州市人民政府办公室关于印发云州市优化营商环境三年行动计划的通知\n云政办发〔2024〕18号\n各县（市、区）人民政府：\n"
    "请认真执行。\n"
    "云州市人民政府办公室\n2024年4月12日\n云州市优化营商环境三年行动计划（2024—2026年）\n为优化营商环境，制定本计划。\n"
    "一、总体要求\n（一）指导思想。坚持为民。\n（二）工作目标。到2026年，经营主体突破12万户，网办率达到98%以上。\n"
    "二、主要任务\n（一）优化政务环境\n1．提速办事。2024年底前，完成21个“一件事”改革，每季度通报。一是梳理清单。二是公"
    "开结果。\n"
    "（牵头单位：市数据局；责任单位：市公安局、财政局，各县区政府、管委；完成时限：2025年12月）\n"
    "2.提升大厅。每年培训500人次。（市行政审批局牵头，人社、税务等部门配合）\n（二）优化法治环境。两年内实现全覆盖。\n"
    "三、保障措施\n（一）加强领导。各县区政府要落实责任。\n"
    "序号\t任务\t牵头单位\t责任单位\t完成时限\n1\t制定清单\t市司法局\t市教育局\t6月底前\n\t开展评估\t\t\t全年\n"
    "本计划自发布之日起施行。\n附件：清单\n";

TEST(ReadPlan, ReadsAWholePlan) {
  const auto plan = read_plan(kPlan);
  ASSERT_EQ(plan.measures.size(), 6U);
  const auto& first = plan.measures[0];
  EXPECT_EQ(first.title, "提速办事");
  ASSERT_EQ(first.lead.size(), 1U);
  EXPECT_EQ(first.lead[0].name, "市数据局");
  EXPECT_EQ(first.responsible.size(), 4U);
  EXPECT_EQ(first.due, domain::Date::of(2025, 12, 31));
  EXPECT_EQ(first.due_basis, domain::DueBasis::explicit_text);
  EXPECT_EQ(first.every, domain::Every::quarter);
  EXPECT_EQ(first.steps.size(), 2U);
  EXPECT_EQ(plan.targets.size(), 2U);
  EXPECT_EQ(plan.measures[3].due_basis, domain::DueBasis::plan);
  EXPECT_EQ(plan.measures[5].title, "开展评估");
}

TEST(ReadPlan, SaysWhereEachUnitStands) {
  const Text text(kPlan);
  const auto plan = read_plan(kPlan);
  const auto& unit = plan.measures[0].responsible[1];
  EXPECT_EQ(unit.name, "市财政局");
  EXPECT_EQ(text.printed({unit.source.span.from, unit.source.span.to}), "财政局");
  EXPECT_NE(unit.source.why.find("承前"), std::string::npos);
}

TEST(ReadPlan, FindsNothingInATextThatIsNoPlan) {
  EXPECT_TRUE(read_plan("").measures.empty());
  EXPECT_TRUE(read_plan("今天天气很好。\n明天也好。\n").measures.empty());
}

/// Cuts, doubles, swaps and damages pieces of the plan. The seed alone replays a failure.
std::string mutated(std::mt19937& random) {
  std::u32string text(Text(kPlan).view());
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  constexpr View kPieces =
      U"一二（(）)、。：:；;0123456789年月日前底至—-%万亿家个等各市区县和牵头责任单位\n\t |〔〕《》“”由要是每季度①";
  for (std::size_t edits = 1 + below(12); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(text.size() - at, 1 + below(40));
    switch (below(4)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(below(text.size()), text.substr(at, length));
        break;
      case 2:
        text[at] = kPieces[below(kPieces.size())];
        break;
      default:
        text.insert(at, 1, kPieces[below(kPieces.size())]);
        break;
    }
  }
  return to_utf8(text);
}

TEST(ReadPlan, IsSoundOnAnyDamagedText) {
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::string text = mutated(random);
    ASSERT_EQ(duban::test::fault_of(read_plan(text), Text(text).size()), "");
  }
}

/// Processor time, so that other work on the machine does not count.
double seconds_for(const std::string& text) {
  const std::clock_t start = std::clock();
  read_plan(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(ReadPlan, TakesTimeInProportionToTheText) {
  // A step that looked around without bounds would cost the square: 64 times as much for eight times the text.
  constexpr std::size_t kBytes = 2048;
  for (const auto& hostile : duban::test::kHostileTexts) {
    const double once = seconds_for(hostile.of_size(kBytes));
    const double eight_times = seconds_for(hostile.of_size(8 * kBytes));
    EXPECT_LT(eight_times, 24 * std::max(once, 0.01)) << hostile.head << hostile.piece;
  }
}

TEST(ReadPlan, TakesNoGoalsFromBeforeItsSpan) {
  const auto plan = read_plan(
      "云州县“十四五”文旅方案\n一、基础与目标\n“十三五”期间，收入年均增长12%。到2025年，建成景区3个。\n"
      "二、任务\n（一）提质。推进。\n");
  ASSERT_EQ(plan.targets.size(), 1U);
  EXPECT_EQ(plan.targets[0].value, 3);
}

TEST(ReadPlan, TakesGoalsFromThePreamblesGeneralIdea) {
  const auto plan = read_plan(
      "云州县2024年工作要点\n2024年工作的总体思路是：坚持精准施策，确保完成3个村出列任务。\n一、产业\n1."
      "种植。推进。\n");
  ASSERT_EQ(plan.targets.size(), 1U);
  EXPECT_EQ(plan.targets[0].value, 3);
}

}  // namespace
}  // namespace duban::extract
