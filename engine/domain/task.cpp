#include "domain/task.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

/// The one of these with this id; null if there is none.
template <class Items, class Id>
auto* find_in(Items& items, Id id) {
  const auto found = std::ranges::find(items, id, [](const auto& each) { return each.id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Assignment* Task::find(AssignmentId assignment) const {
  return find_in(assignments, assignment);
}
Assignment* Task::find(AssignmentId assignment) {
  return find_in(assignments, assignment);
}
const Extension* Task::find(ExtensionId extension) const {
  return find_in(extensions, extension);
}
Extension* Task::find(ExtensionId extension) {
  return find_in(extensions, extension);
}
const Slip* Task::find(SlipId slip) const {
  return find_in(slips, slip);
}
Slip* Task::find(SlipId slip) {
  return find_in(slips, slip);
}

const Extension* Task::pending_extension(AssignmentId assignment) const {
  for (const Extension& each : extensions)
    if (each.assignment == assignment && each.state == ExtensionState::requested) return &each;
  return nullptr;
}

Status status_of(const Task& task) {
  if (task.withdrawn) return Status::withdrawn;
  if (task.suspended_on) return Status::suspended;
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

std::optional<Date> settled_on(const Task& task) {
  std::optional<Date> last;
  for (const Assignment& each : task.assignments) {
    if (!each.settled_on) return std::nullopt;
    if (!last || *last < *each.settled_on) last = each.settled_on;
  }
  return last;
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
    case Status::suspended:
      return "suspended";
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

std::string_view name_of(DueMover mover) {
  switch (mover) {
    case DueMover::extension:
      return "extension";
    case DueMover::suspension:
      return "suspension";
    case DueMover::amendment:
      return "amendment";
  }
  return {};
}

std::string_view name_of(ExtensionState state) {
  switch (state) {
    case ExtensionState::requested:
      return "requested";
    case ExtensionState::granted:
      return "granted";
    case ExtensionState::refused:
      return "refused";
    case ExtensionState::lapsed:
      return "lapsed";
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
    case Status::suspended:
      return "暂缓";
  }
  return {};
}

}  // namespace duban::domain
