#include "extract/measures.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"

namespace duban::extract {
namespace {

using Names = std::vector<std::string>;

/// Each measure as `path title`.
Names measures(std::string_view text) {
  Names lines;
  for (const auto& measure : read_plan(text).measures) {
    std::string line;
    for (const auto& label : measure.path) line += (line.empty() ? "" : "/") + label;
    lines.push_back(line + " " + measure.title);
  }
  return lines;
}

TEST(Measure, IsTheLowestNumberedNode) {
  EXPECT_EQ(
      measures("一、任务\n（一）政务\n1.提速。推进。\n2.减负。推进。\n（二）法治。推进。\n二、宣传\n加强宣传。\n"),
      (Names{"一/(一)/1. 提速", "一/(一)/2. 减负", "一/(二) 法治", "二 宣传"}));
}

TEST(Measure, IsTheNodeThatTheClauseCloses) {
  EXPECT_EQ(measures("一、任务\n（一）政务\n1.提速。\n2.减负。\n责任单位：市数据局\n（二）法治\n1."
                     "立法。（市司法局负责）\n2.执法。（市公安局负责）\n"),
            (Names{"一/(一) 政务", "一/(二)/1. 立法", "一/(二)/2. 执法"}));
}

TEST(Measure, IsEachPointOfAChapterWhoseLastHasAClauseInItsParagraph) {
  EXPECT_EQ(measures("一、保障\n（一）统筹。建立机制。\n（二）投入。落实政策。（市财政局负责）\n"),
            (Names{"一/(一) 统筹", "一/(二) 投入"}));
}

TEST(Measure, IsEachPointWhereSuchPointsAnswerForThemselvesElsewhere) {
  EXPECT_EQ(measures("一、任务\n（一）政务\n1.提速。推进。\n2.减负。推进。（市数据局负责）\n（二）法治\n1."
                     "立法。（市司法局负责）\n2.执法。（市公安局负责）\n"),
            (Names{"一/(一)/1. 提速", "一/(一)/2. 减负", "一/(二)/1. 立法", "一/(二)/2. 执法"}));
}

TEST(Measure, IsEachRunInPointOfASeriesThatRunsThroughTheNodes) {
  EXPECT_EQ(
      measures("一、任务\n（一）政务。1.提速。（市数据局）2.减负。（市数据局）\n（二）法治。3.立法。（市司法局）\n"
               "（三）执法。4.检查。（市公安局）\n5.办案。（市公安局）\n"),
      (Names{"一/(一)/1. 提速", "一/(一)/2. 减负", "一/(二)/3. 立法", "一/(三)/4. 检查", "一/(三)/5. 办案"}));
}

TEST(Measure, MayBeginWithANumber) {
  const auto plan = read_plan(
      "云州市2026年工作要点\n一、城建\n1.12个小区完成改造。（市住建局）\n2.10月底前建成公园。（市住建局）\n"
      "3、30个项目开工。（市发改委）\n");
  ASSERT_EQ(plan.measures.size(), 3U);
  ASSERT_EQ(plan.measures[0].targets.size(), 1U);
  EXPECT_EQ(plan.measures[0].targets[0].value, 12);
  EXPECT_EQ(plan.measures[1].due, domain::Date::of(2026, 10, 31));
  ASSERT_EQ(plan.measures[2].targets.size(), 1U);
  EXPECT_EQ(plan.measures[2].targets[0].value, 30);
}

TEST(Measure, EndsItsTitleAtAHalfWidthFullStop) {
  EXPECT_EQ(measures("一.任务\n(一)淘汰锅炉.6月底前关停3家.\n(二)绿化.植树.\n"),
            (Names{"一/(一) 淘汰锅炉", "一/(二) 绿化"}));
}

TEST(Measure, IsNoPointOfABox) {
  EXPECT_EQ(
      measures(
          "一、任务\n（一）网络\n1.基站。推进。\n2.算力。推进。\n责任单位：市工信局\n专栏1 提升工程\n1.双网工程。\n"
          "2.感知工程。\n（二）产业\n3.电子。推进。\n专栏2 培育工程\n1.链主。\n4.软件。推进。\n"),
      (Names{"一/(一) 网络", "一/(二)/3. 电子", "一/(二)/4. 软件"}));
}

TEST(Measure, IsEachPointWhereParentAndPointsBothHaveClauses) {
  EXPECT_EQ(measures("一、任务\n（一）政务（各区负责）\n1.提速。（市数据局负责）\n2.减负。（市财政局负责）\n"),
            (Names{"一/(一)/1. 提速", "一/(一)/2. 减负"}));
}

TEST(Measure, HasRunInOrdinalsAsStepsUnderANumberAndIsThemUnderAChapter) {
  const auto plan =
      read_plan("一、任务\n1.提速。一是清理事项。二是压缩时限。\n二、法治\n一是立法。抓紧。二是执法。从严。\n");
  ASSERT_EQ(plan.measures.size(), 3U);
  ASSERT_EQ(plan.measures[0].steps.size(), 2U);
  EXPECT_EQ(plan.measures[0].steps[0].title, "清理事项");
  EXPECT_EQ(plan.measures[1].path, (Names{"二", "一是"}));
  EXPECT_EQ(plan.measures[2].title, "执法");
}

TEST(Measure, IsNoBackgroundLetterAnnexOrFurniture) {
  EXPECT_EQ(measures("首页 > "
                     "公告\n关于印发方案的通知\n各区：\n请执行。\n一、总体要求\n（一）指导思想。坚持。\n（二）基本原则"
                     "。稳妥。\n二、主要任务\n（一）整治。清理。\n"
                     "附件：1.清单\n2.名单\n上一篇：无\n"),
            (Names{"二/(一) 整治"}));
}

TEST(Measure, HasRunInOrdinalsAsStepsUnderAnArticle) {
  EXPECT_EQ(measures("第一章 任务\n第一条 提速。一是梳理清单。二是公开结果。\n"), (Names{"第一章/第一条 提速"}));
}

TEST(Measure, HasNoStepWithoutWords) {
  const auto plan = read_plan("一、任务\n（一）政务。推进。一是梳理清单。二是（市数据局负责）\n");
  ASSERT_EQ(plan.measures.size(), 1U);
  ASSERT_EQ(plan.measures[0].steps.size(), 1U);
  EXPECT_EQ(plan.measures[0].steps[0].title, "梳理清单");
}

TEST(Measure, EndsBeforeTheClosingParagraph) {
  const std::string text =
      "一、任务\n（一）整治。清理。\n（二）考核。通报。\n本方案自2027年1月1日起施行，有效期至2030年12月31日。\n";
  const auto plan = read_plan(text);
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_LE(plan.measures[1].body.to, Text(text).view().find(U"本方案"));
}

TEST(Measure, TakesOrdersThatStandForAllThatFollows) {
  const auto plan = read_plan(
      "一、任务\n（一）整治。清理。\n（二）管护\n以下均由县级人民政府负责落实。\n1.台账。建立。\n2.经费。保障。\n");
  ASSERT_EQ(plan.measures.size(), 3U);
  EXPECT_TRUE(plan.measures[0].responsible.empty());
  ASSERT_EQ(plan.measures[2].responsible.size(), 1U);
  EXPECT_EQ(plan.measures[2].responsible[0].name, "县级人民政府");
}

TEST(Measure, IsAGoalThatAClauseGivesToSomebody) {
  EXPECT_EQ(measures("一、主要预期目标\n（一）工业增加值增长12%。\n责任单位：市数据局\n（二）其他指标居前列。\n"
                     "二、任务\n（三）整治。清理。\n"),
            (Names{"一/(一) 工业增加值增长12%", "二/(三) 整治"}));
}

TEST(Measure, IsTheNodeWhosePointsAreOnlyLabels) {
  const auto plan = read_plan(
      "一、改革\n1.完善治理。\n(1)牵头领导：刘洋\n(2)牵头单位：县委组织部\n(3)责任单位：县民政局\n联系人：赵敏\n(4)"
      "完成时限：2024年9月\n2.清理。\n"
      "(1)牵头单位：县委编办\n(2)责任单位：各有关单位\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].title, "完善治理");
  EXPECT_TRUE(plan.measures[0].steps.empty());
  EXPECT_EQ(plan.measures[0].due->text(), "2024-09-30");
  EXPECT_EQ(plan.measures[1].lead.at(0).name, "县委编办");
}

TEST(Measure, IsEachStageOfAChapter) {
  EXPECT_EQ(measures("一、实施步骤\n第一阶段：动员（3月）。各镇制定方案。\n第二阶段（4月—6月）：整治。各镇清理。\n"),
            (Names{"一/第一阶段 动员（3月）", "一/第二阶段 整治"}));
}

TEST(Measure, TakesOrdersForAllWorkThatFollows) {
  const auto plan = read_plan(
      "一、任务\n1.清单。梳理。〔市数据局牵头。以下各项工作均需各县、区人民政府（管委会）落实，不再列出。〕\n"
      "2.整治。清理。（市公安局负责）\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  ASSERT_EQ(plan.measures[1].responsible.size(), 3U);
  EXPECT_EQ(plan.measures[1].responsible[2].name, "各区人民政府(管委会)");
}

TEST(Measure, IsNoNameOfAnAnnex) {
  EXPECT_EQ(
      measures("关于分解任务的通知\n请认真落实。\n附件：1.任务分解表\n2.实事分解表\n云州市政府办公室\n2024年2月5日\n"),
      (Names{}));
}

TEST(Measure, IsNoChapterThatOnlyStatesTheTime) {
  const auto plan = read_plan("一、时间安排\n2024年4月至10月。\n二、任务\n（一）整治。清理。\n");
  ASSERT_EQ(plan.measures.size(), 1U);
  ASSERT_TRUE(plan.document.period);
  EXPECT_EQ(plan.document.period->from, *domain::Date::of(2024, 4, 1));
  EXPECT_EQ(plan.measures[0].due, domain::Date::of(2024, 10, 31));
}

TEST(Measure, HasGoalsAsTargetsOfThePlan) {
  const auto plan = read_plan("一、工作目标\n到2026年，建成示范村20个。\n二、任务\n（一）整治。清理。\n");
  ASSERT_EQ(plan.targets.size(), 1U);
  EXPECT_EQ(plan.targets[0].unit, "个");
  EXPECT_EQ(plan.targets[0].by, domain::Date::of(2026, 12, 31));
}

TEST(Measure, IsEachNamedTaskBelowItsHeading) {
  EXPECT_EQ(
      measures(
          "一、行动\n（一）入户行动\n任务1：放开落户。推进。\n责任单位：省公安厅（牵头）\n任务2：均等服务。推进。\n"
          "责任单位：省教育厅\n（二）县城行动\n任务3：培育产业。推进。\n责任单位：省商务厅\n"),
      (Names{"一/(一)/任务1 放开落户", "一/(一)/任务2 均等服务", "一/(二)/任务3 培育产业"}));
}

TEST(Measure, IsEachActBelowAHeadingThatMayDescribe) {
  EXPECT_EQ(measures("一、整治重点\n（一）严查违法占道。取缔。\n（二）火源整治。排查。\n二、宣传\n宣传。\n"),
            (Names{"一/(一) 严查违法占道", "一/(二) 火源整治", "二 宣传"}));
  EXPECT_EQ(measures("一、检查内容\n（一）制度情况。有无制度。\n（二）台账情况。是否齐全。\n二、宣传\n宣传。\n"),
            (Names{"二 宣传"}));
}

TEST(Measure, IsNotTheRequirementsAtTheHead) {
  EXPECT_EQ(measures("一、工作要求\n坚持系统观念，坚持问题导向。\n二、任务\n（一）提速。推进。\n三、工作要求\n"
                     "各单位要高度重视。\n"),
            (Names{"二/(一) 提速", "三 工作要求"}));
}

TEST(Measure, IsAnsweredForByTheUnitThatItsChapterNames) {
  const auto plan = read_plan(
      "云山县2024年创建任务分解\n一、县市场监管局\n1.牵头制定方案。\n2.完成抽检。\n二、各乡镇\n1.健全网格。\n"
      "三、构建发展格局\n1.布局产业。\n");
  ASSERT_EQ(plan.measures.size(), 4U);
  ASSERT_EQ(plan.measures[0].lead.size(), 1U);
  EXPECT_EQ(plan.measures[0].lead[0].name, "县市场监管局");
  ASSERT_EQ(plan.measures[1].responsible.size(), 1U);
  EXPECT_EQ(plan.measures[2].responsible[0].name, "各乡镇");
  EXPECT_TRUE(plan.measures[3].responsible.empty());
}

TEST(Measure, IsNoArticleThatOnlyClosesThePaper) {
  EXPECT_EQ(
      measures("第一条 鼓励总部。引进5家。\n第二条 优化服务。推进。\n第三条 本措施自2024年7月1日起施行，有效期3年。\n"),
      (Names{"第一条 鼓励总部", "第二条 优化服务"}));
}

}  // namespace
}  // namespace duban::extract
