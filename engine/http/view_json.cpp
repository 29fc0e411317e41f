#include "http/view_json.hpp"

#include <ctime>

#include "app/task_sums.hpp"
#include "domain/decide.hpp"
#include "domain/light.hpp"
#include "domain/workflow.hpp"
#include "http/etag.hpp"
#include "http/life_json.hpp"

namespace duban::http {

namespace {

using domain::Assignment;
using domain::Task;

void write_assignment_members(JsonWriter& json, domain::TaskId task, const Assignment& assignment,
                              domain::Light light) {
  json.member("id", assignment.id.value).member("task", task.value).member("etag", etag_of(assignment.version));
  json.member("unit", assignment.unit).member("part", domain::name_of(assignment.part));
  json.member("assumed", assignment.assumed).member("status", domain::name_of(assignment.status));
  json.member("returned", assignment.returned);
  write_day(json, "due", assignment.due);
  write_day(json, "original_due", assignment.original_due);
  json.member("light", domain::name_of(light));
  json.key("percent");
  if (assignment.percent)
    json.number(std::int64_t{*assignment.percent});
  else
    json.null();
  json.text_or_null("last_report", assignment.last_report);
  write_instant(json, "last_report_at", assignment.last_report_at);
  json.text_or_null("submitted_by", assignment.submitted_by);
  json.text_or_null("signed_by", assignment.signed_by);
  json.text_or_null("note", assignment.note);
  json.member("extensions", assignment.extensions);
  json.text_or_null("group", assignment.group);
}

app::TaskRow row_of(const Task& task, const Viewer& viewer) {
  app::TaskRow row;
  row.id = task.id;
  row.version = task.version;
  row.title = task.content.title;
  row.path = task.content.path;
  row.plan = task.content.plan;
  row.plan_title = task.content.plan_title;
  row.lead = domain::leads_of(task);
  for (const Assignment& each : task.assignments) {
    if (domain::is_settled(each.status)) ++row.units_settled;
    ++row.units_total;
  }
  row.status = domain::status_of(task);
  row.due = task.due;
  row.original_due = task.original_due;
  row.last_report_at = domain::last_report_at(task);
  row.light = domain::light_of(viewer.rules.workflows.of(task.workflow).lights, task, viewer.today);
  if (domain::is_running(row.status)) row.pace = domain::pace_of(task, viewer.today).pace;
  return row;
}

void write_row_members(JsonWriter& json, const app::TaskRow& row) {
  json.member("id", row.id.value).member("etag", etag_of(row.version)).member("title", row.title);
  json.member("path", row.path);
  json.key("plan");
  write_plan_link(json, row.plan, row.plan_title);
  json.member("lead", row.lead);
  json.member("units_settled", row.units_settled).member("units_total", row.units_total);
  json.member("status", domain::name_of(row.status));
  json.member("light", domain::name_of(row.light));
  json.text_or_null("running_pace", row.pace ? domain::name_of(*row.pace) : std::string_view());
  write_day(json, "due", row.due);
  write_day(json, "original_due", row.original_due);
  write_instant(json, "last_report_at", row.last_report_at);
  if (!row.assignment) return;
  json.key("assignment").open_object();
  write_assignment_members(json, row.id, *row.assignment, row.assignment_light);
  json.close_object();
}

void write_content(JsonWriter& json, const domain::TaskContent& content) {
  if (content.measure) json.member("measure", content.measure->value);
  json.member("text", content.text).key("context");
  if (content.before.empty() && content.after.empty())
    json.null();
  else
    json.open_object().member("before", content.before).member("after", content.after).close_object();
  json.member("due_basis", content.registered_by_hand ? "registered" : domain::name_of(content.due_basis));
  json.text_or_null("every", content.every ? domain::name_of(*content.every) : std::string_view());
  json.key("targets");
  write_targets(json, content.targets);
  json.member("steps", content.steps);
  json.member("supervisor", content.supervisor);
}

/// What can be done to the task as a whole.
void write_task_actions(JsonWriter& json, const Task& task, const Viewer& viewer) {
  const domain::Workflow& workflow = viewer.rules.workflows.of(task.workflow);
  json.key("actions").open_array();
  for (const domain::Action action : domain::kActions) {
    if (viewer.in_the_past || domain::on_what(action) != domain::ActionOn::task) continue;
    const auto permitted = domain::permits(workflow, task, nullptr, action, viewer.actor, viewer.today);
    if (!permitted && permitted.error().code == domain::RejectionCode::not_permitted) continue;
    // Suspension and resumption are two ends of one thing: only the one that fits is shown.
    const bool resting = status_of(task) == domain::Status::suspended;
    if (action == domain::Action::resumption ? !resting : action == domain::Action::suspension && resting) continue;
    write_action(json, domain::name_of(action), permitted);
  }
  json.close_array();
}

}  // namespace

void write_action(JsonWriter& json, std::string_view name, const domain::Result<void>& permitted) {
  json.open_object().member("name", name).member("allowed", permitted.has_value());
  json.text_or_null("reason", permitted ? std::string_view() : std::string_view(permitted.error().message));
  json.close_object();
}

std::string instant_text(std::int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  const std::string fraction = std::to_string(1000 + ms % 1000);
  return std::string(text, length) + '.' + fraction.substr(1) + 'Z';
}

void write_day(JsonWriter& json, std::string_view name, const std::optional<domain::Date>& day) {
  json.key(name);
  if (day)
    json.string(day->text());
  else
    json.null();
}

void write_instant(JsonWriter& json, std::string_view name, std::int64_t ms) {
  json.key(name);
  if (ms != 0)
    json.string(instant_text(ms));
  else
    json.null();
}

void write_account(JsonWriter& json, const domain::Actor& actor) {
  json.open_object().member("name", actor.name).member("role", domain::name_of(actor.role));
  json.text_or_null("unit", actor.unit);
  json.close_object();
}

void write_plan_link(JsonWriter& json, const std::optional<domain::PlanId>& plan, std::string_view title) {
  if (plan)
    json.open_object().member("id", plan->value).member("title", title).close_object();
  else
    json.null();
}

void write_events(JsonWriter& json, const std::vector<app::EventRow>& events) {
  json.open_object().key("items").open_array();
  for (const app::EventRow& each : events) {
    json.open_object().member("position", each.position).member("version", each.version).member("type", each.type);
    write_instant(json, "at", each.at);
    json.member("actor", each.actor).key("data").raw(each.data.empty() ? "{}" : each.data).close_object();
  }
  json.close_array().close_object();
}

void write_assignment(JsonWriter& json, domain::TaskId task, const Assignment& assignment, domain::Light light) {
  json.open_object();
  write_assignment_members(json, task, assignment, light);
  json.close_object();
}

void write_assignment(JsonWriter& json, const Task& task, const Assignment& assignment, const Viewer& viewer) {
  const domain::Workflow& workflow = viewer.rules.workflows.of(task.workflow);
  json.open_object();
  write_assignment_members(json, task.id, assignment, domain::light_of(workflow.lights, assignment, viewer.today));
  json.key("actions").open_array();
  for (const domain::Action action : domain::kActions) {
    if (viewer.in_the_past || domain::on_what(action) != domain::ActionOn::assignment) continue;
    const auto permitted = domain::permits(workflow, task, &assignment, action, viewer.actor, viewer.today);
    if (!permitted && permitted.error().code == domain::RejectionCode::not_permitted) continue;
    write_action(json, domain::name_of(action), permitted);
  }
  json.close_array().close_object();
}

void write_task_sums(JsonWriter& json, const app::TaskSums& sums) {
  json.open_object();
  json.text_or_null("unit", sums.unit);
  json.key("plan");
  write_plan_link(json, sums.plan, sums.plan_title);
  json.text_or_null("field", sums.field);
  json.key("lights").open_object();
  std::int64_t total = 0;
  for (std::size_t i = 0; i < sums.lights.size(); ++i) {
    json.member(domain::name_of(domain::kLights[i]), sums.lights[i]);
    total += sums.lights[i];
  }
  json.close_object().member("total", total).close_object();
}

void write_task_page(JsonWriter& json, const app::TaskPage& page) {
  json.open_object().key("items").open_array();
  for (const app::TaskRow& row : page.items) {
    json.open_object();
    write_row_members(json, row);
    json.close_object();
  }
  json.close_array();
  json.text_or_null("next", page.next);
  if (page.total) json.member("total", *page.total);
  json.close_object();
}

void write_task(JsonWriter& json, const Task& task, const Viewer& viewer) {
  json.open_object();
  write_row_members(json, row_of(task, viewer));
  write_content(json, task.content);
  json.key("taken_from");
  if (task.taken_from)
    json.open_object()
        .member("file_name", task.taken_from->file_name)
        .member("digest", task.taken_from->digest)
        .member("sheet", task.taken_from->sheet)
        .member("row", task.taken_from->row)
        .close_object();
  else
    json.null();
  json.key("assignments").open_array();
  for (const Assignment& each : task.assignments) write_assignment(json, task, each, viewer);
  json.close_array();
  write_life(json, task, viewer);
  write_task_actions(json, task, viewer);
  json.close_object();
}

}  // namespace duban::http
