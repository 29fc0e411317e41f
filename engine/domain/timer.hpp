// Timers (提醒): which of them are to go off by a day, read from facts alone. What went off is an event, so that each
// day of a timer counts once, whatever restarts, jumps of the clock or long stops there are.
#pragma once

#include <optional>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/task.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

/// The timers of an assignment whose day has come by `today` and that did not go off for it yet, by day. Those whose
/// day lies in a year without a calendar are not among them. Nothing goes off for what is settled, suspended or
/// submitted.
std::vector<Firing> due_firings(const Task& task, const Assignment& assignment, const Workflow& workflow,
                                const Calendar& calendar, Date today);

struct NextAlarm {
  /// The earliest day on which a timer is to go off; not after it is asked for again.
  std::optional<Date> day;
  /// A day lies in a year without a calendar: ask again once there is one.
  bool is_unknown = false;
};

NextAlarm next_alarm(const Task& task, const Assignment& assignment, const Workflow& workflow, const Calendar& calendar,
                     Date today);

}  // namespace duban::domain
