#include "extract/duties.hpp"

#include <gtest/gtest.h>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

using Names = std::vector<std::string>;

struct Case {
  std::string_view sentence;
  Names lead;
  Names responsible;
};

Roles roles(std::string_view utf8) {
  const Text text(utf8);
  return read_subjects(text, {test::whole(text)}, test::whole(text), {});
}

TEST(Subject, AnswersForAMeasureWithoutAClause) {
  const Case cases[] = {
      {"各县区政府、管委要切实负起责任", {}, {"各县区政府", "各管委"}},
      {"市水务主管部门牵头实施本规划", {"市水务主管部门"}, {}},
      {"由区水务局牵头，建立会商制度", {"区水务局"}, {}},
      {"区水利局配合住建局对点位进行复核", {}, {"区水利局"}},
      {"县民政局要牵头制定培训计划", {"县民政局"}, {}},
      {"县政府办要会同县文旅局开展评估", {}, {"县政府办", "县文旅局"}},
      {"市林业局要会同市水务局，于汛期前完成规划", {}, {"市林业局", "市水务局"}},
      {"按照要求，市、县人民政府要发挥监督责任", {}, {"市人民政府", "县人民政府"}},
      {"2025年5月前区属国企要制定清单", {}, {"区属国企"}},
      {"各相关部门主要负责同志要亲自抓", {}, {"各相关部门"}},
      {"省发改委和省水利厅为总牵头单位，市县水利局为责任单位", {"省发改委", "省水利厅"}, {"市水利局", "县水利局"}},
      {"二级以上医院全部建立中心", {}, {"二级以上医院"}},
      {"各地6月底前出台方案", {}, {"各地"}},
      {"市数据局年内组织培训", {}, {"市数据局"}},
      {"市公安局、市交通局联合开展整治", {}, {"市公安局", "市交通局"}},
      {"经市政府批准后由市财政局拨付", {}, {"市财政局"}},
      {"由市林业局牵头，市水利局、农业农村局等部门配合，完成编制", {"市林业局"}, {"市水利局", "市农业农村局"}},
      {"各级党委组织部门应当加强指导", {}, {"各级党委组织部门"}},
      {"区应急局：负责协调\n区水利局：负责巡查", {}, {"区应急局", "区水利局"}},
      {"各片区指挥部负责统筹，会同区直部门共同做好核对", {}, {"各片区指挥部", "区直部门"}},
  };
  for (const Case& each : cases) {
    const Roles found = roles(each.sentence);
    EXPECT_EQ(test::names(found.lead), each.lead) << each.sentence;
    EXPECT_EQ(test::names(found.responsible), each.responsible) << each.sentence;
    for (const auto& unit : found.responsible) EXPECT_LT(unit.source.confidence, domain::kSure);
  }
}

TEST(Subject, MayBeHelpedInTheNextClause) {
  const Roles found = roles("市住建局牵头，市城管局、市水务局配合，完成管网改造。");
  EXPECT_EQ(test::names(found.lead), (Names{"市住建局"}));
  EXPECT_EQ(test::names(found.responsible), (Names{"市城管局", "市水务局"}));
}

TEST(Subject, IsFoundBehindTheWordThatNamesTheAgent) {
  EXPECT_EQ(test::names(roles("本方案由县应急局会同有关部门组织实施。").responsible), (Names{"县应急局", "有关部门"}));
  EXPECT_EQ(test::names(roles("各学校、幼儿园要全面自查。").responsible), (Names{"各学校", "各幼儿园"}));
  EXPECT_EQ(test::names(roles("市推进办负责统筹。").responsible), (Names{"市推进办"}));
}

TEST(Subject, StandsBeforeItsPeople) {
  EXPECT_EQ(test::names(roles("各地、各部门的负责同志要站在全局高度。").responsible), (Names{"各地", "各部门"}));
}

TEST(Subject, IsNotWhatAnActIsDoneWith) {
  for (std::string_view each : {"定期组织有关部门开展检查。", "争取省级财政部门加强支持。", "利用广播电视台开展宣传。",
                                "健全市县两级机构，切实加强领导。"})
    EXPECT_TRUE(roles(each).empty()) << each;
}

TEST(Subject, IsNotABodyThatIsOnlyMentioned) {
  for (std::string_view each :
       {"鼓励各县区开展试点", "经市政府批准后实施", "将党政领导与省委、省政府签订的责任分解", "企业应建立台账",
        "支持市公安局建设平台", "会同有关部门汇编目录", "广大党员干部要带头示范", "公共场所须设置设施",
        "由易到难、分步实施。", "实现由单一部门管理向多部门协同治理转变", "重点排污单位要安装设备",
        "会同市财政局开展检查", "全市6月底前完成改造", "高铁新区2024年完成投资", "由村级组织实施管护",
        "建立由市政府分管领导牵头的联席会议制度", "由12个部门组成的专班", "成立小组，各分局负责人为成员",
        "针对由科技部门牵头的八个领域"})
    EXPECT_TRUE(roles(each).empty()) << each;
}

TEST(Subject, TakesThoseThatItActsTogetherWith) {
  const Roles found = roles("环保部门会同水务部门划定水源保护区");
  EXPECT_EQ(test::names(found.responsible), (Names{"环保部门", "水务部门"}));
}

}  // namespace
}  // namespace duban::extract
