#include "document/pdf_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>

namespace duban::document {

namespace {

/// Rules that are nearer to each other are one, drawn twice.
constexpr double kSame = 4.5;
/// How far a rule may end from the one that it ends on.
constexpr double kTouch = 3;
/// A table has open sides where its rules across go beyond the last one down by more.
constexpr double kOpenSide = 12;
/// A table is wider than some characters, and as high as a line of small type.
constexpr double kWidthMin = 60;
constexpr double kHeightMin = 13;
constexpr std::size_t kColumnsMax = 64;
constexpr std::size_t kRulesMax = 4000;
/// What a cell keeps free at its sides, and how much of its room a full line may leave, in points.
constexpr double kPadding = 6;
constexpr double kSlack = 3;

bool crosses(const PdfRule& across, const PdfRule& down) {
  return across.from - kTouch <= down.at && down.at <= across.to + kTouch && down.from - kTouch <= across.at &&
         across.at <= down.to + kTouch;
}

/// Values that lie near each other, as one.
std::vector<double> clusters(std::vector<double> values) {
  std::ranges::sort(values);
  std::vector<double> out;
  for (const double value : values)
    if (out.empty() || value - out.back() > kSame) out.push_back(value);
  return out;
}

/// The rules that hang together.
struct Frame {
  std::vector<PdfRule> across;
  std::vector<PdfRule> down;
};

/// Strokes of characters that stand close to a rule down look like rules across, but do not reach from one to another.
void drop_strokes(Frame& frame) {
  if (frame.down.empty()) return;
  const double left = std::ranges::min(frame.down, {}, &PdfRule::at).at;
  const double right = std::ranges::max(frame.down, {}, &PdfRule::at).at;
  const auto ends = [&](double x) {
    return x < left || x > right ||
           std::ranges::any_of(frame.down, [&](const PdfRule& down) { return std::abs(down.at - x) <= kSame; });
  };
  std::erase_if(frame.across, [&](const PdfRule& rule) { return !ends(rule.from) || !ends(rule.to); });
}

std::vector<Frame> frames_of(const PdfPage& page) {
  // A stroke of a character or a line below a word does not end on a rule of the other direction.
  std::vector<PdfRule> down;
  for (const PdfRule& rule : page.down) {
    const auto ends_at = [&](double y) {
      return std::ranges::any_of(page.across, [&](const PdfRule& across) {
        return std::abs(across.at - y) <= kTouch && across.from - kTouch <= rule.at && rule.at <= across.to + kTouch;
      });
    };
    if (ends_at(rule.from) && ends_at(rule.to)) down.push_back(rule);
  }
  std::vector<std::size_t> parent(page.across.size() + down.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (std::size_t i = 0; i < page.across.size(); ++i)
    for (std::size_t k = 0; k < down.size(); ++k)
      if (crosses(page.across[i], down[k])) parent[root(page.across.size() + k)] = root(i);
  std::vector<Frame> frames(parent.size());
  for (std::size_t i = 0; i < page.across.size(); ++i) frames[root(i)].across.push_back(page.across[i]);
  for (std::size_t k = 0; k < down.size(); ++k) frames[root(page.across.size() + k)].down.push_back(down[k]);
  for (Frame& frame : frames) drop_strokes(frame);
  std::erase_if(frames, [](const Frame& frame) { return frame.across.size() < 2 || frame.down.empty(); });
  return frames;
}

/// Where rows and columns part, and what parts them.
class Grid {
 public:
  explicit Grid(const Frame& frame) : frame_(frame) {
    std::vector<double> x;
    std::vector<double> y;
    for (const PdfRule& rule : frame.down) x.push_back(rule.at);
    const auto [left, right] = std::ranges::minmax(x);
    for (const PdfRule& rule : frame.across) {
      y.push_back(rule.at);
      if (rule.from < left - kOpenSide) x.push_back(rule.from);
      if (rule.to > right + kOpenSide) x.push_back(rule.to);
    }
    columns = clusters(std::move(x));
    rows = clusters(std::move(y));
  }

  std::size_t columns_count() const { return columns.size() < 2 ? 0 : columns.size() - 1; }
  std::size_t rows_count() const { return rows.size() < 2 ? 0 : rows.size() - 1; }
  /// Whether a rule goes down at the left of this place.
  bool is_closed_at_left(std::size_t row, std::size_t column) const {
    return is_covered(frame_.down, columns[column], rows[row], rows[row + 1]);
  }
  bool is_closed_above(std::size_t row, std::size_t column) const {
    return is_covered(frame_.across, rows[row], columns[column], columns[column + 1]);
  }

  std::vector<double> columns;
  std::vector<double> rows;

 private:
  static bool is_covered(const std::vector<PdfRule>& rules, double at, double from, double to) {
    double covered = 0;
    for (const PdfRule& rule : rules)
      if (std::abs(rule.at - at) <= kSame)
        covered = std::max(covered, std::min(rule.to, to) - std::max(rule.from, from));
    return covered > 0.6 * (to - from);
  }

  const Frame& frame_;
};

struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::vector<PdfWord> words;
  std::vector<PdfLine> lines;
};

struct Cells {
  std::vector<Cell> cells;
  /// Of every place of the grid, row by row, the cell that covers it.
  std::vector<std::size_t> owner;
};

Cells cells_of(const Grid& grid) {
  const std::size_t width = grid.columns_count();
  const std::size_t height = grid.rows_count();
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  Cells made{{}, std::vector<std::size_t>(width * height, kNone)};
  for (std::size_t row = 0; row < height; ++row) {
    for (std::size_t column = 0; column < width; ++column) {
      if (made.owner[row * width + column] != kNone) continue;
      std::size_t right = column + 1;
      while (right < width && made.owner[row * width + right] == kNone && !grid.is_closed_at_left(row, right)) ++right;
      std::size_t below = row + 1;
      while (below < height && !grid.is_closed_above(below, column)) ++below;
      for (std::size_t y = row; y < below; ++y)
        for (std::size_t x = column; x < right; ++x) made.owner[y * width + x] = made.cells.size();
      made.cells.push_back({row, column, right - column, {}, {}});
    }
  }
  return made;
}

/// The place between two of `edges` in which `value` lies.
std::optional<std::size_t> place_of(double value, const std::vector<double>& edges) {
  const auto after = std::ranges::upper_bound(edges, value);
  if (after == edges.begin() || after == edges.end()) return std::nullopt;
  return static_cast<std::size_t>(after - edges.begin()) - 1;
}

/// Units stand one a line, and the column is often just as wide as their names.
bool ends_a_name(std::string_view line) {
  return std::ranges::any_of(std::array<std::string_view, 4>{"局", "委", "办", "厅"},
                             [&](std::string_view end) { return line.ends_with(end); });
}

/// What parts a line of a cell from the next, where it leaves `room`.
std::string_view between(const PdfLine& line, const PdfLine& next, double room) {
  if (ends_a_name(line.text) || !is_full(line, next, room, kSlack)) return "\n";
  return needs_blank(line.text, next.text) ? " " : "";
}

/// The lines of a cell, those of one paragraph joined. `width` is what the longest line of its column takes.
std::string text_of(const Cell& cell, double width) {
  std::string out;
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    const PdfLine& line = cell.lines[i];
    std::string text = line.text;
    std::ranges::replace(text, '\t', ' ');
    out += text;
    if (i + 1 == cell.lines.size()) break;
    const PdfLine& next = cell.lines[i + 1];
    out += between(line, next, width - (line.right - line.left));
  }
  return out;
}

/// How wide the text of each column is: what its cells leave to it, or its longest line if that is more.
std::vector<double> widths_of(const Grid& grid, const Cells& made) {
  std::vector<double> widths(grid.columns_count());
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = grid.columns[i + 1] - grid.columns[i] - 2 * kPadding;
  for (const Cell& cell : made.cells)
    if (cell.columns == 1)
      for (const PdfLine& line : cell.lines)
        widths[cell.column] = std::max(widths[cell.column], line.right - line.left);
  return widths;
}

void fill(PdfTable& table, const Grid& grid, const Cells& made) {
  const std::size_t width = grid.columns_count();
  const std::vector<double> widths = widths_of(grid, made);
  table.rows.resize(grid.rows_count());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < width;) {
      const Cell& cell = made.cells[made.owner[row * width + column]];
      const double room = std::accumulate(widths.begin() + static_cast<std::ptrdiff_t>(cell.column),
                                          widths.begin() + static_cast<std::ptrdiff_t>(cell.column + cell.columns),
                                          2 * kPadding * static_cast<double>(cell.columns - 1));
      const bool above = cell.row < row;
      table.rows[row].push_back({above ? std::string() : text_of(cell, room), cell.columns, above});
      column = cell.column + cell.columns;
      const bool empty = cell.lines.empty();
      if (row < table.first.size()) table.first[row].push_back(empty ? PdfLine{} : cell.lines.front());
      if (row + 1 < table.rows.size()) continue;
      table.last.push_back(empty ? PdfLine{} : cell.lines.back());
      table.room.push_back(empty ? room : room - (cell.lines.back().right - cell.lines.back().left));
    }
  }
}

