// A ledger that was kept as a table, read as a whole: what each row would become, and what is wrong with which cell.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/ledger_row.hpp"
#include "domain/resolve_unit.hpp"
#include "domain/takeover.hpp"

namespace duban::app {

struct LedgerReading {
  /// The sheets that have any text.
  std::vector<std::string> sheets;
  int head_row = 0;
  std::vector<std::string> head;
  std::string signature;
  domain::LedgerMapping mapping;
  /// The mapping is that of an earlier ledger of the same form.
  bool remembered = false;
  std::vector<LedgerRow> rows;
  /// What can be taken over, one for each row without a fault, in their order. Without workflow and origin's file.
  std::vector<domain::TaskTakenOver> tasks;
  int refused = 0;
};

/// What a ledger is read against.
struct LedgerSurroundings {
  std::span<const domain::KnownLedger> known;
  const domain::UnitResolver& units;
  domain::Date today;
};

/// Reads the table by `mapping`, or by what its head says if there is none, units by the registry: one that is not
/// surely known is a fault with what it could be, unless nothing is registered at all. Rejects with `invalid_value` a
/// table without a head or a mapping that does not fit it.
domain::Result<LedgerReading> read_ledger(std::span<const domain::SheetRow> rows,
                                          const std::optional<domain::LedgerMapping>& mapping,
                                          const LedgerSurroundings& surroundings);

/// What refuses a reading as a whole, with its first faults in words.
domain::Rejection rows_refused(const LedgerReading& reading);

/// A1's letters: 0 is A, 27 is AB.
std::string column_letters(std::size_t column);

}  // namespace duban::app
