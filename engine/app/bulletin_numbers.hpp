// The numbers that a bulletin is drafted from.
#pragma once

#include "app/past_views.hpp"
#include "app/views.hpp"

namespace duban::app {

/// Of the quarter's last day if it is over, else of today; with what its inspections have come to by now. Takes as long
/// as a past day does.
domain::QuarterNumbers bulletin_numbers(Views& views, PastViews& past, const domain::Quarter& quarter,
                                        domain::Date today);

}  // namespace duban::app
