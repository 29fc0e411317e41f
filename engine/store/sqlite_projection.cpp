// The rows for reading, as the store writes them.
#include <algorithm>
#include <boost/json.hpp>

#include "app/project.hpp"
#include "codec/registry_event_json.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_store.hpp"
#include "store/totals.hpp"
#include "store/words.hpp"

namespace duban::store {

namespace {

std::string json_of(const std::vector<std::string>& texts) {
  return boost::json::serialize(boost::json::value_from(texts));
}

}  // namespace

void SqliteStore::put_task(const domain::Task& task, const domain::LightDates& lights) {
  const auto settled = static_cast<std::int64_t>(
      std::ranges::count_if(task.assignments, [](const domain::Assignment& each) { return is_settled(each.status); }));
  const domain::Status status = status_of(task);
  const std::string path = json_of(task.content.path);
  const std::string leads = json_of(leads_of(task));
  const std::string due = due_key(task.due);
  const std::string original_due = due_key(task.original_due);
  const std::string soon_from = due_key(lights.soon);
  const std::string overdue_from = due_key(lights.overdue);
  std::optional<std::int64_t> plan;
  if (task.content.plan) plan = task.content.plan->value;
  database_
      .query(
          "INSERT INTO tasks (id, version, plan, plan_title, title, path, lead, units_settled, units_total, status, "
          "open, due, original_due, last_report_at, workflow, soon_from, overdue_from) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (id) DO UPDATE SET version = excluded.version, plan = excluded.plan, "
          "plan_title = excluded.plan_title, title = excluded.title, path = excluded.path, lead = excluded.lead, "
          "units_settled = excluded.units_settled, units_total = excluded.units_total, status = excluded.status, "
          "open = excluded.open, due = excluded.due, last_report_at = excluded.last_report_at, "
          "workflow = excluded.workflow, soon_from = excluded.soon_from, overdue_from = excluded.overdue_from")
      .bind(task.id.value)
      .bind(task.version)
      .bind(plan)
      .bind(task.content.plan_title)
      .bind(task.content.title)
      .bind(path)
      .bind(leads)
      .bind(settled)
      .bind(static_cast<std::int64_t>(task.assignments.size()))
      .bind(name_of(status))
      .bind(open_key(status))
      .bind(due)
      .bind(original_due)
      .bind(last_report_at(task))
      .bind(task.workflow)
      .bind(soon_from)
      .bind(overdue_from)
      .run();
}

void SqliteStore::put_assignment(domain::TaskId task, const domain::Assignment& assignment,
                                 const app::Outlook& outlook) {
  const std::string alarm_day = alarm_key(outlook.alarm);
  const std::string soon_from = due_key(outlook.lights.soon);
  const std::string overdue_from = due_key(outlook.lights.overdue);
  std::optional<std::string> assigned_on;
  if (assignment.assigned_on) assigned_on = assignment.assigned_on->text();
  std::optional<std::string> resumes_as;
  if (assignment.resumes_as) resumes_as = name_of(*assignment.resumes_as);
  const std::string due = due_key(assignment.due);
  const std::string original_due = due_key(assignment.original_due);
  std::optional<std::int64_t> percent;
  if (assignment.percent) percent = *assignment.percent;
  database_
      .query(
          "INSERT INTO assignments (key, task, id, version, unit, part, assumed, status, open, returned, due, "
          "original_due, percent, last_report, last_report_at, submitted_by, note, "
          "resumes_as, evidence, extensions, unit_group, alarm, soon_from, overdue_from, assigned_on, signed_by, "
          "to_sign) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (key) DO UPDATE SET version = excluded.version, unit = excluded.unit, part = excluded.part, "
          "assumed = excluded.assumed, status = excluded.status, "
          "open = excluded.open, returned = excluded.returned, due = excluded.due, percent = excluded.percent, "
          "last_report = excluded.last_report, last_report_at = excluded.last_report_at, "
          "submitted_by = excluded.submitted_by, note = excluded.note, resumes_as = excluded.resumes_as, "
          "evidence = excluded.evidence, extensions = excluded.extensions, alarm = excluded.alarm, "
          "soon_from = excluded.soon_from, overdue_from = excluded.overdue_from, assigned_on = excluded.assigned_on, "
          "signed_by = excluded.signed_by, to_sign = excluded.to_sign")
      .bind(assignment_key(task, assignment.id))
      .bind(task.value)
      .bind(assignment.id.value)
      .bind(assignment.version)
      .bind(assignment.unit)
      .bind(name_of(assignment.part))
      .bind(assignment.assumed ? 1 : 0)
      .bind(name_of(assignment.status))
      .bind(open_key(assignment.status))
      .bind(assignment.returned ? 1 : 0)
      .bind(due)
      .bind(original_due)
      .bind(percent)
      .bind(assignment.last_report)
      .bind(assignment.last_report_at)
      .bind(assignment.submitted_by)
      .bind(assignment.note)
      .bind(resumes_as)
      .bind(assignment.evidence)
      .bind(assignment.extensions)
      .bind(assignment.group)
      .bind(alarm_day)
      .bind(soon_from)
      .bind(overdue_from)
      .bind(assigned_on)
      .bind(assignment.signed_by)
      .bind(outlook.to_sign ? 1 : 0)
      .run();
}

void SqliteStore::put_alarm(domain::TaskId task, domain::AssignmentId assignment, const domain::NextAlarm& alarm) {
  const std::string day = alarm_key(alarm);
  database_.query("UPDATE assignments SET alarm = ?1 WHERE key = ?2 AND alarm <> ?1")
      .bind(day)
      .bind(assignment_key(task, assignment))
      .run();
}

void SqliteStore::put_extension(domain::TaskId task, const domain::Extension& extension, const std::string& unit) {
  const std::string until = extension.until.text();
  database_
      .query(
          "INSERT OR REPLACE INTO extensions (task, id, assignment, unit, state, until, advised) VALUES (?, ?, ?, ?, "
          "?, ?, ?)")
      .bind(task.value)
      .bind(extension.id.value)
      .bind(extension.assignment.value)
      .bind(unit)
      .bind(name_of(extension.state))
      .bind(until)
      .bind(extension.opinion_by.empty() ? 0 : 1)
      .run();
}

void SqliteStore::put_slip(domain::TaskId task, const domain::Slip& slip, const std::string& unit) {
  const std::string issued_on = slip.issued_on.text();
  const std::string reply_by = slip.reply_by.text();
  database_
      .query(
          "INSERT OR REPLACE INTO slips (task, id, assignment, unit, grade, number, issued_on, reply_by, received, "
          "answered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(task.value)
      .bind(slip.id.value)
      .bind(slip.assignment.value)
      .bind(unit)
      .bind(slip.grade)
      .bind(slip.number)
      .bind(issued_on)
      .bind(reply_by)
      .bind(slip.received_by.empty() ? 0 : 1)
      .bind(slip.answered_by.empty() ? 0 : 1)
      .run();
}

void SqliteStore::index_words(domain::TaskId task, std::string_view title) {
  const std::string tokens = index_tokens(title);
  database_.query("INSERT INTO task_words (rowid, words) VALUES (?, ?)").bind(task.value).bind(tokens).run();
}

void SqliteStore::forget_words(domain::TaskId task, std::string_view title) {
  const std::string tokens = index_tokens(title);
  database_.query("INSERT INTO task_words (task_words, rowid, words) VALUES ('delete', ?, ?)")
      .bind(task.value)
      .bind(tokens)
      .run();
}

void SqliteStore::add_to_total(std::string_view scope, domain::Status status, const std::optional<domain::Date>& due,
                               int change) {
  add_to_count(scope, name_of(status), due, change);
}

void SqliteStore::add_to_lights(std::string_view scope, const domain::LightDates& lights, int change) {
  for (const auto& [prefix, from] : {std::pair(kSoonScope, lights.soon), std::pair(kOverdueScope, lights.overdue)})
    if (from) add_to_count(std::string(prefix) + std::string(scope), "", from, change);
}

void SqliteStore::add_to_count(std::string_view scope, std::string_view status, const std::optional<domain::Date>& due,
                               int change) {
  const auto add = [&](const std::string& bucket) {
    database_
        .query(
            "INSERT INTO totals (scope, due, status, n) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (scope, due, status) DO UPDATE SET n = n + excluded.n")
        .bind(scope)
        .bind(bucket)
        .bind(status)
        .bind(change)
        .run();
  };
  if (!due) return add("N");
  const std::string day = due->text();
  add("D" + day);
  add("M" + day.substr(0, 7));
}

void SqliteStore::put_plan(const domain::Draft& draft) {
  const std::int64_t measures = static_cast<std::int64_t>(draft.measures.size());
  std::optional<std::int64_t> revision_of;
  std::optional<std::int64_t> superseded_by;
  if (draft.revision) revision_of = draft.revision->of.value;
  if (draft.superseded_by) superseded_by = draft.superseded_by->value;
  database_
      .query(
          "INSERT INTO plans (id, version, status, title, number, issuer, file_name, digest, measures, doubts, tasks, "
          "imported_by, imported_at, issued_at, revision_of, superseded_by) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, title = "
          "excluded.title, "
          "number = excluded.number, issuer = excluded.issuer, measures = excluded.measures, doubts = excluded.doubts, "
          "tasks = excluded.tasks, issued_at = excluded.issued_at, revision_of = excluded.revision_of, "
          "superseded_by = excluded.superseded_by")
      .bind(draft.id.value)
      .bind(draft.version)
      .bind(plan_status_name(draft.status))
      .bind(draft.document.title)
      .bind(draft.document.number)
      .bind(draft.document.issuer)
      .bind(draft.file_name)
      .bind(draft.digest)
      .bind(measures)
      .bind(doubts_in(draft))
      .bind(static_cast<std::int64_t>(draft.tasks.size()))
      .bind(draft.imported_by)
      .bind(draft.imported_at)
      .bind(draft.issued_at)
      .bind(revision_of)
      .bind(superseded_by)
      .run();
}

void SqliteStore::put_links(const domain::Cascade& cascade) {
  database_.query("DELETE FROM links WHERE upper_plan = ?").bind(cascade.plan.value).run();
  for (const domain::MeasureLink& each : cascade.links) {
    if (each.refused) continue;
    database_
        .query("INSERT INTO links (upper_plan, id, upper_measure, lower_plan, lower_measure) VALUES (?, ?, ?, ?, ?)")
        .bind(cascade.plan.value)
        .bind(each.id.value)
        .bind(each.pair.upper.value)
        .bind(each.pair.lower_plan.value)
        .bind(each.pair.lower.value)
        .run();
  }
}

void SqliteStore::put_unit(const domain::Unit& unit) {
  const std::string aliases = json_of(unit.aliases);
  const std::string members = boost::json::serialize(codec::to_json(unit.members));
  const auto id_or_null = [](const std::optional<domain::UnitId>& id) {
    return id ? std::optional(id->value) : std::nullopt;
  };
  const auto day_or_null = [](const std::optional<domain::Date>& day) {
    return day ? std::optional(day->text()) : std::nullopt;
  };
  const auto from = day_or_null(unit.validity.from);
  const auto until = day_or_null(unit.validity.until);
  database_
      .query(
          "INSERT OR REPLACE INTO units (id, version, kind, name, aliases, level, region, parent, valid_from, "
          "valid_until, merged_into, merger_carried_out, members) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(unit.id.value)
      .bind(unit.version)
      .bind(name_of(unit.kind))
      .bind(unit.name)
      .bind(aliases)
      .bind(name_of(unit.level))
      .bind(unit.region)
      .bind(id_or_null(unit.parent))
      .bind(from)
      .bind(until)
      .bind(id_or_null(unit.merged_into))
      .bind(unit.merger_carried_out ? 1 : 0)
      .bind(members)
      .run();
}

std::int64_t SqliteStore::rebuild(const app::Rules& rules, domain::Date today,
                                  const std::function<void(double)>& tell) {
  constexpr std::size_t kToldEvery = 256;
  begin();
  database_.run(
      "DELETE FROM plans; DELETE FROM tasks; DELETE FROM assignments; DELETE FROM totals; DELETE FROM links; "
      "DELETE FROM units; DELETE FROM extensions; DELETE FROM slips; DELETE FROM notices; DELETE FROM bulletins; "
      "DELETE FROM inspections; DELETE FROM findings; DELETE FROM scores; "
      "DELETE FROM figures; DELETE FROM targets; "
      "INSERT INTO task_words (task_words) VALUES ('delete-all');");
  std::vector<std::string> streams;
  {
    Query names = database_.query("SELECT stream FROM events WHERE version = 1 ORDER BY position");
    while (names.step()) streams.push_back(names.text(0));
  }
  for (std::size_t done = 0; done < streams.size(); ++done) {
    if (tell && done % kToldEvery == 0) tell(static_cast<double>(done) / static_cast<double>(streams.size()));
    const std::string& stream = streams[done];
    const auto slash = stream.find('/');
    const std::string kind = stream.substr(0, slash);
    if (kind == "task") {
      const auto note = [&](std::int64_t position, const domain::TaskEvent& event, const domain::Task& after,
                            const domain::Stamp& stamp) {
        app::project(domain::notices_of(event, after), position, stamp.at, *this);
      };
      const domain::Task task = load_task(database_, {std::stoll(stream.substr(slash + 1))}, note);
      app::project({}, task, rules, today, *this);
    } else if (kind == "plan") {
      put_plan(load(domain::PlanId{std::stoll(stream.substr(slash + 1))}));
    } else if (kind == "cascade") {
      put_links(load_cascade(domain::PlanId{std::stoll(stream.substr(slash + 1))}));
    } else if (kind == "bulletin") {
      put_bulletin(load(domain::BulletinId{std::stoll(stream.substr(slash + 1))}));
    } else if (kind == "inspection") {
      put_inspection(load(domain::InspectionId{std::stoll(stream.substr(slash + 1))}));
    } else if (kind == "finding") {
      put_finding(load(domain::FindingId{std::stoll(stream.substr(slash + 1))}));
    } else if (kind == "scores") {
      rebuild_scores();
    } else if (kind == "registry") {
      const domain::UnitRegistry registry = load_registry();
      for (const domain::Unit& unit : registry.units()) put_unit(unit);
    }
  }
  commit();
  read_head();
  return position_;
}

}  // namespace duban::store
