// The workbench: what waits for a person, by role, in the order of urgency.
#include "store/assignment_row.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"
#include "store/totals.hpp"

namespace duban::store {

namespace {

using app::WorkGroup;
using app::WorkItem;
using domain::Date;
using domain::Light;
using domain::Role;
using domain::Status;

constexpr int kItemsMax = 50;

/// A group as SQL: a condition on assignments `a` or tasks `t`, with :unit, :today and :soon, the last day that is
/// soon.
struct GroupQuery {
  std::string_view key;
  std::string_view condition;
};

/// Slips that wait for an answer, and extensions for a decision: asked beside what the assignments themselves wait for.
constexpr GroupQuery kSlips = {"slips",
                               "a.unit = :unit AND a.key IN (SELECT s.task * 1000 + s.assignment FROM slips s WHERE "
                               "s.answered = 0) AND a.open = 1"};
constexpr GroupQuery kToDecide = {
    "to_decide",
    "a.key IN (SELECT e.task * 1000 + e.assignment FROM extensions e WHERE e.state = 'requested') AND a.open = 1"};

// Each thing stands in the first group that it fits.
constexpr GroupQuery kUnitGroups[] = {
    {"returned", "a.unit = :unit AND a.status = 'in_progress' AND a.returned = 1"},
    {"overdue",
     "a.unit = :unit AND a.open = 1 AND a.due < :today AND a.status <> 'submitted' AND a.status <> 'declined' "
     "AND a.returned = 0"},
    {"soon",
     "a.unit = :unit AND a.open = 1 AND a.due >= :today AND a.due <= :soon AND a.status <> 'submitted' AND a.status <> "
     "'declined' "
     "AND a.returned = 0"},
    {"to_accept", "a.unit = :unit AND a.status = 'issued' AND a.due > :soon"},
    {"in_progress", "a.unit = :unit AND a.status = 'in_progress' AND a.due > :soon AND a.returned = 0"},
    {"submitted", "a.unit = :unit AND a.status = 'submitted'"},
};
constexpr GroupQuery kReviewGroups[] = {
    {"to_review", "a.status = 'submitted'"},
    {"declined", "a.status = 'declined'"},
};

WorkItem item_from(const Query& row) {
  WorkItem item;
  item.task = {row.integer(0)};
  item.title = row.text(1);
  if (!row.is_null(2)) item.plan = domain::PlanId{row.integer(2)};
  item.plan_title = row.text(3);
  item.status = domain::status_named(row.text_view(4)).value_or(Status::issued);
  item.due = due_from_key(row.text_view(5));
  return item;
}

class WorkbenchReader {
 public:
  WorkbenchReader(Database& database, const domain::Actor& actor, Date today)
      : database_(database),
        unit_(actor.unit),
        today_(today),
        today_key_(today.text()),
        soon_key_(today.plus_days(domain::kSoonDays).text()) {}

  /// Assignments that fit the condition: the first of them, and how many there are.
  void add_assignments(const GroupQuery& group) {
    WorkGroup found;
    found.key = group.key;
    const std::string from = " FROM assignments a JOIN tasks t ON t.id = a.task WHERE " + std::string(group.condition);
    {
      Query rows = database_.query("SELECT t.id, t.title, t.plan, t.plan_title, t.status, a.due, " +
                                   std::string(kAssignmentColumns) + from + " ORDER BY a.due, a.key LIMIT 50");
      bind(rows);
      while (rows.step()) {
        WorkItem item = item_from(rows);
        item.assignment = assignment_from(rows, 6);
        found.items.push_back(std::move(item));
      }
    }
    found.total = static_cast<std::int64_t>(found.items.size());
    if (found.total == kItemsMax) {
      Query count = database_.query("SELECT count(*) FROM assignments a WHERE " + std::string(group.condition));
      bind(count);
      count.step();
      found.total = count.integer(0);
    }
    keep(std::move(found));
  }

  /// Open tasks of a light; their number is kept by the projections.
  void add_tasks(std::string_view key, Light light) {
    WorkGroup found;
    found.key = key;
    const bool overdue = light == Light::overdue;
    Query rows = database_.query(
        "SELECT t.id, t.title, t.plan, t.plan_title, t.status, t.due FROM tasks t "
        "WHERE t.open = 1 AND t.due >= ? AND t.due <= ? ORDER BY t.due, t.id LIMIT 50");
    const std::string last = overdue ? today_.plus_days(-1).text() : soon_key_;
    rows.bind(overdue ? std::string_view("0") : std::string_view(today_key_)).bind(last);
    while (rows.step()) found.items.push_back(item_from(rows));
    found.total = total_of(database_, "", total_filter_of(light, today_));
    keep(std::move(found));
  }

