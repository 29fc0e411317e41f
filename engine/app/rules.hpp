// The rules that decisions go by beside the state: the versions of the workflow, and the working days.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/delivery.hpp"
#include "codec/inspection_template_json.hpp"
#include "codec/scoring_json.hpp"
#include "domain/calendar.hpp"
#include "domain/workflow.hpp"

namespace duban::app {

class EventStore;

/// Every version of the workflow that was ever in force, by which running tasks go on. Never changes while the program
/// runs.
class Workflows {
 public:
  /// `oldest` is what tasks from before workflows had versions go by.
  explicit Workflows(domain::Workflow oldest) { versions_.push_back(std::move(oldest)); }

  /// From now on in force; nothing if it is already.
  void adopt(domain::Workflow workflow);
  /// What new tasks go by.
  const domain::Workflow& current() const { return versions_.at(current_); }
  /// The oldest for an empty version. Throws std::logic_error for one that was never in force.
  const domain::Workflow& of(std::string_view version) const;
  const domain::Workflow* find(std::string_view version) const;
  const std::vector<domain::Workflow>& all() const { return versions_; }

 private:
  std::vector<domain::Workflow> versions_;
  std::size_t current_ = 0;
};

struct Rules {
  Workflows workflows;
  domain::Calendar calendar;
  Routes routes = {};
  /// The forms that checklists are made by.
  std::vector<domain::InspectionTemplate> inspections = codec::shipped_inspection_templates();
  domain::ScoringRules scoring = codec::shipped_scoring_rules();
};

/// The workflows with these texts, in the order in which they came into force; the shipped one if there are none.
Workflows workflows_from(const std::vector<std::string>& texts);

/// The workflows that the log knows; the shipped one if it knows none.
Workflows load_workflows(EventStore& store);

/// The same, after the workflow with this text came into force: written to the log unless it is in force already. In
/// the store's present transaction. Throws std::invalid_argument for what is no workflow.
Workflows adopt_workflow(EventStore& store, std::string_view text, std::int64_t now);

}  // namespace duban::app
