#include "extract/tables.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "extract/marker.hpp"
#include "extract/numerals.hpp"
#include "extract/stacked_tables.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

struct Head {
  char32_t separator = U'\t';
  std::vector<Column> columns;
  std::vector<std::size_t> tasks = {};  // the columns whose heads name tasks, of which one is Column::task
};

/// Words set apart by blanks; letters spaced out (任 务) are one word.
std::vector<Range> words_of(const Text& text, Range line) {
  std::vector<Range> words;
  bool letters = false;  // the last word is made of single letters
  for (std::size_t i = line.from; i < line.to;) {
    if (is_blank(text.at(i))) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.to && !is_blank(text.at(end))) ++end;
    const bool letter = end - i == 1 && is_han(text.at(i));
    if (letter && letters) {
      words.back().to = end;
    } else {
      words.push_back({i, end});
    }
    letters = letter;
    i = end;
  }
  return words;
}

View first_word(const Text& text, Range line) {
  const View view = trim(text.view(line));
  return view.substr(0, view.find(U' '));
}

/// The cells of a row whose columns are set apart by blanks only: one word a column from the front up to the task and
/// from the back; what is left over is the task's.
std::vector<Range> spaced_cells(const Text& text, Range line, const std::vector<Column>& columns) {
  std::vector<Range> words = words_of(text, line);
  // Merged groups leave no trace.
  for (std::size_t i = 0; i < columns.size() && words.size() < columns.size(); ++i)
    if (columns[i] == Column::group)
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(std::min(i, words.size())), Range{});
  const auto task = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), Column::task) - columns.begin());
  const std::size_t spare = words.size() > columns.size() ? words.size() - columns.size() : 0;
  if (spare == 0 || task >= columns.size()) return words;
  words[task].to = words[task + spare].to;
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(task) + 1,
              words.begin() + static_cast<std::ptrdiff_t>(task + 1 + spare));
  return words;
}

std::vector<Range> cells_of(const Text& text, Range line, char32_t separator) {
  std::vector<Range> cells;
  std::size_t from = line.from;
  std::size_t to = line.to;
  if (separator == U'|') {
    const Range inside = text.trimmed(line);
    from = inside.from + (text.at(inside.from) == U'|' ? 1 : 0);
    to = inside.to - (inside.to > from && text.at(inside.to - 1) == U'|' ? 1 : 0);
  }
  for (std::size_t i = from; i <= to; ++i) {
    if (i < to && text.at(i) != separator) continue;
    cells.push_back(text.trimmed({from, i}));
    from = i + 1;
  }
  return cells;
}

bool has_separator(const Text& text, Range line, char32_t separator, std::size_t count) {
  const View view = text.view(line);
  return static_cast<std::size_t>(std::count(view.begin(), view.end(), separator)) >= count;
}

