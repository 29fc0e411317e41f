// The links of a cascade when one of its plans is superseded by a revision: what was said of a measure is said of the
// measure that continues it.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "domain/cascade_link.hpp"

namespace duban::domain {

/// Measures of a former plan with those of the revised one that continue them.
using Continued = std::map<MeasureId, MeasureId>;

struct MovedLinks {
  /// Take the links from the former plan's cascade.
  std::vector<CascadeEvent> taken;
  /// Say the same in the cascade of the revised plan.
  std::vector<CascadeEvent> said;
};

/// Moves what was said of the upper plan's measures to its revision. Stays where it was, for a person to decide: the
/// links of measures that nothing continues, and those with one of the `barred` plans, which stand above the revision.
/// What was said of a pair of the revision already is kept.
MovedLinks follow_upper(const Cascade& former, const Cascade& revised, const Continued& continued,
                        const std::set<PlanId>& barred);

/// Moves what was said of a lower plan's measures, in the cascade of one upper plan, to the revision of that lower
/// plan. Links of measures that nothing continues stay.
std::vector<CascadeEvent> follow_lower(const Cascade& cascade, PlanId former, PlanId revised,
                                       const Continued& continued);

}  // namespace duban::domain
