// Whether what was to be done by a day was done by then: what the on-time rate (按时办结率) is made of.
#pragma once

#include <optional>
#include <string_view>

#include "domain/task.hpp"

namespace duban::domain {

/// Closed by the due date, after it, or without one; not closed with the date passed, or not yet. What was suspended
/// is pending: its clock stands.
enum class Completion { on_time, late, undated, overdue, pending };

inline constexpr Completion kCompletions[] = {Completion::on_time, Completion::late, Completion::undated,
                                              Completion::overdue, Completion::pending};

/// Nothing for what was released or withdrawn, and for what is open without a due date: nothing was to be done by then.
/// `settled_on` is looked at for what is closed only.
std::optional<Completion> completion_of(Status status, const std::optional<Date>& due,
                                        const std::optional<Date>& settled_on, Date today);

std::string_view name_of(Completion completion);
std::optional<Completion> completion_named(std::string_view name);

}  // namespace duban::domain
