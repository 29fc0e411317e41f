// The task (督办事项) and its assignments (承办): each unit's part has its own status, dates and reports, and the
// task's status is derived from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"

namespace duban::domain {

enum class Status { issued, in_progress, submitted, closed, declined, released, withdrawn, suspended };

inline constexpr Status kStatuses[] = {Status::issued,   Status::in_progress, Status::submitted, Status::closed,
                                       Status::declined, Status::released,    Status::withdrawn, Status::suspended};

/// Nothing more is expected of it.
constexpr bool is_settled(Status status) {
  return status == Status::closed || status == Status::released || status == Status::withdrawn;
}

enum class Part { lead, responsible };

/// What moved a due date.
enum class DueMover { extension, suspension, amendment };

/// A due date (办理时限) was another one before the day `on`.
struct DueChange {
  std::optional<Date> from;
  std::optional<Date> to;
  DueMover mover = DueMover::extension;
  Date on;
  bool operator==(const DueChange&) const = default;
};

/// A report for a reporting period, as `2026-03`, `2026-Q1`, `2026-H1` or `2026`.
struct PeriodReport {
  std::string period;
  Date on;
  bool operator==(const PeriodReport&) const = default;
};

/// How far a target (指标) has come, as last reported; `target` counts from 0 in the task's content.
struct TargetValue {
  int target = 0;
  double value = 0;
  bool operator==(const TargetValue&) const = default;
};

/// A timer that went off: which, for what (a period, a slip, a target; empty for the due date), and the day it was set
/// for.
struct Firing {
  std::string timer;
  std::string subject;
  Date day;
  bool operator==(const Firing&) const = default;
};

/// One unit's part in a task.
struct Assignment {
  AssignmentId id;
  std::string unit;
  Part part = Part::responsible;
  /// The group (单位组) whose member it was on the day of issue; empty for none.
  std::string group;
  /// Lead because it was named first, not because the plan says so.
  bool assumed = false;
  Status status = Status::issued;
  /// In progress again after a return.
  bool returned = false;
  std::optional<Date> due;
  std::optional<Date> original_due;
  /// 0 to 100, as last reported.
  std::optional<int> percent;
  std::string last_report;
  /// Milliseconds since 1970, UTC; 0 before the first report.
  std::int64_t last_report_at = 0;
  /// Who submitted it last; empty when it is not submitted.
  std::string submitted_by;
  /// The unit's head who signed what was submitted; empty while nobody did.
  std::string signed_by;
  /// The reason of the last return, decline, release or reopening.
  std::string note;
  /// What it goes on as once the task is resumed; set while it is suspended.
  std::optional<Status> resumes_as;
  /// Since when this unit has it, and since when the due date is what it is: the clocks of the timers begin here.
  std::optional<Date> assigned_on;
  std::optional<Date> due_since;
  /// Every date that the due date was moved from, the oldest first.
  std::vector<DueChange> due_changes;
  /// Extensions that were granted.
  int extensions = 0;
  /// Pieces of evidence reported so far.
  int evidence = 0;
  std::vector<PeriodReport> period_reports;
  std::vector<TargetValue> target_values;
  std::vector<Firing> firings;
  /// The day on which it was closed, released or withdrawn; absent while it is none of them.
  std::optional<Date> settled_on;
  /// Counts the events of this assignment, from 1.
  int version = 0;
  bool operator==(const Assignment&) const = default;
};

/// What a task is made from: a measure as issued, or what a person registered. Only a revised plan changes it.
struct TaskContent {
  std::optional<PlanId> plan;
  std::optional<MeasureId> measure;
  std::string plan_title;
  std::vector<std::string> path;
  std::string title;
  /// The sentences that it stands for, and the source text before and after them.
  std::string text;
  std::string before;
  std::string after;
  DueBasis due_basis = DueBasis::none;
  bool registered_by_hand = false;
  std::optional<Every> every;
  std::vector<Target> targets;
  std::vector<std::string> steps;
  std::vector<std::string> supervisor;
  bool operator==(const TaskContent&) const = default;
};

/// Lapsed: the assignment was given to another unit before anybody decided.
enum class ExtensionState { requested, granted, refused, lapsed };

/// A unit asked for more time (延期), and what was decided.
struct Extension {
  ExtensionId id;
  AssignmentId assignment;
  Date until;
  std::string reason;
  std::string requested_by;
  Date requested_on;
  ExtensionState state = ExtensionState::requested;
  std::string decided_by = {};
  std::string decision = {};
  /// What the supervisors think of it, before the decision; nobody has said anything while `opinion_by` is empty.
  std::string opinion_by = {};
  bool recommended = false;
  std::string opinion = {};
  bool operator==(const Extension&) const = default;
};

/// A numbered document (督办单) to a unit, with a day until which it is to be answered.
struct Slip {
  SlipId id;
  AssignmentId assignment;
  /// A grade of the workflow's ladder: urge, remind, warn, order.
  std::string grade;
  /// As printed, 督办〔2026〕12号.
  std::string number;
  std::string reason;
  Date issued_on;
  Date reply_by;
  std::string issued_by;
  std::string received_by;
  std::string answered_by;
  std::string answer;
  bool operator==(const Slip&) const = default;
};

/// Where a task stood in a table that was taken over: the row as the sheet numbers it.
struct TableOrigin {
  std::string file_name;
  /// SHA-256 of the file, hexadecimal.
  std::string digest;
  std::string sheet;
  int row = 0;
  bool operator==(const TableOrigin&) const = default;
};

struct Task {
  TaskId id;
  TaskContent content;
  std::optional<TableOrigin> taken_from;
  /// The version of the workflow that it was issued under; empty for tasks from before workflows had versions.
  std::string workflow;
  std::optional<Date> due;
  std::optional<Date> original_due;
  std::vector<Assignment> assignments;
  bool withdrawn = false;
  std::optional<Date> issued_on;
  /// Since when it rests (暂缓); set while it does.
  std::optional<Date> suspended_on;
  std::vector<Extension> extensions;
  std::vector<Slip> slips;
  /// Counts the task's events, from 1; 0 for a task that does not exist.
  int version = 0;

  const Assignment* find(AssignmentId assignment) const;
  Assignment* find(AssignmentId assignment);
  const Extension* find(ExtensionId extension) const;
  Extension* find(ExtensionId extension);
  const Slip* find(SlipId slip) const;
  Slip* find(SlipId slip);
  /// The request of this assignment that is not decided yet; null if there is none.
  const Extension* pending_extension(AssignmentId assignment) const;
  bool operator==(const Task&) const = default;
};

/// The status of the task as a whole: withdrawn; suspended; closed once all leads are closed and everybody is settled;
/// submitted once every open part is; declined while nobody works on it and somebody declined; in progress once anybody
/// accepted; else issued.
Status status_of(const Task& task);

/// The units that lead it now: a revised plan may have released an earlier lead.
std::vector<std::string> leads_of(const Task& task);

/// The day on which the last of its parts was settled; absent while one is not, and without any.
std::optional<Date> settled_on(const Task& task);

/// The later reports of a task: its last, 0 for none.
std::int64_t last_report_at(const Task& task);

std::string_view name_of(Status status);
std::string_view name_of(Part part);
std::optional<Status> status_named(std::string_view name);
std::optional<Part> part_named(std::string_view name);
std::string_view name_of(DueMover mover);
std::string_view name_of(ExtensionState state);
/// The Chinese word that people see, 待签收 and so on.
std::string_view word_of(Status status);

}  // namespace duban::domain
