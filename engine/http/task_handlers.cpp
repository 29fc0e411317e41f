// Reading tasks: lists, one task, its history, the workbench. People of a unit see what is their unit's.
#include <algorithm>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/moment.hpp"
#include "http/problem.hpp"
#include "http/task_filter.hpp"
#include "http/view_json.hpp"
#include "http/workbench_json.hpp"

namespace duban::http {

namespace {

bool may_see(const Call& call, const domain::Task& task) {
  if (!call.of_unit()) return true;
  return std::ranges::any_of(task.assignments, [&](const auto& each) { return each.unit == call.actor.unit; });
}

struct FoundTask {
  std::optional<domain::Task> task;
  std::optional<Response> problem;
};

/// Refused if there is none, or if the person may not see it.
FoundTask visible(const Call& call, std::optional<domain::Task> task) {
  FoundTask found{std::move(task), {}};
  if (!found.task)
    found.problem = not_found("督办事项");
  else if (!may_see(call, *found.task))
    found.problem = foreign_unit(call);
  return found;
}

/// Without its content.
FoundTask find_parts(const Call& call) {
  return visible(call, call.views().find_parts({call.ids[0]}));
}

}  // namespace

Answer get_workbench(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  app::Views& views = *at.moment->views;
  std::string body;
  JsonWriter json(body);
  const RowTasks tasks{[&](domain::TaskId task) { return views.find_task(task); },
                       [&](domain::TaskId task) { return views.find_parts(task); }};
  write_workbench(json, views.workbench(call.actor, at.moment->today), viewer_at(call, *at.moment), tasks);
  co_return answer_json(200, std::move(body));
}

Answer list_tasks(Call& call) {
  app::TaskFilter filter;
  if (auto wrong = read_task_filter(call, filter)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  std::string body;
  JsonWriter json(body);
  write_task_page(json, at.moment->views->list_tasks(filter, at.moment->today));
  co_return answer_json(200, std::move(body));
}

Answer get_task(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  FoundTask found = visible(call, at.moment->views->find_task({call.ids[0]}));
  if (found.problem) co_return *std::move(found.problem);
  if (auto same = not_modified(call.request, found.task->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_task(json, *found.task, viewer_at(call, *at.moment));
  co_return answer_json(200, std::move(body), found.task->version);
}

Answer list_task_events(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  FoundTask found = visible(call, at.moment->views->find_parts({call.ids[0]}));
  if (found.problem) co_return *std::move(found.problem);
  std::string body;
  JsonWriter json(body);
  write_events(json, at.moment->views->events_of(found.task->id));
  co_return answer_json(200, std::move(body));
}

Answer get_assignment(Call& call) {
  FoundTask found = find_parts(call);
  if (found.problem) co_return *std::move(found.problem);
  const domain::Assignment* assignment = found.task->find(domain::AssignmentId{call.ids[1]});
  if (!assignment) co_return not_found("承办");
  if (auto same = not_modified(call.request, assignment->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_assignment(json, *found.task, *assignment, viewer_of(call));
  co_return answer_json(200, std::move(body), assignment->version);
}

}  // namespace duban::http
