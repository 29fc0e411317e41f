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

/// A group as SQL: a condition on assignments `a` or tasks `t`, with :unit and :today.
struct GroupQuery {
  std::string_view key;
  std::string_view condition;
};

/// Slips that wait for an answer, and extensions for a decision: asked beside what the assignments themselves wait for.
constexpr GroupQuery kSlips = {"slips",
                               "a.unit = :unit AND a.key IN (SELECT s.task * 1000 + s.assignment FROM slips s WHERE "
                               "s.answered = 0) AND a.open = 1"};
constexpr GroupQuery kToAdvise = {"to_advise",
                                  "a.key IN (SELECT e.task * 1000 + e.assignment FROM extensions e WHERE e.state = "
                                  "'requested' AND e.advised = 0) AND a.open = 1"};
constexpr GroupQuery kToSign = {"to_sign", "a.unit = :unit AND a.to_sign = 1"};
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
     "a.unit = :unit AND a.open = 1 AND a.due >= :today AND a.soon_from <= :today AND a.status <> 'submitted' "
     "AND a.status <> 'declined' AND a.returned = 0"},
    {"to_accept", "a.unit = :unit AND a.status = 'issued' AND a.due >= :today AND a.soon_from > :today"},
    {"in_progress",
     "a.unit = :unit AND a.status = 'in_progress' AND a.due >= :today AND a.soon_from > :today AND a.returned = 0"},
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
      : database_(database), unit_(actor.unit), today_(today), today_key_(today.text()) {}

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
        item.light = assignment_light_from(rows, 6, *item.assignment, today_);
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

  /// Running tasks past their due date, and those whose light is soon; their numbers are kept by the projections.
  void add_overdue() { add_tasks("overdue", "t.open = 1 AND t.due < ?1", total_of(database_, "", overdue_on(today_))); }
  void add_soon() {
    add_tasks("soon", "t.open = 1 AND t.due >= ?1 AND t.soon_from <= ?1", total_of(database_, "", Light::soon, today_));
  }

  void add_unassigned() {
    std::int64_t total = 0;
    {
      Query count = database_.query(
          "SELECT count(*) FROM tasks t INDEXED BY tasks_without_unit WHERE t.units_total = 0 AND t.open = 1");
      count.step();
      total = count.integer(0);
    }
    add_tasks("unassigned", "?1 <> '' AND t.units_total = 0 AND t.open = 1", total);
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
    const auto lit = [&](Light light) { return total_of(database_, scope, light, today_); };
    TotalFilter open;
    open.open = true;
    TotalFilter submitted;
    submitted.status = Status::submitted;
    return {count(open), count(overdue_on(today_)), lit(Light::soon), count(submitted), lit(Light::closed)};
  }

  std::vector<WorkGroup> take_groups() { return std::move(groups_); }

 private:
  void add_tasks(std::string_view key, std::string_view condition, std::int64_t total) {
    WorkGroup found;
    found.key = key;
    found.total = total;
    Query rows = database_.query(
        "SELECT t.id, t.title, t.plan, t.plan_title, t.status, t.due, t.soon_from, t.overdue_from FROM tasks t WHERE " +
        std::string(condition) + " ORDER BY t.due, t.id LIMIT 50");
    rows.bind(today_key_);
    while (rows.step()) {
      WorkItem item = item_from(rows);
      const domain::LightDates lights{due_from_key(rows.text_view(6)), due_from_key(rows.text_view(7))};
      item.light = domain::light_of(item.status, item.due, lights, today_);
      found.items.push_back(std::move(item));
    }
    keep(std::move(found));
  }

  void bind(Query& query) const { query.bind_named(":unit", unit_).bind_named(":today", today_key_); }

  void keep(WorkGroup group) {
    if (!group.items.empty()) groups_.push_back(std::move(group));
  }

  Database& database_;
  std::string unit_;
  Date today_;
  std::string today_key_;
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
    if (actor.role == Role::unit_head) reader.add_assignments(kToSign);
    for (const GroupQuery& group : kUnitGroups) reader.add_assignments(group);
    workbench.totals = reader.totals("unit:" + actor.unit);
  } else {
    const bool reviews = actor.role == Role::supervisor || actor.role == Role::chief;
    reader.add_overdue();
    reader.add_soon();
    if (actor.role == Role::supervisor) reader.add_assignments(kToAdvise);
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
  std::vector<std::string> names = assigned_units(*database);
  TotalFilter open;
  open.open = true;
  const std::string today_key = today.text();
  std::vector<app::UnitRow> rows;
  rows.reserve(names.size());
  for (std::string& name : names) {
    const std::string scope = "unit:" + name;
    const std::int64_t overdue = total_of(*database, scope, overdue_on(today));
    Query by_original =
        database->query("SELECT count(*) FROM assignments WHERE unit = ? AND open = 1 AND original_due < ?");
    by_original.bind(name).bind(today_key);
    by_original.step();
    rows.push_back({name, total_of(*database, scope, open), overdue, by_original.integer(0)});
  }
  return rows;
}

}  // namespace duban::store
