// Strong ids: a task's number cannot be passed where a plan's is wanted.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace duban::domain {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
};

using PlanId = Id<struct PlanTag>;
/// Counts from 1 in its plan, in the order of the text; never used again after a removal.
using MeasureId = Id<struct MeasureTag>;
using TaskId = Id<struct TaskTag>;
/// Counts from 1 in its task.
using AssignmentId = Id<struct AssignmentTag>;
/// Each counts from 1 in its task.
using ExtensionId = Id<struct ExtensionTag>;
using SlipId = Id<struct SlipTag>;

}  // namespace duban::domain

template <class Tag>
struct std::hash<duban::domain::Id<Tag>> {
  std::size_t operator()(duban::domain::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
