// What every reading of sheets (.xlsx, ECMA-376) begins with: the workbook's strings and formats, and its visible
// sheets.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/xml.hpp"
#include "document/zip_archive.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

inline constexpr int kSheetRowsMax = 1 << 20;

/// A place in a sheet, from 0.
struct Place {
  int row = -1;
  int column = -1;
};

/// `BC12`; -1 for what is missing or beyond every sheet.
Place place_of(std::string_view reference);

struct Workbook {
  std::vector<std::string> strings;
  /// The format codes of cell styles.
  std::vector<std::string> formats;
  bool from_1904 = false;
};

/// What the cell shows: dates and numbers in their formats.
std::string cell_text(const pugi::xml_node& cell, const Workbook& book);

struct Merge {
  Place first;
  Place last;
};

/// Merged regions by the row that they begin in.
std::multimap<int, Merge> merges_of(const pugi::xml_node& sheet);

/// Runs `use` over the visible sheets in their order. Rejects as `ZipArchive::part` and `xml_part` do.
using UseSheet = std::function<void(std::string_view name, const pugi::xml_node& sheet, const Workbook& book)>;
domain::Result<void> for_each_sheet(const ZipArchive& archive, const UseSheet& use);

}  // namespace duban::document
