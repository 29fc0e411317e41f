// Targets: the numbers that must be reached, told apart from those that describe, cite or set rules.
#pragma once

#include <optional>
#include <vector>

#include "domain/plan.hpp"
#include "extract/dates.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// The targets of `range`, each once. A target's date is the deadline that opens its sentence or stands in its clause,
/// else `due`. `dates` are those of `range`; a number behind a date of the past is none.
std::vector<domain::Target> find_targets(const Text& text, Range range, const DatesRead& dates,
                                         std::optional<domain::Date> due);

}  // namespace duban::extract