  void add_unassigned() {
    WorkGroup found;
    found.key = "unassigned";
    {
      Query rows = database_.query(
          "SELECT t.id, t.title, t.plan, t.plan_title, t.status, t.due FROM tasks t "
          "INDEXED BY tasks_without_unit WHERE t.units_total = 0 AND t.open = 1 ORDER BY t.due, t.id LIMIT 50");
      while (rows.step()) found.items.push_back(item_from(rows));
    }
    Query count = database_.query(
        "SELECT count(*) FROM tasks t INDEXED BY tasks_without_unit WHERE t.units_total = 0 AND t.open = 1");
    count.step();
    found.total = count.integer(0);
    keep(std::move(found));
  }

  void add_drafts() {
    WorkGroup found;
    found.key = "drafts";
    Query rows =
        database_.query("SELECT id, title, file_name FROM plans WHERE status = 'draft' ORDER BY id DESC LIMIT 50");
    while (rows.step()) {
      WorkItem item;
      item.title = rows.optional_text(1).value_or(rows.text(2));
      item.plan = domain::PlanId{rows.integer(0)};
      item.plan_title = item.title;
      found.items.push_back(std::move(item));
    }
    found.total = static_cast<std::int64_t>(found.items.size());
    keep(std::move(found));
  }

  app::Totals totals(const std::string& scope) const {
    const auto count = [&](const TotalFilter& filter) { return total_of(database_, scope, filter); };
    TotalFilter open;
    open.open = true;
    TotalFilter submitted;
    submitted.status = Status::submitted;
    return {count(open), count(total_filter_of(Light::overdue, today_)), count(total_filter_of(Light::soon, today_)),
            count(submitted), count(total_filter_of(Light::closed, today_))};
  }

  std::vector<WorkGroup> take_groups() { return std::move(groups_); }

 private:
  void bind(Query& query) const {
    query.bind_named(":unit", unit_).bind_named(":today", today_key_).bind_named(":soon", soon_key_);
  }

  void keep(WorkGroup group) {
    if (!group.items.empty()) groups_.push_back(std::move(group));
  }

  Database& database_;
  std::string unit_;
  Date today_;
  std::string today_key_;
  std::string soon_key_;
  std::vector<WorkGroup> groups_;
};

}  // namespace

app::Workbench SqliteViews::workbench(const domain::Actor& actor, Date today) {
  if (actor.role == Role::system_admin || actor.role == Role::security_admin) return {};
  const auto database = readers_.take();
  WorkbenchReader reader(*database, actor, today);
  app::Workbench workbench;
  if (belongs_to_unit(actor.role)) {
    reader.add_assignments(kSlips);
    for (const GroupQuery& group : kUnitGroups) reader.add_assignments(group);
    workbench.totals = reader.totals("unit:" + actor.unit);
  } else {
    const bool reviews = actor.role == Role::supervisor || actor.role == Role::chief;
    reader.add_tasks("overdue", Light::overdue);
    reader.add_tasks("soon", Light::soon);
    if (actor.role == Role::chief) reader.add_assignments(kToDecide);
    if (reviews)
      for (const GroupQuery& group : kReviewGroups) reader.add_assignments(group);
    if (reviews || actor.role == Role::registrar) reader.add_unassigned();
    if (actor.role == Role::registrar) reader.add_drafts();
    workbench.totals = reader.totals("");
  }
  workbench.groups = reader.take_groups();
  return workbench;
}

std::vector<app::UnitRow> SqliteViews::list_units(Date today) {
  const auto database = readers_.take();
  std::vector<std::string> names;
  {
    // A loose index scan: one seek a unit, however many assignments each has.
    Query units = database->query(
        "WITH RECURSIVE u (name) AS (SELECT min(unit) FROM assignments UNION ALL "
        "SELECT (SELECT min(unit) FROM assignments WHERE unit > u.name) FROM u WHERE u.name IS NOT NULL) "
        "SELECT name FROM u WHERE name IS NOT NULL");
    while (units.step()) names.push_back(units.text(0));
  }
  TotalFilter open;
  open.open = true;
  std::vector<app::UnitRow> rows;
  rows.reserve(names.size());
  for (std::string& name : names) {
    const std::string scope = "unit:" + name;
    const std::int64_t overdue = total_of(*database, scope, total_filter_of(Light::overdue, today));
    rows.push_back({std::move(name), total_of(*database, scope, open), overdue});
  }
  return rows;
}

}  // namespace duban::store
