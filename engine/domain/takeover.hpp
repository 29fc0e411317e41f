// Taking over a ledger (台账) that was kept elsewhere as a table: what its columns may hold, and what is recorded of
// it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/rejection.hpp"
#include "domain/role.hpp"

namespace duban::domain {

/// One row of a sheet, as it is numbered there. Cells that are merged with the one above hold its text.
struct SheetRow {
  std::string sheet;
  int row = 0;
  std::vector<std::string> cells;
  bool operator==(const SheetRow&) const = default;
};

/// What a column of a ledger can be.
enum class LedgerField { number, title, text, lead, responsible, due, status, percent, report, issued_on, closed_on };
inline constexpr LedgerField kLedgerFields[] = {LedgerField::number,    LedgerField::title,       LedgerField::text,
                                                LedgerField::lead,      LedgerField::responsible, LedgerField::due,
                                                LedgerField::status,    LedgerField::percent,     LedgerField::report,
                                                LedgerField::issued_on, LedgerField::closed_on};
std::string_view name_of(LedgerField field);
/// The Chinese word that people see, 牵头单位 and so on.
std::string_view word_of(LedgerField field);
std::optional<LedgerField> ledger_field_named(std::string_view name);

/// How the table is to be read.
struct LedgerMapping {
  /// Empty for the first sheet that has a head.
  std::string sheet;
  /// What each column of the head is; nothing for one that is not read.
  std::vector<std::optional<LedgerField>> columns;
  /// The year of dates that are written without one; this year unless given.
  std::optional<int> year;
  /// Open tasks without a date have none on purpose.
  bool no_fixed_date = false;
  /// The registered names of units that the table names otherwise.
  std::map<std::string, std::string> units;
  bool operator==(const LedgerMapping&) const = default;
};

/// A table was taken over as a whole. `signature` is what its head says, by which its mapping is found again.
struct LedgerTakenOver {
  std::string file_name;
  std::string digest;
  std::string signature;
  LedgerMapping mapping;
  TaskId first_task;
  std::int64_t tasks = 0;
  bool operator==(const LedgerTakenOver&) const = default;
};
struct KnownLedger {
  LedgerTakenOver ledger;
  Stamp stamp;
};

/// Rejects with `not_permitted` who may not register tasks.
Result<void> may_take_over(const Actor& actor);

/// Rejects with `missing_value` and `invalid_value` what a registered task could not be either, and days to come of
/// what is said to be over.
Result<void> check_taken_over(const TaskTakenOver& task, Date today);

}  // namespace duban::domain
