// A cascade with the plans, measures and tasks that its links name, level by level.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/views.hpp"
#include "domain/cascade_progress.hpp"

namespace duban::app {

/// A linked measure of another plan. `below`, in turn, what carries it out.
struct CascadeNode {
  /// Of the link's upper plan.
  domain::LinkId link;
  double score = 0;
  domain::PlanId plan;
  std::string plan_title;
  /// The plan was revised, and nothing in its revision continues the measure: a person has to decide.
  bool is_left_behind = false;
  domain::Measure measure;
  domain::MeasureId measure_id;
  /// Absent while the plan is not issued.
  std::optional<domain::Task> task;
  std::vector<CascadeNode> below;
};

/// Reads plans, links and tasks as they are needed, each once. For one call of the interface.
class CascadeReader {
 public:
  explicit CascadeReader(Views& views) : views_(views) {}

  /// What carries out this measure, in the order of linking, down to `kLevelsMax` levels. Links to plans and measures
  /// that are no longer there are left out.
  std::vector<CascadeNode> below(domain::PlanId plan, domain::MeasureId measure);
  /// What this measure carries out, one level up.
  std::vector<CascadeNode> above(domain::PlanId plan, domain::MeasureId measure);

  /// Null for a plan that is not there, or was discarded.
  const domain::Draft* plan(domain::PlanId plan);
  std::optional<domain::Task> task_of(const domain::Draft& plan, domain::MeasureId measure);

 private:
  static constexpr std::size_t kLevelsMax = 6;

  const domain::Cascade& cascade(domain::PlanId upper);
  std::optional<CascadeNode> node(const domain::MeasureLink& link, domain::PlanId plan, domain::MeasureId measure);
  std::vector<CascadeNode> below(domain::PlanId plan, domain::MeasureId measure, std::set<domain::PlanId>& path);

  Views& views_;
  std::map<domain::PlanId, std::optional<domain::Draft>> plans_;
  std::map<domain::PlanId, domain::Cascade> cascades_;
  std::map<domain::PlanId, std::vector<domain::PlanId>> plans_above_;
};

std::string title_of(const domain::Draft& plan);

/// All tasks at and below these nodes, each once.
std::vector<domain::Task> tasks_in(const std::vector<CascadeNode>& nodes);

}  // namespace duban::app
