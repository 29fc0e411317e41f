// Lights (灯): how a task or an assignment stands today, at a glance.
#pragma once

#include <optional>
#include <string_view>

#include "domain/task.hpp"

namespace duban::domain {

/// Unknown is never normal: an open task without a due date has no light.
enum class Light { normal, soon, overdue, unknown, closed };

inline constexpr Light kLights[] = {Light::normal, Light::soon, Light::overdue, Light::unknown, Light::closed};

/// Due within this many days counts as soon (临期), the day itself included.
inline constexpr int kSoonDays = 7;

inline bool is_overdue(Status status, const std::optional<Date>& due, Date today) {
  return !is_settled(status) && due && *due < today;
}

inline Light light_of(Status status, const std::optional<Date>& due, Date today) {
  if (is_settled(status)) return Light::closed;
  if (!due) return Light::unknown;
  if (*due < today) return Light::overdue;
  return days_between(today, *due) <= kSoonDays ? Light::soon : Light::normal;
}

std::string_view name_of(Light light);
std::optional<Light> light_named(std::string_view name);

}  // namespace duban::domain
