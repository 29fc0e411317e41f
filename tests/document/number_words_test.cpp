#include "document/number_words.hpp"

#include <gtest/gtest.h>

namespace duban::document {
namespace {

TEST(NumberWords, AreThoseOfTheFormat) {
  const std::tuple<int, std::string_view, std::string_view> cases[] = {
      {1, "decimal", "1"},
      {7, "decimalZero", "07"},
      {12, "decimalZero", "12"},
      {4, "upperRoman", "IV"},
      {1994, "lowerRoman", "mcmxciv"},
      {1, "upperLetter", "A"},
      {27, "lowerLetter", "aa"},
      {10, "chineseCounting", "十"},
      {21, "chineseCounting", "二十一"},
      {100, "chineseCounting", "一〇〇"},
      {10, "chineseCountingThousand", "十"},
      {15, "japaneseCounting", "十五"},
      {100, "chineseCountingThousand", "一百"},
      {105, "chineseCountingThousand", "一百零五"},
      {110, "chineseCountingThousand", "一百一十"},
      {1010, "chineseCountingThousand", "一千零一十"},
      {10002, "chineseCountingThousand", "一万零二"},
      {20, "ideographDigital", "二〇"},
      {12, "chineseLegalSimplified", "壹拾贰"},
      {3, "ideographLegalTraditional", "參"},
      {1, "ideographTraditional", "甲"},
      {11, "ideographTraditional", "11"},
      {12, "ideographZodiac", "亥"},
      {1, "decimalEnclosedCircle", "①"},
      {20, "decimalEnclosedCircleChinese", "⑳"},
      {21, "decimalEnclosedCircle", "21"},
      {3, "decimalEnclosedParen", "⑶"},
      {2, "decimalFullWidth", "２"},
      {5, "bullet", ""},
      {5, "none", ""},
      {5, "not a format", "5"},
      {-3, "decimal", "0"},
      {0, "chineseCounting", "〇"},
      {2'000'000'000, "upperLetter", "2000000000"},
  };
  for (const auto& [number, format, words] : cases) EXPECT_EQ(number_words(number, format), words) << format;
}

}  // namespace
}  // namespace duban::document
