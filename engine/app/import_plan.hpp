// From the bytes of a document to the order that stores it as a draft.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "domain/command.hpp"
#include "domain/rejection.hpp"

namespace duban::app {

/// Bytes of a document to its text, UTF-8: the port that `document` fills.
using DocumentReader = std::function<domain::Result<std::string>(std::string_view bytes, std::string_view file_name)>;

/// Reads a document. Takes time that grows with its length: not for a thread that serves others. Rejects as the reader
/// of the document does, and with `no_measures` for a text that states none.
domain::Result<domain::ImportPlan> read_document(std::string_view bytes, const std::string& file_name,
                                                 const DocumentReader& reader);

}  // namespace duban::app
