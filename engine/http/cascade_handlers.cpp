// Cascades: what is proposed between two plans, what people said of it, and progress below.
#include <algorithm>
#include <limits>

#include "http/cascade_json.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

domain::PlanId upper_of(const Call& call) {
  return {call.ids[0]};
}

std::int64_t required_id(Members& members, std::string_view name) {
  const auto id = members.optional_integer(name, 1, std::numeric_limits<int>::max());
  if (!id) members.refuse(name, "应为编号");
  return id.value_or(0);
}

/// An order about the pair of measures in the body. The score and words that are kept with it are not the sender's: the
/// plans are compared again.
template <class Command>
Answer say(Call& call) {
  Members members(call.request.body);
  Command command;
  command.plan = upper_of(call);
  command.pair = {
      {required_id(members, "upper")}, {required_id(members, "lower_plan")}, {required_id(members, "lower")}};
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  const auto upper = call.views().find_plan(command.plan);
  if (!upper) co_return not_found("方案");
  const auto lower = call.views().find_plan(command.pair.lower_plan);
  if (lower) {
    Worked worked(
        call, [&] { return domain::CascadeComparison(*upper, *lower).pair(command.pair.upper, command.pair.lower); });
    auto compared = co_await worked;
    if (!compared) co_return busy();
    if (*compared) {
      command.score = (*compared)->score;
      command.words = (*compared)->words;
    }
  }
  Prepared prepared = prepare(call, domain::CascadeCommand(std::move(command)), Condition::optional,
                              [&call] { return std::optional(call.views().find_cascade(upper_of(call)).version); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const domain::Cascade cascade = call.views().find_cascade(upper->id);
  const domain::MeasureLink* link = cascade.find(receipt->link.value_or(domain::LinkId{}));
  if (link == nullptr || !lower) co_return not_found("对应关系");
  std::string body;
  JsonWriter json(body);
  write_link(json, *link, *upper, *lower);
  Response response = answer_json(201, std::move(body), cascade.version);
  response.add_field("Location",
                     "/api/v1/plans/" + std::to_string(upper->id.value) + "/links/" + std::to_string(link->id.value));
  co_return response;
}

std::string cascade_of(app::CascadeReader& reader, const domain::Draft& upper, const Viewer& viewer) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("plan");
  write_plan_link(json, upper.id, app::title_of(upper));
  json.key("items").open_array();
  for (const domain::DraftMeasure& each : upper.measures) {
    const auto below = reader.below(upper.id, each.id);
    const auto above = reader.above(upper.id, each.id);
    json.open_object().key("measure");
    write_measure_link(json, each);
    json.key("task");
    write_task_state(json, reader.task_of(upper, each.id), viewer);
    json.key("above");
    write_nodes(json, above, viewer);
    write_below(json, each.measure.targets, below, viewer);
    json.close_object();
  }
  json.close_array().close_object();
  return body;
}

std::string levels_of(const domain::Task& task, const std::vector<app::CascadeNode>& above,
                      const std::vector<app::CascadeNode>& below, const Viewer& viewer) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("above");
  write_nodes(json, above, viewer);
  write_below(json, task.content.targets, below, viewer);
  json.close_object();
  return body;
}

}  // namespace

Answer get_cascade(Call& call) {
  app::CascadeReader reader(call.views());
  const domain::Draft* upper = reader.plan(upper_of(call));
  if (upper == nullptr) co_return not_found("方案");
  co_return answer_json(200, cascade_of(reader, *upper, viewer_of(call)));
}

Answer get_pairing(Call& call) {
  const auto upper = call.views().find_plan(upper_of(call));
  const auto lower = call.views().find_plan({call.ids[1]});
  if (!upper || !lower) co_return not_found("方案");
  if (upper->id == lower->id)
    co_return problem(ProblemCode::invalid_query, "应是另一个方案，所选的是同一个方案，请另选。");
  Worked worked(call, [&] { return domain::CascadeComparison(*upper, *lower).proposals(); });
  const auto proposals = co_await worked;
  if (!proposals) co_return busy();
  const domain::Cascade cascade = call.views().find_cascade(upper->id);
  std::string body;
  JsonWriter json(body);
  write_pairing(json, cascade, *upper, *lower, *proposals);
  co_return answer_json(200, std::move(body), cascade.version);
}

Answer link_measures(Call& call) {
  return say<domain::LinkMeasures>(call);
}

Answer refuse_link(Call& call) {
  return say<domain::RefuseLink>(call);
}

Answer remove_link(Call& call) {
  Prepared prepared =
      prepare(call, domain::CascadeCommand(domain::RemoveLink{upper_of(call), {call.ids[1]}}), Condition::optional,
              [&call] { return std::optional(call.views().find_cascade(upper_of(call)).version); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  Response response;
  response.status = 204;
  co_return response;
}

Answer get_task_cascade(Call& call) {
  const auto task = call.views().find_task({call.ids[0]});
  if (!task) co_return not_found("督办事项");
  const auto is_own = [&](const domain::Assignment& each) { return each.unit == call.actor.unit; };
  if (call.of_unit() && std::ranges::none_of(task->assignments, is_own))
    co_return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）承办的事项。");
  app::CascadeReader reader(call.views());
  std::vector<app::CascadeNode> above;
  std::vector<app::CascadeNode> below;
  if (task->content.plan && task->content.measure) {
    above = reader.above(*task->content.plan, *task->content.measure);
    below = reader.below(*task->content.plan, *task->content.measure);
  }
  co_return answer_json(200, levels_of(*task, above, below, viewer_of(call)));
}

}  // namespace duban::http
