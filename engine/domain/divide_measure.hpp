// Measures joined and split by a person: where their values go.
#pragma once

#include <string_view>
#include <utility>

#include "domain/draft.hpp"

namespace duban::domain {

/// One measure of two neighbours: the first's title and path, the other's title as a step, the values of both, each
/// once. Of two due dates it takes the later, as a doubt.
DraftMeasure joined(const DraftMeasure& first, const DraftMeasure& second);

/// The two parts of a measure whose body holds `at` inside; the second has no number yet. Targets and steps go where
/// their words stand; units do where both parts name some, else both parts get all, as they get the dates.
std::pair<DraftMeasure, DraftMeasure> divided(const DraftMeasure& whole, std::uint32_t at, std::string_view text);

}  // namespace duban::domain
