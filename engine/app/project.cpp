#include "app/project.hpp"

#include <string>
#include <tuple>

#include "app/figures.hpp"

namespace duban::app {

namespace {

using domain::Assignment;
using domain::Date;
using domain::Status;
using domain::Task;

/// What counts keep of a task or of an assignment.
struct Counted {
  std::string scope;
  Status status = Status::issued;
  std::optional<Date> due;
  domain::LightDates lights;
  bool operator==(const Counted&) const = default;
};

/// Moves one from where it was counted to where it is; nothing is written where nothing moved.
void move_total(ViewWriter& views, const std::optional<Counted>& was, const std::optional<Counted>& is) {
  const auto place = [](const std::optional<Counted>& each) {
    return each ? std::optional(std::tie(each->scope, each->status, each->due)) : std::nullopt;
  };
  if (place(was) != place(is)) {
    if (was) views.add_to_total(was->scope, was->status, was->due, -1);
    if (is) views.add_to_total(is->scope, is->status, is->due, +1);
  }
  const auto lit = [](const std::optional<Counted>& each) {
    return each && is_running(each->status) ? std::optional(std::tie(each->scope, each->lights)) : std::nullopt;
  };
  if (lit(was) == lit(is)) return;
  if (lit(was)) views.add_to_lights(was->scope, was->lights, -1);
  if (lit(is)) views.add_to_lights(is->scope, is->lights, +1);
}

const domain::LightLadder& ladder_of(const Task& task, const Rules& rules) {
  return rules.workflows.of(task.workflow).lights;
}

Counted counted(const Task& task, const Assignment& assignment, const Rules& rules) {
  return {"unit:" + assignment.unit, assignment.status, assignment.due,
          domain::light_dates(ladder_of(task, rules), assignment)};
}

void project_assignment(const Task& before, const Task& after, const Assignment& assignment, const Rules& rules,
                        Date today, ViewWriter& views) {
  const Assignment* old = before.find(assignment.id);
  if (old != nullptr && *old == assignment && before.workflow == after.workflow) return;
  const Counted now = counted(after, assignment, rules);
  views.put_assignment(after.id, assignment,
                       {alarm_of(after, assignment, rules, today), now.lights,
                        domain::waits_for_signature(rules.workflows.of(after.workflow), assignment)});
  move_total(views, old != nullptr ? std::optional(counted(before, *old, rules)) : std::nullopt, now);
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
  const domain::LightDates lights = domain::light_dates(ladder_of(after, rules), after);
  views.put_task(after, lights);
  if (existed && before.content.title != after.content.title) views.forget_words(after.id, before.content.title);
  if (!existed || before.content.title != after.content.title) views.index_words(after.id, after.content.title);
  for (const Assignment& assignment : after.assignments)
    project_assignment(before, after, assignment, rules, today, views);
  project_requests(before, after, rules, today, views);
  project_figures(before, after, rules, views);
  std::optional<Counted> was;
  if (existed) was = Counted{"", status_of(before), before.due, domain::light_dates(ladder_of(before, rules), before)};
  Counted is{"", status_of(after), after.due, lights};
  move_total(views, was, is);
  const auto in_plan = [](const Task& task, std::optional<Counted> each) {
    if (each) each->scope = plan_scope(task);
    return each && !each->scope.empty() ? each : std::nullopt;
  };
  move_total(views, in_plan(before, std::move(was)), in_plan(after, std::move(is)));
}

void project(std::span<const domain::Notice> notices, std::int64_t position, std::int64_t at, ViewWriter& views) {
  int n = 0;
  for (const domain::Notice& each : notices) views.put_notice(position, n++, each, at);
}

}  // namespace duban::app
