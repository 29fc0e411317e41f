#include "extract/header.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"

namespace duban::extract {
namespace {

domain::Document document(std::string_view utf8) {
  return read_header(Text(utf8)).document;
}

TEST(Header, OfAForwardedPlanTakesThePlansOwnHeading) {
  const auto found = document(
      "云州市人民政府办公室关于印发云州市政务提速三年行动计划的通知\n云政办发〔2024〕18号\n发布日期：2024-04-20\n"
      "各县区人民政府：\n现印发给你们，请认真执行。\n附件：1.云州市政务提速三年行动计划\n2."
      "清单\n云州市人民政府办公室\n2024年4月12日\n"
      "云州市政务提速三年行动方案\n（2024—2026年）\n为提速，制定本方案。\n一、总体要求\n（一）目标。\n");
  EXPECT_EQ(found.title, "云州市政务提速三年行动方案（2024—2026年）");
  EXPECT_EQ(found.number, "云政办发〔2024〕18号");
  EXPECT_EQ(found.issuer, "云州市人民政府办公室");
  EXPECT_EQ(found.signed_on, domain::Date::of(2024, 4, 12));
  EXPECT_EQ(found.published_on, domain::Date::of(2024, 4, 20));
  ASSERT_TRUE(found.period);
  EXPECT_EQ(found.period->from, *domain::Date::of(2024, 1, 1));
  EXPECT_EQ(found.period->to, *domain::Date::of(2026, 12, 31));
}

TEST(Header, IsNotReadFromHeadingsAfterTheFirstParagraph) {
  const auto plan = read_plan(
      "云州市应急体系建设责任分解\n为提高应对突发事件和各种风险的能力，保障群众安全，现将任务进行责任分解。\n"
      "应急体系9个具体建设任务\n（一）完善预案。修订。\n");
  EXPECT_EQ(*plan.document.title, "云州市应急体系建设责任分解");
}

TEST(Header, IsReadFromAPageWithoutLineEnds) {
  const auto plan = read_plan(
      "当前位置： 首页政务公开部门文件 云州市财政局开展资产清查工作方案 时间：2024-10-17 15:24 微信 微博 "
      "为摸清资产情况，"
      "加强管理，结合实际，特制定如下方案。 一、组织机构 为加强领导，成立清查工作领导小组。 二、工作要求 "
      "（一）提高认识。各科室要高度重视。（二）严肃纪律。坚持实事求是。 二〇二四年三月十九日 来源：云州 附件下载");
  EXPECT_EQ(*plan.document.title, "云州市财政局开展资产清查工作方案");
  EXPECT_EQ(*plan.document.issuer, "云州市财政局");
  EXPECT_EQ(plan.document.signed_on->text(), "2024-03-19");
}

TEST(Header, IsReadThoughAnnexAndUnitRunTogether) {
  const auto plan = read_plan(
      "当前位置：其他文件（党政机关会议；其他信息 标 题： 关于印发方案的通知 "
      "云财〔2024〕17号云州市财政局关于印发2024年公开方案的通知"
      "各处室：请认真组织实施。附件：云州市财政局2024年公开方案云州市财政局 2024年6月29日 "
      "（此件主动公开）？云州市财政局2024年公开方案"
      "为推进公开工作，结合我局实际，制定本方案。一、任务（一）公开。预算。（二）解读。政策。");
  EXPECT_EQ(*plan.document.issuer, "云州市财政局");
  EXPECT_EQ(*plan.document.title, "云州市财政局2024年公开方案");
}

TEST(Header, TakesTheUnitAloneFromASignatureInsideALine) {
  const auto plan = read_plan(
      "关于印发计划的通知 时间：2024-08-05 各处室：现印发给你们，请遵照执行。 附件：云州市应急局检查工作计划 "
      "云州市应急局2024年8月4日 云州市应急局检查工作计划 "
      "为加强执法，规范检查行为，制定本计划。一、任务（一）检查。（二）整改。");
  EXPECT_EQ(*plan.document.issuer, "云州市应急局");
  EXPECT_EQ(*plan.document.title, "云州市应急局检查工作计划");
}

TEST(Header, OfANoticeWithoutAPlanKeepsTheNoticesTitle) {
  const auto found = document(
      "临江县教育局关于加强2025年校园安全管理工作的通知\n各学校：\n一、目标\n（一）安全。\n临江县教育局\n2025年3月8日"
      "\n");
  EXPECT_EQ(found.title, "临江县教育局关于加强2025年校园安全管理工作的通知");
  EXPECT_EQ(found.issuer, "临江县教育局");
  EXPECT_EQ(found.signed_on, domain::Date::of(2025, 3, 8));
  ASSERT_TRUE(found.period);
  EXPECT_EQ(found.period->to.year(), 2025);
}

TEST(Header, TakesThePlanOutOfANoticeAboutIt) {
  EXPECT_EQ(document("云州市政府\n关于云州市河道\n治理分工方案的通知\n各区：\n一、由市水务局牵头。\n").title,
            "云州市河道治理分工方案");
  EXPECT_EQ(document("云州市教育局关于印发《云州市校园安全方案》的通知\n各校：\n一、目标\n").title,
            "云州市校园安全方案");
}

TEST(Header, IsReadWithoutLineEnds) {
  const auto found = document(
      "时间：2018-07-11 10:20 各处室：方案已经研究通过，现印发给你们，请执行。 云州市市场监管局2018年7月9日 "
      "云州市车辆整治实施方案 "
      "为整治车辆，根据文件（云政办〔2018〕21号），制定本方案。一、目标压实责任。二、措施加强检查。");
  EXPECT_EQ(found.title, "云州市车辆整治实施方案");
  EXPECT_EQ(found.issuer, "云州市市场监管局");
  EXPECT_EQ(found.signed_on, domain::Date::of(2018, 7, 9));
  EXPECT_EQ(found.published_on, domain::Date::of(2018, 7, 11));
  EXPECT_FALSE(found.number);
}

TEST(Header, TakesTheDayAndTheYearsInBracketsUnderTheTitle) {
  const auto opinion =
      document("云州市人民政府关于加快文旅发展的实施意见\n（2024年12月10日）\n为加快发展，提出意见。\n一、任务\n");
  EXPECT_EQ(opinion.signed_on, domain::Date::of(2024, 12, 10));
  const auto plan = document("云州市水污染防治攻坚战实施方案\n（2024－2026年）\n一、任务\n（一）治理。\n");
  ASSERT_TRUE(plan.period);
  EXPECT_EQ(plan.period->to, *domain::Date::of(2026, 12, 31));
}

TEST(Header, OfACampaignTakesItsDaysFromThePreamble) {
  const auto plan = read_plan(
      "云州市百日攻坚专项行动方案\n决定从2024年9月1日起至12月10日，在全市开展专项行动。\n一、步骤要求\n"
      "（一）动员部署阶段（9月1日至10日）。召开会议。\n（二）攻坚阶段（9月11日—11月30日）。完成整治。\n");
  ASSERT_TRUE(plan.document.period);
  EXPECT_EQ(plan.document.period->from.text(), "2024-09-01");
  EXPECT_EQ(plan.document.period->to.text(), "2024-12-10");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].due->text(), "2024-09-10");
  EXPECT_EQ(plan.measures[1].due->text(), "2024-11-30");
}

