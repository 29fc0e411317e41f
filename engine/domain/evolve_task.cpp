// What events make of a task.
#include <algorithm>
#include <stdexcept>

#include "domain/decide.hpp"

namespace duban::domain {

namespace {

struct Evolver {
  Task& task;
  const Stamp& stamp;

  Assignment& of(AssignmentId id) const {
    Assignment* found = task.find(id);
    if (found == nullptr) throw std::logic_error("an event speaks of an assignment that the task does not have");
    ++found->version;
    return *found;
  }

  Date today() const { return day_of(stamp.at); }

  /// Moves the due date and keeps the one it was.
  void move_due(Assignment& assignment, const std::optional<Date>& due, DueMover mover) const {
    if (assignment.due == due) return;
    assignment.due_changes.push_back({assignment.due, due, mover, today()});
    assignment.due = due;
    assignment.due_since = today();
  }

  /// The unit has it from now on, and has done nothing yet.
  void begin(Assignment& assignment) const {
    assignment.status = Status::issued;
    assignment.returned = false;
    assignment.submitted_by.clear();
    assignment.signed_by.clear();
    assignment.assigned_on = today();
    for (Extension& each : task.extensions)
      if (each.assignment == assignment.id && each.state == ExtensionState::requested)
        each.state = ExtensionState::lapsed;
  }

  void add(const std::string& unit, Part part, bool assumed, const std::string& group = {}) const {
    Assignment assignment;
    assignment.id = {static_cast<std::int64_t>(task.assignments.size()) + 1};
    assignment.unit = unit;
    assignment.part = part;
    assignment.assumed = assumed;
    assignment.group = group;
    assignment.due = task.due;
    assignment.original_due = task.due;
    assignment.assigned_on = today();
    assignment.due_since = today();
    // A part of a task that rests does so too.
    if (task.suspended_on) suspend(assignment);
    assignment.version = 1;
    task.assignments.push_back(std::move(assignment));
  }

  void operator()(const TaskIssued& event) const {
    task.content = event.content;
    task.due = event.due;
    task.original_due = event.due;
    task.workflow = event.workflow;
    task.issued_on = today();
    for (const PlannedAssignment& each : event.assignments) add(each.unit, each.part, each.assumed, each.group);
  }

  void operator()(const TaskTakenOver& event) const {
    operator()(TaskIssued{event.content, event.due, event.assignments, event.workflow});
    task.taken_from = event.origin;
    if (event.issued_on) task.issued_on = event.issued_on;
    for (Assignment& each : task.assignments) {
      each.status = event.status;
      each.percent = event.percent;
      each.last_report = event.report;
      // When it was reported the table does not say.
      if (!event.report.empty()) each.last_report_at = stamp.at;
    }
  }

  void operator()(const UnitAssigned& event) const { add(event.unit, event.part, false); }

  void operator()(const TaskWithdrawn&) const {
    task.withdrawn = true;
    for (Assignment& each : task.assignments) {
      if (is_settled(each.status)) continue;
      each.status = Status::withdrawn;
      each.resumes_as.reset();
      ++each.version;
    }
  }

  void operator()(const AssignmentAccepted& event) const { of(event.assignment).status = Status::in_progress; }

  void operator()(const AssignmentDeclined& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::declined;
    assignment.note = event.reason;
  }

  void operator()(const ProgressReported& event) const {
    Assignment& assignment = of(event.assignment);
    if (event.percent) assignment.percent = event.percent;
    assignment.last_report = event.text;
    assignment.last_report_at = stamp.at;
    assignment.evidence += static_cast<int>(event.evidence.size());
    if (!event.period.empty()) assignment.period_reports.push_back({event.period, today()});
    for (const TargetValue& value : event.values) {
      const auto known = std::ranges::find(assignment.target_values, value.target, &TargetValue::target);
      if (known != assignment.target_values.end())
        known->value = value.value;
      else
        assignment.target_values.push_back(value);
    }
  }

  void operator()(const AssignmentSubmitted& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::submitted;
    assignment.submitted_by = stamp.actor;
    assignment.signed_by.clear();
    assignment.returned = false;
    assignment.note.clear();
  }

  void operator()(const AssignmentReturned& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::in_progress;
    assignment.returned = true;
    assignment.submitted_by.clear();
    assignment.signed_by.clear();
    assignment.note = event.reason;
    // The unit was not the one that had to act in the days of review.
    assignment.due_since = today();
  }

  void operator()(const AssignmentClosed& event) const { of(event.assignment).status = Status::closed; }

  void operator()(const AssignmentReleased& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::released;
    assignment.note = event.reason;
  }

  void operator()(const AssignmentReassigned& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.unit = event.unit;
    begin(assignment);
    assignment.note = event.reason;
  }

  /// Who is at work sees that the task is no longer what it was when a change was accepted.
  void operator()(const TaskAmended& event) const {
    task.content = event.content;
    const bool is_due_otherwise = task.due != event.due;
    task.due = event.due;
    for (Assignment& each : task.assignments) {
      if (is_settled(each.status)) continue;
      if (is_due_otherwise) move_due(each, event.due, DueMover::amendment);
      if (is_due_otherwise || !event.changes.empty()) ++each.version;
    }
  }

