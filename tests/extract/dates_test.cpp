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
      {"9月份召开现场会", {"2024-09-30"}},
      {"7月中旬组织督查", {"2024-07-20"}},
      {"全县2024年新建学校5所", {"2024-12-31"}},
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
      {"印发后30日内报送方案", {"2024-05-12"}},
      {"半年内完成核查", {"2024-10-12"}},
      {"二〇二五年六月底前完成", {"2025-06-30"}},
      {"十月十五日前上报", {"2024-10-15"}},
      {"25年6月底前完成", {"2025-06-30"}},
      {"2025.06前完成", {"2025-06-30"}},
      {"2025/6/30前完成", {"2025-06-30"}},
      {"2025-06-30前完成", {"2025-06-30"}},
      {"6月30日24时前上报", {"2024-06-30"}},
      {"5月下旬完成", {"2024-05-31"}},
      {"2025年度内完成", {"2025-12-31"}},
      {"9月开工，12月竣工", {"2024-09-30", "2024-12-31"}},
      {"次年1月底前报送总结", {"2025-01-31"}},
      {"今明两年建设10个", {"2025-12-31"}},
      {"2025年6月底前完成排查，9月底前完成整改，年底前验收", {"2025-06-30", "2025-09-30", "2025-12-31"}},
      {"2024年11月至次年2月开展整治", {"2025-02-28"}},
      {"2025年11月—3月开展整治", {"2026-03-31"}},
      {"于2025年的3月30日、6月30日上报", {"2025-03-30", "2025-06-30"}},
      {"其中2025年完成30%", {"2025-12-31"}},
      {"1.2025年底前建成", {"2025-12-31"}},
      {"新建建筑2025年全面执行标准", {"2025-12-31"}},
      {"1年内有效减轻负担，3年内成效显著", {"2025-04-12", "2027-04-12"}},
      {"总结提升阶段（12月1日至10日）", {"2024-12-10"}},
      {"自查自纠阶段（2025年9月1—15日）", {"2025-09-15"}},
  };
  for (const Case& each : cases) EXPECT_EQ(days_in(each.text, test::signed_only()), each.days) << each.text;
}

TEST(Deadline, IsNotSeenInStartsEventsAndCitations) {
  for (std::string_view each : {"自2024年起实行新标准",
                                "4月开始每月调度",
                                "根据《2024年工作要点》要求",
                                "在去年新增30家基础上",
                                "与2023年底相比",
                                "国发〔2024〕3号",
                                "2023年11月，领导考察时强调",
                                "3年内不得新增班线",
                                "每季度末通报",
                                "截至目前",
                                "2024年度考核",
                                "面向2030年",
                                "2025年春节前兑付",
                                "2025年计划出列的20个村",
                                "“年初建账、年底交账”的制度",
                                "为全年发展打下基础",
                                "国庆节前投入使用",
                                "受理后15个工作日内办结",
                                "汛前完成除险加固",
                                "竣工后3个月内完成备案",
                                "纳入年终考核，完成情况通报"})
    EXPECT_TRUE(days_in(each, test::signed_only()).empty()) << each;
}

TEST(Deadline, OfTheSpanOfThePlanEndsWithIt) {
  EXPECT_EQ(days_in("三年内实现全覆盖", test::three_years()), (std::vector<std::string>{"2026-12-31"}));
}

TEST(Deadline, WithoutAYearIsExplained) {
  const Text text("9月底前完成排查");
  const auto deadlines = find_deadlines(text, test::whole(text), test::signed_only());
  ASSERT_EQ(deadlines.size(), 1U);
  EXPECT_EQ(deadlines[0].why, "9月底前 → 2024-09-30，依据：成文年份 2024");
}

TEST(Deadline, IsDoubtedWhereItsYearOrDayIsAConvention) {
  Calendar page;
  page.published_on = domain::Date::of(2024, 4, 12);
  const std::pair<std::string_view, Calendar> cases[] = {
      {"9月底前完成排查", page},                    // only the page's day tells the year
      {"1月底前完成排查", test::signed_only()},     // before the signature: the next year's
      {"8月初完成排查", test::signed_only()},       // which day is early August
      {"2026年前实现全覆盖", test::signed_only()},  // the first day or the last
      {"次年1月底前报送总结", test::signed_only()},
  };
  for (const auto& [words, calendar] : cases) {
    const Text text(words);
    const auto deadlines = find_deadlines(text, test::whole(text), calendar);
    ASSERT_EQ(deadlines.size(), 1U) << words;
    EXPECT_LT(deadlines[0].confidence, domain::kSure) << words;
  }
}

TEST(Deadline, WithoutAnyYearInTheDocumentIsUnknown) {
  EXPECT_TRUE(days_in("9月底前完成排查", {}).empty());
}

TEST(TimeCell, IsReadAsTheEndOfWhatItNames) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"3月", "2024-03-31"},
      {"全年", "2024-12-31"},
      {"2025年底", "2025-12-31"},
      {"2025年6月30日前", "2025-06-30"},
      {"2025-06-30", "2025-06-30"},
      {"2025年上半年", "2025-06-30"},
      {"2025.06", "2025-06-30"},
      {"2025/6", "2025-06-30"},
      {"2025", "2025-12-31"},
      {"六月底", "2024-06-30"},
      {"①3月底前，明确2025年增长目标；②6月底前，出台政策", "2024-06-30"},
      {"3—5月", "2024-05-31"},
      {"2024年11月—2025年2月", "2025-02-28"}};
  for (const auto& [cell, day] : cases) {
    const Text text(cell);
    const auto deadline = read_time_cell(text, test::whole(text), test::signed_only());
    ASSERT_TRUE(deadline) << cell;
    EXPECT_EQ(deadline->date.text(), day);
  }
  for (std::string_view cell : {"长期坚持", "常年", "持续推进", "2025年起", "每月底", "2025年9月启动"}) {
    const Text text(cell);
    EXPECT_FALSE(read_time_cell(text, test::whole(text), test::signed_only())) << cell;
  }
}

}  // namespace
}  // namespace duban::extract
