#include "document/html_table.hpp"

#include <algorithm>

namespace duban::document {

namespace {

/// A cell of more lines, or of more bytes, is the article that a page was laid out around.
constexpr std::ptrdiff_t kCellLinesMax = 30;
constexpr std::size_t kCellBytesMax = 12'000;

}  // namespace

void HtmlTable::begin_row() {
  if (!rows_.empty()) fill_merged();
  rows_.emplace_back();
  column_ = 0;
}

void HtmlTable::fill_merged() {
  while (column_ < kColumnsMax && reaching_[column_].rows > 0) {
    Reaching& reaching = reaching_[column_];
    --reaching.rows;
    rows_.back().push_back({{}, reaching.columns, true});
    column_ += reaching.columns;
  }
}

void HtmlTable::add_cell(std::string text, std::size_t columns, std::size_t rows) {
  if (rows_.empty()) begin_row();
  fill_merged();
  if (column_ >= kColumnsMax) {
    TableCell& last = rows_.back().back();
    if (!last.text.empty()) last.text.push_back('\n');
    last.text += text;
    last.merged_above = false;
    return;
  }
  columns = std::clamp<std::size_t>(columns, 1, kColumnsMax - column_);
  // A cell from above that reaches into this span ends there.
  for (std::size_t i = column_; i < column_ + columns; ++i) reaching_[i].rows = 0;
  reaching_[column_] = {std::max<std::size_t>(rows, 1) - 1, columns};
  has_page_ = has_page_ || text.size() > kCellBytesMax || std::ranges::count(text, '\n') > kCellLinesMax;
  rows_.back().push_back({std::move(text), columns, false});
  column_ += columns;
  widest_ = std::max(widest_, rows_.back().size());
}

std::vector<TableRow> HtmlTable::take_rows() {
  if (!rows_.empty()) fill_merged();
  return std::move(rows_);
}

bool HtmlTable::is_layout() const {
  return has_page_ || rows_.size() < 2 || widest_ < 2;
}

}  // namespace duban::document
