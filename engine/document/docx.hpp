// Word files (.docx, ECMA-376) as text.
#pragma once

#include <string>

#include "document/zip_archive.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

/// What the document says as printed: a paragraph a line with the number that Word generates, tables as
/// `append_table` writes them, text boxes behind the paragraph that anchors them, footnotes at the end as `[1] …`.
///
/// Tracked changes are taken as accepted. Left out: headers and footers, comments, hidden text, the table of contents.
/// Rejects as `ZipArchive::part` and `xml_part` do, and with `damaged_document` if there is no body.
domain::Result<std::string> docx_text(const ZipArchive& archive);

}  // namespace duban::document
