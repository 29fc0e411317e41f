#include "domain/what_if.hpp"

#include <algorithm>
#include <map>

#include "domain/decide.hpp"
#include "domain/timer.hpp"

namespace duban::domain {

namespace {

/// What an event did, as the workflow names it, and to which assignment; nothing for what no transition stands for.
struct Done {
  Action action;
  AssignmentId assignment;
};

struct Visitor {
  const Task& task;
  std::optional<Done> operator()(const AssignmentAccepted& e) const { return Done{Action::acceptance, e.assignment}; }
  std::optional<Done> operator()(const AssignmentDeclined& e) const { return Done{Action::declination, e.assignment}; }
  std::optional<Done> operator()(const ProgressReported& e) const { return Done{Action::reports, e.assignment}; }
  std::optional<Done> operator()(const AssignmentSubmitted& e) const { return Done{Action::submission, e.assignment}; }
  std::optional<Done> operator()(const SubmissionSigned& e) const { return Done{Action::signature, e.assignment}; }
  std::optional<Done> operator()(const OpinionGiven& e) const { return on_extension(Action::opinion, e.extension); }
  std::optional<Done> operator()(const AssignmentReturned& e) const { return Done{Action::return_, e.assignment}; }
  std::optional<Done> operator()(const AssignmentClosed& e) const { return Done{Action::closure, e.assignment}; }
  std::optional<Done> operator()(const AssignmentReleased& e) const { return Done{Action::release, e.assignment}; }
  std::optional<Done> operator()(const AssignmentReassigned& e) const {
    return Done{Action::reassignment, e.assignment};
  }
  std::optional<Done> operator()(const AssignmentReopened& e) const { return Done{Action::reopening, e.assignment}; }
  std::optional<Done> operator()(const ExtensionRequested& e) const { return Done{Action::extensions, e.assignment}; }
  std::optional<Done> operator()(const ExtensionGranted& e) const {
    return on_extension(Action::decision, e.extension);
  }
  std::optional<Done> operator()(const ExtensionRefused& e) const {
    return on_extension(Action::decision, e.extension);
  }
  std::optional<Done> operator()(const SlipIssued& e) const { return Done{Action::slips, e.assignment}; }
  template <class Event>
  std::optional<Done> operator()(const Event& /*event*/) const {
    return std::nullopt;
  }

  std::optional<Done> on_extension(Action action, ExtensionId id) const {
    const Extension* extension = task.find(id);
    return extension != nullptr ? std::optional(Done{action, extension->assignment}) : std::nullopt;
  }
};

std::optional<Done> done_by(const TaskEvent& event, const Task& task) {
  return std::visit(Visitor{task}, event);
}

/// The history under one set of rules: every timer that goes off, with its day, and what would be refused.
class Replay {
 public:
  explicit Replay(const RulesOfTime& rules) : rules_(rules) {}

  void run(std::span<const PastEvent> history, Date until) {
    for (const PastEvent& each : history) {
      const Date day = day_of(each.stamp.at);
      if (until < day) break;
      // The clock's own events are what is found out here.
      if (std::holds_alternative<TimerFired>(each.event)) continue;
      if (task_.version > 0) fire(day.plus_days(-1));
      look(each, day);
      evolve(task_, moved(each.event, day), each.stamp);
    }
    fire(until);
  }

  const Task& task() const { return task_; }
  const std::vector<Otherwise>& refusals() const { return refusals_; }

 private:
  void fire(Date today) {
    for (Assignment& each : task_.assignments)
      for (const Firing& firing : due_firings(task_, each, rules_.workflow, rules_.calendar, today))
        each.firings.push_back(firing);
  }

  void look(const PastEvent& past, Date day) {
    const auto done = done_by(past.event, task_);
    if (!done || !past.actor) return;
    const Assignment* assignment = task_.find(done->assignment);
    if (assignment == nullptr) return;
    // The unit as it was then: accounts move with mergers.
    Actor actor = *past.actor;
    if (belongs_to_unit(actor.role)) actor.unit = assignment->unit;
    const auto permitted = permits(rules_.workflow, task_, assignment, done->action, actor, day);
    if (!permitted) refusals_.push_back({Otherwise::Kind::refused, day, done->assignment, permitted.error().message});
  }

