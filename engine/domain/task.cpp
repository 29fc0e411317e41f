#include "domain/task.hpp"

#include <algorithm>

namespace duban::domain {

const Assignment* Task::find(AssignmentId assignment) const {
  for (const Assignment& each : assignments)
    if (each.id == assignment) return &each;
  return nullptr;
}

Assignment* Task::find(AssignmentId assignment) {
  return const_cast<Assignment*>(static_cast<const Task&>(*this).find(assignment));
}

Status status_of(const Task& task) {
  if (task.withdrawn) return Status::withdrawn;
  const auto count = [&](auto holds) {
    return static_cast<std::size_t>(
        std::ranges::count_if(task.assignments, [&](const Assignment& each) { return holds(each.status); }));
  };
  const std::size_t all = task.assignments.size();
  const std::size_t settled = count(is_settled);
  if (all > 0 && settled == all) return Status::closed;
  const std::size_t submitted = count([](Status status) { return status == Status::submitted; });
  if (submitted > 0 && submitted + settled == all) return Status::submitted;
  if (settled + submitted + count([](Status status) { return status == Status::in_progress; }) > 0)
    return Status::in_progress;
  if (count([](Status status) { return status == Status::declined; }) > 0) return Status::declined;
  return Status::issued;
}

std::vector<std::string> leads_of(const Task& task) {
  std::vector<std::string> leads;
  for (const Assignment& each : task.assignments)
    if (each.part == Part::lead && each.status != Status::released) leads.push_back(each.unit);
  return leads;
}

std::int64_t last_report_at(const Task& task) {
  std::int64_t last = 0;
  for (const Assignment& each : task.assignments) last = std::max(last, each.last_report_at);
  return last;
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::issued:
      return "issued";
    case Status::in_progress:
      return "in_progress";
    case Status::submitted:
      return "submitted";
    case Status::closed:
      return "closed";
    case Status::declined:
      return "declined";
    case Status::released:
      return "released";
    case Status::withdrawn:
      return "withdrawn";
  }
  return {};
}

std::string_view name_of(Part part) {
  switch (part) {
    case Part::lead:
      return "lead";
    case Part::responsible:
      return "responsible";
  }
  return {};
}

std::optional<Status> status_named(std::string_view name) {
  for (Status status : kStatuses)
    if (name_of(status) == name) return status;
  return std::nullopt;
}

std::optional<Part> part_named(std::string_view name) {
  for (Part part : {Part::lead, Part::responsible})
    if (name_of(part) == name) return part;
  return std::nullopt;
}

std::string_view word_of(Status status) {
  switch (status) {
    case Status::issued:
      return "待签收";
    case Status::in_progress:
      return "办理中";
    case Status::submitted:
      return "待审核";
    case Status::closed:
      return "办结";
    case Status::declined:
      return "已退办";
    case Status::released:
      return "已免除";
    case Status::withdrawn:
      return "已撤销";
  }
  return {};
}

}  // namespace duban::domain
