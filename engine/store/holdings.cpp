// How much there is of what. Asked for by a person looking at the configuration: it may look at every task.
#include "store/sqlite_views.hpp"

namespace duban::store {

std::vector<app::WorkflowTasks> SqliteViews::tasks_by_workflow() {
  const auto reader = readers_.take();
  Query rows =
      reader->query("SELECT workflow, count(*), sum(open > 0) FROM tasks GROUP BY workflow ORDER BY 2 DESC, 1");
  std::vector<app::WorkflowTasks> found;
  while (rows.step()) found.push_back({rows.text(0), rows.integer(1), rows.integer(2)});
  return found;
}

app::KeptFiles SqliteViews::kept_files() {
  const auto reader = readers_.take();
  Query row = reader->query("SELECT count(*), coalesce(sum(length(content)), 0) FROM files");
  row.step();
  return {row.integer(0), row.integer(1)};
}

}  // namespace duban::store
