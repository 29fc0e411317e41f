// The words of a PDF file stand anywhere on its pages: here they become lines, paragraphs and text.
#pragma once

#include <string>
#include <vector>

#include "document/pdf_page.hpp"

namespace duban::document {

/// The text of the pages: a paragraph a line, wide gaps in a line as tabs. Lines are joined where the one goes to the
/// right edge of the text and the next begins at its left edge, over the ends of pages, too. Left out: page numbers,
/// and what stands at the head or the foot of most pages. Tables that are drawn with rules come as `append_table`
/// writes them; one that goes on on the next page is one table.
std::string laid_out(std::vector<PdfPage> pages);

}  // namespace duban::document
