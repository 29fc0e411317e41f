// Inspections, findings and kept files: as the store writes them, and as they are read.
#include <boost/json.hpp>

#include "codec/event_json.hpp"
#include "codec/inspection_event_json.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

domain::Inspection SqliteStore::load(domain::InspectionId inspection) {
  return load_inspection(database_, inspection);
}
domain::Finding SqliteStore::load(domain::FindingId finding) {
  return load_finding(database_, finding);
}
domain::InspectionId SqliteStore::next_inspection() {
  return {++last_inspection_};
}
domain::FindingId SqliteStore::next_finding() {
  return {++last_finding_};
}

std::vector<domain::FindingId> SqliteStore::open_findings_of(domain::TaskId task) {
  std::vector<domain::FindingId> findings;
  Query rows = database_.query("SELECT id FROM findings WHERE task = ? AND open = 1 ORDER BY id");
  rows.bind(task.value);
  while (rows.step()) findings.push_back({rows.integer(0)});
  return findings;
}

std::optional<domain::FindingId> SqliteStore::finding_rectified_by(domain::TaskId task) {
  Query row = database_.query("SELECT id FROM findings WHERE rectification = ?");
  row.bind(task.value);
  if (!row.step()) return std::nullopt;
  return domain::FindingId{row.integer(0)};
}

std::int64_t SqliteStore::append(domain::InspectionId inspection, int version, const domain::InspectionEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of(inspection), version, codec::type_of(event), codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append(domain::FindingId finding, int version, const domain::FindingEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of(finding), version, codec::type_of(event), codec::data_of(event), stamp);
}

void SqliteStore::keep_file(const std::string& digest, const std::string& media_type, std::string_view content) {
  database_.query("INSERT OR IGNORE INTO files (digest, media_type, content) VALUES (?, ?, ?)")
      .bind(digest)
      .bind(media_type)
      .bind_blob({reinterpret_cast<const unsigned char*>(content.data()), content.size()})
      .run();
}

