// Sums of a list of tasks: how many have which light, over the whole list or in each group of it.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "app/views.hpp"

namespace duban::app {

/// How a list is divided: not at all, by the unit of each part, by plan, by the field of the first lead.
enum class SumsBy { none, unit, plan, field };

/// A group with what narrows the list to it; the whole list where nothing does.
struct TaskSums {
  std::string unit;
  std::optional<domain::PlanId> plan;
  std::string plan_title;
  /// As TaskFilter::field.
  std::string field;
  /// In the order of domain::kLights.
  std::array<std::int64_t, std::size(domain::kLights)> lights{};
};

}  // namespace duban::app
