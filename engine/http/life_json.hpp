// The JSON of what a task lives through: changes of dates, extensions, slips, reporting periods, pace.
#pragma once

#include "domain/target_path.hpp"
#include "domain/task.hpp"
#include "http/json_write.hpp"
#include "http/view_json.hpp"

namespace duban::http {

/// The members `pace`, `workflow`, `suspended_on`, `extensions`, `slips`, `slip_grades`, `due_changes`,
/// `groups`, `periods`, `target_values` and `target_courses` of a task.
void write_life(JsonWriter& json, const domain::Task& task, const Viewer& viewer);

/// One request with what the viewer may do to it, and one slip.
void write_extension(JsonWriter& json, const domain::Task& task, const domain::Extension& extension,
                     const Viewer& viewer);
void write_slip(JsonWriter& json, const domain::Task& task, const domain::Slip& slip, const Viewer& viewer);

/// A target against its straight path from `begun` to its own day, or `due` where it has none.
void write_target_course(JsonWriter& json, const domain::TargetCourse& course, const std::optional<domain::Date>& begun,
                         const std::optional<domain::Date>& due, domain::Date today);

}  // namespace duban::http
