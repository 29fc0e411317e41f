// The way in for every document: bytes of any format to text.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

/// The largest file that is read, in bytes. A plan with scanned stamps and pictures has a few MiB.
inline constexpr std::size_t kFileBytesMax = std::size_t{32} << 20;

/// The refusal of a file above `kFileBytesMax`, for who knows its size before its bytes.
domain::Rejection file_too_large(std::uintmax_t bytes_count);

/// How long one document may take.
inline constexpr std::chrono::seconds kReadingSecondsMax{20};

/// The text of a document, UTF-8, at most `kTextBytesMax`.
///
/// Plain UTF-8 text is checked here. Everything else is foreign to this process: a child of the same program parses it,
/// held by `enter_sandbox`, and is ended after `time`. Blocks meanwhile: not for a thread that serves others. May be
/// called from any number of threads; leaves no process and no file behind.
///
/// Rejects as `parse_document` does, with `document_too_large` above `kFileBytesMax`, and with `reading_failed` if the
/// child crashes, runs out of time or memory, or tries what it may not.
domain::Result<std::string> read_document(std::string_view bytes, std::chrono::milliseconds time = kReadingSecondsMax);

/// The same of a table, as `parse_table` gives it.
domain::Result<std::string> read_table(std::string_view bytes, std::chrono::milliseconds time = kReadingSecondsMax);

}  // namespace duban::document
