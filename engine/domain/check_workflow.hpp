// What a workflow must keep to so that work under it can begin, go on and end: checked before it comes into force.
#pragma once

#include <string>
#include <vector>

#include "domain/workflow.hpp"

namespace duban::domain {

/// Something to be corrected in a workflow: where, as a JSON pointer into its file, and what was expected and found.
struct WorkflowFault {
  std::string place;
  std::string message;
  bool operator==(const WorkflowFault&) const = default;
};

inline constexpr int kReplyDaysMax = 60;
/// The bounds of a light lie at most so many days from the due date.
inline constexpr int kLightDaysMax = 366;
inline constexpr int kExtensionsMax = 20;
/// A timer goes off at most so many days from its base, and again after at most so many.
inline constexpr int kTimerDaysMax = 366;

/// All faults, in no particular order; none if the workflow can come into force.
///
/// Statuses: each once, with 待签收 and 办结; each reachable; from each unsettled one a settled one can be reached.
/// Transitions: none twice, none missing that work or another transition cannot do without; statuses that are listed;
/// `to` as the action leads; roles that can do it; guards that are looked at.
/// Timers, slips, extensions: numbers in their ranges, days in order, grades that exist and do not go round.
/// Lights: as `check_lights` says.
std::vector<WorkflowFault> check(const Workflow& workflow);

/// Exactly one rung for every day and pace; no light grows milder as days pass or as the pace falls; nothing is 逾期
/// before its due date has passed, and nothing 正常 after it.
std::vector<WorkflowFault> check_lights(const LightLadder& ladder);

}  // namespace duban::domain
