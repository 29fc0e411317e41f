// Units that answer for a measure without a clause: the subject of its first sentence, where it is told to act.
#pragma once

#include "extract/clauses.hpp"

namespace duban::extract {

/// The roles that the measure's first sentence gives, and `由X牵头` anywhere in its `body`. `sentences` are the
/// heading's and the body's first, in order.
Roles read_subjects(const Text& text, const std::vector<Range>& sentences, Range body, const UnitHabits& habits);

}  // namespace duban::extract
