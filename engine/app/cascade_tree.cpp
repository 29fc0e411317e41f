#include "app/cascade_tree.hpp"

#include <algorithm>

namespace duban::app {

namespace {

void collect(const std::vector<CascadeNode>& nodes, std::map<domain::TaskId, domain::Task>& tasks) {
  for (const CascadeNode& node : nodes) {
    if (node.task) tasks.emplace(node.task->id, *node.task);
    collect(node.below, tasks);
  }
}

}  // namespace

std::string title_of(const domain::Draft& plan) {
  return plan.document.title.value_or(plan.file_name);
}

std::vector<domain::Task> tasks_in(const std::vector<CascadeNode>& nodes) {
  std::map<domain::TaskId, domain::Task> found;
  collect(nodes, found);
  std::vector<domain::Task> tasks;
  tasks.reserve(found.size());
  for (auto& [id, task] : found) tasks.push_back(std::move(task));
  return tasks;
}

const domain::Draft* CascadeReader::plan(domain::PlanId plan) {
  auto at = plans_.find(plan);
  if (at == plans_.end()) at = plans_.emplace(plan, views_.find_plan(plan)).first;
  return at->second ? &*at->second : nullptr;
}

const domain::Cascade& CascadeReader::cascade(domain::PlanId upper) {
  auto at = cascades_.find(upper);
  if (at == cascades_.end()) at = cascades_.emplace(upper, views_.find_cascade(upper)).first;
  return at->second;
}

std::optional<domain::Task> CascadeReader::task_of(const domain::Draft& plan, domain::MeasureId measure) {
  const std::size_t place = plan.place_of(measure);
  // A revision has no task for a new measure that was refused: then the tasks behind it stand before their places.
  for (std::size_t at = std::min(place + 1, plan.tasks.size()); at-- > 0;) {
    auto task = views_.find_task(plan.tasks[at]);
    if (!task || !task->content.measure) continue;
    if (task->content.plan != plan.id) return at == place ? task : std::nullopt;
    if (*task->content.measure == measure) return task;
    if (plan.place_of(*task->content.measure) < place) break;
  }
  return std::nullopt;
}

std::optional<CascadeNode> CascadeReader::node(const domain::MeasureLink& link, domain::PlanId id,
                                               domain::MeasureId measure) {
  const domain::Draft* draft = plan(id);
  const domain::DraftMeasure* found = draft != nullptr ? draft->find(measure) : nullptr;
  if (found == nullptr) return std::nullopt;
  return CascadeNode{link.id,
                     link.score,
                     id,
                     title_of(*draft),
                     draft->superseded_by.has_value(),
                     found->measure,
                     measure,
                     task_of(*draft, measure),
                     {}};
}

std::vector<CascadeNode> CascadeReader::below(domain::PlanId plan, domain::MeasureId measure) {
  std::set<domain::PlanId> path{plan};
  return below(plan, measure, path);
}

std::vector<CascadeNode> CascadeReader::below(domain::PlanId plan, domain::MeasureId measure,
                                              std::set<domain::PlanId>& path) {
  std::vector<CascadeNode> nodes;
  if (path.size() > kLevelsMax) return nodes;
  for (const domain::MeasureLink& link : cascade(plan).links) {
    if (link.refused || link.pair.upper != measure || path.contains(link.pair.lower_plan)) continue;
    auto found = node(link, link.pair.lower_plan, link.pair.lower);
    if (!found) continue;
    path.insert(link.pair.lower_plan);
    found->below = below(link.pair.lower_plan, link.pair.lower, path);
    path.erase(link.pair.lower_plan);
    nodes.push_back(*std::move(found));
  }
  return nodes;
}

std::vector<CascadeNode> CascadeReader::above(domain::PlanId plan, domain::MeasureId measure) {
  std::vector<CascadeNode> nodes;
  auto at = plans_above_.find(plan);
  if (at == plans_above_.end()) at = plans_above_.emplace(plan, views_.plans_above(plan)).first;
  for (const domain::PlanId upper : at->second)
    for (const domain::MeasureLink& link : cascade(upper).links) {
      if (link.refused || link.pair.lower_plan != plan || link.pair.lower != measure) continue;
      if (auto found = node(link, upper, link.pair.upper)) nodes.push_back(*std::move(found));
    }
  return nodes;
}

}  // namespace duban::app
