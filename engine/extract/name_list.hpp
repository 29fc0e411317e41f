// Where one name of a printed list ends and the next begins: marks, blanks, joints, brackets. What the names mean is
// the unit list's matter.
#pragma once

#include <string>
#include <vector>

#include "domain/plan.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// No name of a body is longer; what is, is text.
inline constexpr std::size_t kNameMax = 60;

/// The ranges of the names in `list`, in order.
std::vector<Range> list_parts(const Text& text, Range list);

/// The name in `range` without line ends and blanks, brackets half-width.
std::u32string name_in(const Text& text, Range range);

/// Names of people or units as they stand, between separators; for supervisors.
std::vector<domain::NamedUnit> read_names(const Text& text, Range list);

}  // namespace duban::extract
