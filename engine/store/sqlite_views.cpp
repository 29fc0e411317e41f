#include "store/sqlite_views.hpp"

#include "store/assignment_row.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"

namespace duban::store {

ReaderPool::Lease::Lease(ReaderPool& pool, std::unique_ptr<Database> database)
    : pool_(pool), database_(std::move(database)) {
  database_->query("BEGIN").run();
}

ReaderPool::Lease::~Lease() {
  try {
    database_->query("COMMIT").run();
    const std::lock_guard lock(pool_.mutex_);
    pool_.idle_.push_back(std::move(database_));
  } catch (const std::exception&) {
    // A connection that cannot end its transaction is closed instead of being lent again.
    database_.reset();
  }
}

ReaderPool::Lease ReaderPool::take() {
  std::unique_ptr<Database> database;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      database = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!database) database = std::make_unique<Database>(path_, Access::read_only);
  return {*this, std::move(database)};
}

namespace {

constexpr std::string_view kPlanColumns =
    "SELECT id, version, status, title, number, issuer, file_name, measures, doubts, tasks, imported_by, imported_at, "
    "issued_at, revision_of, superseded_by FROM plans ";

app::PlanRow plan_from(const Query& row) {
  app::PlanRow plan;
  plan.id = {row.integer(0)};
  plan.version = static_cast<int>(row.integer(1));
  for (domain::DraftStatus status : {domain::DraftStatus::draft, domain::DraftStatus::issued,
                                     domain::DraftStatus::discarded, domain::DraftStatus::superseded})
    if (plan_status_name(status) == row.text_view(2)) plan.status = status;
  plan.title = row.optional_text(3);
  plan.number = row.optional_text(4);
  plan.issuer = row.optional_text(5);
  plan.file_name = row.text(6);
  plan.measures = row.integer(7);
  plan.doubts = row.integer(8);
  plan.tasks = row.integer(9);
  plan.imported_by = row.text(10);
  plan.imported_at = row.integer(11);
  plan.issued_at = row.integer(12);
  if (!row.is_null(13)) plan.revision_of = domain::PlanId{row.integer(13)};
  if (!row.is_null(14)) plan.superseded_by = domain::PlanId{row.integer(14)};
  return plan;
}

/// That it was received and answered, not by whom: rights look at no more.
domain::Slip slip_from(const Query& row) {
  const auto somebody = [&](int column) { return row.integer(column) != 0 ? std::string("?") : std::string(); };
  return {{row.integer(0)},
          {row.integer(1)},
          row.text(2),
          row.text(3),
          {},
          domain::Date::parse(row.text_view(4)).value_or(domain::day_of(0)),
          domain::Date::parse(row.text_view(5)).value_or(domain::day_of(0)),
          {},
          somebody(6),
          somebody(7),
          {}};
}

}  // namespace

std::optional<domain::Task> SqliteViews::find_task(domain::TaskId task) {
  const auto reader = readers_.take();
  domain::Task found = load_task(*reader, task);
  if (found.version == 0) return std::nullopt;
  return found;
}

std::optional<domain::Task> SqliteViews::find_parts(domain::TaskId task) {
  const auto reader = readers_.take();
  domain::Task found;
  found.id = task;
  {
    Query row = reader->query("SELECT version, status, workflow FROM tasks WHERE id = ?");
    row.bind(task.value);
    if (!row.step()) return std::nullopt;
    found.version = static_cast<int>(row.integer(0));
    found.workflow = row.text(2);
    found.withdrawn = row.text_view(1) == name_of(domain::Status::withdrawn);
    // That it is, not since when: rights look at no more.
    if (row.text_view(1) == name_of(domain::Status::suspended)) found.suspended_on = domain::day_of(0);
  }
  static const std::string kParts =
      "SELECT " + std::string(kAssignmentColumns) + " FROM assignments a WHERE a.key BETWEEN ? AND ? ORDER BY a.key";
  Query parts = reader->query(kParts);
  parts.bind(assignment_key(task, {0})).bind(assignment_key(task, {999}));
  while (parts.step()) found.assignments.push_back(assignment_from(parts, 0));
  Query slips = reader->query(
      "SELECT id, assignment, grade, number, issued_on, reply_by, received, answered FROM slips WHERE task = ? "
      "ORDER BY id");
  slips.bind(task.value);
  while (slips.step()) found.slips.push_back(slip_from(slips));
  return found;
}

std::vector<app::EventRow> SqliteViews::events_of(domain::TaskId task) {
  const auto reader = readers_.take();
  std::vector<app::EventRow> rows;
  const std::string stream = stream_of(task);
  Query events =
      reader->query("SELECT position, version, type, at, actor, data FROM events WHERE stream = ? ORDER BY version");
  events.bind(stream);
  while (events.step())
    rows.push_back({events.integer(0), static_cast<int>(events.integer(1)), events.text(2), events.integer(3),
                    events.text(4), events.text(5)});
  return rows;
}

std::vector<app::PlanRow> SqliteViews::list_plans() {
  const auto reader = readers_.take();
  std::vector<app::PlanRow> plans;
  Query rows = reader->query(std::string(kPlanColumns) + "WHERE status <> 'discarded' ORDER BY id DESC");
  while (rows.step()) plans.push_back(plan_from(rows));
  return plans;
}

std::optional<app::PlanRow> SqliteViews::find_plan_row(domain::PlanId plan) {
  const auto reader = readers_.take();
  Query row = reader->query(std::string(kPlanColumns) + "WHERE id = ? AND status <> 'discarded'");
  row.bind(plan.value);
  if (!row.step()) return std::nullopt;
  return plan_from(row);
}

std::optional<app::PlanRow> SqliteViews::find_plan_by_digest(const std::string& digest) {
  const auto reader = readers_.take();
  Query row = reader->query(std::string(kPlanColumns) + "WHERE digest = ? AND status <> 'discarded'");
  row.bind(digest);
  if (!row.step()) return std::nullopt;
  return plan_from(row);
}

std::optional<domain::Draft> SqliteViews::find_plan(domain::PlanId plan) {
  const auto reader = readers_.take();
  domain::Draft draft;
  draft.id = plan;
  {
    const std::lock_guard lock(drafts_mutex_);
    if (const domain::Draft* kept = drafts_.find(plan)) draft = *kept;
  }
  const int known = draft.version;
  catch_up(*reader, draft);
  if (draft.version > known) {
    const std::lock_guard lock(drafts_mutex_);
    const domain::Draft* kept = drafts_.find(plan);
    if (kept == nullptr || kept->version < draft.version) drafts_.put(draft);
  }
  if (draft.version == 0 || draft.status == domain::DraftStatus::discarded) return std::nullopt;
  return draft;
}

domain::Cascade SqliteViews::find_cascade(domain::PlanId upper) {
  const auto reader = readers_.take();
  return load_cascade(*reader, upper);
}

std::vector<domain::PlanId> SqliteViews::plans_above(domain::PlanId lower) {
  const auto reader = readers_.take();
  std::vector<domain::PlanId> plans;
  Query rows = reader->query("SELECT DISTINCT upper_plan FROM links WHERE lower_plan = ?");
  rows.bind(lower.value);
  while (rows.step()) plans.push_back({rows.integer(0)});
  return plans;
}

}  // namespace duban::store
