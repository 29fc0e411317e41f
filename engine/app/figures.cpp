#include "app/figures.hpp"

#include <algorithm>

#include "app/event_store.hpp"
#include "app/rules.hpp"

namespace duban::app {

namespace {

using domain::Assignment;
using domain::Task;

/// What of a task and of its parts is taken in the same way.
template <class Whole>
Figures common_figures(const Task& task, const Whole& whole, const Rules& rules) {
  Figures figures;
  figures.task = task.id;
  figures.plan = task.content.plan;
  figures.issued_on = task.issued_on;
  figures.due = whole.due;
  figures.original_due = whole.original_due;
  figures.lights = domain::light_dates(rules.workflows.of(task.workflow).lights, whole);
  figures.pace = domain::pace_dates(whole);
  figures.missed_from = domain::milestone_missed_from(task);
  return figures;
}

bool has_request(const Task& task, domain::AssignmentId part) {
  return task.pending_extension(part) != nullptr;
}

Figures whole_figures(const Task& task, const Rules& rules) {
  Figures figures = common_figures(task, task, rules);
  figures.status = status_of(task);
  if (domain::is_settled(figures.status)) figures.settled_on = settled_on(task);
  for (const Assignment& each : task.assignments) {
    figures.extensions += each.extensions;
    figures.extension_requested = figures.extension_requested || has_request(task, each.id);
  }
  return figures;
}

Figures part_figures(const Task& task, const Assignment& assignment, const Rules& rules) {
  Figures figures = common_figures(task, assignment, rules);
  figures.assignment = assignment.id;
  figures.unit = assignment.unit;
  figures.status = assignment.status;
  figures.settled_on = assignment.settled_on;
  figures.extensions = assignment.extensions;
  figures.extension_requested = has_request(task, assignment.id);
  return figures;
}

}  // namespace

std::vector<Figures> figures_of(const Task& task, const Rules& rules) {
  std::vector<Figures> all{whole_figures(task, rules)};
  for (const Assignment& each : task.assignments) all.push_back(part_figures(task, each, rules));
  return all;
}

std::vector<domain::TargetCourse> target_courses_of(const Task& task) {
  std::vector<domain::TargetCourse> courses;
  for (const domain::Target& target : task.content.targets) {
    const auto value = domain::value_of(task, static_cast<int>(courses.size()));
    courses.push_back({target, value, value && domain::is_reached(target, *value)});
  }
  return courses;
}

void project_figures(const Task& before, const Task& after, const Rules& rules, ViewWriter& views) {
  const std::vector<Figures> old = before.version > 0 ? figures_of(before, rules) : std::vector<Figures>{};
  const std::vector<Figures> now = figures_of(after, rules);
  // Parts are never taken away, so each stands where it stood.
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (i < old.size() && old[i] == now[i]) continue;
    if (i < old.size() && old[i].unit != now[i].unit) views.forget_figures(old[i]);
    views.put_figures(now[i]);
  }
  const auto courses = target_courses_of(after);
  if (courses != target_courses_of(before)) views.put_targets(after.id, courses);
}

}  // namespace duban::app
