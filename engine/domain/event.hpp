// Events: what happened. They are the truth; every state and every table is made from them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/draft.hpp"
#include "domain/task.hpp"

namespace duban::domain {

// Of plans.

struct PlanImported {
  std::string file_name;
  std::string digest;
  std::string text;
  Plan plan;
  /// The version of the reader; empty in events from before versions were kept.
  std::string reader = {};
  bool operator==(const PlanImported&) const = default;
};
/// The text was read again; what a person had corrected stays.
struct PlanReread {
  Plan reading;
  std::string reader;
  bool operator==(const PlanReread&) const = default;
};
/// `targets` of the whole plan; absent if they were not corrected.
struct DocumentCorrected {
  Document document;
  std::optional<std::vector<Target>> targets = {};
  bool operator==(const DocumentCorrected&) const = default;
};
struct MeasureCorrected {
  DraftMeasure measure;
  bool operator==(const MeasureCorrected&) const = default;
};
struct MeasureAdded {
  DraftMeasure measure;
  bool operator==(const MeasureAdded&) const = default;
};
struct MeasureRemoved {
  MeasureId measure;
  bool operator==(const MeasureRemoved&) const = default;
};
/// `joined` takes the place of its first part, which had its number; `absorbed` is the other part.
struct MeasuresJoined {
  DraftMeasure joined;
  MeasureId absorbed;
  bool operator==(const MeasuresJoined&) const = default;
};
/// `first` keeps the number of the whole; `second` follows it.
struct MeasureSplit {
  DraftMeasure first;
  DraftMeasure second;
  bool operator==(const MeasureSplit&) const = default;
};
/// The last correction that was not taken back yet is.
struct CorrectionUndone {
  bool operator==(const CorrectionUndone&) const = default;
};
struct PlanDiscarded {
  bool operator==(const PlanDiscarded&) const = default;
};
/// `tasks` are in the order of the plan's measures; those of a revision go on under it.
struct PlanIssued {
  std::vector<TaskId> tasks;
  bool no_fixed_date = false;
  bool operator==(const PlanIssued&) const = default;
};

/// The draft is the revised version of an issued plan; of none if `of` is absent.
struct RevisionDeclared {
  std::optional<PlanId> of;
  bool operator==(const RevisionDeclared&) const = default;
};
/// The measure continues `former` of the plan that is revised, or is new.
struct MeasurePaired {
  MeasureId measure;
  std::optional<MeasureId> former;
  bool operator==(const MeasurePaired&) const = default;
};
/// Changes of a revision were accepted or refused, or opened again if neither.
struct ChangesDecided {
  std::vector<ChangeId> changes;
  std::optional<bool> accepted;
  bool operator==(const ChangesDecided&) const = default;
};
/// A revised version of this issued plan was issued.
struct PlanSuperseded {
  PlanId by;
  bool operator==(const PlanSuperseded&) const = default;
};

// Of tasks.

/// A task came to be, from a measure or by hand (`content.registered_by_hand`).
struct TaskIssued {
  TaskContent content;
  std::optional<Date> due;
  std::vector<PlannedAssignment> assignments;
  /// The version of the workflow that it goes by.
  std::string workflow = {};
  bool operator==(const TaskIssued&) const = default;
};
/// A task came over from a table that it was kept in until now, as it stood there: `status` and `report` are those of
/// every part.
struct TaskTakenOver {
  TaskContent content;
  std::optional<Date> due;
  std::vector<PlannedAssignment> assignments;
  std::string workflow = {};
  TableOrigin origin = {};
  /// Issued, in progress or closed.
  Status status = Status::issued;
  std::optional<int> percent = {};
  std::string report = {};
  std::optional<Date> issued_on = {};
  std::optional<Date> closed_on = {};
  bool operator==(const TaskTakenOver&) const = default;
};
struct UnitAssigned {
  AssignmentId assignment;
  std::string unit;
  Part part = Part::responsible;
  /// Why, if it came with a revised plan.
  std::string reason = {};
  bool operator==(const UnitAssigned&) const = default;
};
struct TaskWithdrawn {
  std::string reason;
  bool operator==(const TaskWithdrawn&) const = default;
};
struct AssignmentAccepted {
  AssignmentId assignment;
  bool operator==(const AssignmentAccepted&) const = default;
};
struct AssignmentDeclined {
  AssignmentId assignment;
  std::string reason;
  bool operator==(const AssignmentDeclined&) const = default;
};
struct ProgressReported {
  AssignmentId assignment;
  std::string text;
  std::optional<int> percent;
  std::string reason;
  std::vector<std::string> evidence;
  /// The reporting period that it is for; empty if for none.
  std::string period = {};
  std::vector<TargetValue> values = {};
  bool operator==(const ProgressReported&) const = default;
};
struct AssignmentSubmitted {
  AssignmentId assignment;
  std::string text;
  bool operator==(const AssignmentSubmitted&) const = default;
};
struct AssignmentReturned {
  AssignmentId assignment;
  std::string reason;
  bool operator==(const AssignmentReturned&) const = default;
};
struct AssignmentClosed {
  AssignmentId assignment;
  std::string text;
  bool operator==(const AssignmentClosed&) const = default;
};
struct AssignmentReleased {
  AssignmentId assignment;
  std::string reason;
  bool operator==(const AssignmentReleased&) const = default;
};
struct AssignmentReassigned {
  AssignmentId assignment;
  std::string unit;
  std::string reason;
  bool operator==(const AssignmentReassigned&) const = default;
};
/// A revised plan goes on with the task: what it now is made from, and until when. `changes` were accepted; the others
/// left what was.
struct TaskAmended {
  TaskContent content;
  std::optional<Date> due;
  std::vector<ChangeKind> changes;
  std::string reason;
  bool operator==(const TaskAmended&) const = default;
};
/// A unit that goes on leads from now on, or no longer does.
struct PartChanged {
  AssignmentId assignment;
  Part part = Part::responsible;
  std::string reason;
  bool operator==(const PartChanged&) const = default;
};

/// The unit became part of `unit` on the day `on`: the work goes on there where it stood.
struct AssignmentTransferred {
  AssignmentId assignment;
  std::string unit;
  std::string from;
  Date on;
  bool operator==(const AssignmentTransferred&) const = default;
};
/// The same where `unit` has a running part in the task already, `into`: this one is released, and `into` leads if it
/// led.
struct AssignmentAbsorbed {
  AssignmentId assignment;
  AssignmentId into;
  std::string unit;
  std::string from;
  Date on;
  bool operator==(const AssignmentAbsorbed&) const = default;
};

/// The unit's head signed what was submitted.
struct SubmissionSigned {
  AssignmentId assignment;
  std::string text;
  bool operator==(const SubmissionSigned&) const = default;
};

/// In progress again after its closure.
struct AssignmentReopened {
  AssignmentId assignment;
  std::string reason;
  bool operator==(const AssignmentReopened&) const = default;
};
struct ExtensionRequested {
  ExtensionId extension;
  AssignmentId assignment;
  Date until;
  std::string reason;
  bool operator==(const ExtensionRequested&) const = default;
};
/// What the supervisors advise; the decision is the chief's.
struct OpinionGiven {
  ExtensionId extension;
  bool recommended = false;
  std::string text;
  bool operator==(const OpinionGiven&) const = default;
};
/// The due date moves to `until`, which may be earlier than what was asked for.
struct ExtensionGranted {
  ExtensionId extension;
  Date until;
  std::string note;
  bool operator==(const ExtensionGranted&) const = default;
};
struct ExtensionRefused {
  ExtensionId extension;
  std::string reason;
  bool operator==(const ExtensionRefused&) const = default;
};
/// The clock stops for every open part.
struct TaskSuspended {
  std::string reason;
  bool operator==(const TaskSuspended&) const = default;
};
struct MovedDue {
  AssignmentId assignment;
  Date due;
  bool operator==(const MovedDue&) const = default;
};
/// The clock goes on. `due` and `dues` are the dates after the move, of what has a date; `working_days` were lost,
/// absent if a person set the date.
struct TaskResumed {
  std::string reason;
  std::optional<int> working_days;
  std::optional<Date> due;
  std::vector<MovedDue> dues;
  bool operator==(const TaskResumed&) const = default;
};
/// `number` is given when it is written down, and counts through the year. Without an actor it followed by itself.
struct SlipIssued {
  SlipId slip;
  AssignmentId assignment;
  std::string grade;
  std::string reason;
  Date reply_by;
  std::string number = {};
  bool operator==(const SlipIssued&) const = default;
};
struct SlipReceived {
  SlipId slip;
  bool operator==(const SlipReceived&) const = default;
};
struct SlipAnswered {
  SlipId slip;
  std::string text;
  bool operator==(const SlipAnswered&) const = default;
};
/// A timer went off; once for each of its days, whenever that was noticed.
struct TimerFired {
  AssignmentId assignment;
  Firing firing;
  bool operator==(const TimerFired&) const = default;
};
/// The task goes by another version of the workflow from now on.
struct WorkflowChanged {
  std::string workflow;
  std::string reason;
  bool operator==(const WorkflowChanged&) const = default;
};

using PlanEvent = std::variant<PlanImported, DocumentCorrected, MeasureCorrected, MeasureAdded, MeasureRemoved,
                               PlanDiscarded, PlanIssued, RevisionDeclared, MeasurePaired, ChangesDecided,
                               PlanSuperseded, PlanReread, MeasuresJoined, MeasureSplit, CorrectionUndone>;
using TaskEvent =
    std::variant<TaskIssued, UnitAssigned, TaskWithdrawn, AssignmentAccepted, AssignmentDeclined, ProgressReported,
                 AssignmentSubmitted, AssignmentReturned, AssignmentClosed, AssignmentReleased, AssignmentReassigned,
                 TaskAmended, PartChanged, AssignmentTransferred, AssignmentAbsorbed, AssignmentReopened,
                 ExtensionRequested, ExtensionGranted, ExtensionRefused, TaskSuspended, TaskResumed, SlipIssued,
                 SlipReceived, SlipAnswered, TimerFired, WorkflowChanged, OpinionGiven, SubmissionSigned,
                 TaskTakenOver>;

/// Who made an event happen, and when: milliseconds since 1970, UTC.
struct Stamp {
  std::string actor;
  std::int64_t at = 0;
};

/// The civil day of an instant, in milliseconds since 1970, UTC. China has one time zone, eight hours ahead, and no
/// summer time.
inline Date day_of(std::int64_t at) {
  const std::chrono::sys_time<std::chrono::milliseconds> local{std::chrono::milliseconds(at) + std::chrono::hours(8)};
  return Date::from_days(std::chrono::floor<std::chrono::days>(local));
}

}  // namespace duban::domain
