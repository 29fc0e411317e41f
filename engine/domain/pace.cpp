#include "domain/pace.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

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

/// 0 to 1; absent without a beginning or a due date.
std::optional<double> share_gone(const std::optional<Date>& begun, const std::optional<Date>& due, Date today) {
  if (!begun || !due) return std::nullopt;
  const int whole = days_between(*begun, *due);
  if (whole <= 0) return today < *due ? 0.0 : 1.0;
  return std::clamp(static_cast<double>(days_between(*begun, today)) / whole, 0.0, 1.0);
}

/// Unknown where either is.
Pace compared(const std::optional<double>& done, const std::optional<double>& gone) {
  if (!done || !gone) return Pace::unknown;
  const double ahead = *done - *gone;
  return ahead < -kPaceMargin ? Pace::behind : ahead > kPaceMargin ? Pace::ahead : Pace::on;
}

/// Its day has passed, its clock runs, and it is not complete.
bool ran_over(const std::optional<double>& done, const std::optional<Date>& due, Status status, Date today) {
  if (!due || today <= *due || is_settled(status) || status == Status::suspended) return false;
  return done.value_or(0) < 1;
}

}  // namespace

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
  state.gone = share_gone(task.issued_on, task.due, today);
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
  const Status status = status_of(task);
  if (status == Status::closed) state.done = 1;
  const bool missed = state.milestones_missed > 0 && status != Status::closed;
  const bool late = missed || ran_over(state.done, task.due, status, today);
  state.pace = late ? Pace::behind : compared(state.done, state.gone);
  return state;
}

PaceState pace_of(const Assignment& assignment, Date today) {
  PaceState state;
  state.gone = share_gone(assignment.assigned_on, assignment.due, today);
  if (assignment.percent) state.done = *assignment.percent / 100.0;
  if (assignment.status == Status::closed) state.done = 1;
  const bool late = ran_over(state.done, assignment.due, assignment.status, today);
  state.pace = late ? Pace::behind : compared(state.done, state.gone);
  return state;
}

std::optional<Date> last_change_of_pace(const Task& task) {
  std::optional<Date> last;
  for (const Target& each : task.content.targets)
    if (each.by && (!last || *last < *each.by)) last = each.by;
  return last;
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

std::string_view word_of(Pace pace) {
  switch (pace) {
    case Pace::behind:
      return "滞后";
    case Pace::on:
      return "同步";
    case Pace::ahead:
      return "超前";
    case Pace::unknown:
      return "未知";
  }
  return {};
}

}  // namespace duban::domain
