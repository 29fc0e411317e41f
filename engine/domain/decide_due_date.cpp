// Decisions that move due dates: extensions and suspension.
#include <algorithm>
#include <string>

#include "domain/task_decider.hpp"

namespace duban::domain {

using Events = TaskDecider::Events;

namespace {

Result<void> check_later(Date until, const Task& task, const Assignment& assignment) {
  if (!assignment.due) return Rejection{RejectionCode::invalid_status, "延期要求有办理时限，这一项没有固定时限。"};
  if (until <= *assignment.due)
    return Rejection{RejectionCode::due_date_not_later,
                     "延期后的时限应晚于现在的时限 " + assignment.due->text() + "，填的是 " + until.text() + "。"};
  if (assignment.part == Part::responsible && task.due && *task.due < until)
    return Rejection{RejectionCode::invalid_value, "责任单位的时限应不晚于整个事项的时限 " + task.due->text() +
                                                       "，填的是 " + until.text() + "；请先由牵头单位申请延期。"};
  return {};
}

}  // namespace

Result<Events> TaskDecider::operator()(const RequestExtension& command) const {
  return act(command.assignment, Action::extensions, [&](const Assignment& assignment) -> Result<Events> {
    if (auto later = check_later(command.until, task, assignment); !later) return later.error();
    if (auto checked = check_reason(command.reason); !checked) return checked.error();
    const ExtensionId id{static_cast<std::int64_t>(task.extensions.size()) + 1};
    return Events{ExtensionRequested{id, assignment.id, command.until, command.reason}};
  });
}

Result<void> TaskDecider::check_undecided(Action action, const Extension& extension) {
  if (extension.state == ExtensionState::requested) return {};
  const std::string found =
      extension.state == ExtensionState::lapsed
          ? "承办已改派，申请已失效。"
          : extension.decided_by + "已" + (extension.state == ExtensionState::granted ? "同意" : "不同意") + "。";
  return Rejection{RejectionCode::invalid_status, std::string(word_of(action)) + "要求延期申请尚未审批，" + found};
}

Result<Events> TaskDecider::operator()(const GiveOpinion& command) const {
  const auto given = [&](const Assignment& /*assignment*/, const Extension& extension) -> Result<Events> {
    OpinionGiven event{extension.id, command.recommended, command.text};
    if (!command.recommended) return event_with_reason(command.text, std::move(event));
    return event_with_optional_text(command.text, std::move(event));
  };
  return act_on_extension(command.extension, Action::opinion, given);
}

Result<Events> TaskDecider::operator()(const DecideExtension& command) const {
  const auto decided = [&](const Assignment& assignment, const Extension& extension) -> Result<Events> {
    if (!command.granted) return event_with_reason(command.reason, ExtensionRefused{extension.id, command.reason});
    const Date until = command.until.value_or(extension.until);
    if (extension.until < until)
      return Rejection{RejectionCode::invalid_value,
                       "同意的时限应不晚于申请的时限 " + extension.until.text() + "，填的是 " + until.text() + "。"};
    if (auto later = check_later(until, task, assignment); !later) return later.error();
    return event_with_optional_text(command.reason, ExtensionGranted{extension.id, until, command.reason});
  };
  return act_on_extension(command.extension, Action::decision, decided);
}

Result<Events> TaskDecider::operator()(const SuspendTask& command) const {
  if (auto allowed = may(Action::suspension); !allowed) return allowed.error();
  return event_with_reason(command.reason, TaskSuspended{command.reason});
}

/// The dates move by the working days from the day of suspension to the day before today.
Result<Events> TaskDecider::operator()(const ResumeTask& command) const {
  if (auto allowed = may(Action::resumption); !allowed) return allowed.error();
  if (auto checked = check_reason(command.reason); !checked) return checked.error();
  TaskResumed resumed{command.reason, {}, {}, {}};
  if (!task.suspended_on) return Events{std::move(resumed)};
  if (command.due && *command.due < context.today)
    return Rejection{RejectionCode::invalid_value, "恢复后的办理时限应不早于今天（" + context.today.text() +
                                                       "），填的是 " + command.due->text() + "。"};
  const auto lost =
      context.calendar.working_days_between(task.suspended_on->plus_days(-1), context.today.plus_days(-1));
  bool known = lost.has_value();
  const auto moved = [&](const std::optional<Date>& due) -> std::optional<Date> {
    if (!due) return std::nullopt;
    if (command.due) return command.due;
    // A date that had passed before the suspension stays passed by as much.
    const auto later = lost ? context.calendar.plus_working_days(*due, *lost) : std::nullopt;
    known = known && later.has_value();
    return later;
  };
  resumed.due = task.due || command.due ? moved(task.due ? task.due : command.due) : std::nullopt;
  for (const Assignment& each : task.assignments) {
    if (each.status != Status::suspended || (!each.due && !command.due)) continue;
    if (const auto due = moved(each.due ? each.due : command.due)) resumed.dues.push_back({each.id, *due});
  }
  if (!command.due) {
    if (!known && (task.due || !resumed.dues.empty()))
      return Rejection{
          RejectionCode::calendar_unknown,
          "顺延时限应有暂缓期间和新时限所在年份的节假日安排，现在缺少；请系统管理员导入，或者填写恢复后的办理时限。"};
    resumed.working_days = lost;
  }
  return Events{std::move(resumed)};
}

}  // namespace duban::domain