TEST(Header, TakesThePagesDayFromItsLabelOrItsPlace) {
  for (std::string_view page : {"[发布时间]2024年03月04日 [字体：大]", "2024年03月04日 来源：云州日报",
                                "发布日期：2024/3/4", "2024-03-04 09:30 来源：市政府办"})
    EXPECT_EQ(document("云州市民生实事实施方案\n" + std::string(page) + "\n一、任务\n").published_on,
              domain::Date::of(2024, 3, 4))
        << page;
}

TEST(Header, PrintsTheNumberWithoutBlanks) {
  EXPECT_EQ(document("云政办发〔2024〕33 号\n云州市安全方案\n一、任务\n").number, "云政办发〔2024〕33号");
}

TEST(Header, LeavesTheNumberBeforeATitleOutOfIt) {
  const auto found = read_plan("云政办发〔2024〕18号 云州市政务提速实施方案 一、主要任务 （一）减负。推进。").document;
  EXPECT_EQ(found.title, "云州市政务提速实施方案");
  EXPECT_EQ(found.number, "云政办发〔2024〕18号");
}

TEST(Header, IsSignedByNoUnitOfAClauseAbove) {
  const auto plan = read_plan(
      "云州市政务提速实施方案\n一、主要任务\n（一）减负。推进。\n【责任单位】市财政局【督办单位】市政府督查室\n"
      "云州市人民政府办公室\n2024年4月12日\n");
  EXPECT_EQ(plan.document.issuer, "云州市人民政府办公室");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].supervisor.size(), 1U);
}

TEST(Header, ReadsChineseDatesAndJointSignatures) {
  const auto found = document("东湖区就业若干措施\n一、目标\n东湖区人社局    东湖区财政局\n二〇二五年一月八日\n");
  EXPECT_EQ(found.issuer, "东湖区人社局、东湖区财政局");
  EXPECT_EQ(found.signed_on, domain::Date::of(2025, 1, 8));
}

