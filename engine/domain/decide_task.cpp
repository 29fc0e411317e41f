// Decisions about tasks: one function a command.
#include <algorithm>
#include <string>

#include "domain/decide.hpp"
#include "domain/limits.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

using Events = std::vector<TaskEvent>;

constexpr std::string_view kReason = "理由";

Rejection no_such_task() {
  return {RejectionCode::not_found, "没有这个督办事项，请核对编号。"};
}

/// Finds the assignment and asks the workflow; then `make` gives the event, or a refusal of what the command carries.
template <class Command, class Make>
Result<Events> act(const Task& task, const Command& command, Action action, const Context& context, Make make) {
  if (task.version == 0) return no_such_task();
  const Assignment* assignment = task.find(command.assignment);
  if (assignment == nullptr) {
    return Rejection{RejectionCode::not_found,
                     "这个督办事项没有第 " + std::to_string(command.assignment.value) + " 项承办。"};
  }
  if (auto permitted = permits(task, *assignment, action, context.actor); !permitted) return permitted.error();
  return make(*assignment);
}

Result<Events> event_with_reason(std::string_view reason, TaskEvent event) {
  if (auto checked = check_text(kReason, reason, kReasonCharactersMax); !checked) return checked.error();
  return Events{std::move(event)};
}

Result<Events> event_with_optional_text(std::string_view text, TaskEvent event) {
  if (!text.empty())
    if (auto checked = check_text("说明", text, kReportCharactersMax); !checked) return checked.error();
  return Events{std::move(event)};
}

Result<void> office_only(const Actor& actor, unsigned roles, std::string_view what) {
  if ((roles & bit(actor.role)) != 0) return {};
  return Rejection{RejectionCode::not_permitted, std::string(what) + "不在您的职责之内。"};
}

struct Decider {
  const Task& task;
  const Context& context;

  Result<Events> operator()(const RegisterTask& command) const {
    constexpr unsigned kRoles = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
    if (auto allowed = office_only(context.actor, kRoles, "登记督办事项"); !allowed) return allowed.error();
    if (auto checked = check_text("标题", command.title, kTitleCharactersMax); !checked) return checked.error();
    if (!command.text.empty())
      if (auto checked = check_text("内容", command.text, kTaskTextCharactersMax); !checked) return checked.error();
    if (command.lead.empty()) return Rejection{RejectionCode::missing_value, "应至少有一个牵头单位，现在没有。"};
    if (command.lead.size() + command.responsible.size() > kUnitsMax)
      return Rejection{RejectionCode::invalid_value, "承办单位应在 200 个以内。"};
    if (!command.due && !command.no_fixed_date)
      return Rejection{RejectionCode::missing_value, "应填写办理时限，或者注明无固定时限。"};
    Measure measure;
    for (const std::string& unit : command.lead) measure.lead.push_back({unit, {}});
    for (const std::string& unit : command.responsible) measure.responsible.push_back({unit, {}});
    TaskIssued issued;
    issued.assignments = planned_assignments(measure);
    for (const PlannedAssignment& each : issued.assignments)
      if (auto checked = check_text("单位名称", each.unit, kUnitCharactersMax); !checked) return checked.error();
    issued.content.title = command.title;
    issued.content.text = command.text;
    issued.content.registered_by_hand = true;
    issued.due = command.due;
    return Events{issued};
  }

  Result<Events> operator()(const AssignUnit& command) const {
    if (task.version == 0) return no_such_task();
    constexpr unsigned kRoles = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
    if (auto allowed = office_only(context.actor, kRoles, "增加承办单位"); !allowed) return allowed.error();
    if (is_settled(status_of(task)))
      return Rejection{RejectionCode::invalid_status,
                       "增加承办单位要求事项尚未办结，现在是“" + std::string(word_of(status_of(task))) + "”。"};
    if (auto checked = check_text("单位名称", command.unit, kUnitCharactersMax); !checked) return checked.error();
    if (task.assignments.size() >= kUnitsMax)
      return Rejection{RejectionCode::invalid_value, "承办单位应在 200 个以内。"};
    if (auto free = not_yet_assigned(command.unit, {}); !free) return free.error();
    return Events{UnitAssigned{{static_cast<std::int64_t>(task.assignments.size()) + 1}, command.unit, command.part}};
  }

