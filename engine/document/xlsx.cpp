#include "document/xlsx.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "document/table.hpp"
#include "document/xlsx_book.hpp"

namespace duban::document {

namespace {

/// Puts the rows of one sheet together.
class Sheet {
 public:
  Sheet(const pugi::xml_node& sheet, const Workbook& book) : book_(book), merges_(merges_of(sheet)) {}

  void take_row(const pugi::xml_node& node, int row, std::string& out) {
    std::vector<std::string> texts;
    int column = -1;
    for (const pugi::xml_node& cell : node.children()) {
      const int stated = place_of(attribute_of(cell, "r")).column;
      column = stated >= 0 ? stated : column + 1;
      if (column >= kSheetColumnsMax || local_name(cell) != "c") continue;
      if (texts.size() <= static_cast<std::size_t>(column)) texts.resize(static_cast<std::size_t>(column) + 1);
      texts[static_cast<std::size_t>(column)] = cell_text(cell, book_);
    }
    const bool empty = std::ranges::all_of(texts, [](const std::string& text) { return text.empty(); });
    if (row > next_row_ || (empty && !is_covered(row))) flush(out);
    next_row_ = row + 1;
    if (!empty || is_covered(row)) rows_.push_back(placed(texts, row));
  }

  void flush(std::string& out) {
    append_table(std::move(rows_), out);
    rows_.clear();
  }

 private:
  /// How far down and right the merged region of a column reaches.
  struct Reach {
    int last_row = -1;
    int columns = 1;
  };

  bool is_covered(int row) const {
    return std::ranges::any_of(reach_, [&](const Reach& reach) { return reach.last_row >= row; });
  }

  TableRow placed(std::vector<std::string>& texts, int row) {
    std::map<int, Merge> begin;
    for (auto [at, end] = merges_.equal_range(row); at != end; ++at) begin[at->second.first.column] = at->second;
    int width = static_cast<int>(texts.size());
    if (!begin.empty()) width = std::max(width, begin.rbegin()->first + 1);
    for (int column = width; column < kSheetColumnsMax; ++column)
      if (reach_[static_cast<std::size_t>(column)].last_row >= row) width = column + 1;
    texts.resize(static_cast<std::size_t>(width));
    TableRow cells;
    for (int column = 0; column < width;) {
      Reach& reach = reach_[static_cast<std::size_t>(column)];
      int columns = 1;
      const bool above = reach.last_row >= row;
      if (above) {
        columns = reach.columns;
      } else if (const auto merge = begin.find(column); merge != begin.end()) {
        columns = std::min(merge->second.last.column, kSheetColumnsMax - 1) - column + 1;
        reach = {merge->second.last.row, columns};
      }
      cells.push_back({above ? std::string() : std::move(texts[static_cast<std::size_t>(column)]),
                       static_cast<std::size_t>(columns), above});
      column += columns;
    }
    return cells;
  }

  const Workbook& book_;
  std::multimap<int, Merge> merges_;
  std::vector<Reach> reach_ = std::vector<Reach>(kSheetColumnsMax);
  std::vector<TableRow> rows_;
  int next_row_ = 0;
};

}  // namespace

domain::Result<std::string> xlsx_text(const ZipArchive& archive) {
  std::string out;
  const auto read = for_each_sheet(archive, [&](std::string_view, const pugi::xml_node& node, const Workbook& book) {
    Sheet sheet(node, book);
    int row = -1;
    for (const pugi::xml_node& each : child_of(node, "sheetData").children()) {
      if (local_name(each) != "row") continue;
      row = number_of(attribute_of(each, "r"), row + 2, 1, kSheetRowsMax) - 1;
      sheet.take_row(each, row, out);
    }
    sheet.flush(out);
  });
  return read ? domain::Result<std::string>(std::move(out)) : read.error();
}

}  // namespace duban::document
