// PDF files with a text layer as text.
#pragma once

#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

inline constexpr int kPdfPagesMax = 3000;

/// Loads what the library would load with the first file: in the sandbox nothing can be loaded any more.
void prepare_pdf();

/// The text of the pages as `laid_out` puts it together. poppler-data must be readable for Chinese fonts that are not
/// embedded.
///
/// Rejects with `encrypted_document` what needs a password, `scanned_document` what has pages and next to no text,
/// `damaged_document` what is no PDF, and `document_too_large` more than `kPdfPagesMax` pages.
domain::Result<std::string> pdf_text(std::string_view bytes);

}  // namespace duban::document
