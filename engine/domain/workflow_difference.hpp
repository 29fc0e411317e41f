// What differs between two versions of a workflow, in words for the people who bring a new one into force.
#pragma once

#include <string>
#include <vector>

#include "domain/workflow.hpp"

namespace duban::domain {

/// One line a difference, Chinese, without a full stop: statuses, then transitions, timers, slips and the rest. Empty
/// if work goes on the same under both.
std::vector<std::string> differences(const Workflow& before, const Workflow& after);

/// 待签收 → 办理中，由联络员、单位负责人办理，条件：…
std::string described(const Transition& transition);
/// 第 -7、-3、-1 个工作日, counted from its base.
std::string described(const Timer& timer);
/// 正常（距到期 8 天起），临期（距到期 0 至 7 天），…
std::string described(const LightLadder& ladder);

}  // namespace duban::domain
