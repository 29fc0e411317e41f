#include "domain/unit_registry.hpp"

#include <algorithm>
#include <stdexcept>

namespace duban::domain {

namespace {

struct Evolver {
  UnitRegistry& registry;

  Unit copy_of(UnitId id) const {
    const Unit* unit = registry.find(id);
    if (unit == nullptr) throw std::logic_error("an event speaks of a unit that the registry does not have");
    Unit copy = *unit;
    ++copy.version;
    return copy;
  }

  void operator()(const UnitRegistered& event) const {
    Unit unit = event.unit;
    unit.version = 1;
    registry.put(std::move(unit));
  }

  void operator()(const UnitCorrected& event) const {
    Unit unit = event.unit;
    unit.version = copy_of(unit.id).version;
    registry.put(std::move(unit));
  }

  void operator()(const UnitsMerged& event) const {
    Unit unit = copy_of(event.from);
    unit.validity.until = event.on;
    unit.merged_into = event.into;
    registry.put(std::move(unit));
  }

  void operator()(const MergerCarriedOut& event) const {
    Unit unit = copy_of(event.from);
    unit.merger_carried_out = true;
    registry.put(std::move(unit));
  }

  void operator()(const UnitClosed& event) const {
    Unit unit = copy_of(event.unit);
    unit.validity.until = event.on;
    registry.put(std::move(unit));
  }

  void operator()(const GroupMemberAdded& event) const {
    Unit group = copy_of(event.group);
    group.members.push_back({event.unit, {event.from, std::nullopt}});
    registry.put(std::move(group));
  }

  void operator()(const GroupMemberRemoved& event) const {
    Unit group = copy_of(event.group);
    for (Membership& each : group.members)
      if (each.unit == event.unit && !each.validity.until) each.validity.until = event.on;
    std::erase_if(group.members, [](const Membership& each) { return !each.validity.is_sound(); });
    registry.put(std::move(group));
  }
};

}  // namespace

const Unit* UnitRegistry::find(UnitId id) const {
  if (id.value < 1 || id.value > static_cast<std::int64_t>(units_.size())) return nullptr;
  return &units_[static_cast<std::size_t>(id.value) - 1];
}

std::span<const UnitId> UnitRegistry::with_name(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? std::span<const UnitId>() : std::span<const UnitId>(found->second);
}

const Unit* UnitRegistry::named(std::string_view name, Date day) const {
  for (const UnitId id : with_name(name))
    if (const Unit* unit = find(id); unit->validity.contains(day)) return unit;
  return nullptr;
}

const Unit& UnitRegistry::successor(const Unit& unit, Date day) const {
  const Unit* now = &unit;
  while (now->merged_into && now->validity.until && *now->validity.until <= day) now = find(*now->merged_into);
  return *now;
}

std::vector<const Unit*> UnitRegistry::members_on(const Unit& group, Date day) const {
  std::vector<const Unit*> members;
  for (const Membership& each : group.members) {
    if (!each.validity.contains(day)) continue;
    const Unit* unit = &successor(*find(each.unit), day);
    if (unit->validity.contains(day) && std::ranges::find(members, unit) == members.end()) members.push_back(unit);
  }
  return members;
}

void UnitRegistry::put(Unit unit) {
  const auto each_name = [](const Unit& of, auto use) {
    use(of.name);
    for (const std::string& alias : of.aliases) use(alias);
  };
  if (const Unit* before = find(unit.id); before != nullptr) {
    each_name(*before, [&](const std::string& name) { std::erase(by_name_[name], unit.id); });
  } else if (unit.id == next_id()) {
    units_.emplace_back();
  } else {
    throw std::logic_error("units are registered in the order of their numbers");
  }
  each_name(unit, [&](const std::string& name) { by_name_[name].push_back(unit.id); });
  units_[static_cast<std::size_t>(unit.id.value) - 1] = std::move(unit);
}

void evolve(UnitRegistry& registry, const RegistryEvent& event) {
  std::visit(Evolver{registry}, event);
  registry.set_version(registry.version() + 1);
}

std::vector<UnitId> units_of(const RegistryEvent& event) {
  struct Visitor {
    std::vector<UnitId> operator()(const UnitRegistered& each) const { return {each.unit.id}; }
    std::vector<UnitId> operator()(const UnitCorrected& each) const { return {each.unit.id}; }
    std::vector<UnitId> operator()(const UnitsMerged& each) const { return {each.from, each.into}; }
    std::vector<UnitId> operator()(const MergerCarriedOut& each) const { return {each.from, each.to}; }
    std::vector<UnitId> operator()(const UnitClosed& each) const { return {each.unit}; }
    std::vector<UnitId> operator()(const GroupMemberAdded& each) const { return {each.group, each.unit}; }
    std::vector<UnitId> operator()(const GroupMemberRemoved& each) const { return {each.group, each.unit}; }
  };
  return std::visit(Visitor{}, event);
}

}  // namespace duban::domain
