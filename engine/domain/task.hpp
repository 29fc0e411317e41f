// The task (督办事项) and its assignments (承办): each unit's part has its own status, and the task's is derived from
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"

namespace duban::domain {

enum class Status { issued, in_progress, submitted, closed, declined, released, withdrawn };

inline constexpr Status kStatuses[] = {Status::issued,   Status::in_progress, Status::submitted, Status::closed,
                                       Status::declined, Status::released,    Status::withdrawn};

/// Nothing more is expected of it.
constexpr bool is_settled(Status status) {
  return status == Status::closed || status == Status::released || status == Status::withdrawn;
}

enum class Part { lead, responsible };

/// One unit's part in a task.
struct Assignment {
  AssignmentId id;
  std::string unit;
  Part part = Part::responsible;
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
  /// The reason of the last return, decline or release.
  std::string note;
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

struct Task {
  TaskId id;
  TaskContent content;
  std::optional<Date> due;
  std::optional<Date> original_due;
  std::vector<Assignment> assignments;
  bool withdrawn = false;
  /// Counts the task's events, from 1; 0 for a task that does not exist.
  int version = 0;

  const Assignment* find(AssignmentId assignment) const;
  Assignment* find(AssignmentId assignment);
  bool operator==(const Task&) const = default;
};

/// The status of the task as a whole: withdrawn; closed once all leads are closed and everybody is settled; submitted
/// once every open part is; declined while nobody works on it and somebody declined; in progress once anybody accepted;
/// else issued.
Status status_of(const Task& task);

/// The units that lead it now: a revised plan may have released an earlier lead.
std::vector<std::string> leads_of(const Task& task);

/// The later reports of a task: its last, 0 for none.
std::int64_t last_report_at(const Task& task);

std::string_view name_of(Status status);
std::string_view name_of(Part part);
std::optional<Status> status_named(std::string_view name);
std::optional<Part> part_named(std::string_view name);
/// The Chinese word that people see, 待签收 and so on.
std::string_view word_of(Status status);

}  // namespace duban::domain
