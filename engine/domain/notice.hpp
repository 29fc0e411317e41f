// Notices (通知): who is to hear of an event of a task, in one line of words. They are made from events alone, so that
// the inbox can be made again from the log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/role.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// What a notice can be about; the last six are the timers' own names.
inline constexpr std::string_view kNoticeKinds[] = {"issued",
                                                    "assigned",
                                                    "reassigned",
                                                    "transferred",
                                                    "amended",
                                                    "withdrawn",
                                                    "suspended",
                                                    "resumed",
                                                    "declined",
                                                    "submitted",
                                                    "returned",
                                                    "closed",
                                                    "released",
                                                    "reopened",
                                                    "extension_requested",
                                                    "opinion_given",
                                                    "extension_granted",
                                                    "extension_refused",
                                                    "slip_issued",
                                                    "slip_answered",
                                                    "not_accepted",
                                                    "before_due",
                                                    "overdue",
                                                    "milestone",
                                                    "period_unreported",
                                                    "slip_ran_out"};

/// Who hears of it, as `unit:市科技局` or `role:supervisor`.
std::string recipient_of_unit(std::string_view unit);
std::string recipient_of_office(Role role);
/// The unit of those who belong to one, the role of the others.
std::string recipient_of(const Actor& actor);

struct Notice {
  std::string kind;
  std::string recipient;
  TaskId task;
  /// 0 for what is about the task as a whole.
  AssignmentId assignment;
  std::string text;
  bool operator==(const Notice&) const = default;
};

/// What `event` has people hear, in a fixed order; `after` is the task with the event. Fewer than 1,000.
std::vector<Notice> notices_of(const TaskEvent& event, const Task& after);

}  // namespace duban::domain
