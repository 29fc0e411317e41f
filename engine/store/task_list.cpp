// Lists of tasks: a filter to a query that walks one index, page by page.
#include "store/task_list.hpp"

#include <boost/json.hpp>
#include <charconv>

#include "store/assignment_row.hpp"
#include "store/figures.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"
#include "store/task_conditions.hpp"
#include "store/totals.hpp"

namespace duban::store {

namespace {

using app::TaskFilter;
using app::TaskPage;
using app::TaskRow;
using app::TaskSort;

std::vector<std::string> texts_from(std::string_view json) {
  return boost::json::value_to<std::vector<std::string>>(boost::json::parse(json));
}

struct Order {
  bool by_due = true;
  bool descending = false;
};

Order order_of(TaskSort sort) {
  switch (sort) {
    case TaskSort::due:
      return {true, false};
    case TaskSort::due_descending:
      return {true, true};
    case TaskSort::id:
      return {false, false};
    case TaskSort::id_descending:
      return {false, true};
  }
  return {};
}

/// Continues after the row that the cursor `due|key` names; from the beginning without one.
void add_cursor(Conditions& conditions, const TaskFilter& filter, const std::string& due, const std::string& key) {
  const auto bar = filter.cursor.find('|');
  if (bar == std::string::npos) return;
  const Order order = order_of(filter.sort);
  const std::string sign = order.descending ? " < " : " > ";
  if (order.by_due) {
    conditions.add("(" + due + ", " + key + ")" + sign + "(?, CAST(? AS INTEGER))", filter.cursor.substr(0, bar));
    conditions.values.push_back(filter.cursor.substr(bar + 1));
  } else {
    conditions.add(key + sign + "CAST(? AS INTEGER)", filter.cursor.substr(bar + 1));
  }
}

constexpr std::string_view kTaskColumns =
    "t.id, t.version, t.plan, t.plan_title, t.title, t.path, t.lead, t.units_settled, t.units_total, t.status, t.due, "
    "t.original_due, t.last_report_at, t.soon_from, t.overdue_from, f.state, f.on_from, f.behind_from";
constexpr int kTaskColumnCount = 18;

TaskRow row_from(const Query& row, domain::Date today) {
  TaskRow task;
  task.id = {row.integer(0)};
  task.version = static_cast<int>(row.integer(1));
  if (!row.is_null(2)) task.plan = domain::PlanId{row.integer(2)};
  task.plan_title = row.text(3);
  task.title = row.text(4);
  task.path = texts_from(row.text_view(5));
  task.lead = texts_from(row.text_view(6));
  task.units_settled = static_cast<int>(row.integer(7));
  task.units_total = static_cast<int>(row.integer(8));
  task.status = domain::status_named(row.text_view(9)).value_or(domain::Status::issued);
  task.due = due_from_key(row.text_view(10));
  task.original_due = due_from_key(row.text_view(11));
  task.last_report_at = row.integer(12);
  const domain::LightDates lights{due_from_key(row.text_view(13)), due_from_key(row.text_view(14))};
  task.light = domain::light_of(task.status, task.due, lights, today);
  if (row.integer(15) == kRunning)
    task.pace = domain::pace_on({day_from_key(row.integer(16)), day_from_key(row.integer(17))}, today);
  return task;
}

}  // namespace

std::optional<std::int64_t> kept_total(Database& database, const TaskFilter& filter, domain::Date today) {
  if (!filter.words.empty() || !filter.tasks.empty() || !filter.field.empty() || (filter.plan && !filter.unit.empty()))
    return std::nullopt;
  if (filter.figures != app::FigureFilter{}) return std::nullopt;
  const bool dated = filter.due_from || filter.due_to;
  if ((filter.light ? 1 : 0) + (filter.overdue ? 1 : 0) + (dated ? 1 : 0) > 1) return std::nullopt;
  if (filter.due_kind == app::DueKind::original && (filter.overdue || dated)) return std::nullopt;
  std::string scope;
  if (filter.plan) scope = "plan:" + std::to_string(filter.plan->value);
  if (!filter.unit.empty()) scope = "unit:" + filter.unit;
  if (filter.light && filter.status) return std::nullopt;
  if (filter.light) return total_of(database, scope, *filter.light, today);
  TotalFilter total;
  if (filter.overdue) total = overdue_on(today);
  if (dated) {
    total.due_from = filter.due_from;
    total.due_to = filter.due_to;
  }
  if (filter.status) total.status = filter.status;
  return total_of(database, scope, total);
}

namespace {

std::int64_t counted_total(Database& database, const TaskSelection& selection) {
  Query count = database.query("SELECT count(*)" + selection.from + selection.conditions.sql);
  selection.conditions.bind_to(count);
  count.step();
  return count.integer(0);
}

}  // namespace

TaskPage SqliteViews::list_tasks(const TaskFilter& filter, domain::Date today) {
  const auto reader = readers_.take();
  return read_tasks(*reader, filter, today, std::clamp(filter.limit, 1, app::kPageLimitMax));
}

TaskPage read_tasks(Database& database, const TaskFilter& filter, domain::Date today, int limit) {
  TaskPage page;

  const bool of_unit = !filter.unit.empty();
  const std::string key = of_unit ? "a.key" : "t.id";
  const std::string due = (of_unit ? "a." : "t.") + std::string(due_column(filter));
  TaskSelection selection = select_tasks(database, filter, today, of_unit);
  if (selection.empty) return page;
  Conditions& conditions = selection.conditions;
  if (filter.want_total) {
    page.total = kept_total(database, filter, today);
    if (!page.total) page.total = counted_total(database, selection);
  }
  add_cursor(conditions, filter, due, key);

  const Order order = order_of(filter.sort);
  const std::string direction = order.descending ? " DESC" : "";
  std::string sql = "SELECT " + std::string(kTaskColumns) + ", " + key + ", " + due;
  if (of_unit) sql += ", " + std::string(kAssignmentColumns);
  sql += selection.from + std::string(figures_beside(selection, of_unit)) + conditions.sql + " ORDER BY ";
  if (order.by_due) sql += due + direction + ", ";
  sql += key + direction + " LIMIT ?";

  std::string last;
  Query rows = database.query(sql);
  conditions.bind_to(rows);
  rows.bind(limit + 1);
  while (rows.step()) {
    if (static_cast<int>(page.items.size()) == limit) {
      page.next = last;
      break;
    }
    TaskRow task = row_from(rows, today);
    if (of_unit) {
      constexpr int kFirst = kTaskColumnCount + 2;
      task.assignment = assignment_from(rows, kFirst);
      task.assignment_light = assignment_light_from(rows, kFirst, *task.assignment, today);
    }
    last = rows.text(kTaskColumnCount + 1) + "|" + std::to_string(rows.integer(kTaskColumnCount));
    page.items.push_back(std::move(task));
  }
  return page;
}

}  // namespace duban::store
