#include "extract/clauses.hpp"

#include <gtest/gtest.h>

#include "extract/roles.hpp"
#include "extract/support.hpp"

namespace duban::extract {
namespace {

using Names = std::vector<std::string>;

struct Case {
  std::string_view text;
  Names lead;
  Names responsible;
  Names supervisor;
};

Roles roles_in(std::string_view utf8) {
  const Text text(utf8);
  Roles roles;
  for (const Clause& clause : find_clauses(text, test::whole(text), false)) add_duties(text, clause.duties, {}, roles);
  return roles;
}

TEST(Clause, NamesNobodyWithoutAName) {
  for (const auto& unit : roles_in("清理。\n牵头单位：市数据局、(牵头)\n").lead) EXPECT_FALSE(unit.name.empty());
}

TEST(Clause, GivesEachUnitItsRole) {
  const Case cases[] = {
      {"清理事项。（责任单位：市司法局、财政局）", {}, {"市司法局", "市财政局"}, {}},
      {"（牵头单位：市数据局，责任单位：市财政局、市教育局）", {"市数据局"}, {"市财政局", "市教育局"}, {}},
      {"清理。（区住建局牵头，区应急局、县住建局配合）", {"区住建局"}, {"区应急局", "县住建局"}, {}},
      {"清理。（县人民政府负责）", {}, {"县人民政府"}, {}},
      {"清理。（镇人民政府负责，水务部门牵头，财政、林业部门配合）",
       {"水务部门"},
       {"镇人民政府", "财政部门", "林业部门"},
       {}},
      {"清理。（县住建、水务分工负责牵头，林业部门配合）", {"县住建", "县水务"}, {"林业部门"}, {}},
      {"清理。\n责任单位：区数据局牵头，区直相关部门按职责分工负责\n", {"区数据局"}, {"区直相关部门"}, {}},
      {"清理。\n责任单位：区数据局牵头，区直相关部门，区司法局负责法制审查\n",
       {"区数据局"},
       {"区直相关部门", "区司法局"},
       {}},
      {"清理。\n牵头单位：市数据局\n配合单位：市公安局\n责任领导：李明、王芳\n",
       {"市数据局"},
       {"市公安局"},
       {"李明", "王芳"}},
      {"清理工作。市水务局牵头，市财政局参与，流域各镇、乡政府负责落实。\n",
       {"市水务局"},
       {"市财政局", "流域各镇", "乡政府"},
       {}},
      {"清理工作。由市水务局负总责，市财政局协同推进。\n", {}, {"市水务局", "市财政局"}, {}},
      {"清理。［市公安局、法院按职责分工负责］", {}, {"市公安局", "市法院"}, {}},
      {"清理。（责任单位：市水务局会同市财政局、市应急局）\n", {}, {"市水务局", "市财政局", "市应急局"}, {}},
      {"清理。（市水务局会同市财政局负责）", {}, {"市水务局", "市财政局"}, {}},
      {"清理。（民政部、财政部，各省级人民政府）\n", {}, {"民政部", "财政部", "各省级人民政府"}, {}},
      {"清理。（牵头：市数据局；配合：市直有关部门）", {"市数据局"}, {"市直有关部门"}, {}},
      {"清理。【牵头单位：市林业局　责任单位：市财政局、各有关县（市、区）政府】\n",
       {"市林业局"},
       {"市财政局", "各有关县(市、区)政府"},
       {}},
      {"清理。\n责任单位：\n区商务局、各镇街\n", {}, {"区商务局", "各镇街"}, {}},
      {"清理。\n牵头单位：市教育局（责任人：李明）\n", {"市教育局"}, {}, {"李明"}},
      {"清理。\n责任单位：市教育局（牵头）、财政局\n", {"市教育局"}, {"市财政局"}, {}},
      {"清理。责任单位：市教育局。\n", {}, {"市教育局"}, {}},
      {"清理。由县水利局牵头，县财政局、林业局配合。\n", {"县水利局"}, {"县财政局", "县林业局"}, {}},
      {"清理。由县水利局牵头，县教育局、县司法局、县农业农村局、县商务局、各县（市、区）配合。\n",
       {"县水利局"},
       {"县教育局", "县司法局", "县农业农村局", "县商务局", "各县(市、区)"},
       {}},
      {"清理。市水利局、市财政局牵头，各区（市）县按职责分工负责。\n", {"市水利局", "市财政局"}, {"各区(市)县"}, {}},
      {"清理。\n【牵头单位】县水利局【责任单位】县财政局\n", {"县水利局"}, {"县财政局"}, {}},
      {"清理。〔市数据局、市公安局按职责分工负责〕\n", {}, {"市数据局", "市公安局"}, {}},
      {"（一）责任单位：县水利局。清理河道。\n", {}, {"县水利局"}, {}},
      {"清理。（各镇负责，县水利局指导，长期坚持）\n", {}, {"各镇"}, {"县水利局"}},
      {"清理。\n（各镇党委、政府，县水利局）\n", {}, {"各镇党委", "各镇政府", "县水利局"}, {}},
      {"清理。（市数据局、市公安局按职责分工牵头，各县区具体落实，持续推进）",
       {"市数据局", "市公安局"},
       {"各县区"},
       {}},
      {"清理。（省数据局，省公安厅、云州海关分别按职责负责）", {}, {"省数据局", "省公安厅", "云州海关"}, {}},
      {"清理。（市数据局会同市公安局、市民政局等部门，各县区负责）",
       {},
       {"市数据局", "市公安局", "市民政局", "各县区"},
       {}},
      {"清理。〔责任单位：省数据局、公安厅按职责分工负责。具体任务均涉及有关县，不再列出，下同。〕",
       {},
       {"省数据局", "省公安厅"},
       {}},
      {"清理。（市数据局、市公安局，2024年6月底前完成）", {}, {"市数据局", "市公安局"}, {}},
      {"清理。（市数据局、银滩集团，各区、县（市）政府）\n",
       {},
       {"市数据局", "银滩集团", "各区政府", "各县(市)政府"},
       {}},
      {"清理。（市数据局等）\n", {}, {"市数据局"}, {}},
      {"清理。（省数据局、省公安厅(省禁毒办)。列第一位者为牵头部门，下同）\n",
       {},
       {"省数据局", "省公安厅(省禁毒办)"},
       {}},
      {"清理。县卫计局牵头，县人社局、县财政局配合，2024年10月底前完成。\n",
       {"县卫计局"},
       {"县人社局", "县财政局"},
       {}},
      {"清理。\n牵头单位：区水利局配合单位：各镇、区财政局\n", {"区水利局"}, {"各镇", "区财政局"}, {}},
      {"清理。（市数据局、市公安局、市民政局、市教育局、市司法局、市审计局、市残联及各县（市、区）按职责分工负责）",
       {},
       {"市数据局", "市公安局", "市民政局", "市教育局", "市司法局", "市审计局", "市残联", "各县(市、区)"},
       {}},
      {"清理。\n市级层面：牵头单位：市公安局；责任单位：市民政局。\n县级层面：各县政府。\n",
       {"市公安局"},
       {"市民政局", "各县政府"},
       {}},
      {"清理。\n牵头领导：李强 副市长\n", {}, {}, {"李强"}},
      {"清理。（市数据局、市公安局等负责，列第一位者为牵头单位，下同）", {}, {"市数据局", "市公安局"}, {}},
      {"清理。\n牵头单位：区招商办（区商务局）\n责任单位：各街道\n", {"区招商办(区商务局)"}, {"各街道"}, {}},
  };
  for (const Case& each : cases) {
    const Roles roles = roles_in(each.text);
    EXPECT_EQ(test::names(roles.lead), each.lead) << each.text;
    EXPECT_EQ(test::names(roles.responsible), each.responsible) << each.text;
    EXPECT_EQ(test::names(roles.supervisor), each.supervisor) << each.text;
  }
}

TEST(Clause, EndsItsListWithABracketThatHoldsAList) {
  EXPECT_EQ(test::names(roles_in("清理。\n由市财政局、各县（市、区）负责。\n").responsible),
            (Names{"市财政局", "各县(市、区)"}));
  EXPECT_TRUE(roles_in("清理。\n由易到难、分步实施。\n").responsible.empty());
}

TEST(Clause, IsReadThoughItsBracketsDoNotMatch) {
  EXPECT_EQ(test::names(roles_in("清理。（责任单位：市公安局]\n").responsible), (Names{"市公安局"}));
  EXPECT_EQ(test::names(roles_in("1.清理。（责任单位：市公安局\n2.整治。\n").responsible), (Names{"市公安局"}));
}

TEST(Clause, KeepsToABracketThatALabelOutgrows) {
  const Text text("领导：(牵头)（责任人：李明\n");
  for (const Clause& clause : find_clauses(text, test::whole(text), false))
    for (const Duty& duty : clause.duties) {
      EXPECT_LE(duty.list.from, duty.list.to);
      EXPECT_LE(duty.list.to, clause.range.to);
    }
  EXPECT_EQ(test::names(roles_in("责任单位：市教育局（配合）（责任人：李明）\n").supervisor), (Names{"李明"}));
}

TEST(Clause, EndsAtTheNextPointWhereLineEndsWereLost) {
  const Text text(
      "（1）油气企业。检查8家。责任单位：危化处（60日），基础处（4日）安监处（10日）（2）烟花企业。检查；责任单位：综合"
      "处 "
      "责任人：张三、李四3.处罚。牵头部门：法规处。协作部门：各科室四、工作要求各地要重视。");
  Roles roles;
  for (const Clause& clause : find_clauses(text, test::whole(text), true)) add_duties(text, clause.duties, {}, roles);
  EXPECT_EQ(test::names(roles.lead), (Names{"法规处"}));
  EXPECT_EQ(test::names(roles.responsible), (Names{"危化处", "基础处", "安监处", "综合处", "各科室"}));
  EXPECT_EQ(test::names(roles.supervisor), (Names{"张三", "李四"}));
}

TEST(Clause, IsNotSeenInOrdinaryBrackets) {
  for (std::string_view each : {"合规管理（牵头）部门", "企业（含个体户）负责", "（一）加强领导",
                                "房产（含保障性住房）", "（附件1、2）", "（2024—2026年）"})
    EXPECT_TRUE(roles_in(each).empty()) << each;
}

TEST(Clause, NamesALeadOnce) {
  const Roles roles = roles_in("（市教育局牵头，市教育局、公安局负责）");
  EXPECT_EQ(test::names(roles.lead), (Names{"市教育局"}));
  EXPECT_EQ(test::names(roles.responsible), (Names{"市公安局"}));
}

TEST(Clause, KeepsTheTimeThatItsLabelStates) {
  EXPECT_EQ(roles_in("完成时限：2025年底\n责任单位：市司法局\n").due.size(), 1U);
}

TEST(Clause, MayBeALinesLastSentenceWithoutAFullStop) {
  const Roles roles = roles_in("完善机制。区发改局牵头，区税务局、区法院按职责分工负责 \n");
  EXPECT_EQ(test::names(roles.lead), (Names{"区发改局"}));
  EXPECT_EQ(test::names(roles.responsible), (Names{"区税务局", "区法院"}));
}

TEST(Clause, NamesThePersonBehindThePosts) {
  const Roles roles = roles_in("牵头领导：区委常委、副区长 郑海\n责任单位：区住建局\n");
  EXPECT_EQ(test::names(roles.supervisor), (Names{"郑海"}));
  EXPECT_EQ(test::names(roles_in("责任领导：市委常委、宣传部部长 赵云\n责任单位：市文旅局\n").supervisor),
            (Names{"赵云"}));
  EXPECT_EQ(test::names(roles_in("（责任领导：副市长王强；责任单位：市商务局）").supervisor), (Names{"王强"}));
  EXPECT_EQ(test::names(roles_in("责任领导：分管副县长\n责任单位：县住建局\n").supervisor), (Names{"分管副县长"}));
}

TEST(Clause, MayNameGovernmentsAlone) {
  EXPECT_EQ(test::names(roles_in("推进改造。（各县区人民政府）\n").responsible), (Names{"各县区人民政府"}));
  EXPECT_EQ(test::names(roles_in("推进改造。（市、县〔市、区〕人民政府）\n").responsible),
            (Names{"市人民政府", "县(市、区)人民政府"}));
  EXPECT_EQ(test::names(roles_in("推进改造。（市发改委、市财政局等部门，各产业链专班）\n").responsible),
            (Names{"市发改委", "市财政局", "各产业链专班"}));
}

TEST(Clause, IsNoSayingWithAVerbOfDuty) {
  EXPECT_TRUE(roles_in("推进改造。由易到难、分步实施。\n").empty());
}

TEST(Clause, EndsBeforeTheActsOfThoseThatHelp) {
  EXPECT_FALSE(test::names(roles_in("由市发改委牵头，会同市财政局、市审计局开展评估。\n").responsible).size() > 2);
}

TEST(Clause, NamesThePersonWithoutPostOrNumber) {
  EXPECT_EQ(test::names(roles_in("责任人：李明（局长）、张伟 13800000000\n责任单位：县住建局\n").supervisor),
            (Names{"李明", "张伟"}));
}

TEST(Clause, KnowsWhoGuidesAndWhoOnlySoundsLikeAVerb) {
  EXPECT_EQ(test::names(roles_in("（责任单位：市人大办、市政协办、市法院）").responsible),
            (Names{"市人大办", "市政协办", "市法院"}));
  const Roles roles = roles_in("（挂点领导：陈伟 实施主体：各县区政府 指导单位：市教育局）");
  EXPECT_EQ(test::names(roles.supervisor), (Names{"陈伟", "市教育局"}));
  EXPECT_EQ(test::names(roles.responsible), (Names{"各县区政府"}));
}

}  // namespace
}  // namespace duban::extract
