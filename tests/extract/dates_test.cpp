#include "extract/dates.hpp"

#include <gtest/gtest.h>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> days;
};

std::vector<std::string> days_in(std::string_view utf8, const Calendar& calendar) {
  const Text text(utf8);
  std::vector<std::string> days;
  for (const Deadline& deadline : find_deadlines(text, test::whole(text), calendar))
    days.push_back(deadline.date.text());
  return days;
}

TEST(Deadline, IsReadFromItsPrintedForms) {
  const Case cases[] = {
      {"2025年底前完成改造", {"2025-12-31"}},
      {"到2026年，建成三个平台", {"2026-12-31"}},
      {"2025年6月底前完成", {"2025-06-30"}},
      {"9月底前完成排查", {"2024-09-30"}},
      {"8月前建成", {"2024-08-31"}},
      {"6月份前报送", {"2024-06-30"}},
      {"10月15日前上报", {"2024-10-15"}},
      {"分别于2025年10月31日和11月30日前报送", {"2025-10-31", "2025-11-30"}},
      {"2024年底、2025年底分别达到70家、80家", {"2024-12-31", "2025-12-31"}},
      {"年内新增企业20家", {"2024-12-31"}},
      {"全年完成造林5万亩", {"2024-12-31"}},
      {"今年新增就业1万人", {"2024-12-31"}},
      {"明年6月底前完成", {"2025-06-30"}},
      {"上半年完成", {"2024-06-30"}},
      {"2025年一季度完成", {"2025-03-31"}},
      {"两年内全部整改到位", {"2026-04-12"}},
      {"“十四五”期间，实现全覆盖", {"2025-12-31"}},
      {"每年11月20日前报送总结", {"2024-11-20"}},
      {"2025年4月至10月开展整治", {"2025-10-31"}},
      {"攻坚阶段（2024年4月—2026年10月）", {"2026-10-31"}},
      {"2025—2026年，各镇新建两条", {"2026-12-31"}},
      {"接入率2025年达到80%、2026年达到100%", {"2025-12-31", "2026-12-31"}},
      {"①2025年改造40所；②2026年改造45所", {"2025-12-31", "2026-12-31"}},
      {"6个月内完成核查", {"2024-10-12"}},
      {"自印发之日起3个月内完成核查", {"2024-07-12"}},
  };
  for (const Case& each : cases) EXPECT_EQ(days_in(each.text, test::signed_only()), each.days) << each.text;
}

TEST(Deadline, IsNotSeenInStartsEventsAndCitations) {
  for (std::string_view each :
       {"自2024年起实行新标准", "4月开始每月调度", "根据《2024年工作要点》要求", "在去年新增30家基础上",
        "与2023年底相比", "国发〔2024〕3号", "2023年11月，领导考察时强调", "3年内不得新增班线", "每季度末通报",
        "截至目前", "2024年度考核", "面向2030年", "竣工后3个月内完成备案", "纳入年终考核，完成情况通报"})
    EXPECT_TRUE(days_in(each, test::signed_only()).empty()) << each;
}

TEST(Deadline, OfTheSpanOfThePlanEndsWithIt) {
  EXPECT_EQ(days_in("三年内实现全覆盖", test::three_years()), (std::vector<std::string>{"2026-12-31"}));
}

TEST(Deadline, WithoutAYearIsDoubted) {
  const Text text("9月底前完成排查");
  const auto deadlines = find_deadlines(text, test::whole(text), test::signed_only());
  ASSERT_EQ(deadlines.size(), 1U);
  EXPECT_LT(deadlines[0].confidence, domain::kSure);
  EXPECT_NE(deadlines[0].why.find("2024"), std::string::npos);
}

TEST(Deadline, WithoutAnyYearInTheDocumentIsUnknown) {
  EXPECT_TRUE(days_in("9月底前完成排查", {}).empty());
}

TEST(TimeCell, IsReadAsTheEndOfWhatItNames) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"3月", "2024-03-31"},        {"全年", "2024-12-31"},
      {"2025年底", "2025-12-31"},   {"2025年6月30日前", "2025-06-30"},
      {"2025-06-30", "2025-06-30"}, {"2025年上半年", "2025-06-30"}};
  for (const auto& [cell, day] : cases) {
    const Text text(cell);
    const auto deadline = read_time_cell(text, test::whole(text), test::signed_only());
    ASSERT_TRUE(deadline) << cell;
    EXPECT_EQ(deadline->date.text(), day);
  }
  for (std::string_view cell : {"长期坚持", "常年", "持续推进"}) {
    const Text text(cell);
    EXPECT_FALSE(read_time_cell(text, test::whole(text), test::signed_only())) << cell;
  }
}

}  // namespace
}  // namespace duban::extract
