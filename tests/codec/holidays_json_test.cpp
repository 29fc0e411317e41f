// The holidays of a year: what is shipped agrees with the notices, and what is wrong is refused.
#include "codec/holidays_json.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::codec {

using test::day;

TEST(Holidays, OfTheShippedYearsAreThoseOfTheNotices) {
  const domain::Calendar calendar(shipped_holidays());
  EXPECT_EQ(calendar.years(), (std::vector<int>{2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}));
  struct Case {
    const char* on;
    bool working;
  };
  constexpr Case kCases[] = {{"2018-02-11", true},  {"2018-02-15", false}, {"2018-12-29", true},  {"2018-12-31", false},
                             {"2019-05-01", false}, {"2019-05-03", false}, {"2019-05-05", true},  {"2019-10-12", true},
                             {"2020-01-31", false}, {"2020-02-02", false}, {"2020-02-03", true},  {"2020-05-09", true},
                             {"2021-02-20", true},  {"2021-09-18", true},  {"2022-04-24", true},  {"2022-12-31", false},
                             {"2023-04-23", true},  {"2023-10-08", true},  {"2024-02-09", true},  {"2024-02-18", true},
                             {"2024-09-29", true},  {"2025-01-26", true},  {"2025-02-04", false}, {"2025-10-08", false},
                             {"2025-10-11", true},  {"2026-01-04", true},  {"2026-02-23", false}, {"2026-09-20", true}};
  for (const Case& each : kCases) EXPECT_EQ(calendar.is_working_day(day(each.on)), each.working) << each.on;
  // The notices leave so many working days: a lost line would show.
  constexpr std::pair<int, int> kDays[] = {{2018, 250}, {2019, 250}, {2020, 249}, {2021, 250}, {2022, 249},
                                           {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, days] : kDays) {
    int worked = 0;
    const domain::Date last = *domain::Date::of(year, 12, 31);
    for (domain::Date each = *domain::Date::of(year, 1, 1); each <= last; each = each.plus_days(1))
      worked += *calendar.is_working_day(each) ? 1 : 0;
    EXPECT_EQ(worked, days) << year;
  }
}

TEST(Holidays, NameTheNoticeOfTheirOwnYear) {
  for (const domain::HolidayYear& each : shipped_holidays())
    EXPECT_NE(each.source.find("关于" + std::to_string(each.year) + "年部分节假日安排的通知"), std::string::npos)
        << each.year << ' ' << each.source;
}

TEST(Holidays, AreReadInOrder) {
  const auto year = holiday_year_from(
      "\xEF\xBB\xBF"
      R"({"year": 2027, "source": "通知", "working": ["2027-02-20", "2027-01-09"],
    "holidays": [{"name": "春节", "from": "2027-02-05", "to": "2027-02-07"},
                 {"name": "元旦", "from": "2027-01-01", "to": "2027-01-01"}]})");
  ASSERT_TRUE(year) << year.error().message;
  EXPECT_EQ(*year, (domain::HolidayYear{2027,
                                        "通知",
                                        {day("2027-01-01"), day("2027-02-05"), day("2027-02-06"), day("2027-02-07")},
                                        {day("2027-01-09"), day("2027-02-20")}}));
}

/// A file of 2027 with these members.
std::string file_of(const std::string& holidays, const std::string& working) {
  return R"({"year":2027,"source":"通知","holidays":[)" + holidays + R"(],"working":[)" + working + "]}";
}

TEST(Holidays, ThatContradictThemselvesAreRefused) {
  const std::string new_year = R"({"name":"元旦","from":"2027-01-01","to":"2027-01-03"})";
  struct Case {
    std::string text;
    const char* said;
  };
  const Case cases[] = {
      {file_of(R"({"name":"元旦","from":"2026-12-31","to":"2027-01-01"})", ""), "holidays[0].from 应在 2027 年之内"},
      {file_of(R"({"name":"元旦","from":"2027-12-31","to":"2028-01-01"})", ""), "holidays[0].to 应在 2027 年之内"},
      {file_of(R"({"name":"元旦","from":"2027-01-02","to":"2027-01-01"})", ""),
       "holidays[0].to 应不早于 from（2027-01-02）"},
      {file_of(R"({"name":"元旦","from":"2027-1-1","to":"2027-01-01"})", ""), "现在是“2027-1-1”"},
      {file_of(R"({"name":"春节","from":"2027-02-29","to":"2027-02-29"})", ""), "holidays[0].from 应是一个日期"},
      {file_of(R"({"name":"元旦","from":20270101,"to":"2027-01-01"})", ""), "现在是 20270101"},
      {file_of(R"({"name":"","from":"2027-01-01","to":"2027-01-01"})", ""), "holidays[0].name 应写节日的名称"},
      {file_of(R"({"name":"元旦","from":"2027-01-01"})", ""),
       "holidays[0] 应是一个对象，成员为 name from to，现在没有 to"},
      {file_of(R"("2027-01-01")", ""), "holidays[0] 应是一个对象"},
      {file_of(new_year + "," + new_year, ""), "holidays[1] 应写未写过的日期，现在又写了 2027-01-01"},
      {file_of("", R"("2027-01-04")"), "working[0] 应是周六或周日，现在是 2027-01-04"},
      {file_of("", R"("2026-01-03")"), "working[0] 应在 2027 年之内"},
      {file_of(new_year, R"("2027-01-03")"), "working[0] 应不在放假的日期之内"},
      {file_of("", R"("2027-01-03","2027-01-03")"), "working[1] 应写未写过的日期"},
      {R"({"year":2027,"source":"通知","holidays":[]})", "现在没有 working"},
      {R"({"year":2027,"source":"通知","holidays":[],"working":[],"workdays":[]})", "现在另有“workdays”"},
      {R"({"year":2027,"source":"通知","holidays":{},"working":[]})", "holidays 应是一个列表"},
      {R"({"year":2027,"source":"","holidays":[],"working":[]})", "source 应写明公布安排的通知"},
      {R"({"year":4294969323,"source":"通知","holidays":[],"working":[]})", "year 应是 1949 到 2200 之间的年份"},
      {R"({"year":"2027","source":"通知","holidays":[],"working":[]})", "现在是“2027”"},
      {"[]", "文件 应是一个对象"},
      {"{", "schemas/holidays.schema.json"},
      {"", "schemas/holidays.schema.json"}};
  for (const Case& each : cases) {
    const auto year = holiday_year_from(each.text);
    test::expect_refused(year, domain::RejectionCode::invalid_value);
    if (!year) {
      EXPECT_NE(year.error().message.find(each.said), std::string::npos) << year.error().message;
    }
  }
}

}  // namespace duban::codec
