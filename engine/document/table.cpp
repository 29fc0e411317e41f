#include "document/table.hpp"

#include <algorithm>
#include <string_view>

namespace duban::document {

namespace {

constexpr std::string_view kEmptyCell = "\u3000";
/// A sheet can claim a width that nobody wrote anything in.
constexpr std::size_t kColumnsMax = 256;

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.starts_with(kEmptyCell)) {
      text.remove_prefix(kEmptyCell.size());
    } else if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n') {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

/// Makes all rows as wide as the table is. Columns in which no row begins anything are no columns, however far a cell
/// claims to span.
void make_even(std::vector<TableRow>& rows) {
  std::size_t used = 0;
  for (const TableRow& row : rows) {
    std::size_t at = 0;
    for (const TableCell& cell : row) {
      if (cell.merged_above || !is_blank(cell.text)) used = std::max(used, at + 1);
      at += cell.columns;
    }
  }
  used = std::min(used, kColumnsMax);
  for (TableRow& row : rows) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (at >= used) {
        row.resize(i);
        break;
      }
      row[i].columns = std::min(row[i].columns, used - at);
      at += row[i].columns;
    }
    if (at < used) row.push_back({{}, used - at, false});
  }
}

/// A head of two rows: every cell of the first either spans columns, which the second row names one by one, or goes on
/// into the second. The names of the second then stand for what spans them.
bool has_second_head(const std::vector<TableRow>& rows) {
  if (rows.size() < 3) return false;
  bool spans = false;
  std::size_t at = 0;
  std::vector<bool> below;  // whether the second row's column continues the first's
  for (const TableCell& cell : rows[1])
    for (std::size_t i = 0; i < cell.columns; ++i) below.push_back(cell.merged_above);
  for (const TableCell& cell : rows[0]) {
    if (at + cell.columns > below.size()) return false;
    if (cell.merged_above) return false;
    if (cell.columns > 1) {
      spans = true;
      if (below[at]) return false;
    } else if (!below[at]) {
      return false;
    }
    at += cell.columns;
  }
  return spans && at == below.size();
}

void join_heads(std::vector<TableRow>& rows) {
  TableRow head;
  std::size_t next = 0;
  for (const TableCell& cell : rows[0]) {
    for (std::size_t at = 0; at < cell.columns && next < rows[1].size(); ++next) {
      const TableCell& below = rows[1][next];
      head.push_back({below.merged_above || is_blank(below.text) ? cell.text : below.text, below.columns, false});
      at += below.columns;
    }
  }
  rows.erase(rows.begin());
  rows.front() = std::move(head);
}

void append_line(std::string_view text, std::string& out) {
  out += text;
  out.push_back('\n');
}

/// A cell's paragraphs on one line, parted by a blank: units that stand one a line are told apart by it.
void append_cell(std::string_view text, std::string& out) {
  bool blank = false;
  bool any = false;
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == ' ') {
      blank = any;
      continue;
    }
    if (blank) out.push_back(' ');
    blank = false;
    any = true;
    out.push_back(c);
  }
}

void append_row(const TableRow& row, std::string& out) {
  bool first = true;
  for (const TableCell& cell : row) {
    for (std::size_t i = 0; i < cell.columns; ++i) {
      if (!first) out.push_back('\t');
      first = false;
      if (cell.merged_above) continue;
      if (i > 0 || is_blank(cell.text))
        out += kEmptyCell;
      else
        append_cell(cell.text, out);
    }
  }
  out.push_back('\n');
}

bool is_one_cell(const TableRow& row) {
  return std::ranges::count_if(row, [](const TableCell& cell) { return cell.merged_above || !is_blank(cell.text); }) <=
         1;
}

}  // namespace

void append_table(std::vector<TableRow> rows, std::string& out) {
  make_even(rows);
  std::erase_if(rows, [](const TableRow& row) {
    return std::ranges::all_of(row, [](const TableCell& cell) { return !cell.merged_above && is_blank(cell.text); });
  });
  const auto is_row = [](const TableRow& row) { return !is_one_cell(row); };
  const auto first = std::ranges::find_if(rows, is_row);
  const auto last = std::find_if(rows.rbegin(), std::make_reverse_iterator(first), is_row).base();
  std::vector<TableRow> body(std::make_move_iterator(first), std::make_move_iterator(last));
  const auto append_lines = [&](auto from, auto to) {
    for (; from != to; ++from)
      for (const TableCell& cell : *from)
        if (!is_blank(cell.text)) append_line(cell.text, out);
  };
  append_lines(rows.begin(), first);
  if (has_second_head(body)) join_heads(body);
  for (const TableRow& row : body) append_row(row, out);
  append_lines(last, rows.end());
}

}  // namespace duban::document
