// Dates as plans print them, and which of them are deadlines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/calendar.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// A deadline that the text states.
struct Deadline {
  Range range;
  domain::Date date;
  double confidence = 0.97;
  std::string why;
};

/// What the dates of a text say.
struct DatesRead {
  std::vector<Deadline> deadlines;
  std::vector<Range> past;   // dates before the plan's time
  bool passed_over = false;  // some other date may have been meant as one
};

/// The deadlines of `range`, and whether a date was passed over that is neither a start, a citation nor the past.
DatesRead read_dates(const Text& text, Range range, const Calendar& calendar);

/// The deadlines of `range` in the order of the text. Starts, events, citations and the past are none.
std::vector<Deadline> find_deadlines(const Text& text, Range range, const Calendar& calendar);

/// What a time column or a 完成时限 label says: a bare month is its last day, 全年 the year's, 长期 nothing.
std::optional<Deadline> read_time_cell(const Text& text, Range cell, const Calendar& calendar);

/// A full date `2024年3月5日`, `2024-03-05`, `2024/3/5`, `二〇二四年三月五日` at `at`; `end` is set after it.
std::optional<domain::Date> full_date_at(const Text& text, std::size_t at, std::size_t limit, std::size_t& end);

/// The end of a five-year plan (`十四五` → 2025).
std::optional<int> five_year_plan_end(View text);

}  // namespace duban::extract
