// Chinese and Arabic numerals, as outline markers, dates and quantities print them.
#pragma once

#include <optional>

#include "extract/characters.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// The value of 一 … 九十九, 两, 〇, also 一百二十; nothing if `text` is not wholly such a numeral.
std::optional<int> han_number(View text);
/// How many code points at the start of `text` can belong to a Chinese numeral.
std::size_t han_number_length(View text);
inline constexpr View kHanNumerals = U"一二三四五六七八九十百两〇零○";
inline constexpr Characters kMayBeHanNumeral = Characters::of(kHanNumerals);
constexpr bool is_han_numeral(char32_t c) {
  return kMayBeHanNumeral.may_hold(c) && kHanNumerals.find(c) != View::npos;
}
/// Whether a Chinese, Roman, circled or enclosed numeral starts here.
constexpr bool is_han_numeral_start(char32_t c) {
  return is_han_numeral(c) || (c >= 0x2160 && c <= 0x216B) || (c >= 0x2460 && c <= 0x2473) ||
         (c >= 0x3220 && c <= 0x3229);
}
/// The value of up to `digits_max` digits at the start of `text`; `length` is how many there are.
std::optional<int> digits_number(View text, std::size_t& length, std::size_t digits_max = 4);

}  // namespace duban::extract
