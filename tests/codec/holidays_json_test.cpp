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
  // 250 and some working days a year: a lost line would show.
  struct Year {
    const char* first;
    const char* last;
    int days;
  };
  constexpr Year kYears[] = {{"2021-01-01", "2021-12-31", 250},
                             {"2024-01-01", "2024-12-31", 251},
                             {"2025-01-01", "2025-12-31", 248},
                             {"2026-01-01", "2026-12-31", 248}};
  for (const Year& each : kYears)
    EXPECT_EQ(calendar.working_days_between(day(each.first).plus_days(0), day(each.last)).value() +
                  (*calendar.is_working_day(day(each.first)) ? 1 : 0),
              each.days)
        << each.first;
}

TEST(Holidays, ThatContradictThemselvesAreRefused) {
  struct Case {
    const char* text;
    const char* said;
  };
  constexpr Case kCases[] = {
      {R"({"year":2027,"source":"通知","holidays":[{"name":"元旦","from":"2026-12-31","to":"2027-01-01"}],"working":[]})",
       "2027 年之内"},
      {R"({"year":2027,"source":"通知","holidays":[{"name":"元旦","from":"2027-01-02","to":"2027-01-01"}],"working":[]})",
       "不早于起日"},
      {R"({"year":2027,"source":"通知","holidays":[],"working":["2027-01-04"]})", "应是周六或周日"},
      {R"({"year":2027,"source":"通知","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"working":["2027-01-03"]})",
       "不应既放假又上班"},
      {R"({"year":2027,"source":"通知","holidays":[],"working":["2027-01-03","2027-01-03"]})", "写了两次"},
      {R"({"year":2027,"holidays":[],"working":[]})", "应有 source"},
      {R"({"source":"通知"})", "应有 year"},
      {"[]", "schemas/holidays.schema.json"},
      {"{", "schemas/holidays.schema.json"}};
  for (const Case& each : kCases) {
    const auto year = holiday_year_from(each.text);
    test::expect_refused(year, domain::RejectionCode::invalid_value);
    if (!year) {
      EXPECT_NE(year.error().message.find(each.said), std::string::npos) << year.error().message;
    }
  }
}

}  // namespace duban::codec
