// What if (回溯推演): the history of a task under another workflow or another calendar. The events stand as they
// happened; what the other rules would have made of them is compared: who would have been refused, which timers would
// have gone off, which dates would have been others.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/event.hpp"
#include "domain/role.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

struct PastEvent {
  TaskEvent event;
  Stamp stamp;
  /// Who made it happen, as the account is now; absent for the clock and for accounts that are gone.
  std::optional<Actor> actor = {};
};

/// One point in which a task would have stood otherwise.
struct Otherwise {
  enum class Kind { refused, timer_more, timer_less, slip_more, slip_less, due };
  Kind kind = Kind::refused;
  /// The day on which it would have shown.
  Date day;
  AssignmentId assignment;
  /// In Chinese, for people.
  std::string words;
  bool operator==(const Otherwise&) const = default;
};

struct RulesOfTime {
  const Workflow& workflow;
  const Calendar& calendar;
};

/// What differs up to and with the day `until`, by day; empty if the task would have stood the same. Both sets of rules
/// are applied to the history anew, so that timers which were noticed late make no difference.
std::vector<Otherwise> what_if(std::span<const PastEvent> history, const RulesOfTime& was, const RulesOfTime& would,
                               Date until);

}  // namespace duban::domain
