// Events of tasks as JSON.
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"
#include "codec/plan_json.hpp"
#include "codec/takeover_json.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

json::object content_json(const TaskContent& content) {
  json::object object;
  if (content.plan) object["plan"] = content.plan->value;
  if (content.measure) object["measure"] = content.measure->value;
  if (!content.plan_title.empty()) object["plan_title"] = content.plan_title;
  object["path"] = json::value_from(content.path);
  object["title"] = content.title;
  object["text"] = content.text;
  object["before"] = content.before;
  object["after"] = content.after;
  object["due_basis"] = name_of(content.due_basis);
  if (content.registered_by_hand) object["registered_by_hand"] = true;
  if (content.every) object["every"] = name_of(*content.every);
  json::array targets;
  for (const Target& target : content.targets) targets.push_back(to_json(target));
  object["targets"] = std::move(targets);
  object["steps"] = json::value_from(content.steps);
  object["supervisor"] = json::value_from(content.supervisor);
  return object;
}

TaskContent content_from(const json::value& value) {
  TaskContent content;
  if (const auto plan = optional_integer_at(value, "plan")) content.plan = PlanId{*plan};
  if (const auto measure = optional_integer_at(value, "measure")) content.measure = MeasureId{*measure};
  content.plan_title = text_at(value, "plan_title");
  content.path = texts_at(value, "path");
  content.title = text_at(value, "title");
  content.text = text_at(value, "text");
  content.before = text_at(value, "before");
  content.after = text_at(value, "after");
  content.due_basis = named_at(value, "due_basis", due_basis_named).value_or(DueBasis::none);
  content.registered_by_hand = flag_at(value, "registered_by_hand");
  content.every = named_at(value, "every", every_named);
  if (const json::value* targets = member(value, "targets"))
    for (const json::value& each : targets->as_array()) content.targets.push_back(target_from_json(each));
  content.steps = texts_at(value, "steps");
  content.supervisor = texts_at(value, "supervisor");
  return content;
}

AssignmentId assignment_from(const json::value& value) {
  const auto id = optional_integer_at(value, "assignment");
  if (!id) bad_member("assignment", "an assignment's number");
  return {*id};
}

Date day_from(const json::value& value, std::string_view name) {
  const auto day = date_at(value, name);
  if (!day) bad_member(name, "a day");
  return *day;
}

Part part_from(const json::value& value) {
  return named_at(value, "part", part_named).value_or(Part::responsible);
}

struct DataWriter {
  json::object operator()(const TaskIssued& event) const { return new_task_json(event); }
  json::object operator()(const TaskTakenOver& event) const {
    json::object object = new_task_json(event);
    put_taken_over(object, event);
    return object;
  }
  json::object operator()(const UnitAssigned& event) const {
    json::object object{{"assignment", event.assignment.value}, {"unit", event.unit}, {"part", name_of(event.part)}};
    if (!event.reason.empty()) object["reason"] = event.reason;
    return object;
  }
  json::object operator()(const TaskWithdrawn& event) const { return {{"reason", event.reason}}; }
  json::object operator()(const AssignmentAccepted& event) const { return {{"assignment", event.assignment.value}}; }
  json::object operator()(const AssignmentDeclined& event) const { return with_reason(event); }
  json::object operator()(const ProgressReported& event) const {
    json::object object{{"assignment", event.assignment.value}, {"text", event.text}};
    if (event.percent) object["percent"] = *event.percent;
    if (!event.reason.empty()) object["reason"] = event.reason;
    if (!event.evidence.empty()) object["evidence"] = json::value_from(event.evidence);
    if (!event.period.empty()) object["period"] = event.period;
    if (!event.values.empty()) object["values"] = values_json(event.values);
    return object;
  }
  json::object operator()(const AssignmentSubmitted& event) const { return with_text(event); }
  json::object operator()(const AssignmentReturned& event) const { return with_reason(event); }
  json::object operator()(const AssignmentClosed& event) const { return with_text(event); }
  json::object operator()(const AssignmentReleased& event) const { return with_reason(event); }
  json::object operator()(const AssignmentReassigned& event) const {
    json::object object = with_reason(event);
    object["unit"] = event.unit;
    return object;
  }
  json::object operator()(const TaskAmended& event) const {
    json::array changes;
    for (ChangeKind kind : event.changes) changes.emplace_back(name_of(kind));
    return {{"content", content_json(event.content)},
            {"due", date_or_null(event.due)},
            {"changes", std::move(changes)},
            {"reason", event.reason}};
  }
  json::object operator()(const PartChanged& event) const {
    json::object object = with_reason(event);
    object["part"] = name_of(event.part);
    return object;
  }

