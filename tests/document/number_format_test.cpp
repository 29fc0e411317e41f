#include "document/number_format.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace duban::document {
namespace {

TEST(NumberFormat, ShowsWhatTheSheetShows) {
  const std::tuple<double, std::string_view, std::string_view> cases[] = {
      {12, "General", "12"},
      {0.1 + 0.2, "", "0.3"},
      {1234567.5, "", "1234567.5"},
      {-3, "0", "-3"},
      {2.5, "0.00", "2.50"},
      {2.5, "0.0##", "2.5"},
      {2, "0.##", "2"},
      {1234567, "#,##0", "1,234,567"},
      {123, "#,##0.00", "123.00"},
      {0.125, "0.0%", "12.5%"},
      {0.5, "0%", "50%"},
      {12000, "0,\"千元\"", "12千元"},
      {45, "0\"家以上\"", "45家以上"},
      {-4, "0;[Red](0)", "(4)"},
      {0, "0;-0;\"无\"", "无"},
      {46203, "yyyy\"年\"m\"月\"d\"日\"", "2026年6月30日"},
      {46203, "yyyy/m/d", "2026/6/30"},
      {46203, "yy-mm-dd", "26-06-30"},
      {46203, "[$-804]yyyy\"年\"m\"月\"", "2026年6月"},
      {46203.75, "yyyy-mm-dd hh:mm:ss", "2026-06-30 18:00:00"},
      {1, "yyyy-m-d", "1900-1-1"},
      {61, "yyyy-m-d", "1900-3-1"},
      {9e9, "yyyy-m-d", "9000000000"},
      {1e300, "0.00", "1e+300"},
      {std::numeric_limits<double>::quiet_NaN(), "0", ""},
      {7, "# ?/?", "7"},
  };
  for (const auto& [value, code, shown] : cases) EXPECT_EQ(formatted(value, code, false), shown) << code;
  EXPECT_EQ(formatted(44741, "yyyy/m/d", true), "2026/6/30");
}

TEST(NumberFormat, KnowsTheOnesThatAreBuiltIn) {
  EXPECT_EQ(formatted(46203, built_in_format(31), false), "2026年6月30日");
  EXPECT_EQ(formatted(0.5, built_in_format(10), false), "50.00%");
  EXPECT_EQ(built_in_format(0), "");
  EXPECT_EQ(built_in_format(164), "");
}

}  // namespace
}  // namespace duban::document
