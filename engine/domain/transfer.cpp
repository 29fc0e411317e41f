#include "domain/transfer.hpp"

namespace duban::domain {

std::vector<TaskEvent> transfer(const Task& task, const Unit& from, const Unit& to, Date on) {
  const Assignment* standing = nullptr;
  for (const Assignment& each : task.assignments)
    if (!is_settled(each.status) && to.has_name(each.unit)) standing = &each;
  std::vector<TaskEvent> events;
  for (const Assignment& each : task.assignments) {
    if (is_settled(each.status) || !from.has_name(each.unit)) continue;
    if (standing != nullptr) {
      events.emplace_back(AssignmentAbsorbed{each.id, standing->id, to.name, each.unit, on});
    } else {
      events.emplace_back(AssignmentTransferred{each.id, to.name, each.unit, on});
      standing = &each;
    }
  }
  return events;
}

}  // namespace duban::domain
