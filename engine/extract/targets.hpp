// Targets: the numbers that must be reached, told apart from those that describe, cite or set rules.
#pragma once

#include <optional>
#include <vector>

#include "domain/plan.hpp"
#include "extract/dates.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// The targets of `range`, each once. A target's date is the last deadline before it in its sentence, else `due`.
/// `deadlines` are those of `range`.
std::vector<domain::Target> find_targets(const Text& text, Range range, const std::vector<Deadline>& deadlines,
                                         std::optional<domain::Date> due);

}  // namespace duban::extract
