#include "extract/tables.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"
#include "extract/support.hpp"

namespace duban::extract {
namespace {

using Names = std::vector<std::string>;

TEST(Table, HasAMeasureARowAndCarriesMergedCellsDown) {
  const domain::Plan plan = read_plan(
      "云州市2024年工作任务分解表\n"
      "序号\t重点任务\t具体措施\t完成时限\t责任单位\t备注\n"
      "1\t政务服务\t1、梳理事项清单\t3月\t市数据局 市司法局\t会议纪要\n"
      "\t\t2、开展评估：每季度一次\t全年\t市数据局\t\n"
      "2\t执法监管\t3、完善裁量基准\t\t\t\n"
      "注：责任单位第一个为牵头单位，其余为配合单位。\n");
  ASSERT_EQ(plan.measures.size(), 3U);
  EXPECT_EQ(plan.measures[0].path, (Names{"1"}));
  EXPECT_EQ(plan.measures[0].title, "梳理事项清单");
  EXPECT_EQ(test::names(plan.measures[0].lead), (Names{"市数据局"}));
  EXPECT_EQ(test::names(plan.measures[0].responsible), (Names{"市司法局"}));
  EXPECT_EQ(plan.measures[0].due->text(), "2024-03-31");
  EXPECT_EQ(plan.measures[1].title, "开展评估");
  EXPECT_EQ(plan.measures[1].every, domain::Every::quarter);
  EXPECT_EQ(plan.measures[2].path, (Names{"3"}));
  EXPECT_EQ(test::names(plan.measures[2].lead), (Names{"市数据局"}));
  EXPECT_EQ(plan.measures[2].due->text(), "2024-12-31");
}

TEST(Table, CarriesNothingDownToACellThatIsKnownToBeEmpty) {
  const domain::Plan plan = read_plan(
      "序号\t任务\t牵头单位\t配合单位\t完成时限\n"
      "1\t新建大棚50个\t镇农业办\t各村\t2024年6月底\n"
      "2\t清淤河道\t\t\u3000\t\u3000\n"
      "3\t整修道路\t\t\t2024年9月底\n");
  ASSERT_EQ(plan.measures.size(), 3U);
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"镇农业办"}));
  EXPECT_EQ(test::names(plan.measures[1].responsible), (Names{}));
  EXPECT_FALSE(plan.measures[1].due);
  EXPECT_EQ(test::names(plan.measures[2].lead), (Names{"镇农业办"}));
  EXPECT_EQ(test::names(plan.measures[2].responsible), (Names{})) << "what carried down was nothing";
}

TEST(Table, OfIndicatorsHoldsNoMeasures) {
  const domain::Plan plan = read_plan(
      "一、行动目标\n主要指标表\n指标\t单位\t目标值\n开办时间\t个工作日\t0.5\n获得电力环节\t个\t2\n"
      "二、任务\n（一）提速。压缩环节。\n");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].title, "提速");
}

TEST(Table, PutsTheGroupBeforeNumbersThatRestart) {
  const domain::Plan plan = read_plan(
      "| 序号 | 任务 | 牵头单位 | 配合单位 | 牵头领导 |\n|---|---|---|---|---|\n"
      "| （一）产业 | | | | |\n| 1 | 新建大棚50个 | 镇农业办 | 各村 | 张伟 |\n"
      "| （二）生态 | | | | |\n| 1 | 清淤河道 | 镇水务站 | 各村 | 李娜 |\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].path, (Names{"(一)", "1"}));
  EXPECT_EQ(plan.measures[1].path, (Names{"(二)", "1"}));
  EXPECT_EQ(test::names(plan.measures[1].supervisor), (Names{"李娜"}));
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"镇水务站"}));
}

TEST(Table, TellsWhatIsDoneFromWhatIsToBeReached) {
  const domain::Plan plan = read_plan(
      "序号 | 任 务 名 称 | 指 标 要 求 | 牵 头 部 门 | 目 标 类 型 |\n"
      "1 | 园区建设 | 新增企业20家 | 区发改局 | A类 |\n");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].title, "园区建设");
  EXPECT_EQ(plan.measures[0].targets.size(), 1U);
}

