// The JSON of the workbench: each row with what it is about and what can be done in place.
#pragma once

#include <functional>
#include <optional>

#include "app/views.hpp"
#include "http/json_write.hpp"
#include "http/view_json.hpp"

namespace duban::http {

using FindTask = std::function<std::optional<domain::Task>(domain::TaskId)>;

/// Where the rows' tasks are found: what may be done depends on all parts of a task.
struct RowTasks {
  FindTask whole;
  /// Without content and extensions: enough for rights, and read at once.
  FindTask parts;
};

void write_workbench(JsonWriter& json, const app::Workbench& workbench, const Viewer& viewer, const RowTasks& tasks);

}  // namespace duban::http