std::optional<PdfTable> take_table(PdfPage& page, const Frame& frame) {
  const Grid grid(frame);
  if (grid.columns_count() < 2 || grid.columns_count() > kColumnsMax || grid.rows_count() == 0) return std::nullopt;
  if (grid.columns.back() - grid.columns.front() < kWidthMin || grid.rows.back() - grid.rows.front() < kHeightMin)
    return std::nullopt;
  Cells made = cells_of(grid);
  if (made.cells.size() < 2) return std::nullopt;
  const auto cell_of = [&](const PdfWord& word) -> Cell* {
    const auto column = place_of((word.left + word.right) / 2, grid.columns);
    const auto row = place_of((word.top + word.bottom) / 2, grid.rows);
    return column && row ? &made.cells[made.owner[*row * grid.columns_count() + *column]] : nullptr;
  };
  bool any = false;
  for (const PdfWord& word : page.words)
    if (Cell* cell = cell_of(word)) {
      // Strokes of neighbouring characters may touch like rules; the word that they belong to goes on beyond them.
      any = any || (word.left > grid.columns.front() - kTouch && word.right < grid.columns.back() + kTouch);
      cell->words.push_back(word);
    }
  if (!any) return std::nullopt;
  std::erase_if(page.words, [&](const PdfWord& word) { return cell_of(word) != nullptr; });
  for (Cell& cell : made.cells) cell.lines = lines_of(cell.words, 0);
  PdfTable table{grid.rows.front(), grid.rows.back(), grid.columns, {}, {}, {}, {}};
  fill(table, grid, made);
  return table;
}

