// Line ends that only break long lines, as text taken from a PDF has them: found from the shape of the whole text.
#pragma once

#include <vector>

#include "extract/text.hpp"

namespace duban::extract {

/// The places of line ends that stand inside a paragraph, ascending. Empty unless most lines of the text are broken at
/// one width.
std::vector<std::size_t> soft_line_ends(const Text& text);

}  // namespace duban::extract
