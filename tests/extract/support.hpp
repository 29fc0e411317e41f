// Short ways to ask one step of the reader about a piece of text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/plan.hpp"
#include "extract/calendar.hpp"
#include "extract/text.hpp"

namespace duban::extract::test {

inline Range whole(const Text& text) {
  return {0, text.size()};
}

inline std::vector<std::string> names(const std::vector<domain::NamedUnit>& units) {
  std::vector<std::string> list;
  for (const auto& unit : units) list.push_back(unit.name);
  return list;
}

/// The calendar of a plan for 2024 to 2026 that was signed on 2024-04-12.
inline Calendar three_years() {
  Calendar calendar;
  calendar.signed_on = domain::Date::of(2024, 4, 12);
  calendar.period = domain::Period{*domain::Date::of(2024, 1, 1), *domain::Date::of(2026, 12, 31)};
  return calendar;
}

/// The calendar of a paper that was signed on 2024-04-12 and states no span.
inline Calendar signed_only() {
  Calendar calendar;
  calendar.signed_on = domain::Date::of(2024, 4, 12);
  return calendar;
}

}  // namespace duban::extract::test