bool is_blank(const TableCell& cell) {
  return cell.text.find_first_not_of(" \t\n") == std::string::npos;
}

bool is_same(const TableRow& a, const TableRow& b) {
  return std::ranges::equal(a, b, [](const TableCell& x, const TableCell& y) {
    return x.text == y.text && x.columns == y.columns && x.merged_above == y.merged_above;
  });
}

/// Whether the end of the page divided the last row, whose rest is this row of the next page: its first cell is empty
/// below, and wherever there is something below, the line above it is full.
bool is_divided(const PdfTable& table, const PdfTable& next, std::size_t row) {
  const TableRow& above = table.rows.back();
  const TableRow& below = next.rows[row];
  if (above.size() != below.size() || !is_blank(below.front())) return false;
  for (std::size_t i = 0; i < above.size(); ++i) {
    if (above[i].columns != below[i].columns) return false;
    if (is_blank(below[i])) continue;
    if (table.last[i].text.empty() || !is_full(table.last[i], next.first[row][i], table.room[i], kSlack)) return false;
  }
  return true;
}

}  // namespace

std::vector<PdfTable> take_tables(PdfPage& page) {
  std::vector<PdfTable> tables;
  if (page.across.size() > kRulesMax || page.down.size() > kRulesMax) return tables;
  for (const Frame& frame : frames_of(page))
    if (auto table = take_table(page, frame)) tables.push_back(std::move(*table));
  std::ranges::stable_sort(tables, {}, &PdfTable::top);
  return tables;
}

bool continue_table(PdfTable& table, PdfTable& next) {
  const bool same =
      std::ranges::equal(table.edges, next.edges, [](double a, double b) { return std::abs(a - b) <= 2 * kSame; });
  if (!same || table.rows.empty() || next.rows.empty()) return false;
  std::size_t row = is_same(table.rows.front(), next.rows.front()) ? 1 : 0;
  if (row < next.rows.size() && is_divided(table, next, row)) {
    for (std::size_t i = 0; i < next.rows[row].size(); ++i) {
      if (is_blank(next.rows[row][i])) continue;
      std::string& text = table.rows.back()[i].text;
      text += between(table.last[i], next.first[row][i], table.room[i]);
      text += next.rows[row][i].text;
    }
    ++row;
  }
  table.rows.insert(table.rows.end(), std::make_move_iterator(next.rows.begin() + static_cast<std::ptrdiff_t>(row)),
                    std::make_move_iterator(next.rows.end()));
  table.bottom = next.bottom;
  table.last = std::move(next.last);
  table.room = std::move(next.room);
  return true;
}

}  // namespace duban::document
