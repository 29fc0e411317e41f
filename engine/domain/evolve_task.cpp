// What events make of a task.
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

  void add(const std::string& unit, Part part, bool assumed) const {
    Assignment assignment;
    assignment.id = {static_cast<std::int64_t>(task.assignments.size()) + 1};
    assignment.unit = unit;
    assignment.part = part;
    assignment.assumed = assumed;
    assignment.due = task.due;
    assignment.original_due = task.due;
    assignment.version = 1;
    task.assignments.push_back(std::move(assignment));
  }

  void operator()(const TaskIssued& event) const {
    task.content = event.content;
    task.due = event.due;
    task.original_due = event.due;
    for (const PlannedAssignment& each : event.assignments) add(each.unit, each.part, each.assumed);
  }

  void operator()(const UnitAssigned& event) const { add(event.unit, event.part, false); }

  void operator()(const TaskWithdrawn&) const {
    task.withdrawn = true;
    for (Assignment& each : task.assignments) {
      if (is_settled(each.status)) continue;
      each.status = Status::withdrawn;
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
  }

  void operator()(const AssignmentSubmitted& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::submitted;
    assignment.submitted_by = stamp.actor;
    assignment.returned = false;
    assignment.note.clear();
  }

  void operator()(const AssignmentReturned& event) const {
    Assignment& assignment = of(event.assignment);
    assignment.status = Status::in_progress;
    assignment.returned = true;
    assignment.submitted_by.clear();
    assignment.note = event.reason;
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
    assignment.status = Status::issued;
    assignment.returned = false;
    assignment.submitted_by.clear();
    assignment.note = event.reason;
  }

  /// Who is at work sees that the task is no longer what it was when a change was accepted.
  void operator()(const TaskAmended& event) const {
    task.content = event.content;
    const bool is_due_otherwise = task.due != event.due;
    task.due = event.due;
    for (Assignment& each : task.assignments) {
      if (is_settled(each.status)) continue;
      if (is_due_otherwise) each.due = event.due;
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
};

}  // namespace

void evolve(Task& task, const TaskEvent& event, const Stamp& stamp) {
  std::visit(Evolver{task, stamp}, event);
  ++task.version;
}

}  // namespace duban::domain
