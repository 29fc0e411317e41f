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

void project_assignment(const Task& before, const Task& after, const Assignment& assignment, ViewWriter& views) {
  const Assignment* old = before.find(assignment.id);
  if (old != nullptr && *old == assignment) return;
  views.put_assignment(after.id, assignment);
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

}  // namespace

void project(const Task& before, const Task& after, ViewWriter& views) {
  const bool existed = before.version > 0;
  views.put_task(after);
  if (existed && before.content.title != after.content.title) views.forget_words(after.id, before.content.title);
  if (!existed || before.content.title != after.content.title) views.index_words(after.id, after.content.title);
  for (const Assignment& assignment : after.assignments) project_assignment(before, after, assignment, views);
  const Status status = status_of(after);
  const Status status_before = existed ? status_of(before) : status;
  move_total(views, "", existed, status_before, before.due, status, after.due);
  const std::string scope = plan_scope(after);
  const std::string scope_before = existed ? plan_scope(before) : scope;
  const bool stays = existed && scope == scope_before;
  if (existed && !stays && !scope_before.empty()) views.add_to_total(scope_before, status_before, before.due, -1);
  if (!scope.empty()) move_total(views, scope, stays, status_before, before.due, status, after.due);
}

}  // namespace duban::app
