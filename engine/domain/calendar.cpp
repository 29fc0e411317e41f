#include "domain/calendar.hpp"

#include <algorithm>
#include <cstdint>

namespace duban::domain {

namespace {

Date first_of(int year) {
  return *Date::of(year, 1, 1);
}

/// From 0 for 1 January.
std::size_t number_in_year(Date day) {
  return static_cast<std::size_t>(days_between(first_of(day.year()), day));
}

bool is_weekend(Date day) {
  return std::chrono::weekday(day.days()).iso_encoding() >= 6;
}

bool contains(const std::vector<Date>& days, Date day) {
  return std::ranges::find(days, day) != days.end();
}

}  // namespace

Calendar::Calendar(const std::vector<HolidayYear>& years) {
  for (const HolidayYear& each : years) {
    const auto last = Date::of(each.year, 12, 31);
    if (!last) continue;
    Year year{{0}, {}};
    for (Date day = first_of(each.year); day <= *last; day = day.plus_days(1)) {
      if (contains(each.working, day) || (!is_weekend(day) && !contains(each.holidays, day)))
        year.days.push_back(static_cast<short>(number_in_year(day)));
      year.worked_before.push_back(static_cast<short>(year.days.size()));
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
  return year->is_worked(number_in_year(day));
}

std::optional<Date> Calendar::plus_working_days(Date from, int count) const {
  if (count == 0) return from;
  int in = from.year();
  const Year* year = find(in);
  if (year == nullptr) return std::nullopt;
  const std::size_t number = number_in_year(from);
  // The wanted day's place among the working days of the year that is looked at, from 0.
  std::int64_t place = count;
  place += count > 0 ? year->worked_before[number + 1] - 1 : year->worked_before[number];
  while (place >= std::ssize(year->days)) {
    place -= std::ssize(year->days);
    if ((year = find(++in)) == nullptr) return std::nullopt;
  }
  while (place < 0) {
    if ((year = find(--in)) == nullptr) return std::nullopt;
    place += std::ssize(year->days);
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
    count += in == to.year() ? year->worked_before[number_in_year(to) + 1] : year->worked_before.back();
    if (in == from.year()) count -= year->worked_before[number_in_year(from) + 1];
  }
  return count;
}

std::string Calendar::version() const {
  std::string text;
  for (const auto& [number, year] : years_) {
    text += std::to_string(number);
    for (std::size_t i = 0; i + 1 < year.worked_before.size(); ++i) {
      const Date day = first_of(number).plus_days(static_cast<int>(i));
      if (year.is_worked(i) == is_weekend(day)) text += (year.is_worked(i) ? " +" : " -") + day.text().substr(5);
    }
    text += '\n';
  }
  return text;
}

}  // namespace duban::domain
