// Chinese and Arabic numerals, as outline markers, dates and quantities print them.
#pragma once

#include <optional>

#include "extract/text.hpp"

namespace duban::extract {

/// The value of 一 … 九十九, 两, 〇, also 一百二十; nothing if `text` is not wholly such a numeral.
std::optional<int> han_number(View text);
/// How many code points at the start of `text` can belong to a Chinese numeral.
std::size_t han_number_length(View text);
constexpr bool is_han_numeral(char32_t c) {
  switch (c) {
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'两':
    case U'〇':
    case U'零':
    case U'○':
      return true;
    default:
      return false;
  }
}
/// The value of up to `digits_max` digits at the start of `text`; `length` is how many there are.
std::optional<int> digits_number(View text, std::size_t& length, std::size_t digits_max = 4);

}  // namespace duban::extract
