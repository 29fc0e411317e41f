#include "extract/stacked_tables.hpp"

#include <algorithm>
#include <string>

#include "extract/marker.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kColumnsMax = 9;
constexpr std::size_t kHeadCellMax = 10;
constexpr std::size_t kRowLinesMax = 24;

bool is_number(const Text& text, Range line, std::size_t number) {
  const std::string printed = std::to_string(number);
  return text.view(line) == std::u32string(printed.begin(), printed.end());
}

bool is_unit_column(Column column) {
  return column == Column::lead || column == Column::responsible || column == Column::supervisor;
}

/// A cell of a time column: 2025年8月底, 全年, 长期坚持.
bool looks_like_time(View cell) {
  static constexpr WordSet kTimes{U"全年", U"年内", U"年底", U"长期", U"持续", U"上半年", U"每年", U"常态"};
  if (!starting_word(cell, kTimes).empty()) return true;
  return !cell.empty() && cell.size() <= 14 && is_digit(cell.front()) && cell.find_first_of(U"年月.") != View::npos;
}

/// The cell of a line; a mark of the column's edge may close it.
Range cell_of(const Text& text, Range line) {
  line = text.trimmed(line);
  return !line.empty() && text.at(line.to - 1) == U'|' ? text.trimmed({line.from, line.to - 1}) : line;
}

class Reader {
 public:
  Reader(const Text& text, std::size_t first) : text_(text) {
    for (std::size_t i = first; i < text.lines().size(); ++i) {
      const Range line = cell_of(text, text.lines()[i]);
      if (!line.empty()) lines_.push_back({line, i});
      if (lines_.size() > kColumnsMax && !read_head_ && !read_head()) return;
    }
    if (!read_head_) read_head();
  }

  std::optional<Table> read(std::size_t& after) {
    if (columns_.empty()) return std::nullopt;
    for (std::size_t number = first_; row(number); ++number) {
    }
    if (table_.rows.size() < 2) return std::nullopt;
    table_.range = {lines_.front().cell.from, table_.rows.back().range.to};
    after = lines_[next_ - 1].index + 1;
    return std::move(table_);
  }

 private:
  struct Line {
    Range cell;
    std::size_t index;
  };

  View view(std::size_t i) const { return text_.view(lines_[i].cell); }

  /// The stacked head: short cells up to the first number or group line.
  bool read_head() {
    read_head_ = true;
    std::vector<Column> columns;
    std::size_t i = 0;
    bool support = false;
    for (; i < lines_.size() && columns.size() < kColumnsMax; ++i) {
      if (is_first_number(i) || is_group(i)) break;
      if (view(i).size() > kHeadCellMax) return false;
      columns.push_back(column_of(view(i)));
      support = support || is_unit_column(columns.back()) || columns.back() == Column::due;
    }
    keep_last_task(columns);
    const bool task = std::find(columns.begin(), columns.end(), Column::task) != columns.end();
    const bool rows_follow = i < lines_.size() && (is_first_number(i) || is_group(i));
    if (!rows_follow || columns.size() < 3 || columns.front() != Column::number || !task || !support) return false;
    columns_ = std::move(columns);
    next_ = i;
    return true;
  }

  /// The number of the first row; a part of a table may begin at any.
  bool is_first_number(std::size_t i) {
    const View number = view(i);
    if (number.empty() || number.size() > 3 || !std::all_of(number.begin(), number.end(), is_digit)) return false;
    first_ = 0;
    for (char32_t c : number) first_ = first_ * 10 + (c - U'0');
    return true;
  }

  bool is_group(std::size_t i) const {
    const auto marker = marker_at(text_, lines_[i].cell.from);
    return marker && marker->kind <= MarkerKind::han_paren;
  }