std::optional<Role> role_of(Column column) {
  switch (column) {
    case Column::lead:
      return Role::lead;
    case Column::responsible:
      return Role::responsible;
    case Column::supervisor:
      return Role::supervisor;
    case Column::due:
      return Role::due;
    case Column::number:
    case Column::group:
    case Column::task:
    case Column::goal:
    case Column::other:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void set_cell(Column column, std::size_t index, Range cell, Row& row) {
  if (column == Column::number) row.number = cell;
  if (column == Column::task) row.task = cell;
  if (column == Column::goal) row.goal = cell;
  const auto role = role_of(column);
  if (!role) return;
  const auto same =
      std::find_if(row.roles.begin(), row.roles.end(), [&](const RoleCell& other) { return other.column >= index; });
  if (same != row.roles.end() && same->column == index) {
    same->range = cell;
  } else {
    row.roles.insert(same, {*role, cell, index});
  }
}

namespace {

constexpr int kGroupLinesMax = 2;
constexpr std::size_t kSpacedHeadMax = 60;

/// `指标 | 单位 | 目标值` and the numbers below it: a unit is what is counted in there, not who acts.
bool is_of_indicators(View cell) {
  static constexpr WordSet kUnits{U"单位", U"计量单位", U"指标单位"};
  return is_any(cell, kUnits) ||
         (!cell.empty() && is_digit(cell.front()) && std::none_of(cell.begin(), cell.end(), is_han));
}

/// A head names a task column and one of number, role or time; at least three cells.
std::optional<Head> head_of(const Text& text, Range line) {
  for (char32_t separator : {U'\t', U'|', U' '}) {
    const bool spaced = separator == U' ';
    if ((spaced && line.size() > kSpacedHeadMax) || !has_separator(text, line, separator, 2)) continue;
    Head head{separator, {}, {}};
    bool task = false;
    bool support = false;
    bool indicators = false;
    if (spaced && !heads_numbers(first_word(text, line))) continue;
    for (Range cell : spaced ? words_of(text, line) : cells_of(text, line, separator)) {
      const Column column = column_of(text.view(cell));
      if (column == Column::task && !names_kind(text.view(cell))) head.tasks.push_back(head.columns.size());
      head.columns.push_back(column);
      indicators = indicators || is_of_indicators(text.view(cell));
      task = task || column == Column::task || column == Column::goal;
      support = support || column == Column::number || role_of(column).has_value();
    }
    if (indicators || !task || !support || (spaced && head.columns.size() < 3)) continue;
    keep_last_task(head.columns);
    return head;
  }
  return std::nullopt;
}

bool is_rule_line(const Text& text, Range line) {
  const View view = text.view(line);
  return std::all_of(view.begin(), view.end(),
                     [](char32_t c) { return c == U'|' || c == U'-' || c == U':' || is_blank(c); });
}

/// Whether the cell holds one ideographic space and nothing else, by which `document` says that it is really empty.
bool is_left_empty(const Text& text, Range cell) {
  if (!cell.empty() || cell.from == 0 || text.source({cell.from - 1, cell.from}) != U"\u3000") return false;
  const char32_t before = text.before(cell.from - 1);
  return before == U'\t' || before == U'|' || before == U'\n';
}

/// Fills the cells of one line into `row`, which holds those of the row above.
void fill(const Text& text, const Head& head, const std::vector<Range>& cells, Row& row) {
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const Range cell = i < cells.size() ? cells[i] : Range{};
    if (is_left_empty(text, cell)) {
      std::erase_if(row.roles, [&](const RoleCell& other) { return other.column == i; });
      if (head.columns[i] == Column::number) row.number = {};
      if (head.columns[i] == Column::goal) row.goal = {};
    }
    if (cell.empty()) continue;
    set_cell(head.columns[i], i, cell, row);
  }
}

bool task_cell_filled(const Head& head, const std::vector<Range>& cells) {
  for (std::size_t i = 0; i < head.columns.size() && i < cells.size(); ++i)
    if (head.columns[i] == Column::task && !cells[i].empty()) return true;
  return false;
}

/// A line that only names a group of rows: `一、重点工程` alone, its other cells empty.
std::optional<Range> group_marker_in(const Text& text, const std::vector<Range>& cells) {
  std::optional<Range> marker;
  std::size_t filled = 0;
  for (Range cell : cells) {
    if (cell.empty()) continue;
    if (++filled > 1) return std::nullopt;
    const auto found = marker_at(text, cell.from);
    if (!found || found->kind > MarkerKind::han_paren) return std::nullopt;
    marker = found->range;
  }
  return marker;
}

/// A row that only has a Chinese number and a name is a group, too: `一 | 健全网络 | | |`.
bool is_group_row(const Text& text, const Head& head, const std::vector<Range>& cells) {
  bool numbered = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const Column column = i < head.columns.size() ? head.columns[i] : Column::other;
    if (column == Column::number) {
      const View number = text.view(cells[i]);
      numbered = han_number_length(number) == number.size();
    } else if (column != Column::task && column != Column::group) {
      return false;
    }
  }
  return numbered;
}

class Reader {
 public:
  Reader(const Text& text, Head head, std::size_t head_line) : text_(text), head_(std::move(head)) {
    table_.range = text.lines()[head_line];
  }

  /// Takes the line; false if it ends the table.
  bool take(Range line) {
    if (text_.trimmed(line).empty()) {
      // A row of merged cells alone, which begins nothing, is no gap.
      return has_separator(text_, line, U'\t', 1) || ++blank_lines_ <= 1;
    }
    if (is_rule_line(text_, line)) return true;
    const bool spaced = head_.separator == U' ';
    const bool cells_here =
        has_separator(text_, line, head_.separator, 1) && (!spaced || is_digit(text_.at(text_.trimmed(line).from)));
    const auto cells = spaced ? spaced_cells(text_, line, head_.columns) : cells_of(text_, line, head_.separator);
    if (const auto marker = group_marker_in(text_, cells)) {
      // Without cells of its own the line is a group's only if rows follow.
      if (!cells_here && ++heads_waiting_ > kGroupLinesMax) return false;
      group_marker_ = *marker;
      above_ = Row{};
      if (cells_here) extend(line);
      return true;
    }
    if (!cells_here) return false;
    blank_lines_ = 0;
    heads_waiting_ = 0;
    // The head, repeated on a new page. A row may read like another: 规范监管工作 | 市市场监管局、人社局.
    if (const auto again = head_of(text_, line); again && again->columns == head_.columns) return true;
    if (is_group_row(text_, head_, cells)) {
      for (std::size_t i = 0; i < head_.columns.size() && i < cells.size(); ++i)
        if (head_.columns[i] == Column::number) group_marker_ = cells[i];
      above_ = Row{};
      extend(line);
      return true;
    }
    if (!task_cell_filled(head_, cells)) return true;
    Row row = above_;
    row.range = line;
    row.group_marker = group_marker_;
    row.task = {};
    fill(text_, head_, cells, row);
    above_ = row;
    table_.rows.push_back(row);
    for (std::size_t column : head_.tasks) task_cells_.push_back(column < cells.size() ? cells[column] : Range{});
    extend(line);
    return true;
  }

  Table done() {
    choose_task();
    return std::move(table_);
  }

 private:
  /// The first of several task columns that every row fills anew names the tasks; the last then tells how each is done.
  void choose_task() {
    for (std::size_t k = 0; k + 1 < head_.tasks.size(); ++k) {
      if (!names_each_row(k)) continue;
      for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        Row& row = table_.rows[i];
        row.detail = row.task;
        row.task = task_cells_[i * head_.tasks.size() + k];
      }
      return;
    }
  }

  bool names_each_row(std::size_t k) const {
    std::set<View> known;
    for (std::size_t i = k; i < task_cells_.size(); i += head_.tasks.size())
      if (task_cells_[i].empty() || !known.insert(text_.view(task_cells_[i])).second) return false;
    return true;
  }

  void extend(Range line) { table_.range.to = line.to; }

  const Text& text_;
  Head head_;
  Table table_;
  Row above_;
  std::vector<Range> task_cells_;  // of each row, one for each of the head's task columns
  Range group_marker_;
  int blank_lines_ = 0;
  int heads_waiting_ = 0;  // group lines since the last row
};

}  // namespace

std::vector<Table> find_tables(const Text& text) {
  std::vector<Table> tables;
  const auto& lines = text.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t after = i;
    if (auto stacked = stacked_table_at(text, i, after)) {
      tables.push_back(std::move(*stacked));
      i = after - 1;
      continue;
    }
    auto head = head_of(text, lines[i]);
    if (!head) continue;
    Reader reader(text, std::move(*head), i);
    std::size_t next = i + 1;
    while (next < lines.size() && reader.take(lines[next])) ++next;
    Table table = reader.done();
    // Lines that waited for rows are read on.
    while (next > i + 1 && !table.rows.empty() && lines[next - 1].from > table.range.to) --next;
    if (!table.rows.empty()) tables.push_back(std::move(table));
    i = next - 1;
  }
  return tables;
}

}  // namespace duban::extract
