// A unit's score as the rules of today make it.
#pragma once

#include <string>
#include <vector>

#include "app/views.hpp"

namespace duban::app {

/// Of the quarter up to its end, or up to `today` while it runs.
domain::Score present_score(Views& views, const domain::ScoringRules& rules, const std::string& unit,
                            const domain::Quarter& quarter, domain::Date today);

/// The units that were inspected in the quarter, none twice, by name.
std::vector<std::string> inspected_units(Views& views, const domain::Quarter& quarter);

}  // namespace duban::app
