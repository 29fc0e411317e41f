// Orders about the links of a cascade.
#include <set>

#include "app/writer.hpp"
#include "domain/follow_links.hpp"

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
  receipt.link = std::visit([](const auto& each) { return each.link; }, events->back());
  write(cascade, *events, stamp, receipt);
  receipt.version = cascade.version;
  return receipt;
}

void OrderHandler::write(domain::Cascade& cascade, const std::vector<domain::CascadeEvent>& events,
                         const domain::Stamp& stamp, Receipt& receipt) {
  if (events.empty()) return;
  for (const domain::CascadeEvent& event : events) {
    receipt.position = store_.append(cascade.plan, cascade.version + 1, event, stamp);
    domain::evolve(cascade, event, stamp);
  }
  store_.put_links(cascade);
}

void OrderHandler::follow_links(domain::PlanId former, domain::PlanId revised,
                                const std::vector<domain::MeasureComparison>& comparisons, const domain::Stamp& stamp,
                                Receipt& receipt) {
  domain::Continued continued;
  for (const domain::MeasureComparison& each : comparisons)
    if (each.before != nullptr && each.after != nullptr) continued.emplace(each.before->id, each.after->id);

  domain::Cascade cascade = store_.load_cascade(former);
  domain::Cascade above = store_.load_cascade(revised);
  std::set<domain::PlanId> barred{revised};
  for (const domain::MeasureLink& link : cascade.links)
    if (carries_out(store_, revised, link.pair.lower_plan)) barred.insert(link.pair.lower_plan);
  const domain::MovedLinks moved = domain::follow_upper(cascade, above, continued, barred);
  write(cascade, moved.taken, stamp, receipt);
  write(above, moved.said, stamp, receipt);

  for (const domain::PlanId upper : store_.plans_above(former)) {
    if (upper == revised || carries_out(store_, upper, revised)) continue;
    domain::Cascade links = store_.load_cascade(upper);
    write(links, domain::follow_lower(links, former, revised, continued), stamp, receipt);
  }
}

}  // namespace duban::app