TEST(Table, EndsWhereTheOutlineGoesOn) {
  const domain::Plan plan = read_plan(
      "一、安排表\n行业名称 | 时间 | 责任单位 |\n烟花爆竹 | 1月份 | 安监站 |\n电力设施 | 3月份 | 电管所 |\n"
      "二、要求\n（一）制定方案。各村制定。\n（二）按月报送。各村报送。\n");
  ASSERT_EQ(plan.measures.size(), 4U);
  EXPECT_EQ(plan.measures[1].path, (Names{"二", "(二)"}));
}

TEST(Table, IsReadWhereBlanksSetTheColumnsApart) {
  const domain::Plan plan = read_plan(
      "云州市任务分工\n序号 工 作 任 务 牵头负责部门\n1 安排资金2万亿元,赤字率 提高到3% 市财政局\n2 新开工项目20项 "
      "市水利局\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].title, "安排资金2万亿元,赤字率 提高到3%");
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"市水利局"}));
}

TEST(Table, GivesEachTaskUnderOneNumberARow) {
  const domain::Plan plan = read_plan(
      "序号\n民生实事\n责任单位\n完成时限\n1\n新建天桥。\n县住建局\n9月投入使用\n"
      "2\n新建养老楼。\n县民政局\n5月底前动工\n新建老年大学。\n12月底前\n3\n新建市场。\n县商务局\n12月底前\n");
  ASSERT_EQ(plan.measures.size(), 4U);
  EXPECT_EQ(plan.measures[2].path, (Names{"2"}));
  EXPECT_EQ(plan.measures[2].title, "新建老年大学");
  EXPECT_EQ(test::names(plan.measures[2].responsible), (Names{"县民政局"}));
}

TEST(Table, ReadsEveryColumnOfARole) {
  const domain::Plan plan = read_plan(
      "类别\t项目\t责任领导\t牵头单位\t参与单位\t责任单位\t责任人\t完成时限\n"
      "改革\t试行自助登记\t王 浩 李小明\t许可处\t市财政局\t各县区\t陈 超\t12月\n"
      "\t完善档案\t\t法规处\t\t\t林小红\t6月\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(test::names(plan.measures[0].supervisor), (Names{"王浩", "李小明", "陈超"}));
  EXPECT_EQ(test::names(plan.measures[0].responsible), (Names{"市财政局", "各县区"}));
  EXPECT_EQ(test::names(plan.measures[1].supervisor), (Names{"王浩", "李小明", "林小红"}));
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"法规处"}));
}

TEST(Table, MayBeginAtAnyNumberAndCloseItsCells) {
  const domain::Plan plan = read_plan(
      "序号 |\n目标与任务 |\n分 管 县领导 |\n牵头责任单位 |\n80 |\n新增托位400个。 |\n陈 超 |\n县教育局 |\n"
      "81 |\n支持学校发展。 |\n林小红 |\n县教育局 |\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].path, (Names{"80"}));
  EXPECT_EQ(test::names(plan.measures[0].supervisor), (Names{"陈超"}));
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"县教育局"}));
}

TEST(Table, IsReadFromBoxCharacters) {
  const domain::Plan plan = read_plan(
      "2024年任务分解表\n┌──┬────┬────┐\n│序号│工作任务│牵头单位│\n├──┼────┼────┤\n│1 "
      "│新建公园│区园林局│\n├──┼────┼────┤\n"
      "│2 │改造道路│区交通局│\n└──┴────┴────┘\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[1].title, "改造道路");
  EXPECT_EQ(test::names(plan.measures[1].lead), (Names{"区交通局"}));
}

TEST(Table, HasRowsThatReadLikeAHead) {
  const domain::Plan plan =
      read_plan("序号\t工作任务\t责任单位\n1\t疏浚河道\t市水利局\n2\t规范抽检工作\t市市场监管局、人力资源社会保障局\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[1].title, "规范抽检工作");
}

TEST(Table, IsNotSeenWithoutAHead) {
  const Text text("甲\t乙\t丙\n1\t2\t3\n");
  EXPECT_TRUE(find_tables(text).empty());
}

TEST(Table, IsReadWhereEachCellHasALineOfItsOwn) {
  const domain::Plan plan = read_plan(
      "云山区2025年实事任务分解表\n\n"
      "序号\n实事项目\n建设内容\n牵头单位\n责任单位\n完成时限\n"
      "1\n学位扩容\n新建幼儿园4所，\n新增学位1080个\n区教育局\n区财政局\n区住建局\n2025年8月底\n"
      "2\n健康守护\n免费体检5万人\n区卫健局\n各街道\n长期坚持\n"
      "云山区人民政府\n2025年1月15日\n");
  EXPECT_EQ(*plan.document.title, "云山区2025年实事任务分解表");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].path, (Names{"1"}));
  EXPECT_EQ(plan.measures[0].title, "新建幼儿园4所，新增学位1080个");
  EXPECT_EQ(test::names(plan.measures[0].lead), (Names{"区教育局"}));
  EXPECT_EQ(test::names(plan.measures[0].responsible), (Names{"区财政局", "区住建局"}));
  EXPECT_EQ(plan.measures[0].due->text(), "2025-08-31");
  EXPECT_EQ(plan.measures[1].title, "免费体检5万人");
  EXPECT_EQ(test::names(plan.measures[1].responsible), (Names{"各街道"}));
  EXPECT_EQ(plan.measures[1].due_basis, domain::DueBasis::plan);
}

