// Web pages as text.
#pragma once

#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

/// The text that a browser would show of the page: a block a line, list numbers as they are generated, tables of
/// columns as `append_table` writes them and tables that only lay out the page as what stands in them.
///
/// The encoding is that of the byte order mark or of the bytes themselves; what the page declares is believed only
/// where it names none of ours. Left out: scripts, styles, navigation, forms, what is hidden. Rejects with
/// `invalid_encoding`, and with `dangerous_document` more than 256 levels of elements.
domain::Result<std::string> html_text(std::string_view bytes);

}  // namespace duban::document
