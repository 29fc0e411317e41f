// Decisions about tasks as wholes.
#include <algorithm>
#include <string>

#include "domain/task_decider.hpp"

namespace duban::domain {

namespace {

using Events = TaskDecider::Events;

Result<void> office_only(const Actor& actor, unsigned roles, std::string_view what) {
  if ((roles & bit(actor.role)) != 0) return {};
  return Rejection{RejectionCode::not_permitted, std::string(what) + "不在您的职责之内。"};
}

}  // namespace

Result<Events> TaskDecider::operator()(const RegisterTask& command) const {
  constexpr unsigned kOfficers = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
  if (auto allowed = office_only(context.actor, kOfficers, "登记督办事项"); !allowed) return allowed.error();
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
  issued.workflow = context.workflow.version;
  return Events{issued};
}

Result<Events> TaskDecider::operator()(const AssignUnit& command) const {
  if (auto allowed = may(Action::assignments); !allowed) return allowed.error();
  if (auto checked = check_text("单位名称", command.unit, kUnitCharactersMax); !checked) return checked.error();
  if (task.assignments.size() >= kUnitsMax) return Rejection{RejectionCode::invalid_value, "承办单位应在 200 个以内。"};
  if (auto free = not_yet_assigned(command.unit, {}); !free) return free.error();
  return Events{UnitAssigned{{static_cast<std::int64_t>(task.assignments.size()) + 1}, command.unit, command.part}};
}

Result<Events> TaskDecider::operator()(const WithdrawTask& command) const {
  if (auto allowed = may(Action::withdrawal); !allowed) return allowed.error();
  return event_with_reason(command.reason, TaskWithdrawn{command.reason});
}

Result<Events> TaskDecider::operator()(const ChangeWorkflow& command) const {
  if (task.version == 0) return no_such_task();
  if (auto allowed = office_only(context.actor, bit(Role::system_admin), "改换工作流程"); !allowed)
    return allowed.error();
  if (task.workflow == command.workflow)
    return Rejection{RejectionCode::invalid_value, "应改为另一版工作流程，事项所用的已是这一版。"};
  return event_with_reason(command.reason, WorkflowChanged{command.workflow, command.reason});
}

Result<void> TaskDecider::not_yet_assigned(const std::string& unit, AssignmentId except) const {
  for (const Assignment& each : task.assignments) {
    if (each.unit != unit || each.id == except) continue;
    return Rejection{RejectionCode::unit_already_assigned,
                     unit + "已经承办这个事项（" + std::string(word_of(each.status)) + "），不能再承办一次。"};
  }
  return {};
}

Result<std::vector<TaskEvent>> decide(const Task& task, const TaskCommand& command, const TaskContext& context) {
  return std::visit(TaskDecider{task, context}, command);
}

}  // namespace duban::domain
