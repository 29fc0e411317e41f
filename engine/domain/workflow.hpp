// The workflow as data: what may be done, from which status, by whom and under which conditions; the timers, the grades
// of slips and the lights. A task keeps the version that it was issued under. Read from config/workflow.json by
// `codec`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/light.hpp"
#include "domain/rejection.hpp"
#include "domain/role.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// What can be done. The names are those of the interface's addresses.
enum class Action {
  // to an assignment
  acceptance,
  declination,
  reports,
  submission,
  signature,
  return_,
  closure,
  release,
  reassignment,
  reopening,
  extensions,
  slips,
  // to what an assignment has: an extension, a slip
  opinion,
  decision,
  receipt,
  answer,
  // to the task as a whole
  assignments,
  suspension,
  resumption,
  withdrawal,
};

inline constexpr Action kActions[] = {
    Action::acceptance, Action::declination, Action::reports,    Action::submission,   Action::signature,
    Action::return_,    Action::closure,     Action::release,    Action::reassignment, Action::reopening,
    Action::extensions, Action::slips,       Action::opinion,    Action::decision,     Action::receipt,
    Action::answer,     Action::assignments, Action::suspension, Action::resumption,   Action::withdrawal};

/// What an action is done to, and so whose status `from` speaks of and whose version is presumed.
enum class ActionOn { assignment, extension, slip, task };
ActionOn on_what(Action action);

/// Standing conditions: they look at the task and the person, not at what the command carries.
enum class Guard {
  /// A lead waits until all responsible units are settled.
  co_units_settled,
  /// Never the person who submitted, or who asked for the extension.
  other_person,
  /// For responsible units only, not for a lead.
  responsible_only,
  /// The due date has not passed.
  before_expiry,
  /// Evidence (佐证) was reported.
  evidence,
  /// The unit's head signed what was submitted (审签).
  signed_,
  /// The supervisors said what they think of the extension.
  opinion,
};
inline constexpr Guard kGuards[] = {Guard::co_units_settled, Guard::other_person, Guard::responsible_only,
                                    Guard::before_expiry,    Guard::evidence,     Guard::signed_,
                                    Guard::opinion};

constexpr unsigned bit(Status status) {
  return 1U << static_cast<unsigned>(status);
}
constexpr unsigned bit(Role role) {
  return 1U << static_cast<unsigned>(role);
}
constexpr unsigned bit(Guard guard) {
  return 1U << static_cast<unsigned>(guard);
}

/// People of a unit act for their own unit only, whatever the workflow says.
struct Transition {
  Action action = Action::acceptance;
  /// Statuses that it leads from: bits of Status.
  unsigned from = 0;
  /// The status stays if absent.
  std::optional<Status> to = {};
  /// Bits of Role.
  unsigned roles = 0;
  /// Bits of Guard.
  unsigned guards = 0;
  bool operator==(const Transition&) const = default;
};

enum class TimerKind { not_accepted, before_due, overdue, milestone, period_unreported, slip_ran_out };
inline constexpr TimerKind kTimerKinds[] = {TimerKind::not_accepted,      TimerKind::before_due,
                                            TimerKind::overdue,           TimerKind::milestone,
                                            TimerKind::period_unreported, TimerKind::slip_ran_out};
enum class DayKind { working, calendar };
inline constexpr DayKind kDayKinds[] = {DayKind::working, DayKind::calendar};

/// Goes off on these days counted from its base: the day of assignment, the due date, the end of a reporting period,
/// the day until which a slip is to be answered, the date of a target. Negative days lie before the base.
struct Timer {
  TimerKind kind = TimerKind::not_accepted;
  DayKind days = DayKind::working;
  /// Ascending.
  std::vector<int> on = {};
  /// After the last of them again every so many days; 0 for never.
  int then_every = 0;
  bool operator==(const Timer&) const = default;
};

/// What a slip is marked with beside its word, from the mildest on.
enum class SlipColor { grey, blue, yellow, orange, red };
inline constexpr SlipColor kSlipColors[] = {SlipColor::grey, SlipColor::blue, SlipColor::yellow, SlipColor::orange,
                                            SlipColor::red};

/// A grade of slips (催办, 提醒, 警告, 责令): the unit has `reply_days` working days to answer; a slip that ran out is
/// followed by one of the grade `next`, by none if it is empty.
struct SlipGrade {
  std::string name;
  std::string word;
  int reply_days = 0;
  std::string next;
  SlipColor color = SlipColor::grey;
  bool operator==(const SlipGrade&) const = default;
};

struct Workflow {
  /// SHA-256 of its text, hexadecimal: the same content is the same version.
  std::string version;
  std::string name;
  std::vector<Status> statuses;
  std::vector<Transition> transitions;
  std::vector<Timer> timers;
  std::vector<SlipGrade> slips;
  LightLadder lights;
  /// Extensions of one assignment that may be granted.
  int extensions_max = 0;
  /// The grade of the slip that overdue work gets by itself; none if empty.
  std::string first_slip;

  const Transition* find(Action action) const;
  const SlipGrade* find_slip(std::string_view grade) const;
  bool operator==(const Workflow&) const = default;
};

std::string_view name_of(Action action);
std::string_view name_of(Guard guard);
std::string_view name_of(TimerKind kind);
std::string_view name_of(DayKind kind);
std::string_view name_of(SlipColor color);
std::optional<Action> action_named(std::string_view name);
std::optional<Guard> guard_named(std::string_view name);
std::optional<TimerKind> timer_named(std::string_view name);
std::optional<DayKind> day_kind_named(std::string_view name);
/// The Chinese words that people see: 签收, 联络员 and so on.
std::string_view word_of(Action action);
std::string_view word_of(Role role);
std::string_view word_of(TimerKind kind);
std::string_view word_of(Guard guard);
std::string_view word_of(DayKind kind);
std::string_view word_of(SlipColor color);

/// The words of the members of a set of bits: 待签收、办理中. `members` is kStatuses, kRoles or kGuards.
template <class Members>
std::string words_in(unsigned set, const Members& members) {
  std::string words;
  for (const auto member : members) {
    if ((set & bit(member)) == 0) continue;
    if (!words.empty()) words += "、";
    words += word_of(member);
  }
  return words;
}

/// Whether `actor` may do `action`, or why not. Looks at role, unit, status and the standing guards, not at what the
/// command carries. `assignment` is null for what is done to the task; `extension` is the assignment's one that it is
/// done to, if it is: then `other_person` speaks of who asked for it, otherwise of who submitted.
Result<void> permits(const Workflow& workflow, const Task& task, const Assignment* assignment, Action action,
                     const Actor& actor, Date today, const Extension* extension = nullptr);

/// Whether what is submitted has to be signed by the unit's head before anybody can close it; then somebody may sign.
bool asks_for_signature(const Workflow& workflow);
/// Whether this submission still waits for it.
bool waits_for_signature(const Workflow& workflow, const Assignment& assignment);

}  // namespace duban::domain
