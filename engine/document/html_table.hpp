// Puts the cells of an HTML table where its spans say.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/table.hpp"

namespace duban::document {

/// Takes cells in the order of the page and places them (HTML, 4.9.12.1). What would stand beyond
/// `kColumnsMax` joins the last cell.
class HtmlTable {
 public:
  static constexpr std::size_t kColumnsMax = 256;

  void begin_row();
  void add_cell(std::string text, std::size_t columns, std::size_t rows);

  std::vector<TableRow> take_rows();

  /// Whether the table lays out a page and shows no data: one column or row, or a cell that is a page of its own.
  bool is_layout() const;

 private:
  /// Continues the cells that reach down from above, up to the next free column.
  void fill_merged();

  /// Cells of earlier rows that reach further down, by their first column.
  struct Reaching {
    std::size_t rows = 0;
    std::size_t columns = 0;
  };

  std::vector<TableRow> rows_;
  std::vector<Reaching> reaching_ = std::vector<Reaching>(kColumnsMax);
  std::size_t column_ = 0;
  std::size_t widest_ = 0;
  bool has_page_ = false;
};

}  // namespace duban::document
