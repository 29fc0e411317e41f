// Lights (灯): how a task or an assignment stands today, at a glance.
#pragma once

#include <optional>
#include <string_view>

#include "domain/task.hpp"

namespace duban::domain {

/// Unknown is never normal: an open task without a due date has no light. Suspended: the clock stands.
enum class Light { normal, soon, overdue, unknown, closed, suspended };

inline constexpr Light kLights[] = {Light::normal,  Light::soon,   Light::overdue,
                                    Light::unknown, Light::closed, Light::suspended};

/// The ladder of a workflow: due within `soon_days` counts as soon (临期), the day itself included.
struct LightLadder {
  int soon_days = 7;
  bool operator==(const LightLadder&) const = default;
};

/// The ladder that lists over many tasks are cut by, whatever workflow each of them has.
inline constexpr int kSoonDays = 7;

/// The clock runs: what is settled or suspended is never soon or overdue.
constexpr bool is_running(Status status) {
  return !is_settled(status) && status != Status::suspended;
}

inline bool is_overdue(Status status, const std::optional<Date>& due, Date today) {
  return is_running(status) && due && *due < today;
}

inline Light light_of(Status status, const std::optional<Date>& due, Date today) {
  if (is_settled(status)) return Light::closed;
  if (status == Status::suspended) return Light::suspended;
  if (!due) return Light::unknown;
  if (*due < today) return Light::overdue;
  return days_between(today, *due) <= kSoonDays ? Light::soon : Light::normal;
}

std::string_view name_of(Light light);
std::optional<Light> light_named(std::string_view name);

}  // namespace duban::domain
