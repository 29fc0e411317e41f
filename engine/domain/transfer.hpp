// What the merger of a unit does to the tasks that it works on.
#pragma once

#include <vector>

#include "domain/decide.hpp"
#include "domain/unit.hpp"

namespace duban::domain {

/// The events that move the running assignments of `from`, under any of its names, to `to`. Status, reports, percent
/// and dates stay. Where `to` has a running assignment in the task already, that one takes the other in; a settled one
/// of `to` stays as it is beside the moved one.
std::vector<TaskEvent> transfer(const Task& task, const Unit& from, const Unit& to, Date on);

}  // namespace duban::domain
