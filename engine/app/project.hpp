// Projection: what a change of a task or plan changes in the tables for reading.
#pragma once

#include "app/event_store.hpp"

namespace duban::app {

/// Writes the rows and totals in which `after` differs from `before`; `before.version` is 0 for a new task.
void project(const domain::Task& before, const domain::Task& after, ViewWriter& views);

}  // namespace duban::app
