#include "domain/cascade_link.hpp"

#include <algorithm>

#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

using Events = std::vector<CascadeEvent>;

Rejection no_plan(std::string_view which) {
  return {RejectionCode::not_found, "没有这个" + std::string(which) + "方案，请核对编号；它也可能已被废弃。"};
}

Rejection no_measure(std::string_view which, MeasureId measure) {
  return {RejectionCode::not_found,
          std::string(which) + "方案没有编号为 " + std::to_string(measure.value) + " 的措施，请核对编号。"};
}

bool is_there(const Draft& plan) {
  return plan.version > 0 && plan.status != DraftStatus::discarded;
}

struct Decider {
  const Cascade& cascade;
  const CascadeContext& context;

  Result<void> permitted() const {
    constexpr unsigned kRoles = bit(Role::registrar) | bit(Role::supervisor);
    if ((kRoles & bit(context.context.actor.role)) == 0)
      return Rejection{RejectionCode::not_permitted, "上下级措施的对应关系应由登记员或督查员确认。"};
    if (!is_there(context.upper)) return no_plan("上级");
    return {};
  }

  Result<void> sound(const MeasurePair& pair) const {
    if (auto may = permitted(); !may) return may;
    if (!is_there(context.lower)) return no_plan("下级");
    if (pair.lower_plan == cascade.plan)
      return Rejection{RejectionCode::link_cycle, "下级方案应是另一个方案，所选的是同一个方案，请另选。"};
    if (context.upper.find(pair.upper) == nullptr) return no_measure("上级", pair.upper);
    if (context.lower.find(pair.lower) == nullptr) return no_measure("下级", pair.lower);
    if (context.lower_is_above)
      return Rejection{
          RejectionCode::link_cycle,
          "下级方案应在上级方案之下，所选的方案已是它的上级依据（直接或逐级）。请对调上下级，或先解除原有对应。",
          {pair.lower_plan.value}};
    return {};
  }

  /// The link's number: of the pair if something was said of it, else the next.
  LinkId number_of(const MeasurePair& pair) const {
    const MeasureLink* known = cascade.find(pair);
    return known != nullptr ? known->id : LinkId{cascade.next_link};
  }

  template <class Event, class Command>
  Result<Events> say(const Command& command, bool refused, std::string_view word) const {
    if (auto checked = sound(command.pair); !checked) return checked.error();
    const MeasureLink* known = cascade.find(command.pair);
    if (known != nullptr && known->refused == refused)
      return Rejection{RejectionCode::already_linked,
                       "同一对措施应只确认一次，这一对已由 " + known->by + " " + std::string(word) + "。",
                       {known->id.value}};
    return Events{Event{number_of(command.pair), command.pair, command.score, command.words}};
  }

  Result<Events> operator()(const LinkMeasures& command) const { return say<MeasuresLinked>(command, false, "确认"); }
  Result<Events> operator()(const RefuseLink& command) const { return say<LinkRefused>(command, true, "排除"); }

  Result<Events> operator()(const RemoveLink& command) const {
    if (auto may = permitted(); !may) return may.error();
    if (cascade.find(command.link) == nullptr)
      return Rejection{RejectionCode::not_found,
                       "没有编号为 " + std::to_string(command.link.value) + " 的对应关系，它也可能已被解除。"};
    return Events{LinkRemoved{command.link}};
  }
};

struct Evolver {
  Cascade& cascade;
  const Stamp& stamp;

  template <class Event>
  void put(const Event& event, bool refused) const {
    std::erase_if(cascade.links, [&](const MeasureLink& each) { return each.id == event.link; });
    cascade.links.push_back({event.link, event.pair, refused, event.score, event.words, stamp.actor, stamp.at});
    cascade.next_link = std::max(cascade.next_link, event.link.value + 1);
  }

  void operator()(const MeasuresLinked& event) const { put(event, false); }
  void operator()(const LinkRefused& event) const { put(event, true); }
  void operator()(const LinkRemoved& event) const {
    std::erase_if(cascade.links, [&](const MeasureLink& each) { return each.id == event.link; });
  }
};

}  // namespace

const MeasureLink* Cascade::find(LinkId link) const {
  const auto at = std::ranges::find(links, link, &MeasureLink::id);
  return at == links.end() ? nullptr : &*at;
}

const MeasureLink* Cascade::find(const MeasurePair& pair) const {
  const auto at = std::ranges::find(links, pair, &MeasureLink::pair);
  return at == links.end() ? nullptr : &*at;
}

Result<std::vector<CascadeEvent>> decide(const Cascade& cascade, const CascadeCommand& command,
                                         const CascadeContext& context) {
  return std::visit(Decider{cascade, context}, command);
}

void evolve(Cascade& cascade, const CascadeEvent& event, const Stamp& stamp) {
  std::visit(Evolver{cascade, stamp}, event);
  ++cascade.version;
}

}  // namespace duban::domain
