// The head of a ledger that was kept as a table: which row it is, and what its words mean.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/takeover.hpp"

namespace duban::app {

/// A word of a head as words are compared: without blanks, line ends and what stands in brackets.
std::string head_word(std::string_view cell);

/// What each column is, told by its word alone; each field once. A ledger without a lead names it among the
/// responsible units.
std::vector<std::optional<domain::LedgerField>> guess_columns(std::span<const std::string> head);

/// The row, among the first of a sheet, that has the most words of a head, at least two of them; of equal ones the
/// last, which has the words below those that span several columns. Its index in `rows`.
std::optional<std::size_t> find_head(std::span<const domain::SheetRow> rows);

/// The words of the head in their order: equal for two tables of the same form.
std::string signature_of(std::span<const std::string> head);

}  // namespace duban::app
