// Sheets (.xlsx) as rows of cells with their numbers, for who must say in which cell something stands.
#pragma once

#include <string>

#include "document/zip_archive.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

/// The visible sheets in their order: a line `#`, tab, the name of the sheet; then each row that has any text as its
/// number and its cells, parted by tabs, in quotation marks where a cell needs them. A cell that is merged with the one
/// above has its text; one merged with the one to the left is empty.
///
/// Rejects as `xlsx_text` does.
domain::Result<std::string> xlsx_rows(const ZipArchive& archive);

}  // namespace duban::document