  Result<Events> operator()(const WithdrawTask& command) const {
    if (task.version == 0) return no_such_task();
    if (auto allowed = office_only(context.actor, bit(Role::chief), "撤销督办事项"); !allowed) return allowed.error();
    if (is_settled(status_of(task)))
      return Rejection{RejectionCode::invalid_status,
                       "撤销要求事项尚未办结，现在是“" + std::string(word_of(status_of(task))) + "”。"};
    return event_with_reason(command.reason, TaskWithdrawn{command.reason});
  }

  Result<Events> operator()(const AcceptAssignment& command) const {
    return act(task, command, Action::acceptance, context,
               [&](const Assignment&) -> Result<Events> { return Events{AssignmentAccepted{command.assignment}}; });
  }

  Result<Events> operator()(const DeclineAssignment& command) const {
    return act(task, command, Action::declination, context, [&](const Assignment&) {
      return event_with_reason(command.reason, AssignmentDeclined{command.assignment, command.reason});
    });
  }

  Result<Events> operator()(const ReportProgress& command) const {
    return act(task, command, Action::reports, context, [&](const Assignment& assignment) -> Result<Events> {
      if (auto checked = check_text("反馈内容", command.text, kReportCharactersMax); !checked) return checked.error();
      if (command.percent && (*command.percent < 0 || *command.percent > 100))
        return Rejection{RejectionCode::invalid_value,
                         "完成比例应在 0 到 100 之间，现在是 " + std::to_string(*command.percent) + "。"};
      if (command.percent && assignment.percent && *command.percent < *assignment.percent && is_blank(command.reason))
        return Rejection{RejectionCode::percent_falls, "完成比例从 " + std::to_string(*assignment.percent) + " 降到 " +
                                                           std::to_string(*command.percent) + "，应说明理由。"};
      if (!command.reason.empty())
        if (auto checked = check_text(kReason, command.reason, kReasonCharactersMax); !checked) return checked.error();
      if (command.evidence.size() > kEvidenceMax)
        return Rejection{RejectionCode::invalid_value, "佐证应在 20 条以内，请合并。"};
      for (const std::string& each : command.evidence)
        if (auto checked = check_text("佐证", each, kEvidenceCharactersMax); !checked) return checked.error();
      return Events{
          ProgressReported{command.assignment, command.text, command.percent, command.reason, command.evidence}};
    });
  }

  Result<Events> operator()(const SubmitAssignment& command) const {
    return act(task, command, Action::submission, context, [&](const Assignment&) {
      return event_with_optional_text(command.text, AssignmentSubmitted{command.assignment, command.text});
    });
  }

  Result<Events> operator()(const ReturnAssignment& command) const {
    return act(task, command, Action::return_, context, [&](const Assignment&) {
      return event_with_reason(command.reason, AssignmentReturned{command.assignment, command.reason});
    });
  }

  Result<Events> operator()(const CloseAssignment& command) const {
    return act(task, command, Action::closure, context, [&](const Assignment&) {
      return event_with_optional_text(command.text, AssignmentClosed{command.assignment, command.text});
    });
  }

  Result<Events> operator()(const ReleaseAssignment& command) const {
    return act(task, command, Action::release, context, [&](const Assignment&) {
      return event_with_reason(command.reason, AssignmentReleased{command.assignment, command.reason});
    });
  }

  Result<Events> operator()(const ReassignAssignment& command) const {
    return act(task, command, Action::reassignment, context, [&](const Assignment& assignment) -> Result<Events> {
      if (auto checked = check_text("单位名称", command.unit, kUnitCharactersMax); !checked) return checked.error();
      if (auto free = not_yet_assigned(command.unit, assignment.id); !free) return free.error();
      return event_with_reason(command.reason, AssignmentReassigned{command.assignment, command.unit, command.reason});
    });
  }

  Result<void> not_yet_assigned(const std::string& unit, AssignmentId except) const {
    for (const Assignment& each : task.assignments) {
      if (each.unit != unit || each.id == except) continue;
      return Rejection{RejectionCode::unit_already_assigned,
                       unit + "已经承办这个事项（" + std::string(word_of(each.status)) + "），不能再承办一次。"};
    }
    return {};
  }
};

}  // namespace

Result<std::vector<TaskEvent>> decide(const Task& task, const TaskCommand& command, const Context& context) {
  return std::visit(Decider{task, context}, command);
}

}  // namespace duban::domain
