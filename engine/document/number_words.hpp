// Numbers as Word and HTML write them before list items: 一, ①, iv, 甲.
#pragma once

#include <string>
#include <string_view>

namespace duban::document {

/// `number` in the number format `format` of ECMA-376 part 1, 17.18.59 (chineseCountingThousand, lowerRoman, …), as
/// UTF-8. Decimal digits where the format is not known, or has no sign for so large a number; empty for `none` and
/// `bullet`. Numbers below 0 are written as 0, as Word does.
std::string number_words(int number, std::string_view format);

}  // namespace duban::document
