#include "domain/cascade.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/two_levels.hpp"

namespace duban::domain {
namespace {

using test::city;
using test::PlanText;
using test::province;
using test::target;

const CascadePair* find(const std::vector<CascadePair>& pairs, std::int64_t upper, std::int64_t lower) {
  const auto at = std::ranges::find_if(
      pairs, [&](const CascadePair& pair) { return pair.upper.value == upper && pair.lower.value == lower; });
  return at == pairs.end() ? nullptr : &*at;
}

TEST(Cascade, ProposesWhatIsAlikeAndNothingElse) {
  const PlanText upper = province();
  const PlanText lower = city();
  const auto proposals = CascadeComparison(upper.draft(), lower.draft()).proposals();
  ASSERT_EQ(proposals.size(), 2U);
  EXPECT_NE(find(proposals, 4, 1), nullptr);
  EXPECT_NE(find(proposals, 2, 2), nullptr);
  for (const CascadePair& pair : proposals) EXPECT_GE(pair.score, kProposed);
}

TEST(Cascade, ShowsWhatSpeaksForAPair) {
  const PlanText upper = province();
  const PlanText lower = city();
  const auto pair = CascadeComparison(upper.draft(), lower.draft()).pair({2}, {2});
  ASSERT_TRUE(pair);
  EXPECT_GT(pair->parts.wording, 0.0);
  EXPECT_EQ(pair->parts.targets, 1.0);
  EXPECT_GT(pair->parts.field, 0.9);
  ASSERT_FALSE(pair->words.empty());
  EXPECT_NE(pair->words.front().find("社区养老服务站"), std::string::npos);
  ASSERT_EQ(pair->targets.size(), 1U);
  EXPECT_EQ(pair->targets.front().counted, "社区养老服务站");
  EXPECT_EQ(pair->targets.front().share, 0.1);
  EXPECT_EQ(pair->fields, std::vector<std::string>{"民政"});
  EXPECT_EQ(pair->why.size(), 3U);
}

TEST(Cascade, GivesAPairThatNobodyProposedAndNoneThatIsNotThere) {
  const PlanText upper = province();
  const PlanText lower = city();
  const CascadeComparison comparison(upper.draft(), lower.draft());
  const auto unlike = comparison.pair({1}, {3});
  ASSERT_TRUE(unlike);
  EXPECT_LT(unlike->score, kProposed);
  EXPECT_FALSE(comparison.pair({9}, {1}));
  EXPECT_FALSE(comparison.pair({1}, {9}));
}

TEST(Cascade, TakesWordsThatAllMeasuresHaveForNothing) {
  PlanText upper;
  PlanText lower;
  const std::vector<std::string> things{"造林绿化", "路网改造", "供水管网", "老年助餐", "全民阅读", "粮食仓储"};
  const std::vector<std::string> others{"婴幼托育", "厕所改造", "法律援助", "旧房加装电梯", "河湖清岸", "体育健身"};
  for (const std::string& thing : things)
    upper.measure("加强" + thing + "工作", "要加快推进" + thing + "，完善工作机制。");
  for (const std::string& thing : others)
    lower.measure("加强" + thing + "工作", "要加快推进" + thing + "，完善工作机制。");
  lower.measure("加强路网改造工作", "要加快推进路网改造，完善工作机制。");
  const auto proposals = CascadeComparison(upper.draft(), lower.draft()).proposals();
  // 厕所改造 shares a real word with 路网改造, but another measure clearly carries that out.
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_NE(find(proposals, 2, 7), nullptr);
}

TEST(Cascade, DoesNotTakeTheNamesOfUnitsForSharedWording) {
  const PlanText upper = PlanText().measure("改造公路", "硬化村道。", "云岭省交通运输厅");
  const PlanText lower = PlanText().measure("建设书房", "举办读书月。", "云岭省交通运输厅");
  const auto pair = CascadeComparison(upper.draft(), lower.draft()).pair({1}, {1});
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->fields, std::vector<std::string>{"交通运输"});
  EXPECT_EQ(pair->words, std::vector<std::string>{"牵头单位"});
}

TEST(Cascade, CountsTargetsOnlyOfTheSameThingAndUnit) {
  const auto shared = [](const Target& high, const Target& low) {
    const PlanText upper = PlanText().measure("培育企业", "培育企业。", "", {high});
    const PlanText lower = PlanText().measure("培育企业", "培育企业。", "", {low});
    return CascadeComparison(upper.draft(), lower.draft()).pair({1}, {1})->targets;
  };
  EXPECT_EQ(shared(target("新增高新技术企业", 100, "家"), target("高新技术企业", 8, "家")).front().share, 0.08);
  EXPECT_FALSE(shared(target("高新技术企业", 100, "家"), target("高新技术企业", 900, "家")).front().share);
  EXPECT_TRUE(shared(target("高新技术企业", 100, "家"), target("高新技术企业产值", 8, "亿元")).empty());
  EXPECT_TRUE(shared(target("高新技术企业", 100, "家"), target("农业龙头企业", 8, "家")).empty());
  EXPECT_EQ(shared(target("城区绿化率", 40, "%"), target("城区绿化率", 42, "%")).size(), 1U);
  EXPECT_FALSE(shared(target("城区绿化率", 42, "%"), target("城区绿化率", 40, "%")).front().share);
}

TEST(Cascade, WeighsAFieldLessTheMoreMeasuresNameIt) {
  const auto field = [](const std::string& others) {
    PlanText upper;
    PlanText lower;
    upper.measure("改造公路", "改造公路。", "省交通运输厅");
    lower.measure("改造公路", "改造公路。", "市交通运输局");
    for (const char* thing : {"造林", "助餐", "阅读"}) {
      upper.measure(thing, thing, "省" + others + "厅");
      lower.measure(thing, thing, "市" + others + "局");
    }
    return CascadeComparison(upper.draft(), lower.draft()).pair({1}, {1})->parts.field;
  };
  EXPECT_EQ(field("民政"), 1.0);
  EXPECT_LT(field("交通运输"), 0.1);
}

TEST(Cascade, FindsAMeasureThatIsAStepOfTheUpperOne) {
  const PlanText upper =
      PlanText().measure("改善民生", "办好实事。").step("建设婴幼儿托育点").measure("发展产业", "壮大集群。");
  const PlanText lower = PlanText().measure("新建婴幼儿托育点", "办好托育。").measure("修建水库", "除险加固。");
  const CascadeComparison comparison(upper.draft(), lower.draft());
  EXPECT_GT(comparison.pair({1}, {1})->parts.steps, 0.3);
  EXPECT_EQ(comparison.pair({2}, {1})->parts.steps, 0.0);
}

TEST(Cascade, ProposesAtMostThreeUpperMeasuresForOne) {
  PlanText upper;
  for (const char* place : {"甲", "乙", "丙", "丁", "戊"})
    upper.measure(std::string("改造农村公路") + place, "硬化村道。");
  const PlanText lower = PlanText().measure("改造农村公路", "硬化村道。");
  EXPECT_EQ(CascadeComparison(upper.draft(), lower.draft()).proposals().size(), kProposedUpperMax);
}

TEST(Cascade, OfEmptyPlansIsEmpty) {
  const PlanText some = city();
  EXPECT_TRUE(CascadeComparison({}, some.draft()).proposals().empty());
  EXPECT_TRUE(CascadeComparison(some.draft(), {}).proposals().empty());
}

}  // namespace
}  // namespace duban::domain