TEST(Table, TakesItsTitlesFromTheFirstTaskColumnThatEveryRowFills) {
  const domain::Plan plan = read_plan(
      "云州市2024年重点任务清单\n"
      "序号\t重点任务\t具体措施\t责任单位\t完成时限\n"
      "1\t建设云平台\t9月底前扩容，新增云主机500台，每季度巡检。\t市数据局\t\n"
      "2\t推广电子证照\t1.编制目录。2.推动在100个场景应用。\t市公安局\t年底\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].title, "建设云平台");
  EXPECT_EQ(plan.measures[0].due->text(), "2024-09-30");
  EXPECT_EQ(plan.measures[0].every, domain::Every::quarter);
  ASSERT_EQ(plan.measures[0].targets.size(), 1U);
  EXPECT_EQ(plan.measures[0].targets[0].value, 500);
  EXPECT_EQ(plan.measures[1].title, "推广电子证照");
  EXPECT_EQ(plan.measures[1].steps.size(), 2U);
}

TEST(Table, TakesNoTitlesFromAColumnThatNamesAGroupAgain) {
  const domain::Plan plan = read_plan(
      "序号\t工作任务\t具体措施\t责任单位\n1\t政务服务\t梳理清单\t市数据局\n2\t政务服务\t开展评估\t市数据局\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[1].title, "开展评估");
}

TEST(Table, ReadsWhoAnswersFromAColumnOfDuties) {
  const domain::Plan plan = read_plan(
      "云州市2024年民生实事\n序号\t实事名称\t实事内容\t责任分工\t完成时限\n"
      "1\t幸福食堂\t新建食堂20个\t牵头单位：市民政局；配合单位：各区\t10月底\n");
  EXPECT_EQ(*plan.document.title, "云州市2024年民生实事");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(test::names(plan.measures[0].lead), (Names{"市民政局"}));
  EXPECT_EQ(test::names(plan.measures[0].responsible), (Names{"各区"}));
}

TEST(Table, LetsTheFirstLeadWhereTheHeadSaysSo) {
  const domain::Plan plan = read_plan(
      "云州市2024年任务分工\n序号\t任务\t责任单位（排名第一为牵头单位）\t完成时限\n1\t编制规划\t市发改委、市财政局\t6月"
      "底前\n");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(test::names(plan.measures[0].lead), (Names{"市发改委"}));
  EXPECT_EQ(test::names(plan.measures[0].responsible), (Names{"市财政局"}));
}

TEST(Table, GoesOnBehindRowsThatBeginNothing) {
  const domain::Plan plan =
      read_plan("序号\t任务\t责任单位\n\t\t\n\t\t\n1\t修路\t县交通局\n\t\t\n\t\t\n2\t架桥\t县公路局\n");
  EXPECT_EQ(plan.measures.size(), 2U);
}

TEST(Table, TakesNoTitlesFromAColumnOfNumbers) {
  const domain::Plan plan = read_plan(
      "任务编号\t任务内容\t项目业主\t责任单位\nA-1\t修路10公里\t县交投公司\t县交通局\nA-"
      "2\t架桥1座\t县城投公司\t县公路局\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].title, "修路10公里");
  EXPECT_EQ(plan.measures[1].path, (Names{"A-2"}));
}

}  // namespace
}  // namespace duban::extract
