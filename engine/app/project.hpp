// Projection: what a change of a task or plan changes in the tables for reading.
#pragma once

#include <cstdint>
#include <span>

#include "app/event_store.hpp"
#include "app/rules.hpp"

namespace duban::app {

/// When the timers of an assignment are to be looked at next.
domain::NextAlarm alarm_of(const domain::Task& task, const domain::Assignment& assignment, const Rules& rules,
                           domain::Date today);

/// Writes the rows and totals in which `after` differs from `before`; `before.version` is 0 for a new task.
void project(const domain::Task& before, const domain::Task& after, const Rules& rules, domain::Date today,
             ViewWriter& views);

/// Writes the notices of the event at this place in the log.
void project(std::span<const domain::Notice> notices, std::int64_t position, std::int64_t at, ViewWriter& views);

}  // namespace duban::app
