#include "app/project.hpp"

#include <string>

namespace duban::app {

namespace {

using domain::Assignment;
using domain::Date;
using domain::Status;
using domain::Task;

/// Moves one count from where it was to where it is; nothing is written where nothing moved.
void move_total(ViewWriter& views, const std::string& scope, bool was, Status status_before,
                const std::optional<Date>& due_before, Status status, const std::optional<Date>& due) {
  if (was && status_before == status && due_before == due) return;
  if (was) views.add_to_total(scope, status_before, due_before, -1);
  views.add_to_total(scope, status, due, +1);
}

void project_assignment(const Task& before, const Task& after, const Assignment& assignment, const Rules& rules,
                        Date today, ViewWriter& views) {
  const Assignment* old = before.find(assignment.id);
  if (old != nullptr && *old == assignment) return;
  views.put_assignment(after.id, assignment, alarm_of(after, assignment, rules, today));
  const std::string scope = "unit:" + assignment.unit;
  if (old != nullptr && old->unit != assignment.unit) {
    views.add_to_total("unit:" + old->unit, old->status, old->due, -1);
    old = nullptr;
  }
  move_total(views, scope, old != nullptr, old != nullptr ? old->status : assignment.status,
             old != nullptr ? old->due : assignment.due, assignment.status, assignment.due);
}

std::string plan_scope(const Task& task) {
  return task.content.plan ? "plan:" + std::to_string(task.content.plan->value) : std::string();
}

void project_requests(const Task& before, const Task& after, const Rules& rules, Date today, ViewWriter& views) {
  const auto unit = [&](domain::AssignmentId id) {
    const Assignment* assignment = after.find(id);
    return assignment != nullptr ? assignment->unit : std::string();
  };
  for (const domain::Extension& each : after.extensions)
    if (const domain::Extension* old = before.find(each.id); old == nullptr || *old != each)
      views.put_extension(after.id, each, unit(each.assignment));
  for (const domain::Slip& each : after.slips)
    if (const domain::Slip* old = before.find(each.id); old == nullptr || *old != each) {
      views.put_slip(after.id, each, unit(each.assignment));
      // An answer ends a timer without touching the assignment.
      if (const Assignment* assignment = after.find(each.assignment))
        views.put_alarm(after.id, assignment->id, alarm_of(after, *assignment, rules, today));
    }
}

}  // namespace

domain::NextAlarm alarm_of(const Task& task, const Assignment& assignment, const Rules& rules, Date today) {
  return domain::next_alarm(task, assignment, rules.workflows.of(task.workflow), rules.calendar, today);
}

void project(const Task& before, const Task& after, const Rules& rules, Date today, ViewWriter& views) {
  const bool existed = before.version > 0;
  views.put_task(after);
  if (existed && before.content.title != after.content.title) views.forget_words(after.id, before.content.title);
  if (!existed || before.content.title != after.content.title) views.index_words(after.id, after.content.title);
  for (const Assignment& assignment : after.assignments)
    project_assignment(before, after, assignment, rules, today, views);
  project_requests(before, after, rules, today, views);
  const Status status = status_of(after);
  const Status status_before = existed ? status_of(before) : status;
  move_total(views, "", existed, status_before, before.due, status, after.due);
  const std::string scope = plan_scope(after);
  const std::string scope_before = existed ? plan_scope(before) : scope;
  const bool stays = existed && scope == scope_before;
  if (existed && !stays && !scope_before.empty()) views.add_to_total(scope_before, status_before, before.due, -1);
  if (!scope.empty()) move_total(views, scope, stays, status_before, before.due, status, after.due);
}

void project(std::span<const domain::Notice> notices, std::int64_t position, std::int64_t at, ViewWriter& views) {
  int n = 0;
  for (const domain::Notice& each : notices) views.put_notice(position, n++, each, at);
}

}  // namespace duban::app
