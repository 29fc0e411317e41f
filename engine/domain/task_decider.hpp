// How the decisions about tasks are put together: one function a command, in the files decide_*.cpp.
#pragma once

#include <string>
#include <vector>

#include "domain/decide.hpp"
#include "domain/limits.hpp"

namespace duban::domain {

struct TaskDecider {
  using Events = std::vector<TaskEvent>;

  const Task& task;
  const TaskContext& context;

  // decide_task.cpp
  Result<Events> operator()(const RegisterTask& command) const;
  Result<Events> operator()(const AssignUnit& command) const;
  Result<Events> operator()(const WithdrawTask& command) const;
  Result<Events> operator()(const ChangeWorkflow& command) const;
  // decide_assignment.cpp
  Result<Events> operator()(const AcceptAssignment& command) const;
  Result<Events> operator()(const DeclineAssignment& command) const;
  Result<Events> operator()(const ReportProgress& command) const;
  Result<Events> operator()(const SubmitAssignment& command) const;
  Result<Events> operator()(const SignSubmission& command) const;
  Result<Events> operator()(const ReturnAssignment& command) const;
  Result<Events> operator()(const CloseAssignment& command) const;
  Result<Events> operator()(const ReleaseAssignment& command) const;
  Result<Events> operator()(const ReassignAssignment& command) const;
  Result<Events> operator()(const ReopenAssignment& command) const;
  // decide_due_date.cpp
  Result<Events> operator()(const RequestExtension& command) const;
  Result<Events> operator()(const GiveOpinion& command) const;
  Result<Events> operator()(const DecideExtension& command) const;
  Result<Events> operator()(const SuspendTask& command) const;
  Result<Events> operator()(const ResumeTask& command) const;
  // decide_slip.cpp
  Result<Events> operator()(const IssueSlip& command) const;
  Result<Events> operator()(const ReceiveSlip& command) const;
  Result<Events> operator()(const AnswerSlip& command) const;
  Result<Events> operator()(const FireTimers& command) const;

  /// Finds the assignment and asks the workflow; then `make` gives the events, or a refusal of what the command
  /// carries.
  template <class Make>
  Result<Events> act(AssignmentId id, Action action, Make make, const Extension* extension = nullptr) const {
    if (task.version == 0) return no_such_task();
    const Assignment* assignment = task.find(id);
    if (assignment == nullptr)
      return Rejection{RejectionCode::not_found, "这个督办事项没有第 " + std::to_string(id.value) + " 项承办。"};
    if (auto permitted = permits(context.workflow, task, assignment, action, context.actor, context.today, extension);
        !permitted)
      return permitted.error();
    return make(*assignment);
  }
  /// The same for what is done to an extension that nobody has decided yet.
  template <class Make>
  Result<Events> act_on_extension(ExtensionId id, Action action, Make make) const {
    if (task.version == 0) return no_such_task();
    const Extension* extension = task.find(id);
    if (extension == nullptr)
      return Rejection{RejectionCode::not_found, "这个督办事项没有第 " + std::to_string(id.value) + " 项延期申请。"};
    const auto on_request = [&](const Assignment& assignment) -> Result<Events> {
      if (auto open = check_undecided(action, *extension); !open) return open.error();
      return make(assignment, *extension);
    };
    return act(extension->assignment, action, on_request, extension);
  }
  static Result<void> check_undecided(Action action, const Extension& extension);
  /// The same for what is done to the task as a whole.
  Result<void> may(Action action) const {
    if (task.version == 0) return no_such_task();
    return permits(context.workflow, task, nullptr, action, context.actor, context.today);
  }

  static Rejection no_such_task() { return {RejectionCode::not_found, "没有这个督办事项，请核对编号。"}; }
  static Result<void> check_reason(std::string_view reason) { return check_text("理由", reason, kReasonCharactersMax); }
  static Result<Events> event_with_reason(std::string_view reason, TaskEvent event) {
    if (auto checked = check_reason(reason); !checked) return checked.error();
    return Events{std::move(event)};
  }
  static Result<Events> event_with_optional_text(std::string_view text, TaskEvent event) {
    if (!is_blank(text))
      if (auto checked = check_text("说明", text, kReportCharactersMax); !checked) return checked.error();
    return Events{std::move(event)};
  }
  /// No other part of the task is that unit's.
  Result<void> not_yet_assigned(const std::string& unit, AssignmentId except) const;
};

}  // namespace duban::domain
