// The holidays that a data folder goes by: those that are shipped, and those that were imported.
#pragma once

#include <string>
#include <vector>

#include "cli/data_folder.hpp"
#include "domain/calendar.hpp"

namespace duban::cli {

/// The shipped years, and after them the imported ones: of a year that stands twice the last counts. Throws
/// std::runtime_error, in words for people, for an imported file that cannot be read.
std::vector<domain::HolidayYear> holidays_of(const DataFolder& folder);

/// The years from today to 60 days ahead, where most dates are counted, that the calendar does not know.
std::vector<int> missing_years(const domain::Calendar& calendar, domain::Date today);
/// What that means and what to do about it, for the administrator.
std::string missing_year_warning(int year);

}  // namespace duban::cli
