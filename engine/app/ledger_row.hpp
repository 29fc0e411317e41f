// One row of a ledger that was kept as a table, read as a task.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/takeover.hpp"

namespace duban::app {

/// What cannot be taken over as it stands. `column` counts from 0.
struct LedgerFault {
  std::optional<std::size_t> column;
  std::string message;
  /// The word that is wrong, and what could stand for it.
  std::string found = {};
  std::vector<std::string> proposals = {};
  /// `found` names no registered unit.
  bool unknown_unit = false;
};

struct LedgerRow {
  int row = 0;
  /// Why it is no task (a heading, a sum); empty for a task.
  std::string passed_over;
  std::string title;
  std::string text;
  std::vector<std::string> lead;
  std::vector<std::string> responsible;
  std::optional<domain::Date> due;
  domain::Status status = domain::Status::issued;
  std::optional<int> percent;
  std::string report;
  std::optional<domain::Date> issued_on;
  std::optional<domain::Date> closed_on;
  std::vector<LedgerFault> faults;
  /// What was understood in a way that a person may want to know.
  std::vector<std::string> notes;
};

/// Reads the row by its columns. `above` is the task of the row before: rows under one merged title are told apart by
/// what they demand. Units are as printed, one each.
LedgerRow read_ledger_row(const domain::SheetRow& row, const domain::LedgerMapping& mapping, const LedgerRow* above,
                          domain::Date today);

/// The units of a cell, which 、，； and line ends part; `（牵头）` behind one is told by `leads`.
struct PrintedUnits {
  std::vector<std::string> leads;
  std::vector<std::string> others;
};
PrintedUnits units_in_cell(std::string_view cell);

}  // namespace duban::app
