// Which day a printed date means: the last of what it names, in the year that the document tells.
#pragma once

#include <optional>
#include <string>

#include "extract/calendar.hpp"
#include "extract/date_parts.hpp"

namespace duban::extract {

struct DateMeaning {
  domain::Date date;
  double confidence;
  std::string why;  // 三季度末 → 2026-09-30，依据：方案年度 2026
};

/// The last day that `parts` names; nothing if the document tells no year for it. `carried`: the year of `parts` was
/// taken from the date before it.
std::optional<DateMeaning> meaning_of(const Text& text, const DateParts& parts, const Calendar& calendar,
                                      bool carried = false);

/// The day within `year`, the last of its month where none is printed or the month has no such day.
std::optional<domain::Date> day_in(int year, const DateParts& parts);

}  // namespace duban::extract
