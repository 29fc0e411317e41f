#include "extract/numerals.hpp"

namespace duban::extract {

namespace {

int digit_value(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

}  // namespace

std::size_t han_number_length(View text) {
  std::size_t length = 0;
  while (length < text.size() && is_han_numeral(text[length])) ++length;
  return length;
}

std::optional<int> han_number(View text) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  int total = 0;
  int digit = -1;
  for (char32_t c : text) {
    if (c == U'十' || c == U'百') {
      const int scale = c == U'十' ? 10 : 100;
      total += (digit < 0 ? 1 : digit) * scale;
      digit = -1;
      continue;
    }
    const int value = digit_value(c);
    if (value < 0) return std::nullopt;
    digit = digit < 0 || digit == 0 ? value : digit * 10 + value;
  }
  return total + (digit < 0 ? 0 : digit);
}

std::optional<int> digits_number(View text, std::size_t& length, std::size_t digits_max) {
  length = 0;
  int value = 0;
  while (length < text.size() && is_digit(text[length])) {
    if (length == digits_max) return std::nullopt;
    value = value * 10 + static_cast<int>(text[length] - U'0');
    ++length;
  }
  if (length == 0) return std::nullopt;
  return value;
}

}  // namespace duban::extract
