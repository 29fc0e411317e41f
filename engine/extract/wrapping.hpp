// Line ends that only break long lines, as text taken from a PDF has them: found from the shape of the whole text.
#pragma once

#include <vector>

#include "extract/text.hpp"

namespace duban::extract {

/// The places of line ends that stand inside a paragraph, ascending. Empty unless most lines of the text are broken at
/// one width.
std::vector<std::size_t> soft_line_ends(const Text& text);

/// The places of line ends inside the bracket of a clause: `(责` `任单位:市科技局)`. Those before a label stay.
std::vector<std::size_t> clause_line_ends(const Text& text);

/// Tags of HTML that were left in a text: what each means for it (a line end, a cell's end) in place of its first
/// character, and the places of the rest.
struct Tags {
  std::vector<std::pair<std::size_t, char32_t>> marks;
  std::vector<std::size_t> rest;
};
Tags left_tags(const Text& text);

/// The places of lines that only print the number of a page (— 3 —, 第3页 共8页), line ends included, ascending. Where
/// the page broke inside a sentence, the line end before goes, too.
std::vector<std::size_t> page_numbers(const Text& text);

/// The places of the signs of Markdown headings (## 一、) and of bold words (**…**), ascending.
std::vector<std::size_t> markdown_signs(const Text& text);

}  // namespace duban::extract
