// Working days (工作日) with the holidays and make-up days (调休) that the State Council announces for each year. A
// year that is not loaded has no working days: the answer is then "not known", never a guess.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/date.hpp"

namespace duban::domain {

/// The days of one year that are not what their weekday says.
struct HolidayYear {
  int year = 0;
  /// The notice that they were published in.
  std::string source;
  /// Days off that would be working days or are weekends of a holiday; ascending.
  std::vector<Date> holidays;
  /// Saturdays and Sundays that are worked; ascending.
  std::vector<Date> working;
  bool operator==(const HolidayYear&) const = default;
};

class Calendar {
 public:
  Calendar() = default;
  /// Of several with the same year the last counts. Days of another year than the own are left out: a holiday across
  /// New Year belongs to both years, whichever notice announced it.
  explicit Calendar(const std::vector<HolidayYear>& years);

  bool knows(int year) const { return years_.contains(year); }
  std::vector<int> years() const;
  std::optional<bool> is_working_day(Date day) const;
  /// The `count`th working day after `from`, before it if negative; `from` itself for 0.
  std::optional<Date> plus_working_days(Date from, int count) const;
  /// Working days after `from` up to and with `to`; negative if `to` is earlier.
  std::optional<int> working_days_between(Date from, Date to) const;
  /// Every year with its days that are not what their weekday says, as text. Two calendars answer alike if and only if
  /// their versions are equal.
  std::string version() const;

 private:
  struct Year {
    /// How many working days lie before the day, by its number in the year, from 0. The last entry counts them all.
    std::vector<short> worked_before;
    /// The working days themselves, as numbers in the year.
    std::vector<short> days;

    bool is_worked(std::size_t number) const { return worked_before[number + 1] > worked_before[number]; }
  };
  const Year* find(int year) const;

  std::map<int, Year> years_;
};

}  // namespace duban::domain
