#include "store/task_conditions.hpp"

#include "domain/check_workflow.hpp"
#include "domain/field.hpp"
#include "store/assignment_row.hpp"
#include "store/figures.hpp"
#include "store/rows.hpp"
#include "store/words.hpp"

namespace duban::store {

namespace {

using app::TaskFilter;

/// The due date bounds how far the index is walked: no light is overdue before it, and none but normal is lit long
/// before or after it.
void add_light_conditions(Conditions& conditions, const std::string& table, domain::Light light, domain::Date today) {
  const auto column = [&](std::string_view rest) { return table + std::string(rest); };
  const auto add = [&](std::string_view condition, domain::Date day) { conditions.add(column(condition), day.text()); };
  switch (light) {
    case domain::Light::closed:
      return conditions.add(column("open = 0"));
    case domain::Light::suspended:
      return conditions.add(column("open = 2"));
    case domain::Light::unknown:
      conditions.add(column("open = 1"));
      return conditions.add(column("due = ?"), std::string(kNoDue));
    case domain::Light::overdue:
      conditions.add(column("open = 1"));
      add("due < ?", today);
      return add("overdue_from <= ?", today);
    case domain::Light::soon:
      conditions.add(column("open = 1"));
      add("due >= ?", today.plus_days(-domain::kLightDaysMax - 1));
      add("due <= ?", today.plus_days(domain::kLightDaysMax + 1));
      add("soon_from <= ?", today);
      return add("overdue_from > ?", today);
    case domain::Light::normal:
      conditions.add(column("open = 1"));
      add("due >= ?", today);
      conditions.add(column("due < ?"), std::string(kNoDue));
      return add("soon_from > ?", today);
  }
}

/// The conditions of a light, overdue and due dates; `table` is the prefix of the row that they speak of.
void add_due_conditions(Conditions& conditions, const std::string& table, const TaskFilter& filter,
                        domain::Date today) {
  const auto column = [&](std::string_view rest) { return table + std::string(rest); };
  const std::string due = column(due_column(filter));
  if (filter.overdue) {
    conditions.add(column("open = 1"));
    conditions.add(due + " < ?", today.text());
  }
  if (filter.light) add_light_conditions(conditions, table, *filter.light, today);
  if (filter.due_from) conditions.add(due + " >= ?", filter.due_from->text());
  if (filter.due_to) conditions.add(due + " <= ?", filter.due_to->text());
  if (filter.due_from && !filter.due_to) conditions.add(due + " < ?", std::string(kNoDue));
}

/// Joins the figures of the row and narrows by them where the filter speaks of them.
void add_figure_conditions(TaskSelection& selection, const TaskFilter& filter, domain::Date today, bool of_parts) {
  const auto asked = figure_conditions(filter.figures, today);
  for (const FigureCondition& each : asked) {
    selection.conditions.add(each.sql);
    for (const std::int64_t value : each.values) selection.conditions.values.push_back(std::to_string(value));
  }
  if (asked.empty()) return;
  selection.has_figures = true;
  selection.from += of_parts ? " CROSS JOIN figures f ON f.unit = a.unit AND f.key = a.key"
                             : " CROSS JOIN figures f ON f.unit = '' AND f.key = t.id * 1000";
}

void add_chosen(Conditions& conditions, const std::vector<domain::TaskId>& tasks) {
  std::string sql;
  for (const domain::TaskId task : tasks) {
    sql += sql.empty() ? "t.id IN (CAST(? AS INTEGER)" : ", CAST(? AS INTEGER)";
    conditions.values.push_back(std::to_string(task.value));
  }
  conditions.add(sql + ")");
}

void add_field(Conditions& conditions, Database& database, const std::string& field) {
  const bool without = field == app::kNoField;
  std::string sql;
  for (std::string& unit : assigned_units(database)) {
    if (domain::field_of(unit) != (without ? std::string() : field)) continue;
    sql += sql.empty() ? "?" : ", ?";
    conditions.values.push_back(std::move(unit));
  }
  const std::string lead(kFirstLead);
  conditions.add("(" + lead + " IN (" + sql + ")" + (without ? " OR " + lead + " IS NULL)" : ")"));
}

}  // namespace

TaskSelection select_tasks(Database& database, const TaskFilter& filter, domain::Date today, bool of_parts) {
  TaskSelection selection;
  Conditions& conditions = selection.conditions;
  const std::string table = of_parts ? "a." : "t.";
  if (!filter.unit.empty()) conditions.add("a.unit = ?", filter.unit);
  if (filter.plan) conditions.add("t.plan = CAST(? AS INTEGER)", std::to_string(filter.plan->value));
  if (!filter.tasks.empty()) add_chosen(conditions, filter.tasks);
  if (!filter.field.empty()) add_field(conditions, database, filter.field);
  if (filter.status) conditions.add(table + "status = ?", std::string(name_of(*filter.status)));
  add_due_conditions(conditions, table, filter, today);
  if (!filter.words.empty()) {
    const std::string match = match_expression(filter.words);
    selection.empty = match.empty();
    conditions.add("t.id IN (SELECT rowid FROM task_words WHERE task_words MATCH ?)", match);
  }
  selection.from = of_parts ? " FROM assignments a JOIN tasks t ON t.id = a.task" : " FROM tasks t";
  add_figure_conditions(selection, filter, today, of_parts);
  return selection;
}

std::string_view figures_beside(const TaskSelection& selection, bool of_parts) {
  if (selection.has_figures) return {};
  return of_parts ? " LEFT JOIN figures f ON f.unit = a.unit AND f.key = a.key"
                  : " LEFT JOIN figures f ON f.unit = '' AND f.key = t.id * 1000";
}

}  // namespace duban::store
