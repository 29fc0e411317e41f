#include "codec/csv.hpp"

#include <algorithm>

namespace duban::codec {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormula = "=+-@\t\r";

bool is_formula(std::string_view cell) {
  return !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos;
}

constexpr std::string_view kBlanks[] = {" ", "\t", "\r", "\n", "\u3000"};

std::string_view trimmed(std::string_view cell) {
  const auto blank_at = [&](auto stands) {
    const auto found = std::ranges::find_if(kBlanks, stands);
    return found == std::end(kBlanks) ? std::size_t{0} : found->size();
  };
  while (const auto size = blank_at([&](std::string_view blank) { return cell.starts_with(blank); }))
    cell.remove_prefix(size);
  while (const auto size = blank_at([&](std::string_view blank) { return cell.ends_with(blank); }))
    cell.remove_suffix(size);
  return cell;
}

std::string cell_from(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('\'') && is_formula(text.substr(1))) text.remove_prefix(1);
  return std::string(text);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    separator_ = first.find('\t') != std::string_view::npos ? '\t' : ',';
  }

  std::vector<TableRow> read() {
    row_.line = 1;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' && trimmed(cell_).empty() && !quoted_) {
        take_quoted();
      } else if (c == separator_) {
        end_cell();
      } else if (c == '\n') {
        ++line_;
        end_row();
      } else {
        cell_ += c;
      }
    }
    end_row();
    return std::move(rows_);
  }

 private:
  /// From an opening quotation mark to the closing one; two of them stand for one.
  void take_quoted() {
    cell_.clear();
    quoted_ = true;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) return;
      if (text_[at_] == '"') ++at_;
      cell_ += text_[at_];
    }
  }

  void end_cell() {
    row_.cells.push_back(cell_from(cell_));
    cell_.clear();
    quoted_ = false;
  }

  void end_row() {
    end_cell();
    const bool empty = std::ranges::all_of(row_.cells, [](const std::string& cell) { return cell.empty(); });
    if (!empty) rows_.push_back(std::move(row_));
    row_ = {line_, {}};
  }

  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0;
  int line_ = 1;
  std::string cell_;
  bool quoted_ = false;
  TableRow row_;
  std::vector<TableRow> rows_;
};

}  // namespace

std::vector<TableRow> read_csv(std::string_view text) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return Reader(text).read();
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out(kMark);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      const std::string cell = (is_formula(row[i]) ? "'" : "") + row[i];
      if (cell.find_first_of(",\"\r\n\t") == std::string::npos) {
        out += cell;
        continue;
      }
      out += '"';
      for (char c : cell) out.append(c == '"' ? 2 : 1, c);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace duban::codec
