// Sheets (.xlsx, ECMA-376) as text.
#pragma once

#include <string>

#include "document/zip_archive.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

/// The visible sheets in their order, as `append_table` writes tables: numbers and dates as they are shown, merged
/// cells as merged. Hidden rows and columns are read: a filter that was left on hides rows that count. An empty row
/// parts two tables. Columns beyond `kSheetColumnsMax` are left out.
///
/// Rejects as `ZipArchive::part` and `xml_part` do.
domain::Result<std::string> xlsx_text(const ZipArchive& archive);

inline constexpr int kSheetColumnsMax = 256;

}  // namespace duban::document
