// Reading the registry of units, and what waits at a unit.
#include <boost/json.hpp>

#include "codec/registry_event_json.hpp"
#include "store/assignment_row.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

std::optional<domain::UnitId> id_from(const Query& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(domain::UnitId{row.integer(column)});
}

std::optional<domain::Date> day_from(const Query& row, int column) {
  return row.is_null(column) ? std::nullopt : domain::Date::parse(row.text_view(column));
}

domain::Unit unit_from(const Query& row) {
  domain::Unit unit;
  unit.id = {row.integer(0)};
  unit.version = static_cast<int>(row.integer(1));
  unit.kind = domain::unit_kind_named(row.text_view(2)).value_or(domain::UnitKind::unit);
  unit.name = row.text(3);
  const boost::json::value aliases = boost::json::parse(row.text_view(4));
  for (const boost::json::value& alias : aliases.as_array()) unit.aliases.emplace_back(alias.get_string());
  unit.level = domain::unit_level_named(row.text_view(5)).value_or(domain::UnitLevel::other);
  unit.region = row.text(6);
  unit.parent = id_from(row, 7);
  unit.validity = {day_from(row, 8), day_from(row, 9)};
  unit.merged_into = id_from(row, 10);
  unit.merger_carried_out = row.integer(11) != 0;
  unit.members = codec::members_from_json(boost::json::parse(row.text_view(12)));
  return unit;
}

}  // namespace

domain::UnitRegistry SqliteViews::registry() {
  const auto database = readers_.take();
  domain::UnitRegistry registry;
  // Before the rows: if an event comes between the two, the version is too old and whoever relies on it is refused.
  Query version = database->query("SELECT coalesce(max(version), 0) FROM events WHERE stream = ?");
  version.bind(kRegistryStream);
  if (version.step()) registry.set_version(static_cast<int>(version.integer(0)));
  Query rows = database->query(
      "SELECT id, version, kind, name, aliases, level, region, parent, valid_from, valid_until, merged_into, "
      "merger_carried_out, members FROM units ORDER BY id");
  while (rows.step()) registry.put(unit_from(rows));
  return registry;
}

std::vector<domain::KnownLedger> SqliteViews::takeovers() {
  const auto database = readers_.take();
  return load_takeovers(*database);
}

std::vector<app::WorkItem> SqliteViews::running_at(const std::vector<std::string>& names, domain::Date today) {
  const auto database = readers_.take();
  static const std::string kRunning =
      "SELECT t.id, t.title, t.plan, t.plan_title, t.status, t.due, " + std::string(kAssignmentColumns) +
      " FROM assignments a JOIN tasks t ON t.id = a.task "
      "WHERE a.unit IN (SELECT value FROM json_each(?)) AND a.open <> 0 ORDER BY a.due, a.key";
  const std::string wanted = boost::json::serialize(boost::json::value_from(names));
  Query rows = database->query(kRunning);
  rows.bind(wanted);
  std::vector<app::WorkItem> items;
  while (rows.step()) {
    app::WorkItem item;
    item.task = {rows.integer(0)};
    item.title = rows.text(1);
    if (!rows.is_null(2)) item.plan = domain::PlanId{rows.integer(2)};
    item.plan_title = rows.text(3);
    item.status = domain::status_named(rows.text_view(4)).value_or(domain::Status::issued);
    item.due = due_from_key(rows.text_view(5));
    item.assignment = assignment_from(rows, 6);
    item.light = assignment_light_from(rows, 6, *item.assignment, today);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace duban::store
