// The checklist (督查清单) of an inspection that is planned, from what is known of the unit.
#pragma once

#include <vector>

#include "app/views.hpp"

namespace duban::app {

/// The checklist of an inspection that is planned `today`, by its plan's quarter, unit, share and seed.
std::vector<domain::ChecklistItem> checklist_of(Views& views, const domain::InspectionPlan& plan,
                                                const domain::InspectionTemplate& form, domain::Date today);

}  // namespace duban::app
