// Links of a cascade: what people said about which lower measures carry out which measures of a plan. They are no part
// of the plans themselves, which nothing changes after issue, and have a stream of their own for each upper plan.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "domain/decide.hpp"

namespace duban::domain {

/// Counts from 1 in its upper plan; never used again.
using LinkId = Id<struct LinkTag>;

/// A measure of the upper plan and one of a lower plan.
struct MeasurePair {
  MeasureId upper;
  PlanId lower_plan;
  MeasureId lower;
  bool operator==(const MeasurePair&) const = default;
};

/// A person's word on a pair: that the lower measure carries out the upper, or that it does not (`refused`).
struct MeasureLink {
  LinkId id;
  MeasurePair pair;
  bool refused = false;
  /// What spoke for it when the person decided (domain/cascade.hpp).
  double score = 0;
  std::vector<std::string> words;
  std::string by;
  /// Milliseconds since 1970, UTC.
  std::int64_t at = 0;
  bool operator==(const MeasureLink&) const = default;
};

/// All that was said of one upper plan's measures.
struct Cascade {
  PlanId plan;
  std::vector<MeasureLink> links;
  std::int64_t next_link = 1;
  /// Counts the cascade's events, from 1; 0 if nobody said anything yet.
  int version = 0;

  const MeasureLink* find(LinkId link) const;
  const MeasureLink* find(const MeasurePair& pair) const;
  bool operator==(const Cascade&) const = default;
};

// Commands.

/// Says that the lower measure carries out the upper one; also of a pair that was refused before.
struct LinkMeasures {
  PlanId plan;
  MeasurePair pair;
  double score = 0;
  std::vector<std::string> words = {};
};
/// Says that it does not, so that it is not proposed again; also of a pair that was linked before.
struct RefuseLink {
  PlanId plan;
  MeasurePair pair;
  double score = 0;
  std::vector<std::string> words = {};
};
/// Takes back what was said of a pair.
struct RemoveLink {
  PlanId plan;
  LinkId link;
};
using CascadeCommand = std::variant<LinkMeasures, RefuseLink, RemoveLink>;

// Events.

struct MeasuresLinked {
  LinkId link;
  MeasurePair pair;
  double score = 0;
  std::vector<std::string> words;
  bool operator==(const MeasuresLinked&) const = default;
};
struct LinkRefused {
  LinkId link;
  MeasurePair pair;
  double score = 0;
  std::vector<std::string> words;
  bool operator==(const LinkRefused&) const = default;
};
struct LinkRemoved {
  LinkId link;
  bool operator==(const LinkRemoved&) const = default;
};
using CascadeEvent = std::variant<MeasuresLinked, LinkRefused, LinkRemoved>;

/// What a decision looks at beside the cascade. `lower` is the other plan of the pair; version 0 if there is none.
struct CascadeContext {
  Context context;
  const Draft& upper;
  const Draft& lower;
  /// The upper plan carries out the lower one already, directly or through plans between.
  bool lower_is_above = false;
};

/// Rejects with `not_permitted` unless a registrar or supervisor asks, `not_found` for an unknown plan, measure or
/// link, `link_cycle` if a plan would carry out itself, `already_linked` if the same was said of the pair before.
Result<std::vector<CascadeEvent>> decide(const Cascade& cascade, const CascadeCommand& command,
                                         const CascadeContext& context);

void evolve(Cascade& cascade, const CascadeEvent& event, const Stamp& stamp);

}  // namespace duban::domain