void SqliteStore::put_inspection(const domain::Inspection& inspection) {
  const domain::InspectionPlan& plan = inspection.plan;
  const std::string quarter = text_of(plan.quarter);
  const std::string day = plan.day.text();
  const std::string inspectors = boost::json::serialize(boost::json::value_from(plan.inspectors));
  const std::string_view answer = inspection.appeal_upheld ? "upheld" : "refused";
  const std::string_view appeal = !inspection.appeal ? "" : !inspection.appeal_answer ? "waiting" : answer;
  const auto items = static_cast<std::int64_t>(inspection.items.size());
  database_
      .query(
          "INSERT OR REPLACE INTO inspections (id, version, quarter, unit, template, day, inspectors, status, items, "
          "answered, appeal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(inspection.id.value)
      .bind(inspection.version)
      .bind(quarter)
      .bind(plan.unit)
      .bind(plan.template_name)
      .bind(day)
      .bind(inspectors)
      .bind(name_of(inspection.status))
      .bind(items)
      .bind(items - static_cast<std::int64_t>(open_items(inspection).size()))
      .bind(appeal)
      .run();
}

void SqliteStore::put_finding(const domain::Finding& finding) {
  const domain::FindingContent& content = finding.content;
  const auto id_or_null = [](const auto& id) { return id ? std::optional(id->value) : std::nullopt; };
  const std::string raised_on = finding.raised_on.text();
  database_
      .query(
          "INSERT OR REPLACE INTO findings (id, version, inspection, task, unit, grade, state, rectification, "
          "raised_on, open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(finding.id.value)
      .bind(finding.version)
      .bind(id_or_null(content.inspection))
      .bind(id_or_null(content.task))
      .bind(content.unit)
      .bind(name_of(content.grade))
      .bind(name_of(finding.state))
      .bind(finding.rectification.value)
      .bind(raised_on)
      .bind(is_settled(finding.state) ? 0 : 1)
      .run();
}

namespace {

app::InspectionRow inspection_from(const Query& row) {
  app::InspectionRow inspection;
  inspection.id = {row.integer(0)};
  inspection.version = static_cast<int>(row.integer(1));
  inspection.quarter = row.text(2);
  inspection.unit = row.text(3);
  inspection.template_name = row.text(4);
  inspection.day = domain::Date::parse(row.text_view(5)).value_or(inspection.day);
  inspection.inspectors = boost::json::value_to<std::vector<std::string>>(boost::json::parse(row.text_view(6)));
  inspection.status = domain::inspection_status_named(row.text_view(7)).value_or(inspection.status);
  inspection.items = row.integer(8);
  inspection.answered = row.integer(9);
  inspection.appeal = row.text(10);
  return inspection;
}

/// With the present state of its rectification.
app::FindingRow finding_row(Database& database, domain::FindingId id) {
  app::FindingRow row;
  row.finding = load_finding(database, id);
  Query task = database.query(
      "SELECT status, due, (SELECT version FROM assignments WHERE task = t.id AND id = 1) FROM tasks t WHERE t.id = ?");
  task.bind(row.finding.rectification.value);
  if (task.step()) {
    row.rectification = domain::status_named(task.text_view(0)).value_or(row.rectification);
    row.due = due_from_key(task.text_view(1));
    row.rectification_version = static_cast<int>(task.integer(2));
  }
  return row;
}

domain::TaskHistory history_of(Database& database, domain::TaskId task, domain::Date until) {
  domain::TaskHistory history;
  history.task.id = task;
  const std::string stream = stream_of(task);
  Query events = database.query("SELECT type, data, at, actor FROM events WHERE stream = ? ORDER BY version");
  events.bind(stream);
  while (events.step()) {
    const domain::Stamp stamp{events.text(3), events.integer(2)};
    const domain::Date on = domain::day_of(stamp.at);
    if (on > until) break;
    const domain::TaskEvent event = codec::task_event_from(events.text_view(0), events.text_view(1));
    evolve(history.task, event, stamp);
    if (const auto* closed = std::get_if<domain::AssignmentClosed>(&event))
      history.closures.push_back({closed->assignment, on});
    if (const auto* returned = std::get_if<domain::AssignmentReturned>(&event))
      history.returns.push_back({returned->assignment, on});
  }
  return history;
}

}  // namespace

std::vector<app::InspectionRow> SqliteViews::list_inspections(const app::InspectionFilter& filter) {
  const auto reader = readers_.take();
  std::vector<app::InspectionRow> found;
  const std::string status = filter.status ? std::string(name_of(*filter.status)) : std::string();
  Query rows = reader->query(
      "SELECT id, version, quarter, unit, template, day, inspectors, status, items, answered, appeal FROM inspections "
      "WHERE (?1 = '' OR quarter = ?1) AND (?2 = '' OR unit = ?2) AND (?3 = '' OR status = ?3) "
      "ORDER BY id DESC LIMIT 500");
  rows.bind(filter.quarter).bind(filter.unit).bind(status);
  while (rows.step()) found.push_back(inspection_from(rows));
  return found;
}

std::optional<domain::Inspection> SqliteViews::find_inspection(domain::InspectionId inspection) {
  const auto reader = readers_.take();
  domain::Inspection found = load_inspection(*reader, inspection);
  if (found.version == 0) return std::nullopt;
  return found;
}

std::vector<app::FindingRow> SqliteViews::list_findings(const app::FindingFilter& filter) {
  const auto reader = readers_.take();
  std::vector<domain::FindingId> ids;
  {
    Query rows = reader->query(
        "SELECT id FROM findings WHERE (?1 = '' OR unit = ?1) AND (?2 IS NULL OR task = ?2 OR rectification = ?2) "
        "AND (?3 IS NULL OR inspection = ?3) AND (?4 IS NULL OR open = ?4) ORDER BY id DESC LIMIT 500");
    const auto value_or_null = [](const auto& id) { return id ? std::optional(id->value) : std::nullopt; };
    rows.bind(filter.unit).bind(value_or_null(filter.task)).bind(value_or_null(filter.inspection));
    rows.bind(filter.open ? std::optional<std::int64_t>(*filter.open ? 1 : 0) : std::nullopt);
    while (rows.step()) ids.push_back({rows.integer(0)});
  }
  std::vector<app::FindingRow> found;
  found.reserve(ids.size());
  for (const domain::FindingId id : ids) found.push_back(finding_row(*reader, id));
  return found;
}

std::optional<app::FindingRow> SqliteViews::find_finding(domain::FindingId finding) {
  const auto reader = readers_.take();
  app::FindingRow found = finding_row(*reader, finding);
  if (found.finding.version == 0) return std::nullopt;
  return found;
}

std::vector<domain::Actor> SqliteViews::inspectors() {
  const auto reader = readers_.take();
  std::vector<domain::Actor> accounts;
  Query rows = reader->query(
      "SELECT name, role FROM accounts WHERE enabled = 1 AND role IN ('registrar', 'supervisor', 'chief') "
      "ORDER BY name");
  while (rows.step())
    accounts.push_back({rows.text(0), domain::role_named(rows.text_view(1)).value_or(domain::Role::auditor), ""});
  return accounts;
}

std::optional<app::KeptFile> SqliteViews::find_file(const std::string& digest) {
  const auto reader = readers_.take();
  Query row = reader->query("SELECT media_type, content FROM files WHERE digest = ?");
  row.bind(digest);
  if (!row.step()) return std::nullopt;
  const auto content = row.blob(1);
  return app::KeptFile{row.text(0), std::string(content.begin(), content.end())};
}

std::vector<domain::TaskHistory> SqliteViews::histories_of(const std::string& unit, domain::Date until) {
  const auto reader = readers_.take();
  std::vector<domain::TaskId> tasks;
  {
    Query rows = reader->query("SELECT DISTINCT task FROM assignments WHERE unit = ? ORDER BY task");
    rows.bind(unit);
    while (rows.step()) tasks.push_back({rows.integer(0)});
  }
  std::vector<domain::TaskHistory> histories;
  for (const domain::TaskId task : tasks) {
    domain::TaskHistory history = history_of(*reader, task, until);
    if (history.task.version > 0) histories.push_back(std::move(history));
  }
  return histories;
}

}  // namespace duban::store
