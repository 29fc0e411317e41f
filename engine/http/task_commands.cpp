// Commands on tasks and assignments: read the body, give the order, show what became of it.
#include <boost/json.hpp>

#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

domain::TaskId task_of(const Call& call) {
  return {call.ids[0]};
}
domain::AssignmentId assignment_of(const Call& call) {
  return {call.ids[1]};
}

std::optional<int> present_version(const Call& call, Subject subject) {
  const auto task = call.views().find_parts(task_of(call));
  if (!task) return std::nullopt;
  if (subject != Subject::assignment) return task->version;
  const domain::Assignment* assignment = task->find(assignment_of(call));
  return assignment ? std::optional(assignment->version) : std::nullopt;
}

/// The whole task, as it is after the order.
Response task_answer(const Call& call, int status, domain::TaskId id) {
  const auto task = call.views().find_task(id);
  if (!task) return not_found("督办事项");
  std::string body;
  JsonWriter json(body);
  write_task(json, *task, viewer_of(call));
  Response response = answer_json(status, std::move(body), task->version);
  if (status == 201) response.add_field("Location", "/api/v1/tasks/" + std::to_string(id.value));
  return response;
}

Response assignment_answer(const Call& call, int status, domain::AssignmentId id) {
  const auto task = call.views().find_parts(task_of(call));
  const domain::Assignment* assignment = task ? task->find(id) : nullptr;
  if (!assignment) return not_found("承办");
  std::string body;
  body.reserve(1024);
  JsonWriter json(body);
  write_assignment(json, *task, *assignment, viewer_of(call));
  return answer_json(status, std::move(body), assignment->version);
}

/// Gives an order about the assignment in the path, and answers with it.
Answer act(Call& call, domain::TaskCommand command, int status, std::optional<Response> wrong) {
  if (wrong) co_return *std::move(wrong);
  Prepared prepared = prepare(call, app::Command(std::move(command)), Condition::required,
                              [&call] { return present_version(call, Subject::assignment); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::assignment);
  co_return assignment_answer(call, status, assignment_of(call));
}

std::string read_reason(Members& members) {
  return members.text("reason", domain::kReasonCharactersMax);
}

/// How far targets have come: [{"target":0,"value":12.5}].
std::vector<domain::TargetValue> read_values(Members& members) {
  std::vector<domain::TargetValue> values;
  const boost::json::value& list = members.raw("values");
  if (list.is_null()) return values;
  const auto wrong = [&] { members.refuse("values", "须为 [{\"target\":序号,\"value\":数}] 的形式。"); };
  if (!list.is_array() || list.get_array().size() > 100) return wrong(), values;
  for (const boost::json::value& each : list.get_array()) {
    const boost::json::object* object = each.if_object();
    const boost::json::value* target = object != nullptr ? object->if_contains("target") : nullptr;
    const boost::json::value* value = object != nullptr ? object->if_contains("value") : nullptr;
    boost::system::error_code error;
    const int number = target != nullptr ? target->to_number<int>(error) : 0;
    if (target == nullptr || error || value == nullptr || !value->is_number()) return wrong(), values;
    values.push_back({number, value->to_number<double>()});
  }
  return values;
}

}  // namespace

