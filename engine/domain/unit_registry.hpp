// The registry of units: one aggregate, folded from the stream registry/1. What was registered stays: a unit that was
// merged or closed is still the unit that old plans name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/registry_event.hpp"
#include "domain/unit.hpp"

namespace duban::domain {

class UnitRegistry {
 public:
  const std::vector<Unit>& units() const { return units_; }
  bool empty() const { return units_.empty(); }
  /// Null for an id that was never given.
  const Unit* find(UnitId id) const;
  UnitId next_id() const { return {static_cast<std::int64_t>(units_.size()) + 1}; }

  /// Every unit that has this as its name or alias, whenever it is valid.
  std::span<const UnitId> with_name(std::string_view name) const;
  /// The one that has it on that day; null if none does.
  const Unit* named(std::string_view name, Date day) const;

  /// Who does the unit's work on that day: itself, or what it was merged into by then.
  const Unit& successor(const Unit& unit, Date day) const;
  /// The units that the group stands for on that day, each by its successor, none twice.
  std::vector<const Unit*> members_on(const Unit& group, Date day) const;

  /// Counts the registry's events.
  int version() const { return version_; }

  /// Puts a unit in place of the one with its id, or after the last: what `evolve` and the reading of rows are made of.
  void put(Unit unit);
  void set_version(int version) { version_ = version; }

 private:
  std::vector<Unit> units_;
  std::unordered_map<std::string, std::vector<UnitId>> by_name_;
  int version_ = 0;
};

void evolve(UnitRegistry& registry, const RegistryEvent& event);

/// The units that the event changed: one, or two for a merger.
std::vector<UnitId> units_of(const RegistryEvent& event);

}  // namespace duban::domain
