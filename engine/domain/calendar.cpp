#include "domain/calendar.hpp"

#include <algorithm>
#include <cstddef>

namespace duban::domain {

namespace {

Date first_of(int year) {
  return *Date::of(year, 1, 1);
}

/// From 0 for 1 January.
int number_in_year(Date day) {
  return days_between(first_of(day.year()), day);
}

bool is_weekend(Date day) {
  const unsigned weekday = std::chrono::weekday(day.days()).iso_encoding();
  return weekday >= 6;
}

}  // namespace

Calendar::Calendar(const std::vector<HolidayYear>& years) {
  for (const HolidayYear& each : years) {
    Year year;
    const Date end = *Date::of(each.year, 12, 31);
    short count = 0;
    for (Date day = first_of(each.year); day <= end; day = day.plus_days(1)) {
      const bool off = std::ranges::find(each.holidays, day) != each.holidays.end();
      const bool made_up = std::ranges::find(each.working, day) != each.working.end();
      if (made_up || (!off && !is_weekend(day))) {
        ++count;
        year.days.push_back(static_cast<short>(number_in_year(day)));
      }
      year.worked.push_back(count);
    }
    years_[each.year] = std::move(year);
  }
}

const Calendar::Year* Calendar::find(int year) const {
  const auto found = years_.find(year);
  return found == years_.end() ? nullptr : &found->second;
}

std::vector<int> Calendar::years() const {
  std::vector<int> numbers;
  for (const auto& [number, year] : years_) numbers.push_back(number);
  return numbers;
}

std::optional<bool> Calendar::is_working_day(Date day) const {
  const Year* year = find(day.year());
  if (year == nullptr) return std::nullopt;
  return std::ranges::binary_search(year->days, static_cast<short>(number_in_year(day)));
}

std::optional<Date> Calendar::plus_working_days(Date from, int count) const {
  if (count == 0) return from;
  const Year* year = find(from.year());
  if (year == nullptr) return std::nullopt;
  // The wanted day's place among the working days of the year that is looked at, from 0.
  const int number = number_in_year(from);
  const int worked = year->worked[static_cast<std::size_t>(number)];
  const bool is_worked = *is_working_day(from);
  int place = count > 0 ? worked + count - 1 : worked - (is_worked ? 1 : 0) + count;
  int in = from.year();
  while (place >= static_cast<int>(year->days.size())) {
    place -= static_cast<int>(year->days.size());
    if ((year = find(++in)) == nullptr) return std::nullopt;
  }
  while (place < 0) {
    if ((year = find(--in)) == nullptr) return std::nullopt;
    place += static_cast<int>(year->days.size());
  }
  return first_of(in).plus_days(year->days[static_cast<std::size_t>(place)]);
}

std::optional<int> Calendar::working_days_between(Date from, Date to) const {
  if (to < from) {
    const auto back = working_days_between(to, from);
    return back ? std::optional(-*back) : std::nullopt;
  }
  int count = 0;
  for (int in = from.year(); in <= to.year(); ++in) {
    const Year* year = find(in);
    if (year == nullptr) return std::nullopt;
    count += in == to.year() ? year->worked[static_cast<std::size_t>(number_in_year(to))] : year->worked.back();
    if (in == from.year()) count -= year->worked[static_cast<std::size_t>(number_in_year(from))];
  }
  return count;
}

}  // namespace duban::domain
