#include "http/workbench_json.hpp"

#include <algorithm>

#include "http/life_json.hpp"

namespace duban::http {

namespace {

using domain::Action;
using domain::Assignment;
using domain::Task;

/// What the row is about beside its task.
enum class About { work, extension, slip };

About about_what(std::string_view group) {
  if (group == "to_advise" || group == "to_decide") return About::extension;
  return group == "slips" ? About::slip : About::work;
}

/// The action of a row that stands for the whole task; nothing where there is none.
std::optional<Action> action_of(std::string_view group) {
  if (group == "overdue" || group == "soon") return Action::slips;
  return group == "unassigned" ? std::optional(Action::assignments) : std::nullopt;
}

/// Permitted where it is for any part of the task, else why not for the first.
domain::Result<void> permitted(const Task& task, Action action, const Viewer& viewer) {
  const domain::Workflow& workflow = viewer.rules.workflows.of(task.workflow);
  const auto asked = [&](const Assignment* part) {
    return domain::permits(workflow, task, part, action, viewer.actor, viewer.today);
  };
  if (domain::on_what(action) == domain::ActionOn::task || task.assignments.empty()) return asked(nullptr);
  for (const Assignment& each : task.assignments)
    if (asked(&each)) return {};
  const auto open = std::ranges::find_if(task.assignments, [](const auto& each) { return !is_settled(each.status); });
  return asked(open == task.assignments.end() ? &task.assignments.front() : &*open);
}

/// Who leads the task, and what can be done to it.
void write_whole(JsonWriter& json, domain::TaskId id, Action action, const Viewer& viewer, const RowTasks& tasks) {
  const auto task = tasks.parts(id);
  if (!task) return;
  json.member("lead", domain::leads_of(*task));
  if (viewer.in_the_past) return;
  const auto may = permitted(*task, action, viewer);
  if (!may && may.error().code == domain::RejectionCode::not_permitted) return;
  json.key("actions").open_array();
  write_action(json, domain::name_of(action), may);
  json.close_array();
}

/// The assignment as it is, and the request or the slip of it that waits.
void write_part(JsonWriter& json, const app::WorkItem& item, About about, const Viewer& viewer, const RowTasks& tasks) {
  const auto task = about == About::work ? tasks.parts(item.task) : tasks.whole(item.task);
  const Assignment* present = task ? task->find(item.assignment->id) : nullptr;
  json.key("assignment");
  if (present == nullptr) {
    write_assignment(json, item.task, *item.assignment, item.light);
    return;
  }
  write_assignment(json, *task, *present, viewer);
  if (about == About::extension) {
    if (const domain::Extension* pending = task->pending_extension(present->id)) {
      json.key("extension");
      write_extension(json, *task, *pending, viewer);
    }
  } else if (about == About::slip) {
    const auto waits = [&](const domain::Slip& each) {
      return each.assignment == present->id && each.answered_by.empty();
    };
    if (const auto slip = std::ranges::find_if(task->slips, waits); slip != task->slips.end()) {
      json.key("slip");
      write_slip(json, *task, *slip, viewer);
    }
  }
}

void write_item(JsonWriter& json, std::string_view group, const app::WorkItem& item, const Viewer& viewer,
                const RowTasks& tasks) {
  json.open_object().member("task", item.task.value).member("title", item.title).key("plan");
  write_plan_link(json, item.plan, item.plan_title);
  write_day(json, "due", item.assignment ? item.assignment->due : item.due);
  json.member("light", domain::name_of(item.light));
  if (item.assignment)
    write_part(json, item, about_what(group), viewer, tasks);
  else if (const auto action = action_of(group))
    write_whole(json, item.task, *action, viewer, tasks);
  json.close_object();
}

}  // namespace

void write_workbench(JsonWriter& json, const app::Workbench& workbench, const Viewer& viewer, const RowTasks& tasks) {
  const app::Totals& totals = workbench.totals;
  json.open_object().member("today", viewer.today.text()).key("totals").open_object();
  json.member("open", totals.open).member("overdue", totals.overdue).member("soon", totals.soon);
  json.member("submitted", totals.submitted).member("closed", totals.closed).close_object();
  json.key("groups").open_array();
  for (const app::WorkGroup& group : workbench.groups) {
    if (group.items.empty() && group.total == 0) continue;
    json.open_object().member("key", group.key).member("total", group.total).key("items").open_array();
    for (const app::WorkItem& item : group.items) write_item(json, group.key, item, viewer, tasks);
    json.close_array().close_object();
  }
  json.close_array().close_object();
}

}  // namespace duban::http
