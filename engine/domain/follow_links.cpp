#include "domain/follow_links.hpp"

namespace duban::domain {

namespace {

/// What was said by `link`, of another pair.
CascadeEvent said_again(const MeasureLink& link, LinkId id, const MeasurePair& pair) {
  if (link.refused) return LinkRefused{id, pair, link.score, link.words};
  return MeasuresLinked{id, pair, link.score, link.words};
}

}  // namespace

MovedLinks follow_upper(const Cascade& former, const Cascade& revised, const Continued& continued,
                        const std::set<PlanId>& barred) {
  MovedLinks moved;
  std::int64_t next = revised.next_link;
  for (const MeasureLink& link : former.links) {
    const auto upper = continued.find(link.pair.upper);
    if (upper == continued.end() || barred.contains(link.pair.lower_plan)) continue;
    MeasurePair pair = link.pair;
    pair.upper = upper->second;
    moved.taken.emplace_back(LinkRemoved{link.id});
    if (revised.find(pair) == nullptr) moved.said.push_back(said_again(link, {next++}, pair));
  }
  return moved;
}

std::vector<CascadeEvent> follow_lower(const Cascade& cascade, PlanId former, PlanId revised,
                                       const Continued& continued) {
  std::vector<CascadeEvent> events;
  std::int64_t next = cascade.next_link;
  for (const MeasureLink& link : cascade.links) {
    const auto lower = continued.find(link.pair.lower);
    if (link.pair.lower_plan != former || lower == continued.end()) continue;
    const MeasurePair pair{link.pair.upper, revised, lower->second};
    events.emplace_back(LinkRemoved{link.id});
    if (cascade.find(pair) == nullptr) events.push_back(said_again(link, {next++}, pair));
  }
  return events;
}

}  // namespace duban::domain
