// Working days: holidays, make-up days, and years that nobody announced yet.
#include "domain/calendar.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using test::day;

namespace {

/// 2026: 1 to 3 January off, Sunday 4 January worked. 2027: nothing.
Calendar two_years() {
  return Calendar(
      {{2026, "", {day("2026-01-01"), day("2026-01-02"), day("2026-01-03")}, {day("2026-01-04")}}, {2027, "", {}, {}}});
}

}  // namespace

TEST(Calendar, KnowsHolidaysAndMakeUpDays) {
  const Calendar calendar = two_years();
  EXPECT_EQ(calendar.is_working_day(day("2026-01-02")), false);
  EXPECT_EQ(calendar.is_working_day(day("2026-01-04")), true);
  EXPECT_EQ(calendar.is_working_day(day("2026-01-05")), true);
  EXPECT_EQ(calendar.is_working_day(day("2026-01-10")), false);
  EXPECT_EQ(calendar.is_working_day(day("2025-12-31")), std::nullopt);
}

TEST(Calendar, CountsAcrossTheNewYearAndNotIntoAYearThatIsNotKnown) {
  const Calendar calendar = two_years();
  EXPECT_EQ(calendar.plus_working_days(day("2026-01-01"), 2), day("2026-01-05"));
  EXPECT_EQ(calendar.plus_working_days(day("2026-01-05"), -1), day("2026-01-04"));
  EXPECT_EQ(calendar.plus_working_days(day("2026-01-10"), -1), day("2026-01-09"));
  EXPECT_EQ(calendar.plus_working_days(day("2026-12-31"), 1), day("2027-01-01"));
  EXPECT_EQ(calendar.plus_working_days(day("2027-01-01"), -1), day("2026-12-31"));
  EXPECT_EQ(calendar.plus_working_days(day("2027-12-31"), 1), std::nullopt);
  EXPECT_EQ(calendar.plus_working_days(day("2026-01-04"), -1), std::nullopt);
  EXPECT_EQ(calendar.working_days_between(day("2026-12-30"), day("2027-01-04")), 3);
  EXPECT_EQ(calendar.working_days_between(day("2026-12-30"), day("2028-01-04")), std::nullopt);
}

TEST(Calendar, CountsForwardAsItCountsBack) {
  const Calendar calendar = two_years();
  for (Date from = day("2026-02-01"); from < day("2027-06-01"); from = from.plus_days(3)) {
    for (const int count : {1, 2, 5, 22, 90}) {
      const Date to = *calendar.plus_working_days(from, count);
      EXPECT_EQ(calendar.working_days_between(from, to), count);
      EXPECT_EQ(calendar.working_days_between(to, from), -count);
      EXPECT_EQ(*calendar.is_working_day(to), true);
      EXPECT_EQ(calendar.plus_working_days(to, -count).value() <= from || !*calendar.is_working_day(from), true);
    }
  }
}

}  // namespace duban::domain