Answer register_task(Call& call) {
  Members members(call.request.body);
  domain::RegisterTask command;
  command.title = members.text("title", domain::kTitleCharactersMax);
  command.text = members.optional_text("text", domain::kTaskTextCharactersMax);
  command.lead = members.texts("lead", 100, domain::kUnitCharactersMax);
  command.responsible = members.texts("responsible", domain::kUnitsMax, domain::kUnitCharactersMax);
  command.due = members.optional_date("due");
  command.no_fixed_date = members.optional_boolean("no_fixed_date").value_or(false);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare(call, domain::TaskCommand(std::move(command)), Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return task_answer(call, 201, receipt->task.value_or(domain::TaskId{}));
}

Answer withdraw_task(Call& call) {
  Members members(call.request.body);
  domain::WithdrawTask command{task_of(call), read_reason(members)};
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare(call, domain::TaskCommand(std::move(command)), Condition::required,
                              [&call] { return present_version(call, Subject::task); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::task);
  co_return task_answer(call, 200, task_of(call));
}

Answer assign_unit(Call& call) {
  Members members(call.request.body);
  domain::AssignUnit command{task_of(call), members.text("unit", domain::kUnitCharactersMax), {}};
  const std::string part_name = members.text("part", 20);
  const auto part = domain::part_named(part_name);
  if (!part) members.refuse("part", "须为 lead（牵头）或 responsible（责任）。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  command.part = *part;
  Prepared prepared = prepare(call, domain::TaskCommand(std::move(command)), Condition::required,
                              [&call] { return present_version(call, Subject::task); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::task);
  const auto assignment = receipt->assignment.value_or(domain::AssignmentId{});
  Response response = assignment_answer(call, 201, assignment);
  response.add_field("Location", std::string(call.request.path) + "/" + std::to_string(assignment.value));
  co_return response;
}

Answer accept_assignment(Call& call) {
  Members members(call.request.body, true);
  return act(call, domain::AcceptAssignment{task_of(call), assignment_of(call)}, 200, members.problem());
}

Answer decline_assignment(Call& call) {
  Members members(call.request.body);
  domain::DeclineAssignment command{task_of(call), assignment_of(call), read_reason(members)};
  return act(call, std::move(command), 200, members.problem());
}

Answer report_progress(Call& call) {
  Members members(call.request.body);
  domain::ReportProgress command;
  command.task = task_of(call);
  command.assignment = assignment_of(call);
  command.text = members.text("text", domain::kReportCharactersMax);
  command.percent = members.optional_integer("percent", 0, 100);
  command.reason = members.optional_text("reason", 1000);
  command.evidence = members.texts("evidence", domain::kEvidenceMax, domain::kEvidenceCharactersMax);
  command.period = members.optional_text("period", 10);
  command.values = read_values(members);
  return act(call, std::move(command), 201, members.problem());
}

Answer submit_assignment(Call& call) {
  Members members(call.request.body, true);
  domain::SubmitAssignment command{task_of(call), assignment_of(call),
                                   members.optional_text("text", domain::kReportCharactersMax)};
  return act(call, std::move(command), 200, members.problem());
}

Answer sign_submission(Call& call) {
  Members members(call.request.body, true);
  domain::SignSubmission command{task_of(call), assignment_of(call),
                                 members.optional_text("text", domain::kReportCharactersMax)};
  return act(call, std::move(command), 200, members.problem());
}

Answer return_assignment(Call& call) {
  Members members(call.request.body);
  domain::ReturnAssignment command{task_of(call), assignment_of(call), read_reason(members)};
  return act(call, std::move(command), 200, members.problem());
}

Answer close_assignment(Call& call) {
  Members members(call.request.body, true);
  domain::CloseAssignment command{task_of(call), assignment_of(call),
                                  members.optional_text("text", domain::kReportCharactersMax)};
  return act(call, std::move(command), 200, members.problem());
}

Answer release_assignment(Call& call) {
  Members members(call.request.body);
  domain::ReleaseAssignment command{task_of(call), assignment_of(call), read_reason(members)};
  return act(call, std::move(command), 200, members.problem());
}

Answer reopen_assignment(Call& call) {
  Members members(call.request.body);
  domain::ReopenAssignment command{task_of(call), assignment_of(call), read_reason(members)};
  return act(call, std::move(command), 200, members.problem());
}

Answer reassign_assignment(Call& call) {
  Members members(call.request.body);
  domain::ReassignAssignment command;
  command.task = task_of(call);
  command.assignment = assignment_of(call);
  command.unit = members.text("unit", domain::kUnitCharactersMax);
  command.reason = read_reason(members);
  return act(call, std::move(command), 200, members.problem());
}

}  // namespace duban::http
