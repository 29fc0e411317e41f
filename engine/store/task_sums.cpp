// Sums of a list by light: from the totals that are kept where there are such, else one walk over the rows.
#include "app/task_sums.hpp"

#include <algorithm>
#include <map>

#include "domain/field.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"
#include "store/task_conditions.hpp"
#include "store/task_list.hpp"

namespace duban::store {

namespace {

using app::SumsBy;
using app::TaskFilter;
using app::TaskSums;

std::optional<TaskSums> kept_sums(Database& database, const TaskFilter& filter, domain::Date today) {
  TaskSums sums;
  for (std::size_t i = 0; i < std::size(domain::kLights); ++i) {
    TaskFilter lit = filter;
    if (filter.light && *filter.light != domain::kLights[i]) continue;
    lit.light = domain::kLights[i];
    const auto total = kept_total(database, lit, today);
    if (!total) return std::nullopt;
    sums.lights[i] = *total;
  }
  return sums;
}

std::string group_column(SumsBy by) {
  switch (by) {
    case SumsBy::none:
      return "NULL";
    case SumsBy::unit:
      return "a.unit";
    case SumsBy::plan:
      return "t.plan";
    case SumsBy::field:
      return std::string(kFirstLead);
  }
  return {};
}

/// What a row of the walk belongs to: its unit, its plan (0 for none), its field.
struct Group {
  std::string unit;
  std::int64_t plan = 0;
  std::string field;
  auto operator<=>(const Group&) const = default;
};

Group group_from(const Query& row, SumsBy by) {
  if (by == SumsBy::unit) return {row.text(0), 0, {}};
  if (by == SumsBy::plan) return {{}, row.is_null(0) ? 0 : row.integer(0), {}};
  if (by == SumsBy::none) return {};
  std::string field = row.is_null(0) ? std::string() : domain::field_of(row.text(0));
  return {{}, 0, field.empty() ? std::string(app::kNoField) : std::move(field)};
}

std::string title_of(Database& database, std::int64_t plan) {
  Query title = database.query("SELECT coalesce(title, file_name) FROM plans WHERE id = ?");
  title.bind(plan);
  return title.step() ? title.text(0) : std::string();
}

std::vector<TaskSums> walked_sums(Database& database, const TaskFilter& filter, SumsBy by, domain::Date today) {
  const bool of_parts = !filter.unit.empty() || by == SumsBy::unit;
  const TaskSelection selection = select_tasks(database, filter, today, of_parts);
  if (selection.empty) return {};
  const std::string row = of_parts ? "a." : "t.";
  // Rows of one group that are lit alike are counted together, by what the light of a row is made of.
  const std::string lit =
      row + "open, " + row + "due = ?, " + row + "soon_from <= ?, " + row + "overdue_from <= ?, count(*)";
  const std::string sql =
      "SELECT " + group_column(by) + ", " + lit + selection.from + selection.conditions.sql + " GROUP BY 1, 2, 3, 4, 5";
  const std::string today_key = today.text();
  Query rows = database.query(sql);
  rows.bind(kNoDue).bind(today_key).bind(today_key);
  selection.conditions.bind_to(rows);
  std::map<Group, TaskSums> groups;
  while (rows.step()) {
    const auto light = [&] {
      if (rows.integer(1) == 0) return domain::Light::closed;
      if (rows.integer(1) == 2) return domain::Light::suspended;
      if (rows.integer(2) != 0) return domain::Light::unknown;
      if (rows.integer(4) != 0) return domain::Light::overdue;
      return rows.integer(3) != 0 ? domain::Light::soon : domain::Light::normal;
    }();
    const auto place = std::ranges::find(domain::kLights, light) - std::begin(domain::kLights);
    groups[group_from(rows, by)].lights[static_cast<std::size_t>(place)] += rows.integer(5);
  }
  std::vector<TaskSums> all;
  for (auto& [group, sums] : groups) {
    sums.unit = group.unit;
    sums.field = group.field;
    if (group.plan != 0) {
      sums.plan = domain::PlanId{group.plan};
      sums.plan_title = title_of(database, group.plan);
    }
    all.push_back(std::move(sums));
  }
  return all;
}

}  // namespace

std::vector<TaskSums> SqliteViews::task_sums(const TaskFilter& filter, SumsBy by, domain::Date today) {
  const auto reader = readers_.take();
  if (by == SumsBy::none)
    if (auto kept = kept_sums(*reader, filter, today)) return {*std::move(kept)};
  return walked_sums(*reader, filter, by, today);
}

}  // namespace duban::store
