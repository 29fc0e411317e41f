#include "document/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "document/number_format.hpp"
#include "document/table.hpp"
#include "document/xml.hpp"

namespace duban::document {

namespace {

constexpr int kRowsMax = 1 << 20;

/// A place in a sheet, from 0.
struct Place {
  int row = -1;
  int column = -1;
};

/// `BC12`; -1 for what is missing or beyond every sheet.
Place place_of(std::string_view reference) {
  Place place;
  std::size_t at = 0;
  int column = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column < 100'000; ++at)
    column = column * 26 + (reference[at] - 'A' + 1);
  place.column = column - 1;
  place.row = number_of(reference.substr(at), 0, 1, kRowsMax) - 1;
  return place;
}

/// The text of a string item: its runs, without the readings that stand above characters.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& node : item.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") text += node.child_value();
    if (name == "r") text += child_of(node, "t").child_value();
  }
  for (std::size_t at = text.find("_x000D_"); at != std::string::npos; at = text.find("_x000D_", at)) text.erase(at, 7);
  return text;
}

struct Workbook {
  std::vector<std::string> strings;
  /// The format codes of cell styles.
  std::vector<std::string> formats;
  bool from_1904 = false;
};

std::vector<std::string> read_formats(const pugi::xml_document& styles) {
  const pugi::xml_node sheet = child_of(styles, "styleSheet");
  std::map<int, std::string> codes;
  for (const pugi::xml_node& node : child_of(sheet, "numFmts").children())
    codes[number_of(attribute_of(node, "numFmtId"), -1, 0, 1 << 30)] = attribute_of(node, "formatCode");
  std::vector<std::string> formats;
  for (const pugi::xml_node& node : child_of(sheet, "cellXfs").children()) {
    const int id = number_of(attribute_of(node, "numFmtId"), 0, 0, 1 << 30);
    const auto own = codes.find(id);
    formats.emplace_back(own != codes.end() ? own->second : std::string(built_in_format(id)));
  }
  return formats;
}

std::string cell_text(const pugi::xml_node& cell, const Workbook& book) {
  const std::string_view type = attribute_of(cell, "t");
  const std::string_view value = child_of(cell, "v").child_value();
  if (type == "inlineStr") return text_of(child_of(cell, "is"));
  if (type == "s") {
    const auto index = static_cast<std::size_t>(number_of(value, 1 << 30, 0, 1 << 30));
    return index < book.strings.size() ? book.strings[index] : std::string();
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type == "str" || type == "e" || type == "d" || value.empty()) return std::string(value);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end == value.data()) return std::string(value);
  const auto style = static_cast<std::size_t>(number_of(attribute_of(cell, "s"), 0, 0, 1 << 30));
  const std::string_view code = style < book.formats.size() ? std::string_view(book.formats[style]) : "";
  return formatted(number, code, book.from_1904);
}

struct Merge {
  Place first;
  Place last;
};

/// Merged regions by the row that they begin in.
std::multimap<int, Merge> merges_of(const pugi::xml_node& sheet) {
  std::multimap<int, Merge> merges;
  for (const pugi::xml_node& node : child_of(sheet, "mergeCells").children()) {
    const std::string_view reference = attribute_of(node, "ref");
    const auto colon = reference.find(':');
    if (colon == std::string_view::npos) continue;
    const Merge merge{place_of(reference.substr(0, colon)), place_of(reference.substr(colon + 1))};
    const bool sound = merge.first.row >= 0 && merge.first.column >= 0 && merge.last.row >= merge.first.row &&
                       merge.last.column >= merge.first.column && merge.first.column < kSheetColumnsMax;
    if (sound) merges.emplace(merge.first.row, merge);
  }
  return merges;
}

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

void append_sheet(const pugi::xml_document& part, const Workbook& book, std::string& out) {
  const pugi::xml_node node = child_of(part, "worksheet");
  Sheet sheet(node, book);
  int row = -1;
  for (const pugi::xml_node& each : child_of(node, "sheetData").children()) {
    if (local_name(each) != "row") continue;
    row = number_of(attribute_of(each, "r"), row + 2, 1, kRowsMax) - 1;
    sheet.take_row(each, row, out);
  }
  sheet.flush(out);
}

/// The part that a relationship of the workbook names.
std::string target_of(const pugi::xml_document& rels, std::string_view id, const std::string& folder) {
  for (const pugi::xml_node& relation : child_of(rels, "Relationships").children()) {
    if (attribute_of(relation, "Id") != id) continue;
    const std::string_view target = attribute_of(relation, "Target");
    return target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
  }
  return {};
}

}  // namespace

domain::Result<std::string> xlsx_text(const ZipArchive& archive) {
  const auto package = xml_part(archive, "_rels/.rels");
  if (!package) return package.error();
  std::string main = related_part(*package, "/officeDocument");
  if (main.empty()) main = "xl/workbook.xml";
  const auto slash = main.rfind('/') + 1;
  const std::string folder = main.substr(0, slash);
  const auto book_part = xml_part(archive, main);
  if (!book_part) return book_part.error();
  const auto rels = xml_part(archive, folder + "_rels/" + main.substr(slash) + ".rels");
  if (!rels) return rels.error();
  const auto strings = xml_part(archive, folder + "sharedStrings.xml");
  if (!strings) return strings.error();
  const auto styles = xml_part(archive, folder + "styles.xml");
  if (!styles) return styles.error();

  const pugi::xml_node root = child_of(*book_part, "workbook");
  Workbook book;
  for (const pugi::xml_node& item : child_of(*strings, "sst").children())
    if (local_name(item) == "si") book.strings.push_back(text_of(item));
  book.formats = read_formats(*styles);
  const std::string_view system = attribute_of(child_of(root, "workbookPr"), "date1904");
  book.from_1904 = system == "1" || system == "true";
  std::string out;
  for (const pugi::xml_node& sheet : child_of(root, "sheets").children()) {
    const std::string_view state = attribute_of(sheet, "state");
    if (state == "hidden" || state == "veryHidden") continue;
    const auto part = xml_part(archive, target_of(*rels, attribute_of(sheet, "id"), folder));
    if (!part) return part.error();
    append_sheet(*part, book, out);
  }
  return out;
}

}  // namespace duban::document
