#include "http/cascade_json.hpp"

#include <boost/json/serialize.hpp>
#include <cmath>

#include "codec/cascade_json.hpp"
#include "codec/plan_json.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

namespace json = boost::json;

domain::Light light_of(const domain::Task& task, const Viewer& viewer) {
  return domain::light_of(viewer.rules.workflows.of(task.workflow).lights, task, viewer.today);
}

void write_percent(JsonWriter& out, std::string_view name, const std::optional<double>& percent) {
  out.key(name);
  if (percent)
    out.number(std::round(*percent));
  else
    out.null();
}

void write_progress(JsonWriter& out, const domain::CascadeProgress& progress) {
  out.open_object().member("tasks", progress.tasks).key("statuses").open_object();
  for (const domain::Status status : domain::kStatuses)
    if (const int count = progress.by_status[static_cast<std::size_t>(status)]; count > 0)
      out.member(domain::name_of(status), count);
  out.close_object().key("lights").open_object();
  for (const domain::Light light : domain::kLights)
    if (const int count = progress.by_light[static_cast<std::size_t>(light)]; count > 0)
      out.member(domain::name_of(light), count);
  out.close_object();
  write_percent(out, "percent", progress.percent);
  out.member("tasks_reported", progress.tasks_reported);
  write_day(out, "earliest_due", progress.earliest_due);
  write_day(out, "latest_due", progress.latest_due);
  out.member("tasks_without_due", progress.tasks_without_due).close_object();
}

void write_cover(JsonWriter& out, const std::vector<domain::TargetCover>& cover) {
  out.open_array();
  for (const domain::TargetCover& each : cover) {
    if (each.counting == 0) continue;
    out.open_object().key("target").raw(json::serialize(codec::to_json(each.upper))).key("planned");
    if (each.shares > 0)
      out.number(each.planned);
    else
      out.null();
    out.member("counting", each.counting).member("shares", each.shares).close_object();
  }
  out.close_array();
}

/// Both measures of a pair as members; false, and nothing written, if either is no longer there.
bool write_measures(JsonWriter& out, const domain::Draft& upper, domain::MeasureId upper_id, const domain::Draft& lower,
                    domain::MeasureId lower_id) {
  const domain::DraftMeasure* high = upper.find(upper_id);
  const domain::DraftMeasure* low = lower.find(lower_id);
  if (high == nullptr || low == nullptr) return false;
  write_measure_link(out.open_object().key("upper"), *high);
  write_measure_link(out.key("lower"), *low);
  return true;
}

}  // namespace

void write_measure_link(JsonWriter& out, const domain::DraftMeasure& measure) {
  out.open_object().member("id", measure.id.value);
  out.member("path", measure.measure.path);
  out.member("title", measure.measure.title).close_object();
}

void write_link(JsonWriter& out, const domain::MeasureLink& link, const domain::Draft& upper,
                const domain::Draft& lower) {
  if (!write_measures(out, upper, link.pair.upper, lower, link.pair.lower)) return;
  out.member("id", link.id.value).member("refused", link.refused).key("score").number(link.score);
  out.member("words", link.words);
  out.member("by", link.by);
  write_instant(out, "at", link.at);
  out.close_object();
}

void write_pairing(JsonWriter& out, const domain::Cascade& cascade, const domain::Draft& upper,
                   const domain::Draft& lower, const std::vector<domain::CascadePair>& proposals) {
  out.open_object().key("upper");
  write_plan_link(out, upper.id, app::title_of(upper));
  out.key("lower");
  write_plan_link(out, lower.id, app::title_of(lower));
  for (const bool refused : {false, true}) {
    out.key(refused ? "refused" : "links").open_array();
    for (const domain::MeasureLink& link : cascade.links)
      if (link.pair.lower_plan == lower.id && link.refused == refused) write_link(out, link, upper, lower);
    out.close_array();
  }
  out.key("proposals").open_array();
  for (const domain::CascadePair& pair : proposals) {
    if (cascade.find(domain::MeasurePair{pair.upper, lower.id, pair.lower}) != nullptr) continue;
    json::object evidence = codec::to_json(pair);
    if (!write_measures(out, upper, pair.upper, lower, pair.lower)) continue;
    for (const std::string_view name : {"score", "parts", "words", "targets", "fields", "why"})
      out.key(name).raw(json::serialize(evidence[name]));
    out.close_object();
  }
  out.close_array().close_object();
}

void write_task_state(JsonWriter& out, const std::optional<domain::Task>& task, const Viewer& viewer) {
  if (!task) {
    out.null();
    return;
  }
  const domain::Status status = domain::status_of(*task);
  std::vector<std::string> lead;
  int settled = 0;
  for (const domain::Assignment& each : task->assignments) {
    if (each.part == domain::Part::lead) lead.push_back(each.unit);
    if (domain::is_settled(each.status)) ++settled;
  }
  out.open_object().member("id", task->id.value).member("title", task->content.title);
  out.member("status", domain::name_of(status));
  out.member("light", domain::name_of(light_of(*task, viewer)));
  write_day(out, "due", task->due);
  write_percent(out, "percent", domain::percent_of(*task));
  out.member("lead", lead);
  out.member("units_settled", settled).member("units_total", static_cast<std::int64_t>(task->assignments.size()));
  out.close_object();
}

void write_nodes(JsonWriter& out, const std::vector<app::CascadeNode>& nodes, const Viewer& viewer) {
  out.open_array();
  for (const app::CascadeNode& node : nodes) {
    out.open_object().member("link", node.link.value).key("score").number(node.score).key("plan");
    write_plan_link(out, node.plan, node.plan_title);
    out.key("left_behind").boolean(node.is_left_behind).key("measure");
    write_measure_link(out, {node.measure_id, node.measure});
    out.key("task");
    write_task_state(out, node.task, viewer);
    out.key("below");
    write_nodes(out, node.below, viewer);
    out.close_object();
  }
  out.close_array();
}

void write_below(JsonWriter& out, const std::vector<domain::Target>& targets,
                 const std::vector<app::CascadeNode>& below, const Viewer& viewer) {
  out.key("below");
  write_nodes(out, below, viewer);
  out.key("progress");
  const std::vector<domain::Task> tasks = app::tasks_in(below);
  std::vector<domain::Light> lights;
  lights.reserve(tasks.size());
  for (const domain::Task& each : tasks) lights.push_back(light_of(each, viewer));
  write_progress(out, domain::progress_of(tasks, lights));
  std::vector<std::vector<domain::Target>> lower;
  lower.reserve(below.size());
  for (const app::CascadeNode& node : below) lower.push_back(node.measure.targets);
  out.key("targets");
  write_cover(out, domain::cover_of(targets, lower));
}

}  // namespace duban::http
