// The JSON of what a task lives through: changes of dates, extensions, slips, reporting periods, pace.
#pragma once

#include "domain/task.hpp"
#include "http/json_write.hpp"
#include "http/view_json.hpp"

namespace duban::http {

/// The members `pace`, `workflow`, `suspended_on`, `extensions`, `slips`, `slip_grades`, `due_changes`,
/// `groups`, `periods` and `target_values` of a task.
void write_life(JsonWriter& json, const domain::Task& task, const Viewer& viewer);

}  // namespace duban::http
