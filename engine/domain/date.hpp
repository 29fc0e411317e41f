// A civil date, as plans and reports print it. No time zone and no clock: "today" is always an argument.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace duban::domain {

/// A day of the Gregorian calendar. Always valid: made by `Date::of` or `Date::parse` only.
class Date {
 public:
  /// The day, or nothing if there is no such day (2026-02-30) or the year is outside 1900..2200.
  static std::optional<Date> of(int year, int month, int day);
  /// Reads `YYYY-MM-DD`, exactly ten characters; nothing for anything else.
  static std::optional<Date> parse(std::string_view text);
  /// The last day of a month; nothing if there is no such month.
  static std::optional<Date> end_of_month(int year, int month);
  static Date from_days(std::chrono::sys_days days) { return Date(days); }

  int year() const { return static_cast<int>(ymd().year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(ymd().month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(ymd().day())); }
  std::chrono::sys_days days() const { return days_; }

  Date plus_days(int days) const { return Date(days_ + std::chrono::days(days)); }
  /// The same day N years later; 29 February becomes 28 February where there is none.
  Date plus_years(int years) const;

  /// `YYYY-MM-DD`.
  std::string text() const;

  auto operator<=>(const Date&) const = default;

 private:
  explicit Date(std::chrono::sys_days days) : days_(days) {}
  std::chrono::year_month_day ymd() const { return {days_}; }

  std::chrono::sys_days days_;
};

/// Days from `from` to `to`; negative if `to` is earlier.
inline int days_between(Date from, Date to) {
  return static_cast<int>((to.days() - from.days()).count());
}

}  // namespace duban::domain
