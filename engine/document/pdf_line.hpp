// Lines of a page made of words that stand anywhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/pdf_page.hpp"

namespace duban::document {

/// In points; `em` is the width of a Chinese character in the line's type.
struct PdfLine {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double em = 0;
  std::size_t page = 0;
  std::string text;
};

/// The lines from above to below. Wide gaps in a line are tabs.
std::vector<PdfLine> lines_of(const std::vector<PdfWord>& words, std::size_t page);

/// Whether what begins `next` had no room in `room` points behind `line`, give or take `slack` points.
bool is_full(const PdfLine& line, const PdfLine& next, double room, double slack);

/// Whether the byte begins a character that takes a whole width.
bool is_wide_lead(char c);

/// Whether the lines of one paragraph are parted by a blank when they are joined: where letters meet.
bool needs_blank(std::string_view line, std::string_view next);

}  // namespace duban::document
