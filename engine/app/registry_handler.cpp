// Orders about the registry of units, and the registered names in other orders.
#include <algorithm>
#include <boost/json.hpp>

#include "app/writer.hpp"
#include "domain/decide_registry.hpp"
#include "domain/transfer.hpp"

namespace duban::app {

namespace {

using domain::Result;
using domain::UnitId;

/// The unit whose version the sender saw.
std::optional<UnitId> subject_of(const domain::RegistryCommand& command) {
  struct Visitor {
    std::optional<UnitId> operator()(const domain::RegisterUnit&) const { return std::nullopt; }
    std::optional<UnitId> operator()(const domain::CorrectUnit& each) const { return each.unit.id; }
    std::optional<UnitId> operator()(const domain::AddUnitAlias& each) const { return each.unit; }
    std::optional<UnitId> operator()(const domain::MergeUnits& each) const { return each.from; }
    std::optional<UnitId> operator()(const domain::CloseUnit& each) const { return each.unit; }
    std::optional<UnitId> operator()(const domain::AddGroupMember& each) const { return each.group; }
    std::optional<UnitId> operator()(const domain::RemoveGroupMember& each) const { return each.group; }
    std::optional<UnitId> operator()(const domain::CarryOutMergers&) const { return std::nullopt; }
    std::optional<UnitId> operator()(const domain::ImportUnits&) const { return std::nullopt; }
  };
  return std::visit(Visitor{}, command);
}

std::vector<std::string> names_of(const domain::Unit& unit) {
  std::vector<std::string> names{unit.name};
  names.insert(names.end(), unit.aliases.begin(), unit.aliases.end());
  return names;
}

}  // namespace

const OrderHandler::Units& OrderHandler::units() {
  if (!units_) units_ = std::make_unique<const Units>(store_.load_registry());
  return *units_;
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::RegistryCommand& command) {
  const domain::UnitRegistry& before = units().registry;
  const std::optional<UnitId> subject = subject_of(command);
  if (const domain::Unit* unit = subject ? before.find(*subject) : nullptr)
    if (auto fresh = check_version(order, unit->version); !fresh) return fresh.error();
  // A list was compared with the registry as a whole.
  if (std::holds_alternative<domain::ImportUnits>(command))
    if (auto fresh = check_version(order, before.version()); !fresh) return fresh.error();
  auto events = domain::decide(before, command, {order.actor, clock_.today()});
  if (!events) return events.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  receipt.unit = subject;
  if (!events->empty()) {
    domain::UnitRegistry after = before;
    for (const domain::RegistryEvent& event : *events) {
      receipt.position = store_.append(after.version() + 1, event, stamp);
      domain::evolve(after, event);
      for (const UnitId id : domain::units_of(event)) store_.put_unit(*after.find(id));
      if (const auto* registered = std::get_if<domain::UnitRegistered>(&event)) receipt.unit = registered->unit.id;
    }
    // The work moves by the registry as it is now: what is issued from here on goes to the successor.
    units_ = std::make_unique<const Units>(std::move(after));
    for (const domain::RegistryEvent& event : *events)
      if (const auto* merger = std::get_if<domain::MergerCarriedOut>(&event)) move_work(*merger, stamp, receipt);
  }
  if (const domain::Unit* unit = receipt.unit ? units().registry.find(*receipt.unit) : nullptr)
    receipt.version = unit->version;
  return receipt;
}

void OrderHandler::move_work(const domain::MergerCarriedOut& merger, const domain::Stamp& stamp, Receipt& receipt) {
  const domain::Unit& from = *units().registry.find(merger.from);
  const domain::Unit& to = *units().registry.find(merger.to);
  for (const std::string& name : names_of(from)) {
    for (const domain::TaskId id : store_.tasks_running_at(name)) {
      const domain::Task task = load(id);
      const auto events = domain::transfer(task, from, to, *from.validity.until);
      if (events.empty()) continue;
      write(task, events, stamp, receipt);
      ++receipt.task_count;
    }
    for (const std::string& account : store_.accounts_of(name)) {
      store_.move_account(account, to.name);
      const boost::json::object data{{"unit", to.name}, {"from", name}};
      receipt.position = store_.append_account(account, {"AccountMoved", boost::json::serialize(data)}, stamp);
    }
  }
}

domain::TaskCommand OrderHandler::with_registered_names(const domain::TaskCommand& command) {
  const Units& known = units();
  if (known.registry.empty()) return command;
  const domain::Date today = clock_.today();
  const auto one = [&](std::string& unit) {
    auto names = known.resolver.names_today(unit, today, today);
    if (names.size() == 1) unit = std::move(names.front());
  };
  domain::TaskCommand named = command;
  if (auto* assign = std::get_if<domain::AssignUnit>(&named)) {
    one(assign->unit);
  } else if (auto* reassign = std::get_if<domain::ReassignAssignment>(&named)) {
    one(reassign->unit);
  }
  return named;
}

AddAccount OrderHandler::with_registered_name(AddAccount command) {
  const domain::Date today = clock_.today();
  const auto found = units().resolver.today(command.unit, today, today);
  if (found.size() == 1) command.unit = found.front()->name;
  return command;
}

}  // namespace duban::app
