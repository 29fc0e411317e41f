#include "domain/cascade_progress.hpp"

#include <algorithm>

namespace duban::domain {

std::optional<double> percent_of(const Task& task) {
  double sum = 0;
  int known = 0;
  for (const Assignment& each : task.assignments) {
    if (each.status != Status::closed && !each.percent) continue;
    sum += each.status == Status::closed ? 100 : *each.percent;
    ++known;
  }
  if (known == 0) return std::nullopt;
  return sum / known;
}

CascadeProgress progress_of(std::span<const Task> tasks, std::span<const Light> lights) {
  CascadeProgress progress;
  for (const Light light : lights) ++progress.by_light[static_cast<std::size_t>(light)];
  double sum = 0;
  for (const Task& task : tasks) {
    const Status status = status_of(task);
    ++progress.tasks;
    ++progress.by_status[static_cast<std::size_t>(status)];
    if (status == Status::withdrawn) continue;
    if (const auto percent = percent_of(task)) {
      sum += *percent;
      ++progress.tasks_reported;
    }
    if (!task.due) {
      ++progress.tasks_without_due;
      continue;
    }
    if (!progress.earliest_due || *task.due < *progress.earliest_due) progress.earliest_due = task.due;
    if (!progress.latest_due || *progress.latest_due < *task.due) progress.latest_due = task.due;
  }
  if (progress.tasks_reported > 0) progress.percent = sum / progress.tasks_reported;
  return progress;
}

std::vector<TargetCover> cover_of(const std::vector<Target>& upper, std::span<const std::vector<Target>> lower) {
  std::vector<TargetCover> cover;
  cover.reserve(upper.size());
  for (const Target& each : upper) cover.push_back({each});
  for (const std::vector<Target>& targets : lower)
    for (const SharedTarget& shared : shared_targets(upper, targets)) {
      TargetCover& of = *std::ranges::find(cover, shared.upper, &TargetCover::upper);
      ++of.counting;
      if (!shared.share) continue;
      ++of.shares;
      of.planned += shared.lower.value;
    }
  return cover;
}

}  // namespace duban::domain
