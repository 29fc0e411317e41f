// Events of the registry of units.
#pragma once

#include <optional>
#include <variant>

#include "domain/unit.hpp"

namespace duban::domain {

struct UnitRegistered {
  Unit unit;
  bool operator==(const UnitRegistered&) const = default;
};
/// `unit` is the whole of it as corrected.
struct UnitCorrected {
  Unit unit;
  bool operator==(const UnitCorrected&) const = default;
};
/// `from` becomes part of `into` on the day `on`, which may be to come.
struct UnitsMerged {
  UnitId from;
  UnitId into;
  Date on;
  bool operator==(const UnitsMerged&) const = default;
};
/// The running assignments of `from` were moved to `to`: once, in the transaction of this event.
struct MergerCarriedOut {
  UnitId from;
  UnitId to;
  bool operator==(const MergerCarriedOut&) const = default;
};
struct UnitClosed {
  UnitId unit;
  Date on;
  bool operator==(const UnitClosed&) const = default;
};
struct GroupMemberAdded {
  UnitId group;
  UnitId unit;
  std::optional<Date> from;
  bool operator==(const GroupMemberAdded&) const = default;
};
struct GroupMemberRemoved {
  UnitId group;
  UnitId unit;
  Date on;
  bool operator==(const GroupMemberRemoved&) const = default;
};

using RegistryEvent = std::variant<UnitRegistered, UnitCorrected, UnitsMerged, MergerCarriedOut, UnitClosed,
                                   GroupMemberAdded, GroupMemberRemoved>;

}  // namespace duban::domain
