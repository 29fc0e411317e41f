// Every format to text, in this process: a function of the bytes alone. The server has it done in a child
// (read_document.hpp).
#pragma once

#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

/// The text of a document of any format that is read. Rejects as the parser of the format does and with
/// `unsupported_format` what is known and not read.
domain::Result<std::string> parse_document(std::string_view bytes);

/// A table (.xlsx, .csv) as `xlsx_rows` writes sheets, or the text of a plain one. Rejects everything else with
/// `unsupported_format`.
domain::Result<std::string> parse_table(std::string_view bytes);

}  // namespace duban::document
