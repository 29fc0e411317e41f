#include "http/life_json.hpp"

#include <algorithm>
#include <cmath>

#include "app/figures.hpp"
#include "domain/pace.hpp"
#include "domain/reporting_period.hpp"
#include "domain/workflow.hpp"

namespace duban::http {

namespace {

using domain::Assignment;
using domain::Task;

void write_share(JsonWriter& json, std::string_view name, const std::optional<double>& share) {
  json.key(name);
  if (share)
    json.number(static_cast<std::int64_t>(std::lround(*share * 100)));
  else
    json.null();
}

void write_text(JsonWriter& json, std::string_view name, const std::string& text) {
  json.key(name);
  if (text.empty())
    json.null();
  else
    json.string(text);
}

void write_pace(JsonWriter& json, const Task& task, domain::Date today) {
  const domain::PaceState pace = domain::pace_of(task, today);
  json.key("pace").open_object().member("pace", domain::name_of(pace.pace));
  write_share(json, "done", pace.done);
  write_share(json, "gone", pace.gone);
  json.member("from_targets", pace.from_targets).member("milestones_missed", pace.milestones_missed).close_object();
}

std::string unit_of(const Task& task, domain::AssignmentId id) {
  const Assignment* assignment = task.find(id);
  return assignment != nullptr ? assignment->unit : std::string();
}

/// What can be done to an extension or a slip of this assignment, as actions are told elsewhere.
void write_actions(JsonWriter& json, const Task& task, domain::AssignmentId id,
                   std::initializer_list<domain::Action> all, const Viewer& viewer,
                   const domain::Extension* extension = nullptr) {
  json.key("actions").open_array();
  const Assignment* assignment = task.find(id);
  for (const domain::Action action : all) {
    if (assignment == nullptr || viewer.in_the_past) break;
    const auto permitted = domain::permits(viewer.rules.workflows.of(task.workflow), task, assignment, action,
                                           viewer.actor, viewer.today, extension);
    if (!permitted && permitted.error().code == domain::RejectionCode::not_permitted) continue;
    write_action(json, domain::name_of(action), permitted);
  }
  json.close_array();
}

/// What the supervisors advised; null while they have not.
void write_opinion(JsonWriter& json, const domain::Extension& extension) {
  json.key("opinion");
  if (extension.opinion_by.empty()) {
    json.null();
    return;
  }
  json.open_object().member("by", extension.opinion_by).member("recommended", extension.recommended);
  write_text(json, "text", extension.opinion);
  json.close_object();
}

/// How many the assignment was granted before this request.
int granted_before(const Task& task, const domain::Extension& extension) {
  return static_cast<int>(std::ranges::count_if(task.extensions, [&](const domain::Extension& each) {
    return each.assignment == extension.assignment && each.id.value < extension.id.value &&
           each.state == domain::ExtensionState::granted;
  }));
}

/// The date that it asks to move, or has moved; nothing where it moved none.
std::optional<domain::Date> moved_from(const Task& task, const domain::Extension& extension) {
  const Assignment* assignment = task.find(extension.assignment);
  if (assignment == nullptr) return std::nullopt;
  if (extension.state == domain::ExtensionState::requested) return assignment->due;
  if (extension.state != domain::ExtensionState::granted) return std::nullopt;
  int before = granted_before(task, extension);
  for (const domain::DueChange& each : assignment->due_changes)
    if (each.mover == domain::DueMover::extension && before-- == 0) return each.from;
  return std::nullopt;
}

void write_extensions(JsonWriter& json, const Task& task, const Viewer& viewer) {
  json.key("extensions").open_array();
  for (const domain::Extension& each : task.extensions) write_extension(json, task, each, viewer);
  json.close_array();
}

void write_slips(JsonWriter& json, const Task& task, const Viewer& viewer) {
  json.key("slips").open_array();
  for (const domain::Slip& each : task.slips) write_slip(json, task, each, viewer);
  json.close_array();
}

void write_due_changes(JsonWriter& json, const Task& task) {
  json.key("due_changes").open_array();
  for (const Assignment& assignment : task.assignments)
    for (const domain::DueChange& each : assignment.due_changes) {
      json.open_object().member("assignment", assignment.id.value).member("unit", assignment.unit);
      write_day(json, "from", each.from);
      write_day(json, "to", each.to);
      json.member("mover", domain::name_of(each.mover)).member("on", each.on.text()).close_object();
    }
  json.close_array();
}

void write_periods(JsonWriter& json, const Task& task, domain::Date today) {
  json.key("periods").open_array();
  for (const Assignment& assignment : task.assignments)
    for (const domain::PeriodState& each : domain::period_states(task, assignment, today)) {
      json.open_object().member("assignment", assignment.id.value).member("unit", assignment.unit);
      json.member("period", each.period.name).member("word", domain::words_of(each.period));
      json.member("from", each.period.from.text()).member("to", each.period.to.text());
      write_day(json, "reported_on", each.reported_on);
      json.member("missed", each.missed).close_object();
    }
  json.close_array();
}

/// 8 of 11 reported: the members of a group together.
void write_groups(JsonWriter& json, const Task& task) {
  std::vector<std::string> groups;
  for (const Assignment& each : task.assignments)
    if (!each.group.empty() && std::ranges::find(groups, each.group) == groups.end()) groups.push_back(each.group);
  json.key("groups").open_array();
  for (const std::string& group : groups) {
    const auto count = [&](auto holds) {
      return static_cast<std::int64_t>(std::ranges::count_if(
          task.assignments, [&](const Assignment& each) { return each.group == group && holds(each); }));
    };
    json.open_object().member("group", group).member("members", count([](const Assignment&) { return true; }));
    json.member("accepted", count([](const Assignment& each) {
                  return each.status != domain::Status::issued && each.status != domain::Status::declined;
                }));
    json.member("reported", count([](const Assignment& each) { return each.last_report_at != 0; }));
    json.member("settled", count([](const Assignment& each) { return domain::is_settled(each.status); }));
    json.close_object();
  }
  json.close_array();
}

void write_slip_grades(JsonWriter& json, const domain::Workflow& workflow) {
  json.key("slip_grades").open_array();
  for (const domain::SlipGrade& each : workflow.slips)
    json.open_object()
        .member("grade", each.name)
        .member("word", each.word)
        .member("color", domain::name_of(each.color))
        .member("reply_days", each.reply_days)
        .close_object();
  json.close_array();
}

void write_target_values(JsonWriter& json, const Task& task) {
  json.key("target_values").open_array();
  for (const Assignment& assignment : task.assignments)
    for (const domain::TargetValue& each : assignment.target_values) {
      json.open_object().member("assignment", assignment.id.value).member("target", each.target).key("value");
      json.number(each.value);
      json.close_object();
    }
  json.close_array();
}

void write_target_courses(JsonWriter& json, const Task& task, domain::Date today) {
  json.key("target_courses").open_array();
  for (const domain::TargetCourse& each : app::target_courses_of(task))
    write_target_course(json, each, task.issued_on, task.due, today);
  json.close_array();
}

void write_number_or_null(JsonWriter& json, std::string_view name, const std::optional<double>& value) {
  json.key(name);
  if (value)
    json.number(*value);
  else
    json.null();
}

}  // namespace

void write_extension(JsonWriter& json, const Task& task, const domain::Extension& extension, const Viewer& viewer) {
  json.open_object().member("id", extension.id.value).member("assignment", extension.assignment.value);
  json.member("unit", unit_of(task, extension.assignment)).member("state", domain::name_of(extension.state));
  write_day(json, "from", moved_from(task, extension));
  json.member("until", extension.until.text()).member("reason", extension.reason);
  json.member("granted_before", granted_before(task, extension)).member("requested_by", extension.requested_by);
  json.member("requested_on", extension.requested_on.text());
  write_text(json, "decided_by", extension.decided_by);
  write_text(json, "decision", extension.decision);
  write_opinion(json, extension);
  if (extension.state == domain::ExtensionState::requested)
    write_actions(json, task, extension.assignment, {domain::Action::opinion, domain::Action::decision}, viewer,
                  &extension);
  else
    json.key("actions").open_array().close_array();
  json.close_object();
}

void write_slip(JsonWriter& json, const Task& task, const domain::Slip& slip, const Viewer& viewer) {
  const domain::SlipGrade* grade = viewer.rules.workflows.of(task.workflow).find_slip(slip.grade);
  json.open_object().member("id", slip.id.value).member("assignment", slip.assignment.value);
  json.member("unit", unit_of(task, slip.assignment)).member("grade", slip.grade);
  json.member("word", grade != nullptr ? grade->word : slip.grade);
  json.member("color", domain::name_of(grade != nullptr ? grade->color : domain::SlipColor::grey));
  json.member("number", slip.number);
  json.member("reason", slip.reason).member("issued_on", slip.issued_on.text());
  json.member("reply_by", slip.reply_by.text()).member("issued_by", slip.issued_by);
  write_text(json, "received_by", slip.received_by);
  write_text(json, "answered_by", slip.answered_by);
  write_text(json, "answer", slip.answer);
  if (!slip.answered_by.empty())
    json.key("actions").open_array().close_array();
  else if (slip.received_by.empty())
    write_actions(json, task, slip.assignment, {domain::Action::receipt, domain::Action::answer}, viewer);
  else
    write_actions(json, task, slip.assignment, {domain::Action::answer}, viewer);
  json.close_object();
}

void write_target_course(JsonWriter& json, const domain::TargetCourse& course, const std::optional<domain::Date>& begun,
                         const std::optional<domain::Date>& due, domain::Date today) {
  const auto end = course.target.by ? course.target.by : due;
  json.open_object().member("name", course.target.name).member("unit", course.target.unit);
  json.member("compare", domain::name_of(course.target.compare)).key("value");
  json.number(course.target.value);
  write_number_or_null(json, "value_max", course.target.value_max);
  write_day(json, "by", course.target.by);
  write_number_or_null(json, "reported", course.reported);
  write_number_or_null(json, "expected", domain::expected_value(course.target, begun, end, today));
  json.member("state", domain::name_of(domain::state_of(course, begun, end, today))).close_object();
}

void write_life(JsonWriter& json, const Task& task, const Viewer& viewer) {
  write_pace(json, task, viewer.today);
  write_text(json, "workflow", task.workflow);
  write_day(json, "suspended_on", task.suspended_on);
  write_extensions(json, task, viewer);
  write_slips(json, task, viewer);
  write_slip_grades(json, viewer.rules.workflows.of(task.workflow));
  write_due_changes(json, task);
  write_groups(json, task);
  write_periods(json, task, viewer.today);
  write_target_values(json, task);
  write_target_courses(json, task, viewer.today);
}

}  // namespace duban::http
