// Numbers and dates as a sheet shows them.
#pragma once

#include <string>
#include <string_view>

namespace duban::document {

/// The code of a number format that a sheet names by number alone, as Chinese Excel has it (ECMA-376 part 1, 18.8.30);
/// empty for one that is not built in.
std::string_view built_in_format(int id);

/// `value` as the format code shows it: `yyyy"年"m"月"`, `0.0%`, `#,##0`. A date counts days from 1900, or from 1904
/// where `from_1904`. What the code asks beyond that (fractions, exponents, colours) falls back to the plain number.
std::string formatted(double value, std::string_view code, bool from_1904);

}  // namespace duban::document
