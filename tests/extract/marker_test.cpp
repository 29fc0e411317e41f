#include "extract/marker.hpp"

#include <gtest/gtest.h>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

struct Case {
  std::string_view text;
  std::string_view label;
  int ordinal;
};

TEST(Marker, IsReadInItsPrintedForms) {
  const Case cases[] = {
      {"一、总体要求", "一", 1},        {"十二、附则", "十二", 12},       {"（三）加强领导", "(三)", 3},
      {"(十一)评估", "(十一)", 11},     {"1.推进改革", "1.", 1},          {"12．推进改革", "12.", 12},
      {"3、推进改革", "3", 3},          {"（2）编制目录", "(2)", 2},      {"④验收", "④", 4},
      {"一是健全机制", "一是", 1},      {"二要压实责任", "二要", 2},      {"第三章 管理", "第三章", 3},
      {"第一条 支持企业", "第一条", 1}, {"第二部分 任务", "第二部分", 2}, {"1.2024年底前完成", "1.", 1},
      {"㈡强化保障", "(二)", 2},        {"1.2 排查溯源", "1.2", 2},       {"2.1.3整治排口", "2.1.3", 3},
      {"任务1：深化改革", "任务1", 1},  {"行动二 数字赋能", "行动二", 2}, {"重点任务3.提速", "重点任务3", 3},
  };
  for (const Case& each : cases) {
    const Text text(each.text);
    const auto marker = marker_at(text, 0);
    ASSERT_TRUE(marker) << each.text;
    EXPECT_EQ(to_utf8(marker->label), each.label);
    EXPECT_EQ(marker->ordinal, each.ordinal);
  }
}

TEST(Marker, IsNotSeenInNumbersAndCitations) {
  for (std::string_view each : {"1.5亿元", "3.2万户", "1.8%", "2024年", "3.14", "第三条规定", "（附件一）", "一些",
                                "10%以上", "（2024—2026年）", "任务1个", "措施有力", "行动3.5万人"}) {
    const Text text(each);
    EXPECT_FALSE(marker_at(text, 0)) << each;
  }
}

TEST(Marker, KeepsItsPlaceWhereTheNumeralWasLost) {
  const Text text("（）健全体系");
  const auto marker = marker_at(text, 0);
  ASSERT_TRUE(marker);
  EXPECT_EQ(marker->ordinal, 0);
}

}  // namespace
}  // namespace duban::extract
