// Tables as comma-separated text (RFC 4180), as spreadsheets write and read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::codec {

/// A row with the line of the text that it begins on, from 1.
struct TableRow {
  int line = 0;
  std::vector<std::string> cells;
  bool operator==(const TableRow&) const = default;
};

/// The rows of a text, cells without the blanks around them; rows of empty cells are left out. Tabs separate the cells
/// of a text whose first line has any, commas those of others. A cell that a spreadsheet would not take for a formula
/// only because of an apostrophe before it comes without the apostrophe.
std::vector<TableRow> read_csv(std::string_view text);

/// The rows with a byte order mark and CRLF, as spreadsheets want them. What a spreadsheet would take for a formula
/// (beginning with = + - @) gets an apostrophe before it.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace duban::codec