  json::object operator()(const AssignmentTransferred& event) const { return with_merger(event); }
  json::object operator()(const AssignmentAbsorbed& event) const {
    json::object object = with_merger(event);
    object["into"] = event.into.value;
    return object;
  }

  json::object operator()(const AssignmentReopened& event) const { return with_reason(event); }
  json::object operator()(const ExtensionRequested& event) const {
    json::object object = with_reason(event);
    object["extension"] = event.extension.value;
    object["until"] = event.until.text();
    return object;
  }
  json::object operator()(const OpinionGiven& event) const {
    return {{"extension", event.extension.value}, {"recommended", event.recommended}, {"text", event.text}};
  }
  json::object operator()(const SubmissionSigned& event) const { return with_text(event); }
  json::object operator()(const ExtensionGranted& event) const {
    return {{"extension", event.extension.value}, {"until", event.until.text()}, {"note", event.note}};
  }
  json::object operator()(const ExtensionRefused& event) const {
    return {{"extension", event.extension.value}, {"reason", event.reason}};
  }
  json::object operator()(const TaskSuspended& event) const { return {{"reason", event.reason}}; }
  json::object operator()(const TaskResumed& event) const {
    json::array dues;
    for (const MovedDue& each : event.dues)
      dues.push_back(json::object{{"assignment", each.assignment.value}, {"due", each.due.text()}});
    json::object object{{"reason", event.reason}, {"due", date_or_null(event.due)}, {"dues", std::move(dues)}};
    if (event.working_days) object["working_days"] = *event.working_days;
    return object;
  }
  json::object operator()(const SlipIssued& event) const {
    json::object object = with_reason(event);
    object["slip"] = event.slip.value;
    object["grade"] = event.grade;
    object["reply_by"] = event.reply_by.text();
    object["number"] = event.number;
    return object;
  }
  json::object operator()(const SlipReceived& event) const { return {{"slip", event.slip.value}}; }
  json::object operator()(const SlipAnswered& event) const {
    return {{"slip", event.slip.value}, {"text", event.text}};
  }
  json::object operator()(const TimerFired& event) const {
    json::object object{
        {"assignment", event.assignment.value}, {"timer", event.firing.timer}, {"day", event.firing.day.text()}};
    if (!event.firing.subject.empty()) object["subject"] = event.firing.subject;
    return object;
  }
  json::object operator()(const WorkflowChanged& event) const {
    return {{"workflow", event.workflow}, {"reason", event.reason}};
  }

  template <class Event>
  static json::object new_task_json(const Event& event) {
    json::array assignments;
    for (const PlannedAssignment& each : event.assignments) {
      json::object planned{{"unit", each.unit}, {"part", name_of(each.part)}, {"assumed", each.assumed}};
      if (!each.group.empty()) planned["group"] = each.group;
      assignments.push_back(std::move(planned));
    }
    json::object object{{"content", content_json(event.content)},
                        {"due", date_or_null(event.due)},
                        {"assignments", std::move(assignments)}};
    if (!event.workflow.empty()) object["workflow"] = event.workflow;
    return object;
  }
  static json::array values_json(const std::vector<TargetValue>& values) {
    json::array list;
    for (const TargetValue& each : values) list.push_back(json::object{{"target", each.target}, {"value", each.value}});
    return list;
  }
  template <class Event>
  static json::object with_merger(const Event& event) {
    return {
        {"assignment", event.assignment.value}, {"unit", event.unit}, {"from", event.from}, {"on", event.on.text()}};
  }
  template <class Event>
  static json::object with_reason(const Event& event) {
    return {{"assignment", event.assignment.value}, {"reason", event.reason}};
  }
  template <class Event>
  static json::object with_text(const Event& event) {
    return {{"assignment", event.assignment.value}, {"text", event.text}};
  }
};

