#include "document/xlsx_book.hpp"

#include <algorithm>
#include <charconv>

#include "document/number_format.hpp"
#include "document/xlsx.hpp"

namespace duban::document {

namespace {

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

Place place_of(std::string_view reference) {
  Place place;
  std::size_t at = 0;
  int column = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column < 100'000; ++at)
    column = column * 26 + (reference[at] - 'A' + 1);
  place.column = column - 1;
  place.row = number_of(reference.substr(at), 0, 1, kSheetRowsMax) - 1;
  return place;
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

domain::Result<void> for_each_sheet(const ZipArchive& archive, const UseSheet& use) {
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
  for (const pugi::xml_node& sheet : child_of(root, "sheets").children()) {
    const std::string_view state = attribute_of(sheet, "state");
    if (state == "hidden" || state == "veryHidden") continue;
    const auto part = xml_part(archive, target_of(*rels, attribute_of(sheet, "id"), folder));
    if (!part) return part.error();
    use(attribute_of(sheet, "name"), child_of(*part, "worksheet"), book);
  }
  return {};
}

}  // namespace duban::document
