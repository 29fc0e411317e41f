#include "document/xlsx_rows.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "document/xlsx.hpp"
#include "document/xlsx_book.hpp"

namespace duban::document {

namespace {

void append_cell(std::string_view text, std::string& out) {
  out += '\t';
  if (text.find_first_of("\t\n\r\"") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

/// The texts of merged cells, which go on below the row that they stand in.
class Merged {
 public:
  explicit Merged(std::multimap<int, Merge> merges) : merges_(std::move(merges)) {}

  /// Fills in what goes on from above and remembers what begins here.
  void take_row(int row, std::vector<std::string>& texts) {
    std::erase_if(open_, [&](const Open& each) { return each.last_row < row; });
    for (const Open& each : open_) {
      const auto column = static_cast<std::size_t>(each.column);
      if (texts.size() <= column) texts.resize(column + 1);
      texts[column] = each.text;
    }
    for (auto [at, end] = merges_.equal_range(row); at != end; ++at) {
      const auto column = static_cast<std::size_t>(at->second.first.column);
      if (at->second.last.row > row && column < texts.size())
        open_.push_back({at->second.last.row, at->second.first.column, texts[column]});
    }
  }

 private:
  struct Open {
    int last_row;
    int column;
    std::string text;
  };
  std::multimap<int, Merge> merges_;
  std::vector<Open> open_;
};

std::vector<std::string> texts_of(const pugi::xml_node& row, const Workbook& book) {
  std::vector<std::string> texts;
  int column = -1;
  for (const pugi::xml_node& cell : row.children()) {
    const int stated = place_of(attribute_of(cell, "r")).column;
    column = stated >= 0 ? stated : column + 1;
    if (column >= kSheetColumnsMax || local_name(cell) != "c") continue;
    if (texts.size() <= static_cast<std::size_t>(column)) texts.resize(static_cast<std::size_t>(column) + 1);
    texts[static_cast<std::size_t>(column)] = cell_text(cell, book);
  }
  return texts;
}

void append_sheet(std::string_view name, const pugi::xml_node& sheet, const Workbook& book, std::string& out) {
  out += '#';
  append_cell(name, out);
  out += '\n';
  Merged merged(merges_of(sheet));
  int row = -1;
  for (const pugi::xml_node& each : child_of(sheet, "sheetData").children()) {
    if (local_name(each) != "row") continue;
    row = number_of(attribute_of(each, "r"), row + 2, 1, kSheetRowsMax) - 1;
    std::vector<std::string> texts = texts_of(each, book);
    const bool empty = std::ranges::all_of(texts, [](const std::string& text) { return text.empty(); });
    merged.take_row(row, texts);
    if (empty) continue;
    out += std::to_string(row + 1);
    for (const std::string& text : texts) append_cell(text, out);
    out += '\n';
  }
}

}  // namespace

domain::Result<std::string> xlsx_rows(const ZipArchive& archive) {
  std::string out;
  const auto read = for_each_sheet(archive, [&](std::string_view name, const pugi::xml_node& sheet,
                                                const Workbook& book) { append_sheet(name, sheet, book, out); });
  return read ? domain::Result<std::string>(std::move(out)) : read.error();
}

}  // namespace duban::document
