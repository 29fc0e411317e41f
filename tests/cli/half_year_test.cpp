// The half year that is made up: one that is over.
#include "cli/half_year.hpp"

#include <gtest/gtest.h>

#include "support/days.hpp"

namespace duban::cli {

using test::day;

TEST(HalfYear, IsTheLatestThatIsOver) {
  EXPECT_EQ(latest_half_year(day("2026-11-14")), 2025);
  EXPECT_EQ(latest_half_year(day("2026-11-15")), 2026);
  EXPECT_EQ(latest_half_year(day("2027-01-01")), 2026);
}

}  // namespace duban::cli