template <class Event>
Event new_task_from(const json::value& value) {
  Event event;
  if (const json::value* content = member(value, "content")) event.content = content_from(*content);
  event.due = date_at(value, "due");
  if (const json::value* assignments = member(value, "assignments"))
    for (const json::value& each : assignments->as_array())
      event.assignments.push_back(
          {text_at(each, "unit"), part_from(each), flag_at(each, "assumed"), text_at(each, "group")});
  event.workflow = text_at(value, "workflow");
  return event;
}

TaskTakenOver taken_over_from(const json::value& value) {
  auto event = new_task_from<TaskTakenOver>(value);
  read_taken_over(value, event);
  return event;
}

ProgressReported reported_from(const json::value& value) {
  ProgressReported event{assignment_from(value), text_at(value, "text"), std::nullopt, text_at(value, "reason"),
                         texts_at(value, "evidence")};
  if (const auto percent = optional_integer_at(value, "percent")) event.percent = static_cast<int>(*percent);
  event.period = text_at(value, "period");
  if (const json::value* values = member(value, "values"))
    for (const json::value& each : values->as_array())
      event.values.push_back(
          {static_cast<int>(optional_integer_at(each, "target").value_or(0)), each.at("value").to_number<double>()});
  return event;
}

TaskAmended amended_from(const json::value& value) {
  TaskAmended event;
  if (const json::value* content = member(value, "content")) event.content = content_from(*content);
  event.due = date_at(value, "due");
  for (const std::string& name : texts_at(value, "changes")) {
    const auto kind = change_kind_named(name);
    if (!kind) bad_member("changes", "kinds of changes");
    event.changes.push_back(*kind);
  }
  event.reason = text_at(value, "reason");
  return event;
}

template <class Id>
Id id_from(const json::value& value, std::string_view name) {
  const auto id = optional_integer_at(value, name);
  if (!id) bad_member(name, "a number");
  return {*id};
}

TaskResumed resumed_from(const json::value& value) {
  TaskResumed event{text_at(value, "reason"), {}, date_at(value, "due"), {}};
  if (const auto days = optional_integer_at(value, "working_days")) event.working_days = static_cast<int>(*days);
  if (const json::value* dues = member(value, "dues"))
    for (const json::value& each : dues->as_array())
      event.dues.push_back({assignment_from(each), day_from(each, "due")});
  return event;
}

SlipIssued slip_from(const json::value& value) {
  return {id_from<SlipId>(value, "slip"), assignment_from(value),      text_at(value, "grade"),
          text_at(value, "reason"),       day_from(value, "reply_by"), text_at(value, "number")};
}

/// The events of due dates, slips and timers.
std::optional<TaskEvent> dated_event_from(std::string_view type, const json::value& value) {
  const auto reason = [&] { return text_at(value, "reason"); };
  if (type == "ExtensionRequested")
    return ExtensionRequested{id_from<ExtensionId>(value, "extension"), assignment_from(value),
                              day_from(value, "until"), reason()};
  if (type == "OpinionGiven")
    return OpinionGiven{id_from<ExtensionId>(value, "extension"), value.at("recommended").as_bool(),
                        text_at(value, "text")};
  if (type == "SubmissionSigned") return SubmissionSigned{assignment_from(value), text_at(value, "text")};
  if (type == "ExtensionGranted")
    return ExtensionGranted{id_from<ExtensionId>(value, "extension"), day_from(value, "until"), text_at(value, "note")};
  if (type == "ExtensionRefused") return ExtensionRefused{id_from<ExtensionId>(value, "extension"), reason()};
  if (type == "TaskSuspended") return TaskSuspended{reason()};
  if (type == "TaskResumed") return resumed_from(value);
  if (type == "SlipIssued") return slip_from(value);
  if (type == "SlipReceived") return SlipReceived{id_from<SlipId>(value, "slip")};
  if (type == "SlipAnswered") return SlipAnswered{id_from<SlipId>(value, "slip"), text_at(value, "text")};
  if (type == "TimerFired")
    return TimerFired{assignment_from(value),
                      {text_at(value, "timer"), text_at(value, "subject"), day_from(value, "day")}};
  if (type == "WorkflowChanged") return WorkflowChanged{text_at(value, "workflow"), reason()};
  return std::nullopt;
}

}  // namespace