  /// The event with the dates that these rules give: those of a resumption follow from the calendar.
  TaskEvent moved(const TaskEvent& event, Date day) const {
    const auto* resumed = std::get_if<TaskResumed>(&event);
    if (resumed == nullptr || !resumed->working_days || !task_.suspended_on) return event;
    TaskResumed other = *resumed;
    const auto lost = rules_.calendar.working_days_between(task_.suspended_on->plus_days(-1), day.plus_days(-1));
    if (!lost) return event;
    other.working_days = lost;
    if (task_.due && other.due) other.due = rules_.calendar.plus_working_days(*task_.due, *lost);
    for (MovedDue& each : other.dues)
      if (const Assignment* assignment = task_.find(each.assignment); assignment != nullptr && assignment->due)
        each.due = rules_.calendar.plus_working_days(*assignment->due, *lost).value_or(each.due);
    return other;
  }

  RulesOfTime rules_;
  Task task_;
  std::vector<Otherwise> refusals_;
};

void compare_timers(const Assignment& was, const Assignment& would, std::vector<Otherwise>& found) {
  const auto has = [](const std::vector<Firing>& all, const Firing& one) {
    return std::ranges::find(all, one) != all.end();
  };
  const auto add = [&](const Firing& firing, Otherwise::Kind kind, std::string_view verb) {
    const auto timer = timer_named(firing.timer);
    found.push_back({kind, firing.day, was.id,
                     was.unit + std::string(verb) + "“" + std::string(timer ? word_of(*timer) : firing.timer) +
                         "”提醒（" + firing.day.text() + "）"});
  };
  for (const Firing& each : would.firings)
    if (!has(was.firings, each)) add(each, Otherwise::Kind::timer_more, "会多收到");
  for (const Firing& each : was.firings)
    if (!has(would.firings, each)) add(each, Otherwise::Kind::timer_less, "不会收到");
}

/// The slip (督办单) that overdue work is given by itself.
struct OwnSlip {
  std::string grade;
  Date day;
  bool operator==(const OwnSlip&) const = default;
};

/// The day is that of the first reminder of overdue work; none where a person had sent a slip before.
std::optional<OwnSlip> own_slip(const Task& task, const Assignment& assignment, const Workflow& workflow) {
  const SlipGrade* grade = workflow.find_slip(workflow.first_slip);
  if (grade == nullptr) return std::nullopt;
  std::optional<Date> day;
  for (const Firing& each : assignment.firings)
    if (timer_named(each.timer) == TimerKind::overdue && (!day || each.day < *day)) day = each.day;
  if (!day) return std::nullopt;
  const bool sent = std::ranges::any_of(
      task.slips, [&](const Slip& each) { return each.assignment == assignment.id && each.issued_on < *day; });
  return sent ? std::nullopt : std::optional(OwnSlip{grade->word, *day});
}

void compare_slips(const Assignment& part, const std::optional<OwnSlip>& was, const std::optional<OwnSlip>& would,
                   std::vector<Otherwise>& found) {
  if (was == would) return;
  const auto add = [&](const OwnSlip& slip, Otherwise::Kind kind, std::string_view verb) {
    found.push_back({kind, slip.day, part.id,
                     part.unit + std::string(verb) + slip.grade + "督办单（" + slip.day.text() + "，逾期自动发出）"});
  };
  if (would) add(*would, Otherwise::Kind::slip_more, "会收到");
  if (was) add(*was, Otherwise::Kind::slip_less, "不会收到");
}

}  // namespace

std::vector<Otherwise> what_if(std::span<const PastEvent> history, const RulesOfTime& was, const RulesOfTime& would,
                               Date until) {
  Replay before(was);
  Replay after(would);
  before.run(history, until);
  after.run(history, until);
  std::vector<Otherwise> found;
  for (const Otherwise& each : after.refusals())
    if (std::ranges::find(before.refusals(), each) == before.refusals().end()) found.push_back(each);
  for (const Assignment& each : before.task().assignments) {
    const Assignment* other = after.task().find(each.id);
    if (other == nullptr) continue;
    compare_timers(each, *other, found);
    compare_slips(each, own_slip(before.task(), each, was.workflow), own_slip(after.task(), *other, would.workflow),
                  found);
    if (each.due != other->due)
      found.push_back({Otherwise::Kind::due, each.due_since.value_or(until), each.id,
                       each.unit + "的办理时限会是 " + (other->due ? other->due->text() : "无") + "，现在是 " +
                           (each.due ? each.due->text() : "无")});
  }
  std::ranges::stable_sort(found, {}, &Otherwise::day);
  return found;
}

}  // namespace duban::domain
