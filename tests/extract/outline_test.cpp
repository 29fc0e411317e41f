#include "extract/outline.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"
#include "extract/support.hpp"

namespace duban::extract {
namespace {

/// Each node as `path title`, in order.
std::vector<std::string> printed(std::string_view utf8) {
  const Text text(utf8);
  const Outline outline = read_outline(text, test::whole(text), {});
  std::vector<std::string> lines;
  for (const Node& node : outline.nodes) {
    std::string path;
    for (const Node* up = &node;; up = &outline.nodes[static_cast<std::size_t>(up->parent)]) {
      path = to_utf8(up->marker.label) + (path.empty() ? "" : "/" + path);
      if (up->parent < 0) break;
    }
    lines.push_back(path + " " + text.printed(node.title));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Outline, NestsMarkersByKind) {
  EXPECT_EQ(printed("一、任务\n（一）政务\n1.提速。推进审批。\n（1）清单。\n2.减负。\n（二）法治\n二、保障\n"),
            (Lines{"一 任务", "一/(一) 政务", "一/(一)/1. 提速", "一/(一)/1./(1) 清单", "一/(一)/2. 减负",
                   "一/(二) 法治", "二 保障"}));
}

TEST(Outline, KeepsNumbersThatRunThroughTheChapters) {
  EXPECT_EQ(printed("一、甲\n1.子\n2.丑\n二、乙\n3.寅\n"),
            (Lines{"一 甲", "一/1. 子", "一/2. 丑", "二 乙", "二/3. 寅"}));
}

TEST(Outline, FindsRunInOrdinalsOnlyAsASeries) {
  EXPECT_EQ(printed("一、任务\n1.提速。一是清理事项；二是压缩时限。三是公开结果。\n"),
            (Lines{"一 任务", "一/1. 提速", "一/1./一是 清理事项", "一/1./二是 压缩时限", "一/1./三是 公开结果"}));
  EXPECT_EQ(printed("一、任务\n1.提速。这一是基础，一是关键。\n"), (Lines{"一 任务", "一/1. 提速"}));
}

TEST(Outline, ReadsATextWithoutLineEnds) {
  EXPECT_EQ(printed("为推进工作，制定本方案。一、指导思想坚持为民。二、主要任务（一）整治市容。清理占道。（二）绿化。栽"
                    "树。三、工作要求 "
                    "（一）加强领导。压实责任。（二）严格考核。"),
            (Lines{"一 指导思想", "二 主要任务", "二/(一) 整治市容", "二/(二) 绿化", "三 工作要求", "三/(一) 加强领导",
                   "三/(二) 严格考核"}));
}

TEST(Outline, TakesPointsBehindHeadingsThatLostTheirLineEnds) {
  EXPECT_EQ(
      printed(
          "云州市工作要点 "
          "为推进工作，制定本要点。一、指导思想和工作目标坚持稳中求进。二、抓改革，促发展（一）深化登记改革。"
          "一是试点。二是推广。（二）推进交流 加强对接，扩大开放。三、抓执法，护公平（三）整治市场（四）规范收费。"),
      (Lines{"一 指导思想和工作目标", "二 抓改革，促发展", "二/(一) 深化登记改革", "二/(一)/一是 试点",
             "二/(一)/二是 推广", "二/(二) 推进交流", "三 抓执法，护公平", "三/(三) 整治市场", "三/(四) 规范收费"}));
}

TEST(Outline, TakesNoOrdinalInASloganForAMarker) {
  EXPECT_EQ(
      printed("云州市方案 "
              "为推进工作，通知如下：一、指导思想坚持“安全第一、预防为主”方针。二、主要任务（一）排查。（二）整治。"),
      (Lines{"一 指导思想", "二 主要任务", "二/(一) 排查", "二/(二) 整治"}));
}

TEST(Outline, RestoresALostNumeral) {
  EXPECT_EQ(printed("一、基础\n（）主体壮大\n（二）平台成形\n"),
            (Lines{"一 基础", "一/(一) 主体壮大", "一/(二) 平台成形"}));
}

TEST(Outline, EndsTheTitleAtTheClause) {
  EXPECT_EQ(printed("一、任务\n（一）整治市容（市城管局牵头，各区配合）\n1.清理。\n").at(1), "一/(一) 整治市容");
}

TEST(Outline, DoesNotTakeNumbersInSentencesForMarkers) {
  EXPECT_EQ(printed("一、任务\n（一）投资。完成投资1.5亿元，其中（二）期项目0.5亿元。\n"),
            (Lines{"一 任务", "一/(一) 投资"}));
}

TEST(Outline, TakesANumberAloneAboveItsFirstPoint) {
  EXPECT_EQ(printed("1 总体要求\n1.1 目标\n达到标准。\n2 重点任务\n2.1 治理\n12 家企业完成改造\n2.2 监测\n"),
            (Lines{"1 总体要求", "1/1.1 目标", "2 重点任务", "2/2.1 治理", "2/2.2 监测"}));
}

TEST(Outline, OfATextWithoutLineEndsBeginsBehindItsTitle) {
  const auto plan = read_plan(
      "首页 搜索 云州市数据局2024年工作要点 2024-02-11 16:51:00 来源：云网 "
      "2024年的总体要求是：坚持为民，提高效率，围绕企业群众办事的难点堵点，统筹推进各项改革，努力打造一流的政务环境。一"
      "、工作任务"
      "（一）提速增效，推动一网通办 大力推进联办，办结率达到98%。（二）“一件事”改革 2024年，市数据局拟推出8件事。"
      "二、工作时间 2024年3月1日至5月31日 三、宣传引导 加强宣传引导，形成浓厚氛围。");
  EXPECT_EQ(*plan.document.title, "云州市数据局2024年工作要点");
  ASSERT_EQ(plan.measures.size(), 3U);
  EXPECT_EQ(plan.measures[0].title, "提速增效，推动一网通办");
  EXPECT_EQ(plan.measures[1].title, "“一件事”改革");
  EXPECT_EQ(plan.measures[2].title, "宣传引导");
}

TEST(Outline, MayFollowThePlansNameWithoutASign) {
  const auto plan = read_plan(
      "云州市提速工作方案一、强化联办机制（一）梳理事项。编制清单，公布结果。（市数据局负责）（二）压减时限。逐项压减。"
      "（市司法局负责）"
      "二、优化服务方式（三）上门办理。组建队伍，上门服务。（市民政局负责）（四）评价反馈。开展评价。（市数据局负责）");
  ASSERT_EQ(plan.measures.size(), 4U);
  EXPECT_EQ(plan.measures[0].title, "梳理事项");
  EXPECT_EQ(plan.measures[3].title, "评价反馈");
}

}  // namespace
}  // namespace duban::extract