  void operator()(const PartChanged& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.part = event.part;
    assignment.assumed = false;
  }

  void operator()(const AssignmentTransferred& event) const { of(event.assignment).unit = event.unit; }

  void operator()(const AssignmentAbsorbed& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::released;
    assignment.note =
        event.from + "自 " + event.on.text() + " 起并入" + event.unit + "，由" + event.unit + "一并承办。";
    if (assignment.part != Part::lead) return;
    Assignment& into = of(event.into);
    into.assumed = into.part == Part::lead ? into.assumed && assignment.assumed : assignment.assumed;
    into.part = Part::lead;
  }

  void operator()(const AssignmentReopened& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::in_progress;
    assignment.submitted_by.clear();
    assignment.signed_by.clear();
    assignment.note = event.reason;
    assignment.due_since = today();
  }

  void operator()(const SubmissionSigned& event) const { of(event.assignment).signed_by = stamp.actor; }

  void operator()(const ExtensionRequested& event) const {
    of(event.assignment);
    task.extensions.push_back({event.extension, event.assignment, event.until, event.reason, stamp.actor, today()});
  }

  void operator()(const OpinionGiven& event) const {
    Extension* extension = task.find(event.extension);
    if (extension == nullptr) throw std::logic_error("an event speaks of an extension that the task does not have");
    extension->opinion_by = stamp.actor;
    extension->recommended = event.recommended;
    extension->opinion = event.text;
    of(extension->assignment);
  }

  Extension& decided(ExtensionId id, ExtensionState state, const std::string& decision) const {
    Extension* extension = task.find(id);
    if (extension == nullptr) throw std::logic_error("an event speaks of an extension that the task does not have");
    extension->state = state;
    extension->decided_by = stamp.actor;
    extension->decision = decision;
    return *extension;
  }

  void operator()(const ExtensionGranted& event) const {
    const Extension& extension = decided(event.extension, ExtensionState::granted, event.note);
    Assignment& assignment = of(extension.assignment);
    ++assignment.extensions;
    move_due(assignment, event.until, DueMover::extension);
    // The whole is not due before the last of its leads.
    if (assignment.part == Part::lead && task.due && *task.due < event.until) task.due = event.until;
  }

  void operator()(const ExtensionRefused& event) const {
    of(decided(event.extension, ExtensionState::refused, event.reason).assignment);
  }

  static void suspend(Assignment& assignment) {
    assignment.resumes_as = assignment.status;
    assignment.status = Status::suspended;
  }

  void operator()(const TaskSuspended&) const {
    task.suspended_on = today();
    for (Assignment& each : task.assignments) {
      if (is_settled(each.status)) continue;
      suspend(each);
      ++each.version;
    }
  }

  void operator()(const TaskResumed& event) const {
    task.suspended_on.reset();
    if (event.due) task.due = event.due;
    for (Assignment& each : task.assignments) {
      if (each.status != Status::suspended) continue;
      each.status = each.resumes_as.value_or(Status::in_progress);
      each.resumes_as.reset();
      // What was not accepted in time because nobody could is given its time again.
      each.assigned_on = today();
      each.due_since = today();
      ++each.version;
    }
    for (const MovedDue& moved : event.dues)
      if (Assignment* assignment = task.find(moved.assignment)) move_due(*assignment, moved.due, DueMover::suspension);
  }

  void operator()(const SlipIssued& event) const {
    of(event.assignment);
    task.slips.push_back({event.slip,
                          event.assignment,
                          event.grade,
                          event.number,
                          event.reason,
                          today(),
                          event.reply_by,
                          stamp.actor,
                          {},
                          {},
                          {}});
  }

  Slip& slip(SlipId id) const {
    Slip* found = task.find(id);
    if (found == nullptr) throw std::logic_error("an event speaks of a slip that the task does not have");
    return *found;
  }

  void operator()(const SlipReceived& event) const { slip(event.slip).received_by = stamp.actor; }

  void operator()(const SlipAnswered& event) const {
    Slip& answered = slip(event.slip);
    if (answered.received_by.empty()) answered.received_by = stamp.actor;
    answered.answered_by = stamp.actor;
    answered.answer = event.text;
  }

  /// Not a change that anybody at work has to see first: the assignment's version stays.
  void operator()(const TimerFired& event) const {
    if (Assignment* assignment = task.find(event.assignment)) assignment->firings.push_back(event.firing);
  }

  void operator()(const WorkflowChanged& event) const { task.workflow = event.workflow; }
};

}  // namespace

void evolve(Task& task, const TaskEvent& event, const Stamp& stamp) {
  std::visit(Evolver{task, stamp}, event);
  for (Assignment& each : task.assignments) {
    if (!is_settled(each.status))
      each.settled_on.reset();
    else if (!each.settled_on)
      each.settled_on = day_of(stamp.at);
  }
  ++task.version;
}

}  // namespace duban::domain
