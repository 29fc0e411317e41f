#include "store/figures.hpp"

#include "store/rows.hpp"
#include "store/sqlite_store.hpp"

namespace duban::store {

namespace {

using domain::Completion;
using domain::Pace;

std::int64_t state_key(domain::Status status) {
  if (status == domain::Status::closed) return kClosed;
  if (is_settled(status)) return kSettledOtherwise;
  return is_running(status) ? kRunning : kSuspended;
}

FigureCondition completed(Completion completion, std::int64_t today) {
  switch (completion) {
    case Completion::on_time:
      return {"f.state = 3 AND f.due < 1000000 AND f.settled_on <= f.due", {}};
    case Completion::late:
      return {"f.state = 3 AND f.due < 1000000 AND f.settled_on > f.due", {}};
    case Completion::undated:
      return {"f.state = 3 AND f.due = 1000000", {}};
    case Completion::overdue:
      return {"f.state = 1 AND f.due < ?", {today}};
    case Completion::pending:
      return {"(f.state = 2 AND f.due < 1000000 OR f.state = 1 AND f.due < 1000000 AND f.due >= ?)", {today}};
  }
  return {};
}

FigureCondition paced(Pace pace, std::int64_t today) {
  switch (pace) {
    case Pace::behind:
      return {"f.state = 1 AND f.behind_from <= ?", {today}};
    case Pace::on:
      return {"f.state = 1 AND f.on_from <= ? AND f.behind_from > ?", {today, today}};
    case Pace::ahead:
      return {"f.state = 1 AND f.on_from < 1000000 AND f.on_from > ? AND f.behind_from > ?", {today, today}};
    case Pace::unknown:
      return {"f.state = 1 AND f.on_from = 1000000 AND f.behind_from > ?", {today}};
  }
  return {};
}

}  // namespace

std::vector<FigureCondition> figure_conditions(const app::FigureFilter& filter, domain::Date today) {
  const std::int64_t today_key = day_key(today);
  std::vector<FigureCondition> all;
  if (filter.without_plan) all.push_back({"f.plan = 0", {}});
  if (filter.completion) all.push_back(completed(*filter.completion, today_key));
  if (filter.closed_from) all.push_back({"f.state = 3 AND f.settled_on >= ?", {day_key(filter.closed_from)}});
  if (filter.closed_to) all.push_back({"f.state = 3 AND f.settled_on <= ?", {day_key(filter.closed_to)}});
  if (filter.pace) all.push_back(paced(*filter.pace, today_key));
  if (filter.milestone_missed) all.push_back({"f.state = 1 AND f.missed_from <= ?", {today_key}});
  if (filter.extensions_min > 0) all.push_back({"f.extensions >= ?", {filter.extensions_min}});
  if (filter.extension_requested) all.push_back({"f.requested = 1", {}});
  if (filter.with_targets) all.push_back({"EXISTS (SELECT 1 FROM targets g WHERE g.task = t.id)", {}});
  return all;
}

void SqliteStore::put_figures(const app::Figures& figures) {
  database_
      .query(
          "INSERT OR REPLACE INTO figures (unit, key, plan, state, issued_on, due, original_due, settled_on, "
          "soon_from, overdue_from, on_from, behind_from, missed_from, extensions, requested) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(figures.unit)
      .bind(assignment_key(figures.task, figures.assignment))
      .bind(figures.plan ? figures.plan->value : 0)
      .bind(state_key(figures.status))
      .bind(day_key(figures.issued_on))
      .bind(day_key(figures.due))
      .bind(day_key(figures.original_due))
      .bind(day_key(figures.settled_on))
      .bind(day_key(figures.lights.soon))
      .bind(day_key(figures.lights.overdue))
      .bind(day_key(figures.pace.on))
      .bind(day_key(figures.pace.behind))
      .bind(day_key(figures.missed_from))
      .bind(figures.extensions)
      .bind(figures.extension_requested ? 1 : 0)
      .run();
}

void SqliteStore::forget_figures(const app::Figures& figures) {
  database_.query("DELETE FROM figures WHERE unit = ? AND key = ?")
      .bind(figures.unit)
      .bind(assignment_key(figures.task, figures.assignment))
      .run();
}

void SqliteStore::put_targets(domain::TaskId task, const std::vector<domain::TargetCourse>& targets) {
  database_.query("DELETE FROM targets WHERE task = ?").bind(task.value).run();
  std::int64_t n = 0;
  for (const domain::TargetCourse& each : targets) {
    Query row = database_.query(
        "INSERT INTO targets (task, n, name, value, value_max, unit, compare, by, reported, reached) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const auto real_or_null = [&](const std::optional<double>& value) {
      if (value)
        row.bind_real(*value);
      else
        row.bind(std::optional<std::int64_t>{});
    };
    row.bind(task.value).bind(n++).bind(each.target.name).bind_real(each.target.value);
    real_or_null(each.target.value_max);
    row.bind(each.target.unit).bind(name_of(each.target.compare)).bind(day_key(each.target.by));
    real_or_null(each.reported);
    row.bind(each.reached ? 1 : 0).run();
  }
}

}  // namespace duban::store
