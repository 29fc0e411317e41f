// Progress below, seen from above: what the lower measures that carry out an upper one add up to.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "domain/cascade.hpp"
#include "domain/light.hpp"

namespace duban::domain {

/// How far lower plans aim at a target of the upper measure.
struct TargetCover {
  Target upper;
  /// The sum of the lower values that are a share of it.
  double planned = 0;
  /// How many lower targets count the same thing, and how many of them are a share.
  int counting = 0;
  int shares = 0;
  bool operator==(const TargetCover&) const = default;
};

/// What is known of tasks; what is not is counted as such and never as nothing.
struct CascadeProgress {
  int tasks = 0;
  std::array<int, std::size(kStatuses)> by_status{};
  std::array<int, std::size(kLights)> by_light{};
  /// Mean percent of the tasks that anybody reported on, 0 to 100; absent if nobody did.
  std::optional<double> percent;
  int tasks_reported = 0;
  std::optional<Date> earliest_due;
  std::optional<Date> latest_due;
  int tasks_without_due = 0;
  bool operator==(const CascadeProgress&) const = default;
};

/// Withdrawn tasks are counted by status and light only.
/// `lights` are those of the tasks, in their order.
CascadeProgress progress_of(std::span<const Task> tasks, std::span<const Light> lights);

/// For each upper target what the targets of the lower measures cover of it. Nothing is said of what is reached:
/// reports give a percent of the work, not a number of what is counted.
std::vector<TargetCover> cover_of(const std::vector<Target>& upper, std::span<const std::vector<Target>> lower);

/// The mean of what the units reported, a closed part counting as 100; absent if none did.
std::optional<double> percent_of(const Task& task);

}  // namespace duban::domain
