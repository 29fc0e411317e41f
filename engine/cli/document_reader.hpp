// Puts the readers of documents behind the port that `app` asks.
#pragma once

#include "app/import_plan.hpp"
#include "document/read_document.hpp"

namespace duban::cli {

inline app::DocumentReader document_reader() {
  return [](std::string_view bytes, std::string_view) { return document::read_document(bytes); };
}

/// The same of tables, with the number of each row.
inline app::DocumentReader table_reader() {
  return [](std::string_view bytes, std::string_view) { return document::read_table(bytes); };
}

}  // namespace duban::cli
