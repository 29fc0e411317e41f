// Pace (序时进度): the share of targets and milestones reached against the share of time gone.
#pragma once

#include <optional>
#include <string_view>

#include "domain/task.hpp"

namespace duban::domain {

enum class Pace { behind, on, ahead, unknown };

/// A task's pace with the numbers that it is made of, 0 to 1 each.
struct PaceState {
  Pace pace = Pace::unknown;
  /// Absent while nothing was reported.
  std::optional<double> done;
  /// Absent without a due date.
  std::optional<double> gone;
  /// Made from values reported for targets, and not from the percent alone.
  bool from_targets = false;
  /// Targets with a day that has passed and that are not reached.
  int milestones_missed = 0;
};

/// A difference of less than this share is on pace.
inline constexpr double kPaceMargin = 0.1;

/// Behind also where a milestone was missed; unknown without a due date, or while nothing was reported and no milestone
/// was missed. Time counts in days, from issue to the present due date.
PaceState pace_of(const Task& task, Date today);

/// Whether the value satisfies the target.
bool is_reached(const Target& target, double value);

std::string_view name_of(Pace pace);

}  // namespace duban::domain