TEST(Header, LeavesOutWhatIsNotSaid) {
  const auto found = document("为贯彻部署，现就有关工作安排如下。\n一、提速\n一是清理。二是公开。\n");
  EXPECT_FALSE(found.title);
  EXPECT_FALSE(found.number);
  EXPECT_FALSE(found.signed_on);
  EXPECT_FALSE(found.published_on);
  EXPECT_FALSE(found.period);
}

TEST(Header, TakesThePeriodFromWordsThatSetIt) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"云州市改造方案\n一、任务。计划用3年时间(2022年至2024年)全部改完。", "2022-01-01/2024-12-31"},
      {"云州市示范意见\n一、任务。到2026年，利用三年时间建成。", "2024-01-01/2026-12-31"},
      {"云州市“十四五”养老规划\n一、任务。", "2021-01-01/2025-12-31"},
      {"云州市措施\n一、任务。本措施自2024年3月1日起施行，有效期至2026年2月28日。", "2024-03-01/2026-02-28"},
      {"云州市2024年工作要点\n一、任务。", "2024-01-01/2024-12-31"}};
  for (const auto& [text, span] : cases) {
    const auto period = document(text).period;
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(period->from.text() + "/" + period->to.text(), span);
  }
  EXPECT_FALSE(document("云州市行动方案\n一、目标。到2027年，建成一批平台。").period);
}

TEST(Header, PassesOverNotesOnThePaperBeforeTheHeading) {
  EXPECT_EQ(document("云州市人民政府关于印发适老化改造方案的通知\n各区：\n请执行。\n云州市人民政府\n2024年9月12日\n"
                     "（本文有删减）\n云州市适老化改造方案\n为落实要求，制定本方案。\n一、任务\n（一）出行。推进。\n")
                .title,
            "云州市适老化改造方案");
}

TEST(Header, TakesTheSpanThatTheTextStatesInYears) {
  const auto found = document("东湖区文明创建方案\n创建周期为2024年至2026年。\n一、任务\n（一）整治。推进。\n");
  ASSERT_TRUE(found.period);
  EXPECT_EQ(found.period->to, *domain::Date::of(2026, 12, 31));
}

TEST(Header, NamesABodyAndNoPlaceAsTheIssuer) {
  EXPECT_FALSE(document("云州新区推进教育均衡行动计划（2023—2025年）\n一、任务\n（一）布局。推进。\n").issuer);
  EXPECT_EQ(
      document("云山县人民政府办公室关于印发云山县安全整治方案的通知 云政办〔2023〕27号 各乡镇： 请执行。 "
               "2023年7月14日 云山县安全整治方案 为加强监管，制定本方案。 一、任务 （一）排查。推进。（二）整改。推进。"
               "二、要求 （一）领导。加强。\n")
          .issuer,
      "云山县人民政府办公室");
}

TEST(Header, NamesThePrinterOnlyWhereNobodyElseWroteThePlan) {
  constexpr std::string_view kText = "一、任务\n（一）提速。推进。\n抄送：市委。\n云州市政府办公室 2024年4月12日印发\n";
  const auto named = document("云州市数据局2024年工作要点\n" + std::string(kText));
  EXPECT_EQ(named.issuer, "云州市数据局");
  EXPECT_EQ(named.signed_on, domain::Date::of(2024, 4, 12));
  EXPECT_EQ(document("云州市2024年工作要点\n" + std::string(kText)).issuer, "云州市政府办公室");
}

TEST(Header, ReadsThePagesDateBehindBlanks) {
  EXPECT_EQ(
      document("　　云州市数据局2024年工作要点\n　　2024-02-11 16:51:00 来源：云网\n一、任务\n（一）提速。推进。\n")
          .published_on,
      domain::Date::of(2024, 2, 11));
}

TEST(Header, TakesTheIssuerFromThePageOrTheLineAbove) {
  const auto labelled = document(
      "发布机构：云州市卫生健康委 | 发布日期 | "
      "2020年3月20日\n云州市2020年卫生健康工作要点\n一、任务\n（一）提速。推进。\n");
  EXPECT_EQ(labelled.issuer, "云州市卫生健康委");
  EXPECT_EQ(labelled.published_on, domain::Date::of(2020, 3, 20));
  const auto above = document(
      "中共云山县委 "
      "云山县人民政府\n关于做好2024年乡村振兴工作的实施意见\n（2024年2月20日）\n一、任务\n（一）提速。推进。\n");
  EXPECT_EQ(above.issuer, "中共云山县委、云山县人民政府");
  EXPECT_EQ(above.title, "关于做好2024年乡村振兴工作的实施意见");
  EXPECT_EQ(above.signed_on, domain::Date::of(2024, 2, 20));
}

}  // namespace
}  // namespace duban::extract
