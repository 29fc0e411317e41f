// Decisions about one unit's part in a task.
#include <algorithm>
#include <cmath>
#include <string>

#include "domain/reporting_period.hpp"
#include "domain/task_decider.hpp"

namespace duban::domain {

using Events = TaskDecider::Events;

namespace {

Result<void> check_values(const std::vector<TargetValue>& values, const TaskContent& content) {
  for (const TargetValue& each : values) {
    if (each.target < 0 || static_cast<std::size_t>(each.target) >= content.targets.size())
      return Rejection{RejectionCode::invalid_value, "指标序号应在 0 到 " +
                                                         std::to_string(static_cast<int>(content.targets.size()) - 1) +
                                                         " 之间，现在是 " + std::to_string(each.target) + "。"};
    if (!std::isfinite(each.value)) return Rejection{RejectionCode::invalid_value, "指标完成值应为数。"};
  }
  return {};
}

/// The period that a report is for; empty for none. A report without a period fills the present one once.
Result<std::string> reported_period(const std::string& named, const Task& task, const Assignment& assignment,
                                    Date today) {
  const auto states = period_states(task, assignment, today);
  if (named.empty()) return states.empty() || states.back().reported_on ? std::string() : states.back().period.name;
  const auto found = std::ranges::find(states, named, [](const PeriodState& each) { return each.period.name; });
  if (found == states.end())
    return Rejection{RejectionCode::invalid_value,
                     states.empty() ? "反馈周期应不填：这个事项不要求定期反馈，填的是“" + named + "”。"
                                    : "反馈周期应在 " + states.front().period.name + " 到 " +
                                          states.back().period.name + " 之间，填的是“" + named + "”。"};
  if (found->reported_on)
    return Rejection{RejectionCode::period_reported, "一个周期应只反馈一次，" + words_of(found->period) + "已于 " +
                                                         found->reported_on->text() + " 反馈。"};
  return named;
}

}  // namespace

Result<Events> TaskDecider::operator()(const AcceptAssignment& command) const {
  return act(command.assignment, Action::acceptance,
             [&](const Assignment&) -> Result<Events> { return Events{AssignmentAccepted{command.assignment}}; });
}

Result<Events> TaskDecider::operator()(const DeclineAssignment& command) const {
  return act(command.assignment, Action::declination, [&](const Assignment&) {
    return event_with_reason(command.reason, AssignmentDeclined{command.assignment, command.reason});
  });
}

Result<Events> TaskDecider::operator()(const ReportProgress& command) const {
  return act(command.assignment, Action::reports, [&](const Assignment& assignment) -> Result<Events> {
    if (auto checked = check_text("反馈内容", command.text, kReportCharactersMax); !checked) return checked.error();
    if (command.percent && (*command.percent < 0 || *command.percent > 100))
      return Rejection{RejectionCode::invalid_value,
                       "完成比例应在 0 到 100 之间，现在是 " + std::to_string(*command.percent) + "。"};
    if (command.percent && assignment.percent && *command.percent < *assignment.percent && is_blank(command.reason))
      return Rejection{RejectionCode::percent_falls, "完成比例从 " + std::to_string(*assignment.percent) + " 降到 " +
                                                         std::to_string(*command.percent) + "，应说明理由。"};
    if (!command.reason.empty())
      if (auto checked = check_text("理由", command.reason, kReasonCharactersMax); !checked) return checked.error();
    if (command.evidence.size() > kEvidenceMax)
      return Rejection{RejectionCode::invalid_value, "佐证应在 20 条以内，请合并。"};
    for (const std::string& each : command.evidence)
      if (auto checked = check_text("佐证", each, kEvidenceCharactersMax); !checked) return checked.error();
    if (auto checked = check_values(command.values, task.content); !checked) return checked.error();
    auto period = reported_period(command.period, task, assignment, context.today);
    if (!period) return period.error();
    return Events{ProgressReported{command.assignment, command.text, command.percent, command.reason, command.evidence,
                                   *std::move(period), command.values}};
  });
}

Result<Events> TaskDecider::operator()(const SubmitAssignment& command) const {
  return act(command.assignment, Action::submission, [&](const Assignment&) -> Result<Events> {
    auto events = event_with_optional_text(command.text, AssignmentSubmitted{command.assignment, command.text});
    // Who may sign what a liaison submits has signed what he submits himself.
    const Transition* signature = context.workflow.find(Action::signature);
    if (events && asks_for_signature(context.workflow) && (signature->roles & bit(context.actor.role)) != 0)
      events->push_back(SubmissionSigned{command.assignment, {}});
    return events;
  });
}

Result<Events> TaskDecider::operator()(const SignSubmission& command) const {
  return act(command.assignment, Action::signature, [&](const Assignment& assignment) -> Result<Events> {
    if (!assignment.signed_by.empty())
      return Rejection{RejectionCode::invalid_status,
                       "审签要求尚未审签，" + assignment.signed_by + "已审签，等待督查室审核。"};
    return event_with_optional_text(command.text, SubmissionSigned{command.assignment, command.text});
  });
}

Result<Events> TaskDecider::operator()(const ReturnAssignment& command) const {
  return act(command.assignment, Action::return_, [&](const Assignment&) {
    return event_with_reason(command.reason, AssignmentReturned{command.assignment, command.reason});
  });
}

Result<Events> TaskDecider::operator()(const CloseAssignment& command) const {
  return act(command.assignment, Action::closure, [&](const Assignment&) {
    return event_with_optional_text(command.text, AssignmentClosed{command.assignment, command.text});
  });
}

Result<Events> TaskDecider::operator()(const ReleaseAssignment& command) const {
  return act(command.assignment, Action::release, [&](const Assignment&) {
    return event_with_reason(command.reason, AssignmentReleased{command.assignment, command.reason});
  });
}

Result<Events> TaskDecider::operator()(const ReassignAssignment& command) const {
  return act(command.assignment, Action::reassignment, [&](const Assignment& assignment) -> Result<Events> {
    if (auto checked = check_text("单位名称", command.unit, kUnitCharactersMax); !checked) return checked.error();
    if (auto free = not_yet_assigned(command.unit, assignment.id); !free) return free.error();
    return event_with_reason(command.reason, AssignmentReassigned{command.assignment, command.unit, command.reason});
  });
}

Result<Events> TaskDecider::operator()(const ReopenAssignment& command) const {
  return act(command.assignment, Action::reopening, [&](const Assignment&) {
    return event_with_reason(command.reason, AssignmentReopened{command.assignment, command.reason});
  });
}

}  // namespace duban::domain
