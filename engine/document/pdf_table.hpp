// Tables that are drawn with rules, out of the words and rules of a page.
#pragma once

#include <array>
#include <vector>

#include "document/pdf_line.hpp"
#include "document/pdf_page.hpp"
#include "document/table.hpp"

namespace duban::document {

struct PdfTable {
  double top = 0;
  double bottom = 0;
  /// Left edges of the columns and the right edge of the last, from left to right.
  std::vector<double> edges;
  std::vector<TableRow> rows;
  /// Of each cell of the first two rows the first line; of each of the last row the last line, and the room behind it.
  /// Empty for an empty cell.
  std::array<std::vector<PdfLine>, 2> first;
  std::vector<PdfLine> last;
  std::vector<double> room;
};

/// Finds the tables of two columns or more, from above to below, and takes their words off the page.
std::vector<PdfTable> take_tables(PdfPage& page);

/// Adds `next`, which stands at the top of the page behind that which `table` ends, if it has the same columns: without
/// the head that it repeats, and with a row that the end of the page divided as one. Says whether it did.
bool continue_table(PdfTable& table, PdfTable& next);

}  // namespace duban::document
