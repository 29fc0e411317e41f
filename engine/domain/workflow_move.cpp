#include "domain/workflow_move.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "domain/timer.hpp"

namespace duban::domain {

namespace {

class MovePreview {
 public:
  MovePreview(const Task& task, const Workflow& before, const Workflow& after, const Calendar& calendar, Date today)
      : task_(task), before_(before), after_(after), calendar_(calendar), today_(today) {}

  std::vector<std::string> lines() {
    compare_rights("整个事项", nullptr);
    for (const Assignment& each : task_.assignments) {
      if (is_settled(each.status)) continue;
      const std::string who = each.unit + "（" + std::string(word_of(each.status)) + "）";
      compare_rights(who, &each);
      for (const TimerKind kind : kTimerKinds) compare_timer(who, each, kind);
      compare_slips(who, each);
      if (before_.extensions_max != after_.extensions_max)
        lines_.push_back(who + "：可以延期 " + std::to_string(before_.extensions_max) + " → " +
                         std::to_string(after_.extensions_max) + " 次，已延期 " + std::to_string(each.extensions) +
                         " 次");
    }
    return std::move(lines_);
  }

 private:
  void add(std::initializer_list<std::string_view> words) {
    std::string& line = lines_.emplace_back();
    for (const std::string_view each : words) line += each;
  }

  /// Bits of the roles that may do it now.
  unsigned roles_of(const Workflow& workflow, const Assignment* assignment, Action action) const {
    unsigned roles = 0;
    for (const Role role : kRoles) {
      const std::string unit = assignment != nullptr && belongs_to_unit(role) ? assignment->unit : "";
      if (permits(workflow, task_, assignment, action, {"", role, unit}, today_)) roles |= bit(role);
    }
    return roles;
  }

  void compare_rights(const std::string& who, const Assignment* assignment) {
    for (const Action action : kActions) {
      if ((on_what(action) == ActionOn::task) != (assignment == nullptr)) continue;
      const unsigned old = roles_of(before_, assignment, action);
      const unsigned fresh = roles_of(after_, assignment, action);
      const std::string step = "“" + std::string(word_of(action)) + "”";
      if (const unsigned more = fresh & ~old; more != 0)
        add({who, "：", words_in(more, kRoles), "可以", step, "，原来不可以"});
      if (const unsigned less = old & ~fresh; less != 0) add({who, "：", words_in(less, kRoles), "不再可以", step});
    }
  }

  /// The day on which a timer goes off next, as people read it.
  std::string next_day(const Workflow& workflow, const Assignment& assignment, TimerKind kind) const {
    Workflow alone;
    std::ranges::copy_if(workflow.timers, std::back_inserter(alone.timers),
                         [kind](const Timer& each) { return each.kind == kind; });
    if (alone.timers.empty()) return "没有";
    const NextAlarm next = next_alarm(task_, assignment, alone, calendar_, today_);
    if (next.day && *next.day <= today_) {
      const std::size_t firings = due_firings(task_, assignment, alone, calendar_, today_).size();
      return "即刻（自 " + next.day->text() + " 起 " + std::to_string(firings) + " 次）";
    }
    if (next.day) return next.day->text();
    return next.is_unknown ? "未知（缺少节假日安排）" : "没有";
  }

  void compare_timer(const std::string& who, const Assignment& assignment, TimerKind kind) {
    const std::string old = next_day(before_, assignment, kind);
    const std::string fresh = next_day(after_, assignment, kind);
    if (old != fresh) lines_.push_back(who + "：下次提醒“" + std::string(word_of(kind)) + "” " + old + " → " + fresh);
  }

  static std::string grade_after(const Workflow& workflow, const Slip& slip) {
    const SlipGrade* grade = workflow.find_slip(slip.grade);
    const SlipGrade* next = grade == nullptr ? nullptr : workflow.find_slip(grade->next);
    return next == nullptr ? "不再升级" : "升级为" + next->word;
  }

  void compare_slips(const std::string& who, const Assignment& assignment) {
    for (const Slip& each : task_.slips) {
      if (each.assignment != assignment.id || !each.answered_by.empty()) continue;
      const std::string old = grade_after(before_, each);
      const std::string fresh = grade_after(after_, each);
      if (old != fresh) add({who, "：", each.number, "到期未答复 ", old, " → ", fresh});
    }
  }

  const Task& task_;
  const Workflow& before_;
  const Workflow& after_;
  const Calendar& calendar_;
  Date today_;
  std::vector<std::string> lines_;
};

}  // namespace

Result<void> can_go_on(const Task& task, const Workflow& workflow) {
  for (const Assignment& each : task.assignments) {
    if (is_settled(each.status)) continue;
    if (std::ranges::find(workflow.statuses, each.status) == workflow.statuses.end())
      return Rejection{RejectionCode::invalid_status, "新流程应有“" + std::string(word_of(each.status)) +
                                                          "”这个状态，" + each.unit + "正处于这个状态，现在没有。"};
    if (task.pending_extension(each.id) != nullptr && workflow.find(Action::decision) == nullptr)
      return Rejection{RejectionCode::invalid_status,
                       "新流程应有“延期审批”这一步，" + each.unit + "的延期申请尚待审批，现在没有。"};
  }
  return {};
}

std::vector<std::string> changes_of_move(const Task& task, const Workflow& before, const Workflow& after,
                                         const Calendar& calendar, Date today) {
  return MovePreview(task, before, after, calendar, today).lines();
}

}  // namespace duban::domain
