// The words of a PDF file stand anywhere on its pages: here they become lines, paragraphs and text.
#pragma once

#include <string>
#include <vector>

namespace duban::document {

/// A word with its box, in points from the upper left corner of the page.
struct PdfWord {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  std::string text;
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
};

/// The text of the pages: a paragraph a line, wide gaps in a line as tabs. Lines are joined where the one goes to the
/// right edge of the text and the next begins at its left edge, over the ends of pages, too. Left out: page numbers,
/// and what stands at the head or the foot of most pages.
std::string laid_out(const std::vector<PdfPage>& pages);

}  // namespace duban::document
