// How a table of a rich document is written as text. Word files, sheets and pages all come through here, so that
// `extract/tables.cpp` has one form to read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace duban::document {

/// One cell as it stands in its row. Paragraphs inside are parted by `\n`.
struct TableCell {
  std::string text;
  /// Columns that it covers.
  std::size_t columns = 1;
  /// Whether it only continues the cell above (vMerge, rowspan, mergeCells).
  bool merged_above = false;
};

using TableRow = std::vector<TableCell>;

/// Appends the rows as lines, cells parted by tabs.
///
/// A cell that is merged with the one above is left empty, as in a table that was pasted: the reader carries the cell
/// above down to it. A cell that is really empty holds one ideographic space, U+3000: the reader takes it for what it
/// is. A head of two rows, whose first spans what the second names, becomes one. Rows of one cell across the whole
/// width that stand before or behind all others are lines of their own (a title, a note), and so are all cells of a
/// table of one column, which only frames text.
void append_table(std::vector<TableRow> rows, std::string& out);

}  // namespace duban::document
