// Commands on due dates and slips: extensions, suspension, 督办单. Each answers with the task as it is then.
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

/// The assignment that a body names.
domain::AssignmentId read_assignment(Members& members) {
  const auto id = members.optional_integer("assignment", 1, static_cast<int>(domain::kAssignmentsMax));
  if (!id) members.refuse("assignment", "须为承办的编号。");
  return {id.value_or(0)};
}

std::string read_reason(Members& members) {
  return members.text("reason", domain::kReasonCharactersMax);
}

/// Gives an order about the task in the path; `assignment` is the one whose version the sender presumes, if it is about
/// one.
Answer change(Call& call, domain::TaskCommand command, int status, std::optional<Response> wrong,
              std::optional<domain::AssignmentId> assignment = {}) {
  if (wrong) co_return *std::move(wrong);
  const auto version = [&call, assignment]() -> std::optional<int> {
    const auto task = call.views().find_parts(task_of(call));
    if (!task) return std::nullopt;
    if (!assignment) return task->version;
    const domain::Assignment* part = task->find(*assignment);
    return part != nullptr ? std::optional(part->version) : std::nullopt;
  };
  Prepared prepared = prepare(call, app::Command(std::move(command)), Condition::required, version);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::task);
  const auto task = call.views().find_task(task_of(call));
  if (!task) co_return not_found("督办事项");
  std::string body;
  JsonWriter json(body);
  write_task(json, *task, viewer_of(call));
  co_return answer_json(status, std::move(body), task->version);
}

}  // namespace

Answer request_extension(Call& call) {
  Members members(call.request.body);
  const domain::AssignmentId assignment = read_assignment(members);
  const auto until = members.optional_date("until");
  if (!until) members.refuse("until", "须为延期后的日期，YYYY-MM-DD。");
  const std::string reason = read_reason(members);
  auto wrong = members.problem();
  if (wrong) return change(call, domain::FireTimers{}, 201, std::move(wrong));
  return change(call, domain::RequestExtension{task_of(call), assignment, *until, reason}, 201, {}, assignment);
}

Answer decide_extension(Call& call) {
  Members members(call.request.body);
  domain::DecideExtension command;
  command.task = task_of(call);
  command.extension = {call.ids[1]};
  const auto granted = members.optional_boolean("granted");
  if (!granted) members.refuse("granted", "须为 true（同意）或 false（不同意）。");
  command.granted = granted.value_or(false);
  command.until = members.optional_date("until");
  command.reason = members.optional_text("reason", domain::kReasonCharactersMax);
  return change(call, std::move(command), 200, members.problem());
}

Answer give_opinion(Call& call) {
  Members members(call.request.body);
  const auto recommended = members.optional_boolean("recommended");
  if (!recommended) members.refuse("recommended", "须为 true（建议同意）或 false（建议不同意）。");
  domain::GiveOpinion command{task_of(call),
                              {call.ids[1]},
                              recommended.value_or(false),
                              members.optional_text("text", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 200, members.problem());
}

Answer suspend_task(Call& call) {
  Members members(call.request.body);
  domain::SuspendTask command{task_of(call), read_reason(members)};
  return change(call, std::move(command), 200, members.problem());
}

Answer resume_task(Call& call) {
  Members members(call.request.body);
  domain::ResumeTask command{task_of(call), read_reason(members), members.optional_date("due")};
  return change(call, std::move(command), 200, members.problem());
}

Answer issue_slip(Call& call) {
  Members members(call.request.body);
  const domain::AssignmentId assignment = read_assignment(members);
  domain::IssueSlip command{task_of(call), assignment, members.text("grade", 40), read_reason(members)};
  return change(call, std::move(command), 201, members.problem(), assignment);
}

Answer receive_slip(Call& call) {
  Members members(call.request.body, true);
  return change(call, domain::ReceiveSlip{task_of(call), {call.ids[1]}}, 200, members.problem());
}

Answer answer_slip(Call& call) {
  Members members(call.request.body);
  domain::AnswerSlip command{task_of(call), {call.ids[1]}, members.text("text", domain::kReportCharactersMax)};
  return change(call, std::move(command), 200, members.problem());
}

}  // namespace duban::http
