// Commands on the registry of units. Who may: the system admin; a registrar may register a unit or an alias while
// reviewing a plan.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/unit.hpp"

namespace duban::domain {

/// The unit's id, merger and version are not looked at.
struct RegisterUnit {
  Unit unit;
};
/// Replaces what the registry says of a unit. Not its merger, and not the end of a merged unit.
struct CorrectUnit {
  Unit unit;
};
struct AddUnitAlias {
  UnitId unit;
  std::string alias;
};
struct MergeUnits {
  UnitId from;
  UnitId into;
  Date on;
};
/// The unit is no longer valid from the day `on`; its running assignments stay with it.
struct CloseUnit {
  UnitId unit;
  Date on;
};
struct AddGroupMember {
  UnitId group;
  UnitId unit;
  std::optional<Date> from;
};
struct RemoveGroupMember {
  UnitId group;
  UnitId unit;
  Date on;
};
/// Carries out the mergers whose day has come.
struct CarryOutMergers {};

/// A line of a list of units: others are named, not numbered.
struct UnitLine {
  /// Where it stands in the file, from 1.
  int line = 0;
  /// Without parent, merger and members.
  Unit unit;
  std::string parent;
  std::string merged_into;
  struct Member {
    std::string name;
    Validity validity;
  };
  std::vector<Member> members;
  /// What could not be read of it; empty if all could.
  std::string problem;
};
/// Registers new units and corrects known ones, all or none.
struct ImportUnits {
  std::vector<UnitLine> lines;
};

using RegistryCommand = std::variant<RegisterUnit, CorrectUnit, AddUnitAlias, MergeUnits, CloseUnit, AddGroupMember,
                                     RemoveGroupMember, CarryOutMergers, ImportUnits>;

}  // namespace duban::domain
