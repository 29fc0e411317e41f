// A target (指标) against its path: where it should stand today if it came nearer every day alike.
#pragma once

#include <optional>
#include <string_view>

#include "domain/pace.hpp"

namespace duban::domain {

enum class TargetState { reached, missed, behind, on, unreported };

/// A task's target with what was reported of it, and the days between which it is to be reached: issue, and its own day
/// or the task's due date.
struct TargetCourse {
  Target target;
  std::optional<double> reported;
  bool reached = false;
  bool operator==(const TargetCourse&) const = default;
};

/// The value that the straight path from nothing on `begun` to the target on `end` has today; absent without days, and
/// for a ceiling, which is not approached from nothing.
std::optional<double> expected_value(const Target& target, const std::optional<Date>& begun,
                                     const std::optional<Date>& end, Date today);

/// Missed where its day has passed, or the end where it has none; behind where less than expected, or above a ceiling.
TargetState state_of(const TargetCourse& course, const std::optional<Date>& begun, const std::optional<Date>& end,
                     Date today);

std::string_view name_of(TargetState state);

}  // namespace duban::domain
