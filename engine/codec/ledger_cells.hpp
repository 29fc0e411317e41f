// The lines of a ledger as cells, for every kind of table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/ledger.hpp"

namespace duban::codec {

/// A light with its shape and word; `stopped` is what is over without having been brought to its end.
struct LightCell {
  domain::Light light;
  bool stopped = false;
};

/// The texts are those of the ledger and live as long as it; what was put together is a string.
using LedgerCell = std::variant<std::monostate, std::string_view, std::string, std::int64_t, domain::Date, LightCell>;

struct LedgerColumn {
  std::string_view name;
  /// In characters.
  int width;
};

/// Of tasks, each with all its units.
std::span<const LedgerColumn> task_columns();
void put_cells(std::vector<LedgerCell>& cells, const domain::LedgerEntry& entry, domain::Date day);

/// Of the parts of one unit.
std::span<const LedgerColumn> part_columns();
void put_cells(std::vector<LedgerCell>& cells, const domain::UnitLedger::Line& line, domain::Date day);

/// ● 正常 and so on.
std::string_view shape_and_word(LightCell light);

/// What is printed on every file: the day, the place in the log, and what was asked for.
std::string provenance(const domain::Ledger& ledger);

}  // namespace duban::codec
