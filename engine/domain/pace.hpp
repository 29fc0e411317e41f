// Pace (序时进度): the share of targets and milestones reached against the share of time gone.
#pragma once

#include <optional>
#include <string_view>

#include "domain/task.hpp"

namespace duban::domain {

enum class Pace { behind, on, ahead, unknown };
inline constexpr Pace kPaces[] = {Pace::behind, Pace::on, Pace::ahead, Pace::unknown};

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

/// Behind also where a milestone was missed, and past the due date until all is done; unknown without a due date, or
/// before that while nothing was reported. Time counts in days, from issue to the present due date.
PaceState pace_of(const Task& task, Date today);
/// Of one unit's part: its percent against the time gone, from the day on which it got it to its own due date.
PaceState pace_of(const Assignment& assignment, Date today);

/// When its time begins to go.
inline std::optional<Date> begun_on(const Task& task) {
  return task.issued_on;
}
inline std::optional<Date> begun_on(const Assignment& assignment) {
  return assignment.assigned_on;
}
/// The last day after which the pace stays as it is if nothing is reported; absent where that is the due date.
std::optional<Date> last_change_of_pace(const Task& task);
inline std::optional<Date> last_change_of_pace(const Assignment& /*assignment*/) {
  return std::nullopt;
}

/// The value last reported for a target (counted from 0) by any unit: the largest, of a ceiling the smallest.
std::optional<double> value_of(const Task& task, int target);

/// Whether the value satisfies the target.
bool is_reached(const Target& target, double value);

std::string_view name_of(Pace pace);
/// The Chinese word that people see: 滞后, 同步, 超前, 未知.
std::string_view word_of(Pace pace);

}  // namespace duban::domain
