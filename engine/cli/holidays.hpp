// The holidays that a data folder goes by: those that are shipped, and before them those that were imported.
#pragma once

#include <vector>

#include "cli/data_folder.hpp"
#include "domain/calendar.hpp"

namespace duban::cli {

/// Throws std::runtime_error, in words for people, for an imported file that cannot be read.
std::vector<domain::HolidayYear> holidays_of(const DataFolder& folder);

/// The years between two days, both included, that the calendar does not know.
std::vector<int> missing_years(const domain::Calendar& calendar, domain::Date from, domain::Date to);

}  // namespace duban::cli
