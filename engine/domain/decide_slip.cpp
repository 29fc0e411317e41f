// Decisions about slips (督办单), and what the clock orders: timers that go off, and slips that follow of themselves.
#include <algorithm>
#include <string>

#include "domain/slip.hpp"
#include "domain/task_decider.hpp"
#include "domain/timer.hpp"

namespace duban::domain {

using Events = TaskDecider::Events;

Result<Events> TaskDecider::operator()(const IssueSlip& command) const {
  return act(command.assignment, Action::slips, [&](const Assignment& assignment) -> Result<Events> {
    const SlipGrade* grade = context.workflow.find_slip(command.grade);
    if (grade == nullptr) {
      std::string words;
      for (const SlipGrade& each : context.workflow.slips) words += (words.empty() ? "" : "、") + each.word;
      return Rejection{RejectionCode::invalid_value,
                       "督办单的等级应为" + words + "之一，现在是“" + command.grade + "”。"};
    }
    if (auto checked = check_reason(command.reason); !checked) return checked.error();
    const auto reply_by = context.calendar.plus_working_days(context.today, grade->reply_days);
    if (!reply_by)
      return Rejection{RejectionCode::calendar_unknown,
                       "计算答复时限应有 " + std::to_string(context.today.year()) +
                           " 年及答复日所在年份的节假日安排，现在缺少；请系统管理员导入。"};
    const SlipId id{static_cast<std::int64_t>(task.slips.size()) + 1};
    return Events{SlipIssued{id, assignment.id, grade->name, command.reason, *reply_by}};
  });
}

namespace {

Rejection no_such_slip(SlipId id) {
  return {RejectionCode::not_found, "这个督办事项没有第 " + std::to_string(id.value) + " 份督办单。"};
}

}  // namespace

Result<Events> TaskDecider::operator()(const ReceiveSlip& command) const {
  const Slip* slip = task.find(command.slip);
  if (slip == nullptr) return no_such_slip(command.slip);
  return act(slip->assignment, Action::receipt, [&](const Assignment&) -> Result<Events> {
    if (!slip->received_by.empty())
      return Rejection{RejectionCode::invalid_status, "签收要求督办单尚未签收，" + slip->received_by + "已经签收。"};
    return Events{SlipReceived{slip->id}};
  });
}

Result<Events> TaskDecider::operator()(const AnswerSlip& command) const {
  const Slip* slip = task.find(command.slip);
  if (slip == nullptr) return no_such_slip(command.slip);
  return act(slip->assignment, Action::answer, [&](const Assignment&) -> Result<Events> {
    if (!slip->answered_by.empty())
      return Rejection{RejectionCode::invalid_status, "答复要求督办单尚未答复，" + slip->answered_by + "已经答复。"};
    if (auto checked = check_text("答复", command.text, kReportCharactersMax); !checked) return checked.error();
    return Events{SlipAnswered{slip->id, command.text}};
  });
}

Result<Events> TaskDecider::operator()(const FireTimers&) const {
  if (task.version == 0) return no_such_task();
  Events events;
  auto next_slip = static_cast<std::int64_t>(task.slips.size()) + 1;
  for (const Assignment& each : task.assignments) {
    const Slip* last = last_slip(task, each.id);
    bool followed = false;
    /// One slip a unit and day at most; false if its day of reply is not known, and so whether it runs out.
    const auto follow = [&](std::string_view name, const std::string& reason) {
      const SlipGrade* grade = followed ? nullptr : context.workflow.find_slip(name);
      if (grade == nullptr) return true;
      const auto reply_by = context.calendar.plus_working_days(context.today, grade->reply_days);
      if (!reply_by) return false;
      followed = true;
      events.push_back(SlipIssued{{next_slip++}, each.id, grade->name, reason, *reply_by});
      return true;
    };
    for (const Firing& firing : due_firings(task, each, context.workflow, context.calendar, context.today)) {
      std::optional<TimerKind> kind = timer_named(firing.timer);
      const std::size_t place = events.size();
      bool known = true;
      if (kind == TimerKind::slip_ran_out && last != nullptr &&
          firing.subject == "slip " + std::to_string(last->id.value)) {
        const SlipGrade* grade = context.workflow.find_slip(last->grade);
        if (grade != nullptr) known = follow(grade->next, last->number + "到期未答复。");
      } else if (kind == TimerKind::overdue && last == nullptr) {
        known = follow(context.workflow.first_slip, "办理时限 " + each.due->text() + " 已过，尚未办结。");
      }
      if (known) events.insert(events.begin() + static_cast<std::ptrdiff_t>(place), TimerFired{each.id, firing});
    }
  }
  return events;
}

}  // namespace duban::domain
