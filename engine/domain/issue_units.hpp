// The units of a plan as its tasks are issued to them: under their registered names of today.
#pragma once

#include <vector>

#include "domain/draft.hpp"
#include "domain/plan_revision.hpp"
#include "domain/resolve_unit.hpp"

namespace duban::domain {

/// The day on which the plan's words held: when it was signed, else published; nothing if it says neither.
std::optional<Date> day_of(const Document& document);

/// Each unit under the name of the registered unit that it means, a group as its members; one that is not known for
/// certain under its printed name. No unit twice: the first part that it has is kept. A group whose members would make
/// more than `kUnitsMax` units stays a group.
std::vector<PlannedAssignment> under_registered_names(const std::vector<PlannedAssignment>& planned,
                                                      const UnitResolver& resolver, Date plan_day, Date today);

/// `compare` with the units under which tasks run: another spelling of a unit or its successor is no change.
std::vector<MeasureComparison> compare(const RevisionCase& revision, const UnitResolver& resolver, Date today);

}  // namespace duban::domain
