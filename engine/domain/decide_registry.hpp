// What a command does to the registry of units.
#pragma once

#include <string>
#include <vector>

#include "domain/decide.hpp"
#include "domain/registry_command.hpp"
#include "domain/unit_registry.hpp"

namespace duban::domain {

inline constexpr std::size_t kRegisteredUnitsMax = 20000;
inline constexpr std::size_t kAliasesMax = 50;
inline constexpr std::size_t kGroupMembersMax = 1000;

/// Two units that are valid on one day never share a name or alias. Rejects with `not_permitted`, `not_found`,
/// `missing_value` and `invalid_value` for what the command carries, `name_taken` if another unit has the name on one
/// of the days, `invalid_status` for a unit that is merged or closed already, is not valid on the day, or would be
/// merged into itself, in a circle, or with a group. A merger whose day has come is carried out by the same decision.
Result<std::vector<RegistryEvent>> decide(const UnitRegistry& registry, const RegistryCommand& command,
                                          const Context& context);

/// What importing would do with a line.
struct ImportedLine {
  /// `closed` is a correction that gives a unit without an end the day of its end.
  enum class Outcome { added, corrected, closed, unchanged, refused };
  int line = 0;
  std::string name;
  Outcome outcome = Outcome::refused;
  /// Why it is refused.
  std::string message;
  /// What a correction changes.
  std::vector<UnitField> changes = {};
};
std::string_view name_of(ImportedLine::Outcome outcome);
std::string_view word_of(ImportedLine::Outcome outcome);

struct UnitImport {
  std::vector<ImportedLine> lines;
  /// Empty if any line is refused.
  std::vector<RegistryEvent> events;
  int refused = 0;
};
/// What `ImportUnits` does, line by line: nothing is imported if one is refused. A known unit is one of the same
/// canonical name whose days overlap; lines may name units that come later in the list.
UnitImport plan_import(const UnitRegistry& registry, const std::vector<UnitLine>& lines, const Context& context);

/// Refuses what may not stand in the registry as this unit, whose id is given: `decide` for one unit at a time.
Result<void> check_unit(const UnitRegistry& registry, const Unit& unit);

/// `MergerCarriedOut` for each merger whose day has come and that is not carried out.
std::vector<RegistryEvent> due_mergers(const UnitRegistry& registry, Date today);

}  // namespace duban::domain
