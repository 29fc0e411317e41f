// Tables that lost their columns in copying: one cell a line, row after row, under a head that is stacked likewise.
#pragma once

#include <optional>

#include "extract/tables.hpp"

namespace duban::extract {

/// The stacked table whose head begins at `lines()[first]`; `after` is then the first line behind it. At least two rows
/// whose numbers run from 1.
std::optional<Table> stacked_table_at(const Text& text, std::size_t first, std::size_t& after);

}  // namespace duban::extract
