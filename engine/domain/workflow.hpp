// The life of an assignment as one table: what may be done to it, from which status, by whom.
#pragma once

#include <span>
#include <string_view>

#include "domain/rejection.hpp"
#include "domain/role.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// What can be done to an assignment. The names are those of the interface's addresses.
enum class Action { acceptance, declination, reports, submission, return_, closure, release, reassignment };

inline constexpr Action kActions[] = {Action::acceptance, Action::declination, Action::reports, Action::submission,
                                      Action::return_,    Action::closure,     Action::release, Action::reassignment};

/// Whose assignment the person must be of.
enum class Whose { own_unit, any_unit };

struct Transition {
  Action action;
  /// Statuses that it leads from, as bits `1 << Status`.
  unsigned from;
  Status to;
  /// Roles that may do it, as bits `1 << Role`.
  unsigned roles;
  Whose whose;
};

std::span<const Transition> transitions();
const Transition& transition_of(Action action);

constexpr unsigned bit(Status status) {
  return 1U << static_cast<unsigned>(status);
}
constexpr unsigned bit(Role role) {
  return 1U << static_cast<unsigned>(role);
}

std::string_view name_of(Action action);
/// The Chinese word that people see, 签收 and so on.
std::string_view word_of(Action action);

/// Whether `actor` may do `action` to an assignment of this task as it stands, or why not. Looks at role, unit, status
/// and the standing guards (co-units of a lead, the person who submitted), not at what the command carries.
Result<void> permits(const Task& task, const Assignment& assignment, Action action, const Actor& actor);

}  // namespace duban::domain
