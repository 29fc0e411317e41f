#include "document/number_words.hpp"

#include <algorithm>
#include <array>

#include "document/utf8.hpp"

namespace duban::document {

namespace {

using Digits = std::array<std::string_view, 10>;

constexpr Digits kHan{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits kHanWithZero{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits kLegalSimplified{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr Digits kLegalTraditional{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};

using Units = std::array<std::string_view, 5>;

constexpr Units kUnits{"", "十", "百", "千", "万"};
constexpr Units kLegalSimplifiedUnits{"", "拾", "佰", "仟", "万"};
constexpr Units kLegalTraditionalUnits{"", "拾", "佰", "仟", "萬"};

/// Digit by digit: 一〇二.
std::string positional(int number, const Digits& digits) {
  std::string out;
  for (const char c : std::to_string(number)) out += digits[static_cast<std::size_t>(c - '0')];
  return out;
}

/// 1 to 9999 with units: 一百零二. `bare_ten` leaves out the one of 一十二.
std::string below_ten_thousand(int number, const Digits& digits, const Units& units, bool bare_ten) {
  std::string out;
  bool gap = false;
  int divisor = 1000;
  for (std::size_t unit = 4; unit-- > 0; divisor /= 10) {
    const int digit = number / divisor % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += digits[0];
    gap = false;
    if (!(bare_ten && unit == 1 && digit == 1 && out.empty())) out += digits[static_cast<std::size_t>(digit)];
    out += units[unit];
  }
  return out;
}

std::string counted(int number, const Digits& digits, const Units& units, bool bare_ten) {
  if (number == 0) return std::string(digits[0]);
  if (number < 10'000) return below_ten_thousand(number, digits, units, bare_ten);
  std::string out = below_ten_thousand(number / 10'000 % 10'000, digits, units, bare_ten) + std::string(units[4]);
  const int rest = number % 10'000;
  if (rest > 0 && rest < 1000) out += digits[0];
  return rest == 0 ? out : out + below_ten_thousand(rest, digits, units, false);
}

std::string roman(int number) {
  struct Sign {
    int value;
    std::string_view letters;
  };
  constexpr Sign kSigns[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                             {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string out;
  for (const auto& [value, letters] : kSigns)
    for (; number >= value; number -= value) out += letters;
  return out;
}

/// A, B … Z, AA, BB …, as Word counts on.
std::string letters(int number, char first) {
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>(first + (number - 1) % 26));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c < 'A' ? c : static_cast<char>(c - 'A' + 'a'); });
  return text;
}

/// Consecutive code points from `first` for 1 to `most`; empty beyond.
std::string sign(int number, char32_t first, int most) {
  std::string out;
  if (number >= 1 && number <= most) append_utf8(out, first + static_cast<char32_t>(number - 1));
  return out;
}

std::string stem(int number) {
  constexpr std::array<std::string_view, 10> kStems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
  return number >= 1 && number <= 10 ? std::string(kStems[static_cast<std::size_t>(number - 1)]) : std::string();
}

std::string branch(int number) {
  constexpr std::array<std::string_view, 12> kBranches{"子", "丑", "寅", "卯", "辰", "巳",
                                                       "午", "未", "申", "酉", "戌", "亥"};
  return number >= 1 && number <= 12 ? std::string(kBranches[static_cast<std::size_t>(number - 1)]) : std::string();
}

std::string full_width(int number) {
  std::string out;
  for (const char c : std::to_string(number)) append_utf8(out, 0xFF10 + static_cast<char32_t>(c - '0'));
  return out;
}

std::string written(int number, std::string_view format) {
  const bool word_sized = number >= 1 && number <= 32'767;
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  if (format == "upperRoman" && word_sized) return roman(number);
  if (format == "lowerRoman" && word_sized) return lower(roman(number));
  if (format == "upperLetter" && word_sized) return letters(number, 'A');
  if (format == "lowerLetter" && word_sized) return letters(number, 'a');
  if (format == "chineseCounting" || format == "taiwaneseCounting")
    return number < 100 ? counted(number, kHan, kUnits, true) : positional(number, kHan);
  if (format == "chineseCountingThousand" || format == "taiwaneseCountingThousand" || format == "japaneseCounting")
    return counted(number, kHanWithZero, kUnits, true);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital" ||
      format == "koreanDigital2")
    return positional(number, kHan);
  if (format == "chineseLegalSimplified") return counted(number, kLegalSimplified, kLegalSimplifiedUnits, false);
  if (format == "ideographLegalTraditional") return counted(number, kLegalTraditional, kLegalTraditionalUnits, false);
  if (format == "ideographTraditional") return stem(number);
  if (format == "ideographZodiac") return branch(number);
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return sign(number, U'①', 20);
  if (format == "decimalEnclosedParen") return sign(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") return sign(number, U'⒈', 20);
  if (format == "ideographEnclosedCircle") return sign(number, U'㊀', 10);
  if (format == "ideographParenthesis") return sign(number, U'㈠', 10);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return full_width(number);
  return {};
}

}  // namespace

std::string number_words(int number, std::string_view format) {
  if (format == "none" || format == "bullet") return {};
  number = std::max(number, 0);
  std::string words = written(number, format);
  return words.empty() ? std::to_string(number) : words;
}

}  // namespace duban::document
