// Projection: what a change of a task or plan changes in the tables for reading.
#pragma once

#include "app/event_store.hpp"
#include "app/rules.hpp"

namespace duban::app {

/// When the timers of an assignment are to be looked at next.
domain::NextAlarm alarm_of(const domain::Task& task, const domain::Assignment& assignment, const Rules& rules,
                           domain::Date today);

/// Writes the rows and totals in which `after` differs from `before`; `before.version` is 0 for a new task.
void project(const domain::Task& before, const domain::Task& after, const Rules& rules, domain::Date today,
             ViewWriter& views);

/// Writes the notices of an event; `after` is the task with it, `position` its place in the log.
void project_notices(const domain::TaskEvent& event, const domain::Task& after, std::int64_t position, std::int64_t at,
                     ViewWriter& views);

}  // namespace duban::app
