// How figures stand in rows, and a filter on them as SQL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/figures.hpp"

namespace duban::store {

/// After every day.
inline constexpr std::int64_t kNoDay = 1'000'000;

inline std::int64_t day_key(const std::optional<domain::Date>& day) {
  return day ? day->days().time_since_epoch().count() : kNoDay;
}

inline std::optional<domain::Date> day_from_key(std::int64_t key) {
  if (key == kNoDay) return std::nullopt;
  return domain::Date::from_days(std::chrono::sys_days(std::chrono::days(key)));
}

/// The column `state`.
enum FigureState : std::int64_t { kSettledOtherwise = 0, kRunning = 1, kSuspended = 2, kClosed = 3 };

/// A condition and the number that its one `?` binds.
struct FigureCondition {
  std::string sql;
  std::vector<std::int64_t> values;
};

/// Conditions on the figures `f` of the listed row; empty for a filter that asks for none of them.
std::vector<FigureCondition> figure_conditions(const app::FigureFilter& filter, domain::Date today);

}  // namespace duban::store
