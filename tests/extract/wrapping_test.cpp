#include "extract/wrapping.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"
#include "extract/support.hpp"

namespace duban::extract {
namespace {

/// A plan whose lines are broken after `width` characters, as text taken from a PDF is.
std::string broken(std::u32string_view text, std::size_t width) {
  std::u32string out;
  std::size_t column = 0;
  for (char32_t c : text) {
    if (c != U'\n' && column == width) {
      out.push_back(U'\n');
      column = 0;
    }
    out.push_back(c);
    column = c == U'\n' ? 0 : column + 1;
  }
  return to_utf8(out);
}

constexpr std::u32string_view kText =
    U"一、重点任务\n"
    U"(一)加快推进全市老旧小区改造和基础设施补短板提升工程。围绕群众反映强烈的停车难、充电难、排水不畅等问题,"
    U"坚持先地下后地上的原则,"
    U"统筹推进供水、供气、供热管网更新,2025年底前改造老旧小区120个,惠及居民3万户,形成一批可复制可推广的经验做法,"
    U"切实改善居住环境。"
    U"(责任单位:市住房城乡建设局、财政局、自然资源和规划局,各县区政府)\n"
    U"(二)完善公共服务设施。建设社区养老服务站、托育点和便民市场,推动十五分钟便民生活圈全覆盖,鼓励社会力量参与运营管理,"
    U"提升服务的专业化水平,"
    U"让群众在家门口就能享受到优质便捷的服务,每季度开展一次满意度测评并向社会公开测评结果,接受群众监督。(责任单位:"
    U"市民政局、市商务局)\n";

TEST(Wrapping, IsUndoneWhereMostLinesBreakAtOneWidth) {
  const auto plan = read_plan(broken(kText, 22));
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].title, "加快推进全市老旧小区改造和基础设施补短板提升工程");
  EXPECT_EQ(plan.measures[0].responsible.size(), 4U);
  EXPECT_EQ(plan.measures[0].due, domain::Date::of(2025, 12, 31));
  EXPECT_EQ(plan.measures[1].every, domain::Every::quarter);
}

TEST(Wrapping, LeavesSpansOnTheSource) {
  const std::string source = broken(kText, 22);
  const Text text(source);
  const auto plan = read_plan(source);
  const auto& unit = plan.measures.at(0).responsible.at(0);
  EXPECT_EQ(text.printed({unit.source.span.from, unit.source.span.to}), "市住房城乡建设局");
}

TEST(Wrapping, IsNotSeenInOrdinaryParagraphs) {
  EXPECT_TRUE(soft_line_ends(Text(to_utf8(kText))).empty());
}

TEST(PageNumber, InsideAParagraphIsDropped) {
  const domain::Plan plan = read_plan(
      "一、主要任务\n（一）更新管网。同步更新供\n— 1 —\n水管网18公里。（责任单位：县住建局）\n"
      "（二）建设公园。新建公园12个。\n\n第 2 页 共 3 页\n\n（责任单位：县城管局）\n（三）清理河道。");
  ASSERT_EQ(plan.measures.size(), 3U);
  ASSERT_EQ(plan.measures[0].targets.size(), 1U);
  EXPECT_EQ(plan.measures[0].targets[0].value, 18);
  ASSERT_EQ(plan.measures[1].responsible.size(), 1U);
  EXPECT_EQ(plan.measures[1].responsible[0].name, "县城管局");
}

TEST(Wrapping, JoinsTheClauseThatALineEndSplit) {
  const auto plan = read_plan(
      "一、任务\n（1）建设。（责\n任单位：市科技局、市财政\n局）\n（2）清理。（牵头单位：市公安局\n责任单位：市民政局）"
      "\n");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(test::names(plan.measures[0].responsible), (std::vector<std::string>{"市科技局", "市财政局"}));
  EXPECT_EQ(test::names(plan.measures[1].lead), (std::vector<std::string>{"市公安局"}));
  EXPECT_EQ(test::names(plan.measures[1].responsible), (std::vector<std::string>{"市民政局"}));
}

TEST(Wrapping, ReadsTagsThatWereLeftInTheText) {
  const auto plan = read_plan(
      "<p>云州市工作方案</p><p "
      "style='x'>为推进工作，制定本方案。</p><p>一、<b>任务</b></p><p>（一）建站。（市民政局）</p>"
      "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>培训</td><td>市教育局</td></tr></"
      "table>");
  EXPECT_EQ(*plan.document.title, "云州市工作方案");
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(test::names(plan.measures[0].responsible), (std::vector<std::string>{"市民政局"}));
  EXPECT_EQ(plan.measures[1].title, "培训");
}

TEST(Wrapping, IsSeenBetweenManyShortParagraphs) {
  std::string text = "云州市2024年工作方案\n一、任务\n";
  for (std::string_view number : {"一", "二", "三", "四", "五", "六"})
    text += "（" + std::string(number) +
            "）更新管网。\n对全市范围内使用年限较长的供水管网全面排查摸底并逐条建立台账，同步更\n新管网1"
            "8公里。\n责任单位：市住建局\n";
  const auto plan = read_plan(text);
  ASSERT_EQ(plan.measures.size(), 6U);
  EXPECT_NE(text.find("更\n新"), std::string::npos);
  ASSERT_EQ(plan.measures[0].targets.size(), 1U);
  EXPECT_EQ(plan.measures[0].responsible.size(), 1U);
}

TEST(PageNumber, KeepsAHeadingAndADayApartFromTheNextPage) {
  const auto plan = read_plan(
      "云州市人民政府关于印发提速方案的通知\n各区：\n请执行。\n云州市人民政府\n2024年4月12日\n— 1 —\n云州市提速方案\n"
      "为提速，制定本方案。\n一、任务\n（一）梳理清单\n— 2 —\n各部门要梳理清单。\n");
  EXPECT_EQ(*plan.document.title, "云州市提速方案");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].title, "梳理清单");
}

TEST(Markdown, LeavesNoSigns) {
  const auto plan = read_plan(
      "# 云州市2024年工作方案\n## 一、任务\n### （一）提速\n**1.梳理清单。**一是编制。二是公布。\n"
      "**（责任单位：市数据局）**\n");
  EXPECT_EQ(*plan.document.title, "云州市2024年工作方案");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].title, "梳理清单");
  EXPECT_EQ(plan.measures[0].steps.size(), 2U);
  ASSERT_EQ(plan.measures[0].responsible.size(), 1U);
}

}  // namespace
}  // namespace duban::extract
