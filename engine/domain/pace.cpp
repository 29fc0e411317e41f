#include "domain/pace.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

/// The value last reported for a target by any unit: the largest, of a ceiling the smallest.
std::optional<double> value_of(const Task& task, int target) {
  std::optional<double> best;
  const bool ceiling = task.content.targets[static_cast<std::size_t>(target)].compare == Compare::at_most;
  for (const Assignment& each : task.assignments) {
    if (each.status == Status::released) continue;
    for (const TargetValue& value : each.target_values) {
      if (value.target != target) continue;
      if (!best || (ceiling ? value.value < *best : value.value > *best)) best = value.value;
    }
  }
  return best;
}

double share_reached(const Target& target, double value) {
  if (is_reached(target, value)) return 1;
  if (target.compare == Compare::at_most || target.value <= 0) return 0;
  return std::clamp(value / target.value, 0.0, 1.0);
}

/// The mean of the percents that leads reported; of all units where no lead did.
std::optional<double> percent_done(const Task& task) {
  for (const bool leads_only : {true, false}) {
    double sum = 0;
    int count = 0;
    int reported = 0;
    for (const Assignment& each : task.assignments) {
      if (each.status == Status::released || (leads_only && each.part != Part::lead)) continue;
      ++count;
      if (each.status == Status::closed) {
        sum += 100;
        ++reported;
      } else if (each.percent) {
        sum += *each.percent;
        ++reported;
      }
    }
    if (reported > 0) return sum / (100.0 * count);
  }
  return std::nullopt;
}

}  // namespace

bool is_reached(const Target& target, double value) {
  switch (target.compare) {
    case Compare::at_least:
    case Compare::range:
      return value >= target.value;
    case Compare::at_most:
      return value <= target.value;
    case Compare::equal:
      return value == target.value;
  }
  return false;
}

PaceState pace_of(const Task& task, Date today) {
  PaceState state;
  if (task.due && task.issued_on) {
    const int whole = days_between(*task.issued_on, *task.due);
    const int gone = days_between(*task.issued_on, today);
    state.gone = whole <= 0 ? (today < *task.due ? 0.0 : 1.0) : std::clamp(static_cast<double>(gone) / whole, 0.0, 1.0);
  }
  double sum = 0;
  int reported = 0;
  for (std::size_t i = 0; i < task.content.targets.size(); ++i) {
    const Target& target = task.content.targets[i];
    const auto value = value_of(task, static_cast<int>(i));
    if (value) ++reported;
    sum += value ? share_reached(target, *value) : 0;
    if (target.by && *target.by < today && !(value && is_reached(target, *value))) ++state.milestones_missed;
  }
  state.from_targets = reported > 0;
  state.done =
      state.from_targets ? std::optional(sum / static_cast<double>(task.content.targets.size())) : percent_done(task);
  if (status_of(task) == Status::closed) state.done = 1;
  if (state.milestones_missed > 0 && status_of(task) != Status::closed) {
    state.pace = Pace::behind;
  } else if (state.done && state.gone) {
    const double ahead = *state.done - *state.gone;
    state.pace = ahead < -kPaceMargin ? Pace::behind : ahead > kPaceMargin ? Pace::ahead : Pace::on;
  }
  return state;
}

std::string_view name_of(Pace pace) {
  switch (pace) {
    case Pace::behind:
      return "behind";
    case Pace::on:
      return "on";
    case Pace::ahead:
      return "ahead";
    case Pace::unknown:
      return "unknown";
  }
  return {};
}

}  // namespace duban::domain
