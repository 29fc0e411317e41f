// Moving a running task to another version of the workflow: whether it can go on there, and what would change for it.
#pragma once

#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

/// Rejects with `invalid_status` if an unsettled assignment has a status that the workflow does not have, or asked for
/// an extension that nobody could decide under it.
Result<void> can_go_on(const Task& task, const Workflow& workflow);

/// What would be otherwise from today on, a line each, Chinese, without a full stop: what each role may do to the task
/// and to its unsettled assignments; the next day of each timer, and how often it goes off at once for days that have
/// passed; the grade after an unanswered slip; the extensions.
std::vector<std::string> changes_of_move(const Task& task, const Workflow& before, const Workflow& after,
                                         const Calendar& calendar, Date today);

}  // namespace duban::domain
