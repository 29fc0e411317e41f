// The slips (督办单) of one part of a task.
#pragma once

#include "domain/task.hpp"

namespace duban::domain {

/// The last slip to this assignment; null without any.
inline const Slip* last_slip(const Task& task, AssignmentId assignment) {
  const Slip* last = nullptr;
  for (const Slip& each : task.slips)
    if (each.assignment == assignment) last = &each;
  return last;
}

}  // namespace duban::domain
