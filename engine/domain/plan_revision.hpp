// What the issue of a revised plan does to the tasks that run under the former one.
#pragma once

#include <optional>
#include <vector>

#include "domain/event.hpp"
#include "domain/plan_comparison.hpp"
#include "domain/rejection.hpp"

namespace duban::domain {

/// A draft that revises an issued plan, with all that its issue touches.
struct RevisionCase {
  Draft revised;
  /// Without the measures that were never tracked: those that it had added itself and that were refused.
  Draft former;
  /// Those of the former plan, and of the revised one once it is issued.
  std::vector<Task> tasks;

  /// Rises with every change of the draft, the former plan and any of the tasks: what a person who issues has seen.
  int version() const;
  /// The task of either measure of a comparison; null if there is none.
  const Task* task_of(const MeasureComparison& comparison) const;
};

/// The former plan as a revision is compared with it.
Draft as_tracked(Draft former);

/// Rejects with `not_found` or `invalid_status`: only a plan that is issued and not superseded can be revised.
Result<void> may_be_revised(const Draft& former);

struct AmendedTask {
  TaskId task;
  /// Nothing for a task whose measure was dropped.
  std::optional<MeasureId> measure;
  std::vector<TaskEvent> events;
};

struct RevisionEffect {
  std::vector<AmendedTask> amended;
  /// Measures that become new tasks.
  std::vector<MeasureId> added;
  /// Changes that a person still has to accept or refuse. One that would change a settled task or none needs no
  /// decision.
  std::vector<ChangeId> undecided;
  // Counts for the person who issues.
  int tasks_adjusted = 0;
  int tasks_withdrawn = 0;
  int tasks_unchanged = 0;
  int units_assigned = 0;
  int units_released = 0;
  int parts_changed = 0;
};

/// What issue would do with what was decided so far. A settled task is only linked to the new plan's measure; a refused
/// change leaves the task as it is.
RevisionEffect effect_of(const RevisionCase& revision, const std::vector<MeasureComparison>& comparisons);

/// `compare` with what a person said about pairs.
std::vector<MeasureComparison> compare(const RevisionCase& revision);

/// Whether a change needs a person's decision as the tasks stand.
bool needs_decision(const RevisionCase& revision, const MeasureComparison& comparison, ChangeKind kind);

}  // namespace duban::domain
