// Reads a file that a person names on the command line, and no more of it than a document may have.
#pragma once

#include <string>

#include "domain/rejection.hpp"

namespace duban::cli {

/// The bytes of the file `name`.
///
/// Rejects with `unreadable_document` what is missing, a folder, a device or without permission, and with
/// `document_too_large` a file above `document::kFileBytesMax`, of which nothing is read.
domain::Result<std::string> file_bytes(const std::string& name);

}  // namespace duban::cli
