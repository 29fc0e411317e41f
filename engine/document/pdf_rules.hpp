// Finds the rules of a table in the picture of a page: the file's own drawing commands are many, what they look like is
// the same.
#pragma once

#include <cstddef>

#include "document/pdf_page.hpp"

namespace duban::document {

/// A picture in grey, a byte a dot, 0 is black. One dot is one point of the page.
struct GreyPicture {
  const unsigned char* dots = nullptr;
  std::size_t width = 0;
  std::size_t height = 0;
  std::size_t bytes_per_row = 0;
};

/// Sets `across` and `down` of the page. An area that is filled dark has a rule at each of its edges. Strokes of
/// characters are too short, except in very large type.
void find_rules(const GreyPicture& picture, PdfPage& page);

}  // namespace duban::document
