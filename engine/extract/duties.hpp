// Units that answer for a measure without a clause: the subject of its first sentence, where it is told to act.
#pragma once

#include "extract/roles.hpp"

namespace duban::extract {

/// The unit before the colon of `区水利局:负责…` lines in `body`, in order; empty if there are none.
std::vector<Range> unit_first_lines(const Text& text, Range body);

/// The roles that the measure's first sentence gives, and `由X牵头` anywhere in its `body`. `sentences` are the
/// heading's and the body's first, in order.
Roles read_subjects(const Text& text, const std::vector<Range>& sentences, Range body, const UnitHabits& habits);

/// The units that a heading around measures is nothing but: `一、县教育局`, over what it has to do. They lead where the
/// measure's own words say so (`牵头制定…`).
Roles read_heading_units(const Text& text, Range heading, Range title, const UnitHabits& habits);

}  // namespace duban::extract
