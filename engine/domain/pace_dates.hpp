// The days on which a pace changes if nothing more is reported: lists over many tasks are cut by them.
#pragma once

#include <optional>

#include "domain/pace.hpp"

namespace duban::domain {

/// A pace only falls as days pass: ahead, then on pace from one day on, then behind from another.
struct PaceDates {
  /// Absent where the pace is not known.
  std::optional<Date> on;
  /// Absent for never.
  std::optional<Date> behind;
  bool operator==(const PaceDates&) const = default;
};

PaceDates pace_dates(const Task& task);
PaceDates pace_dates(const Assignment& assignment);

/// The pace that pace_of gives on the day.
Pace pace_on(const PaceDates& dates, Date today);

/// From when on a target's day is missed, as things are reported now: the day after the first that is not reached.
/// Absent where none is.
std::optional<Date> milestone_missed_from(const Task& task);

std::optional<Pace> pace_named(std::string_view name);

}  // namespace duban::domain
