// Importing a list of units: which lines are new, which correct a known unit, and what is wrong with the others.
#include <algorithm>
#include <unordered_map>

#include "domain/decide_registry.hpp"

namespace duban::domain {

namespace {

using Outcome = ImportedLine::Outcome;

std::vector<std::string> names_of(const Unit& unit) {
  std::vector<std::string> names{unit.name};
  names.insert(names.end(), unit.aliases.begin(), unit.aliases.end());
  return names;
}

/// The list is worked on a copy of the registry, so that a line is checked against those before it. Numbers are given
/// first, so that a line may name one that comes later.
class Importer {
 public:
  Importer(const UnitRegistry& registry, const std::vector<UnitLine>& lines, const Context& context)
      : present_(registry), after_(registry), lines_(lines), context_(context) {}

  UnitImport run() {
    for (const UnitLine& line : lines_) number(line);
    // Parents, mergers and members are numbers of units that must be there: first without, then with them.
    for (std::size_t i = 0; i < lines_.size(); ++i) first_pass(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) second_pass(i);
    for (const ImportedLine& each : import_.lines)
      if (each.outcome == Outcome::refused) ++import_.refused;
    if (import_.refused > 0)
      import_.events.clear();
    else
      std::ranges::move(due_mergers(after_, context_.today), std::back_inserter(import_.events));
    return std::move(import_);
  }

 private:
  void number(const UnitLine& line) {
    import_.lines.push_back({line.line, line.unit.name, Outcome::refused, line.problem});
    UnitId id{};
    for (const UnitId known : present_.with_name(line.unit.name)) {
      const Unit* unit = present_.find(known);
      if (unit->name == line.unit.name && unit->validity.overlaps(line.unit.validity)) id = known;
    }
    if (id.value == 0 && line.problem.empty()) id = {present_.next_id().value + added_++};
    if (id.value != 0 && std::ranges::find(ids_, id) != ids_.end())
      refuse(ids_.size(), "“" + line.unit.name + "”在名录里出现了两次。");
    for (const std::string& name : names_of(line.unit)) places_.try_emplace(name, ids_.size());
    ids_.push_back(id);
  }

  void refuse(std::size_t i, const std::string& message) {
    if (import_.lines[i].message.empty()) import_.lines[i].message = message;
  }

  bool is_new(std::size_t i) const { return ids_[i] >= present_.next_id(); }

  void first_pass(std::size_t i) {
    if (ids_[i].value == 0) return;
    Unit unit = lines_[i].unit;
    unit.id = ids_[i];
    if (is_new(i) && import_.lines[i].message.empty()) {
      if (after_.units().size() >= kRegisteredUnitsMax)
        refuse(i, "登记的单位应在 " + std::to_string(kRegisteredUnitsMax) + " 个以内。");
      else if (auto checked = check_unit(after_, unit); !checked)
        refuse(i, checked.error().message);
    }
    if (!is_new(i)) return;
    // A refused line still takes its number, so that those after it keep theirs; nothing of this will be kept.
    if (!import_.lines[i].message.empty()) {
      unit = {};
      unit.id = ids_[i];
    }
    after_.put(std::move(unit));
  }

  UnitId named(const std::string& name, const Validity& days, std::size_t i) {
    const auto place = places_.find(name);
    if (place != places_.end() && ids_[place->second].value > 0) return ids_[place->second];
    for (const UnitId known : present_.with_name(name))
      if (present_.find(known)->validity.overlaps(days)) return known;
    refuse(i, "“" + name + "”应已登记或在这份名录里，没有找到。");
    return {};
  }

  void second_pass(std::size_t i) {
    const UnitLine& line = lines_[i];
    if (ids_[i].value == 0 || !import_.lines[i].message.empty()) return;
    Unit unit = line.unit;
    unit.id = ids_[i];
    if (!line.parent.empty()) unit.parent = named(line.parent, unit.validity, i);
    if (!line.merged_into.empty()) unit.merged_into = named(line.merged_into, {}, i);
    for (const UnitLine::Member& each : line.members)
      unit.members.push_back({named(each.name, each.validity, i), each.validity});
    if (unit.merged_into && !unit.validity.until) refuse(i, "填了并入单位的，应填停用日期，即并入的日期。");
    if (unit.merged_into == unit.id) refuse(i, "应并入另一个单位，不能并入自己。");
    if (!import_.lines[i].message.empty()) return;
    if (is_new(i))
      add(i, std::move(unit));
    else
      correct(i, std::move(unit));
  }

  void add(std::size_t i, Unit unit) {
    unit.version = 1;
    if (auto checked = check_unit(after_, unit); !checked) return refuse(i, checked.error().message);
    after_.put(unit);
    if (unit.merged_into && is_circle(unit)) return refuse(i, "并入不应成为一圈。");
    import_.lines[i].outcome = Outcome::added;
    import_.events.emplace_back(UnitRegistered{std::move(unit)});
  }

  bool is_circle(const Unit& unit) const {
    std::size_t steps = 0;
    for (const Unit* next = &unit; next != nullptr && next->merged_into; next = after_.find(*next->merged_into))
      if (++steps > after_.units().size()) return true;
    return false;
  }

  void correct(std::size_t i, Unit unit) {
    const Unit& before = *after_.find(unit.id);
    std::vector<UnitField> changes = changed_fields(before, unit);
    const bool closes = !before.validity.until && unit.validity.until;
    const auto decided = decide(after_, CorrectUnit{std::move(unit)}, context_);
    if (!decided) return refuse(i, decided.error().message);
    if (decided->empty()) {
      import_.lines[i].outcome = Outcome::unchanged;
      return;
    }
    import_.lines[i].outcome = closes ? Outcome::closed : Outcome::corrected;
    import_.lines[i].changes = std::move(changes);
    for (const RegistryEvent& event : *decided) {
      evolve(after_, event);
      import_.events.push_back(event);
    }
  }

  const UnitRegistry& present_;
  UnitRegistry after_;
  const std::vector<UnitLine>& lines_;
  const Context& context_;
  UnitImport import_;
  std::vector<UnitId> ids_;
  /// The first line that gives a name or alias.
  std::unordered_map<std::string, std::size_t> places_;
  std::int64_t added_ = 0;
};

}  // namespace

UnitImport plan_import(const UnitRegistry& registry, const std::vector<UnitLine>& lines, const Context& context) {
  return Importer(registry, lines, context).run();
}

}  // namespace duban::domain