std::span<const std::string_view> task_event_types() {
  static constexpr std::string_view kTypes[] = {"TaskIssued",          "UnitAssigned",          "TaskWithdrawn",
                                                "AssignmentAccepted",  "AssignmentDeclined",    "ProgressReported",
                                                "AssignmentSubmitted", "AssignmentReturned",    "AssignmentClosed",
                                                "AssignmentReleased",  "AssignmentReassigned",  "TaskAmended",
                                                "PartChanged",         "AssignmentTransferred", "AssignmentAbsorbed",
                                                "AssignmentReopened",  "ExtensionRequested",    "ExtensionGranted",
                                                "ExtensionRefused",    "TaskSuspended",         "TaskResumed",
                                                "SlipIssued",          "SlipReceived",          "SlipAnswered",
                                                "TimerFired",          "WorkflowChanged",       "OpinionGiven",
                                                "SubmissionSigned",    "TaskTakenOver"};
  static_assert(std::size(kTypes) == std::variant_size_v<TaskEvent>);
  return kTypes;
}

std::string_view type_of(const TaskEvent& event) {
  return task_event_types()[event.index()];
}

std::string change_json(TaskId task, int version, std::int64_t position, const TaskEvent& event, const Stamp& stamp) {
  json::object object;
  object["position"] = position;
  object["type"] = type_of(event);
  object["task"] = task.value;
  object["version"] = version;
  object["at"] = stamp.at;
  object["actor"] = stamp.actor;
  object["data"] = json::parse(data_of(event));
  return json::serialize(object);
}

std::string data_of(const TaskEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

TaskEvent task_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  const auto reason = [&] { return text_at(value, "reason"); };
  const auto text = [&] { return text_at(value, "text"); };
  if (type == "TaskIssued") return new_task_from<TaskIssued>(value);
  if (type == "TaskTakenOver") return taken_over_from(value);
  if (type == "UnitAssigned")
    return UnitAssigned{assignment_from(value), text_at(value, "unit"), part_from(value), reason()};
  if (type == "TaskWithdrawn") return TaskWithdrawn{reason()};
  if (type == "AssignmentAccepted") return AssignmentAccepted{assignment_from(value)};
  if (type == "AssignmentDeclined") return AssignmentDeclined{assignment_from(value), reason()};
  if (type == "ProgressReported") return reported_from(value);
  if (type == "AssignmentSubmitted") return AssignmentSubmitted{assignment_from(value), text()};
  if (type == "AssignmentReturned") return AssignmentReturned{assignment_from(value), reason()};
  if (type == "AssignmentClosed") return AssignmentClosed{assignment_from(value), text()};
  if (type == "AssignmentReleased") return AssignmentReleased{assignment_from(value), reason()};
  if (type == "AssignmentReassigned")
    return AssignmentReassigned{assignment_from(value), text_at(value, "unit"), reason()};
  if (type == "TaskAmended") return amended_from(value);
  if (type == "PartChanged") return PartChanged{assignment_from(value), part_from(value), reason()};
  if (type == "AssignmentTransferred")
    return AssignmentTransferred{assignment_from(value), text_at(value, "unit"), text_at(value, "from"),
                                 day_from(value, "on")};
  if (type == "AssignmentAbsorbed")
    return AssignmentAbsorbed{assignment_from(value),
                              {optional_integer_at(value, "into").value_or(0)},
                              text_at(value, "unit"),
                              text_at(value, "from"),
                              day_from(value, "on")};
  if (type == "AssignmentReopened") return AssignmentReopened{assignment_from(value), reason()};
  if (auto event = dated_event_from(type, value)) return *std::move(event);
  throw std::invalid_argument("the log has an unknown event of a task: " + std::string(type));
}

}  // namespace duban::codec
