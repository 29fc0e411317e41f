// Dates: what is a day, and arithmetic on days.
#include "domain/date.hpp"

#include <gtest/gtest.h>

namespace duban::domain {

TEST(Date, ReadsOnlyRealDays) {
  EXPECT_TRUE(Date::parse("2024-02-29"));
  for (const char* text : {"2023-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-01-1x", "1899-12-31",
                           "2201-01-01", "", "2026/01/01", "+026-01-01"})
    EXPECT_FALSE(Date::parse(text)) << text;
}

TEST(Date, WritesWhatItReads) {
  EXPECT_EQ(Date::parse("2026-09-05")->text(), "2026-09-05");
}

TEST(Date, KnowsTheEndOfEachMonth) {
  EXPECT_EQ(Date::end_of_month(2024, 2)->text(), "2024-02-29");
  EXPECT_EQ(Date::end_of_month(2026, 2)->text(), "2026-02-28");
  EXPECT_EQ(Date::end_of_month(2026, 12)->text(), "2026-12-31");
  EXPECT_FALSE(Date::end_of_month(2026, 13));
}

TEST(Date, AddsDaysAndYears) {
  EXPECT_EQ(Date::parse("2026-12-31")->plus_days(1).text(), "2027-01-01");
  EXPECT_EQ(Date::parse("2024-02-29")->plus_years(1).text(), "2025-02-28");
  EXPECT_EQ(Date::parse("2019-08-21")->plus_years(2).text(), "2021-08-21");
  EXPECT_EQ(days_between(*Date::parse("2026-01-01"), *Date::parse("2025-12-30")), -2);
}

}  // namespace duban::domain
