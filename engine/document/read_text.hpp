// Text as every reader of documents must hand it on. Everything behind this point may rely on valid UTF-8 of a bounded
// size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

/// The longest text that is read, in bytes of UTF-8. A plan of 500 pages has about 1 MiB of text.
inline constexpr std::size_t kTextBytesMax = std::size_t{8} << 20;

/// The text of a UTF-8 document, without its byte order mark.
///
/// Rejects with `document_too_large` above `kTextBytesMax`, `empty_document` if nothing but white space is there,
/// `binary_document` if it holds NUL or control bytes that no text has, and `invalid_encoding` if it is not UTF-8.
/// The messages are Chinese sentences for the person who chose the file.
domain::Result<std::string> read_text(std::string_view bytes);

}  // namespace duban::document
