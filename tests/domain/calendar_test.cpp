// Working days: what holidays and make-up days make of a weekday, counting across years, and years that are not known.
#include "domain/calendar.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "support/given.hpp"

namespace duban::domain {

namespace {

using test::day;

std::vector<Date> from_to(const char* from, const char* to) {
  std::vector<Date> days;
  for (Date each = day(from); each <= day(to); each = each.plus_days(1)) days.push_back(each);
  return days;
}

std::vector<Date> all_of(std::initializer_list<std::vector<Date>> parts) {
  std::vector<Date> days;
  for (const auto& part : parts) days.insert(days.end(), part.begin(), part.end());
  return days;
}

/// The end of 2019 and 2020 with the Spring Festival that was made longer, from the notices.
HolidayYear year_2019() {
  return {2019, "通知", from_to("2019-10-01", "2019-10-07"), {day("2019-09-29"), day("2019-10-12")}};
}
HolidayYear year_2020() {
  return {2020,
          "通知",
          all_of({from_to("2020-01-01", "2020-01-01"), from_to("2020-01-24", "2020-02-02")}),
          {day("2020-01-19")}};
}

Calendar two_years() {
  return Calendar({year_2020(), year_2019()});
}

}  // namespace

TEST(Calendar, KnowsHolidaysAndMakeUpDays) {
  struct Case {
    const char* on;
    bool working;
  };
  constexpr Case kCases[] = {{"2019-09-28", false}, {"2019-09-29", true},  {"2019-09-30", true},  {"2019-10-01", false},
                             {"2019-10-07", false}, {"2019-10-08", true},  {"2019-10-12", true},  {"2019-10-13", false},
                             {"2019-12-31", true},  {"2020-01-01", false}, {"2020-01-18", false}, {"2020-01-19", true},
                             {"2020-01-23", true},  {"2020-01-31", false}, {"2020-02-02", false}, {"2020-02-03", true},
                             {"2020-02-29", false}, {"2020-12-31", true}};
  const Calendar calendar = two_years();
  for (const Case& each : kCases) EXPECT_EQ(calendar.is_working_day(day(each.on)), each.working) << each.on;
}

TEST(Calendar, CountsForthAndBack) {
  struct Case {
    const char* from;
    int count;
    const char* to;
  };
  constexpr Case kCases[] = {
      {"2019-09-30", 0, "2019-09-30"},  {"2019-10-03", 0, "2019-10-03"},  {"2019-09-28", 1, "2019-09-29"},
      {"2019-09-30", 1, "2019-10-08"},  {"2019-09-30", 5, "2019-10-12"},  {"2019-10-12", 1, "2019-10-14"},
      {"2019-12-31", 1, "2020-01-02"},  {"2020-01-23", 1, "2020-02-03"},  {"2019-10-08", -1, "2019-09-30"},
      {"2019-10-03", -2, "2019-09-29"}, {"2020-02-03", -1, "2020-01-23"}, {"2020-01-02", -1, "2019-12-31"}};
  const Calendar calendar = two_years();
  for (const Case& each : kCases)
    EXPECT_EQ(calendar.plus_working_days(day(each.from), each.count), day(each.to)) << each.from << ' ' << each.count;
}

TEST(Calendar, CountsTheDaysBetween) {
  struct Case {
    const char* from;
    const char* to;
    int days;
  };
  constexpr Case kCases[] = {{"2019-09-30", "2019-09-30", 0},  {"2019-09-30", "2019-10-07", 0},
                             {"2019-09-30", "2019-10-08", 1},  {"2019-09-28", "2019-10-12", 7},
                             {"2019-12-30", "2020-01-03", 3},  {"2020-02-03", "2020-01-22", -2},
                             {"2020-01-02", "2019-12-30", -2}, {"2020-12-28", "2020-12-31", 3}};
  const Calendar calendar = two_years();
  for (const Case& each : kCases)
    EXPECT_EQ(calendar.working_days_between(day(each.from), day(each.to)), each.days) << each.from << ' ' << each.to;
}

TEST(Calendar, GuessesNothingOfAYearThatIsNotLoaded) {
  const Calendar calendar = two_years();
  EXPECT_EQ(calendar.years(), (std::vector<int>{2019, 2020}));
  EXPECT_TRUE(calendar.knows(2020));
  EXPECT_FALSE(calendar.knows(2021));
  EXPECT_EQ(calendar.is_working_day(day("2021-01-04")), std::nullopt);
  EXPECT_EQ(calendar.plus_working_days(day("2020-12-30"), 1), day("2020-12-31"));
  EXPECT_EQ(calendar.plus_working_days(day("2020-12-31"), 1), std::nullopt);
  EXPECT_EQ(calendar.plus_working_days(day("2019-01-01"), -1), std::nullopt);
  EXPECT_EQ(calendar.plus_working_days(day("2021-01-04"), 1), std::nullopt);
  EXPECT_EQ(calendar.working_days_between(day("2020-12-31"), day("2021-01-04")), std::nullopt);
  EXPECT_EQ(calendar.working_days_between(day("2021-01-04"), day("2020-12-31")), std::nullopt);
  for (const int count : {std::numeric_limits<int>::max(), std::numeric_limits<int>::min()})
    EXPECT_EQ(calendar.plus_working_days(day("2020-06-01"), count), std::nullopt);
  // A gap between two known years is not stepped over.
  const Calendar gap({{2018, "", {}, {}}, year_2020()});
  EXPECT_EQ(gap.plus_working_days(day("2018-12-31"), 1), std::nullopt);
  EXPECT_EQ(gap.working_days_between(day("2018-12-31"), day("2020-01-02")), std::nullopt);
  EXPECT_EQ(Calendar().is_working_day(day("2020-01-02")), std::nullopt);
}

TEST(Calendar, TakesTheLastOfAYearAndNoDaysOfAnother) {
  HolidayYear corrected = year_2020();
  corrected.holidays = from_to("2020-01-01", "2020-01-01");
  const Calendar calendar({year_2019(), year_2020(), corrected});
  EXPECT_EQ(calendar.is_working_day(day("2020-01-31")), true);
  HolidayYear across = year_2019();
  across.holidays.push_back(day("2020-06-01"));
  EXPECT_EQ(Calendar({year_2020(), across}).is_working_day(day("2020-06-01")), true);
  EXPECT_TRUE(Calendar({{1800, "", {}, {}}}).years().empty());
}

TEST(Calendar, HasOneVersionForTheSameAnswers) {
  const std::string version = two_years().version();
  EXPECT_EQ(version,
            "2019 +09-29 -10-01 -10-02 -10-03 -10-04 -10-07 +10-12\n"
            "2020 -01-01 +01-19 -01-24 -01-27 -01-28 -01-29 -01-30 -01-31\n");
  HolidayYear other = year_2020();
  other.source = "另一份通知";
  other.holidays.push_back(day("2020-02-08"));  // a Saturday
  EXPECT_EQ(Calendar({year_2019(), other}).version(), version);
  other.working.push_back(day("2020-02-08"));
  EXPECT_NE(Calendar({year_2019(), other}).version(), version);
  EXPECT_EQ(Calendar().version(), "");
}

TEST(Calendar, CountsWhatItAdded) {
  constexpr unsigned kSeed = 20260101;
  std::mt19937 random(kSeed);
  const Calendar calendar = two_years();
  const auto between = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  for (int i = 0; i < 20'000; ++i) {
    const Date from = day("2019-01-01").plus_days(between(0, 730));
    const int count = between(-300, 300);
    const auto to = calendar.plus_working_days(from, count);
    if (!to) continue;
    ASSERT_EQ(*calendar.is_working_day(*to) || count == 0, true) << from.text() << ' ' << count << ", seed " << kSeed;
    // Back from a day off, the day off itself counts for nothing: one less.
    const bool from_day_off = count < 0 && !*calendar.is_working_day(from);
    ASSERT_EQ(calendar.working_days_between(from, *to), from_day_off ? count + 1 : count)
        << from.text() << ' ' << count << ", seed " << kSeed;
  }
}

}  // namespace duban::domain
