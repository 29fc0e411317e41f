// Whether a printed date orders an end, by its own words and those around it.
#pragma once

#include "extract/calendar.hpp"
#include "extract/date_parts.hpp"
#include "extract/text.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

enum class DateRole {
  none,         // a start, an event, a citation
  past,         // a year before the plan's: what the text says of it is a fact
  passed_over,  // nothing tells that it is an end, nor that it is not
  weak,         // its form is that of an end, but nothing near is to be reached
  ordered,
};

DateRole role_of(const Text& text, Range within, const DateParts& parts, const Calendar& calendar);

/// Whether one of `words` stands straight before `at`, not before `from`.
bool preceded_by(const Text& text, std::size_t from, std::size_t at, const Words& words);

}  // namespace duban::extract