  bool row(std::size_t number) {
    if (next_ < lines_.size() && is_group(next_)) group_marker_ = lines_[next_++].cell;
    if (next_ >= lines_.size() || !is_number(text_, lines_[next_].cell, number)) return false;
    const std::size_t first = next_ + 1;
    const std::size_t limit = std::min(lines_.size(), first + kRowLinesMax);
    std::size_t end = first;
    while (end < limit && !is_number(text_, lines_[end].cell, number + 1)) ++end;
    const bool last = end == limit;
    if (last) end = std::min(lines_.size(), first + columns_.size() - 1);
    std::size_t cells_end = end;
    if (!last && cells_end > first && is_group(cells_end - 1)) --cells_end;
    Row row;
    row.number = lines_[next_].cell;
    row.group_marker = group_marker_;
    row.range = {lines_[next_].cell.from, lines_[std::max(cells_end, first) - 1].cell.to};
    std::vector<Range> cells = joined(first, cells_end);
    for (std::size_t rows = 0; !cells.empty() || rows == 0; ++rows) {
      const auto rest = after_time(cells);
      row.task = {};
      if (rows > 0) row.range.from = cells.front().from;
      if (rest != cells.cbegin()) row.range.to = std::prev(rest)->to;
      place(std::vector<Range>(cells.cbegin(), rest), row);
      if (row.task.empty()) return rows > 0;
      table_.rows.push_back(row);
      cells.erase(cells.cbegin(), rest);
    }
    next_ = cells_end;
    return true;
  }

  /// Behind the first cell that states a time, where the time comes last: several tasks may share a number.
  std::vector<Range>::const_iterator after_time(const std::vector<Range>& cells) const {
    if (columns_.back() != Column::due) return cells.end();
    for (auto cell = cells.begin() + (cells.empty() ? 0 : 1); cell != cells.end(); ++cell)
      if (looks_like_time(text_.view(*cell))) return cell + 1;
    return cells.end();
  }

  /// A line that ends in 、 or , goes on in the next.
  std::vector<Range> joined(std::size_t from, std::size_t to) const {
    std::vector<Range> cells;
    bool open = false;
    for (std::size_t i = from; i < to; ++i) {
      if (open) {
        cells.back().to = lines_[i].cell.to;
      } else {
        cells.push_back(lines_[i].cell);
      }
      open = view(i).ends_with(U"、") || view(i).ends_with(U",");
    }
    return cells;
  }

  /// Gives the cells to the columns. Too many: lines of units follow the task's. Too few: merged groups are left out.
  void place(std::vector<Range> cells, Row& row) const {
    std::vector<Column> columns(columns_.begin() + 1, columns_.end());
    if (!columns.empty() && columns.back() == Column::due && !cells.empty() &&
        looks_like_time(text_.view(cells.back()))) {
      set_cell(Column::due, columns_.size() - 1, cells.back(), row);
      cells.pop_back();
      columns.pop_back();
    }
    std::size_t first = 1;  // the column of the first cell
    for (; cells.size() < columns.size() && columns.front() == Column::group; ++first) columns.erase(columns.begin());
    const auto task =
        static_cast<std::size_t>(std::find(columns.begin(), columns.end(), Column::task) - columns.begin());
    if (cells.size() > columns.size() && task < columns.size()) {
      std::size_t units = cells.size();
      while (units > task + 1 && names_body(text_.view(cells[units - 1]))) --units;
      for (std::size_t i = task + 1; i < units; ++i) cells[task].to = cells[i].to;
      cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(task) + 1,
                  cells.begin() + static_cast<std::ptrdiff_t>(std::max(units, task + 1)));
      for (; cells.size() > columns.size() && cells.size() >= 2; cells.pop_back())
        cells[cells.size() - 2].to = cells.back().to;
    }
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) set_cell(columns[i], first + i, cells[i], row);
  }

  const Text& text_;
  std::vector<Line> lines_;
  std::vector<Column> columns_;
  bool read_head_ = false;
  std::size_t first_ = 1;
  std::size_t next_ = 0;
  Range group_marker_;
  Table table_;
};

}  // namespace

std::optional<Table> stacked_table_at(const Text& text, std::size_t first, std::size_t& after) {
  if (!heads_numbers(text.view(cell_of(text, text.lines()[first])))) return std::nullopt;
  return Reader(text, first).read(after);
}

}  // namespace duban::extract
