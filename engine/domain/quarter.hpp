// A quarter of a year: what an inspection and a score are of.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "domain/date.hpp"

namespace duban::domain {

/// `number` is 1 to 4.
struct Quarter {
  int year = 0;
  int number = 1;
  auto operator<=>(const Quarter&) const = default;
};

inline Quarter quarter_of(Date day) {
  return {day.year(), (day.month() + 2) / 3};
}
inline Date first_day(const Quarter& quarter) {
  return *Date::of(quarter.year, quarter.number * 3 - 2, 1);
}
inline Date last_day(const Quarter& quarter) {
  return *Date::end_of_month(quarter.year, quarter.number * 3);
}

inline bool lies_in(Date day, const Quarter& quarter) {
  return first_day(quarter) <= day && day <= last_day(quarter);
}

/// `2026-Q3`.
inline std::string text_of(const Quarter& quarter) {
  return std::to_string(quarter.year) + "-Q" + std::to_string(quarter.number);
}

/// `2026年第三季度`, as people read it.
inline std::string words_of(const Quarter& quarter) {
  static constexpr std::string_view kOrdinals[] = {"一", "二", "三", "四"};
  return std::to_string(quarter.year) + "年第" + std::string(kOrdinals[quarter.number - 1]) + "季度";
}

/// Nothing for what is not written like that, or of a year that dates do not have.
inline std::optional<Quarter> quarter_named(std::string_view name) {
  if (name.size() != 7 || name[4] != '-' || name[5] != 'Q' || name[6] < '1' || name[6] > '4') return std::nullopt;
  const auto first = Date::parse(std::string(name.substr(0, 4)) + "-01-01");
  if (!first) return std::nullopt;
  return Quarter{first->year(), name[6] - '0'};
}

}  // namespace duban::domain
