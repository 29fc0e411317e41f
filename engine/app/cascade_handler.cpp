// Orders about the links of a cascade.
#include <set>

#include "app/writer.hpp"

namespace duban::app {

namespace {

/// Whether `plan` carries out `above`, directly or through plans between.
bool carries_out(EventStore& store, domain::PlanId plan, domain::PlanId above) {
  std::set<domain::PlanId> seen;
  std::vector<domain::PlanId> open{above};
  while (!open.empty()) {
    const domain::PlanId next = open.back();
    open.pop_back();
    if (!seen.insert(next).second) continue;
    for (const domain::PlanId below : store.plans_below(next)) {
      if (below == plan) return true;
      open.push_back(below);
    }
  }
  return false;
}

}  // namespace

domain::Result<Receipt> OrderHandler::run(const Order& order, const domain::CascadeCommand& command) {
  const domain::PlanId plan = std::visit([](const auto& each) { return each.plan; }, command);
  domain::Cascade cascade = store_.load_cascade(plan);
  if (auto fresh = check_version(order, cascade.version); !fresh) return fresh.error();

  const domain::Draft upper = load(plan);
  domain::Draft lower;
  bool lower_is_above = false;
  std::visit(
      [&](const auto& each) {
        if constexpr (requires { each.pair; }) {
          lower = load(each.pair.lower_plan);
          lower_is_above = carries_out(store_, plan, each.pair.lower_plan);
        }
      },
      command);
  auto events = domain::decide(cascade, command, {{order.actor, clock_.today()}, upper, lower, lower_is_above});
  if (!events) return events.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  receipt.plan = plan;
  for (const domain::CascadeEvent& event : *events) {
    receipt.link = std::visit([](const auto& each) { return each.link; }, event);
    receipt.position = store_.append(plan, cascade.version + 1, event, stamp);
    domain::evolve(cascade, event, stamp);
  }
  store_.put_links(cascade);
  receipt.version = cascade.version;
  return receipt;
}

}  // namespace duban::app
