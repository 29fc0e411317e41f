// The pure core: what a command does to a state, and what an event makes of it.
#pragma once

#include <vector>

#include "domain/calendar.hpp"
#include "domain/command.hpp"
#include "domain/event.hpp"
#include "domain/rejection.hpp"
#include "domain/role.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

/// What a decision may look at beside the state.
struct Context {
  Actor actor;
  Date today;
};

/// The same of a task: with the workflow that it goes by (for a new one the present workflow) and the working days.
struct TaskContext {
  Actor actor;
  Date today;
  const Workflow& workflow;
  const Calendar& calendar;
};

/// Events of a task. Rejects with `not_found` if there is no such task or assignment, `not_permitted` if the person's
/// role or unit may not do it, `invalid_status` if the status does not allow it, `co_units_open` if a lead submits
/// before the others are settled, `same_person` if the one who submitted closes, `missing_value` and `invalid_value`
/// for what the command carries, `percent_falls` without a reason, `unit_already_assigned` for a second part of one
/// unit, `due_date_passed`, `due_date_not_later`, `extension_pending` and `extensions_used_up` for an extension,
/// `period_reported` for a second report of a period, `calendar_unknown` where working days of a year without a
/// calendar are needed.
Result<std::vector<TaskEvent>> decide(const Task& task, const TaskCommand& command, const TaskContext& context);

/// Events of a plan. `IssuePlan` gives `PlanIssued` without its tasks: `tasks_of` makes them. Rejects with `not_found`,
/// `invalid_status` if the plan is no longer a draft, `measures_without_due_date`, `no_measures`, `invalid_value`.
Result<std::vector<PlanEvent>> decide(const Draft& draft, const PlanCommand& command, const Context& context);

/// The tasks that issuing the draft makes, one a measure in the order of the text.
std::vector<TaskIssued> tasks_of(const Draft& draft);

void evolve(Task& task, const TaskEvent& event, const Stamp& stamp);
void evolve(Draft& draft, const PlanEvent& event, const Stamp& stamp);

}  // namespace duban::domain
