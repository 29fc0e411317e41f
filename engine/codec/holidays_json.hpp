// The holidays of a year (config/holidays) as JSON. Its shape: schemas/holidays.schema.json.
#pragma once

#include <string_view>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/rejection.hpp"

namespace duban::codec {

/// Rejects with `invalid_value` what is no year of holidays, and names the member: one that is missing or not known, a
/// day of another year, a day that stands twice, a make-up day that is no Saturday or Sunday or is also a holiday.
domain::Result<domain::HolidayYear> holiday_year_from(std::string_view text);

/// The years that the program ships with.
const std::vector<domain::HolidayYear>& shipped_holidays();

}  // namespace duban::codec
