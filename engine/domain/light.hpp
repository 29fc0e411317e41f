// Lights (灯): how a task or an assignment stands on a day, at a glance.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/pace.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// Unknown is never normal: an open task without a due date has no light. Suspended: the clock stands.
enum class Light { normal, soon, overdue, unknown, closed, suspended };

inline constexpr Light kLights[] = {Light::normal,  Light::soon,   Light::overdue,
                                    Light::unknown, Light::closed, Light::suspended};
/// Those that a ladder gives to what runs and has a due date, from the mildest on.
inline constexpr Light kLadderLights[] = {Light::normal, Light::soon, Light::overdue};

constexpr unsigned bit(Pace pace) {
  return 1U << static_cast<unsigned>(pace);
}
inline constexpr unsigned kAnyPace = bit(Pace::behind) | bit(Pace::on) | bit(Pace::ahead) | bit(Pace::unknown);

/// One rung: the light of what has so many days to its due date, at such a pace.
struct LightRung {
  Light light = Light::normal;
  /// Days to the due date, both included; negative ones are days overdue. Open where absent.
  std::optional<int> from = {};
  std::optional<int> to = {};
  /// Bits of Pace.
  unsigned paces = kAnyPace;
  bool operator==(const LightRung&) const = default;
};

/// The rungs of a workflow. Checked when it comes into force: exactly one rung for every day and pace, and no light
/// grows milder as days pass or as the pace falls.
struct LightLadder {
  std::vector<LightRung> rungs;
  bool operator==(const LightLadder&) const = default;
};

/// The first days of the two lights that are not normal, as things are now; absent for never. Lists are cut by them.
struct LightDates {
  std::optional<Date> soon;
  std::optional<Date> overdue;
  bool operator==(const LightDates&) const = default;
};

/// The clock runs: what is settled or suspended is never soon or overdue.
constexpr bool is_running(Status status) {
  return !is_settled(status) && status != Status::suspended;
}

/// The due date has passed, whatever the light.
inline bool is_overdue(Status status, const std::optional<Date>& due, Date today) {
  return is_running(status) && due && *due < today;
}

/// The light that the ladder gives to so many days and this pace; unknown where no rung does.
Light light_at(const LightLadder& ladder, int days_to_due, Pace pace);

/// A task's light goes by the pace of its targets, an assignment's by the percent that its unit reported.
Light light_of(const LightLadder& ladder, const Task& task, Date today);
Light light_of(const LightLadder& ladder, const Assignment& assignment, Date today);

/// Nothing is lit without a due date.
LightDates light_dates(const LightLadder& ladder, const Task& task);
LightDates light_dates(const LightLadder& ladder, const Assignment& assignment);

/// The same light, from its dates.
Light light_of(Status status, const std::optional<Date>& due, const LightDates& dates, Date today);

std::string_view name_of(Light light);
std::optional<Light> light_named(std::string_view name);
/// The Chinese word that people see: 临期 and so on.
std::string_view word_of(Light light);

}  // namespace duban::domain
