#include "domain/date.hpp"

#include <cstdio>

namespace duban::domain {

namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2200;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < kYearMin || year > kYearMax || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date(std::chrono::sys_days{ymd});
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

std::optional<Date> Date::end_of_month(int year, int month) {
  if (year < kYearMin || year > kYearMax || month < 1 || month > 12) return std::nullopt;
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return Date(std::chrono::sys_days{last});
}

Date Date::plus_years(int years) const {
  auto moved = ymd() + std::chrono::years(years);
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return Date(std::chrono::sys_days{moved});
}

std::string Date::text() const {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year(), month(), day());
  return buffer;
}

}  // namespace duban::domain
