// A finding (问题) and its life. What is to be put right is a task of its own, so that rectification (整改) goes by the
// workflow with its dates, lights and slips; closure (销号) goes apply 申请 (the unit submits that task), check 核查
// (another person closes it), sign 签批 (the chief), publish 公布.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/decide.hpp"

namespace duban::domain {

using FindingId = Id<struct FindingTag>;
using InspectionId = Id<struct InspectionTag>;

/// 一般, 较重, 严重. A serious one reopens its task.
enum class Grade { minor, major, serious };
inline constexpr Grade kGrades[] = {Grade::minor, Grade::major, Grade::serious};
std::string_view name_of(Grade grade);
std::optional<Grade> grade_named(std::string_view name);
std::string_view word_of(Grade grade);

/// What was decided of it; how far its rectification is, its task says.
enum class FindingState { open, signed_, published, withdrawn };
inline constexpr FindingState kFindingStates[] = {FindingState::open, FindingState::signed_, FindingState::published,
                                                  FindingState::withdrawn};
std::string_view name_of(FindingState state);
std::optional<FindingState> finding_state_named(std::string_view name);

/// How far a finding is with its rectification: open 整改中, applied 申请销号, checked 核查通过, signed 已签批,
/// published 已销号, withdrawn 已撤回.
enum class FindingStage { open, applied, checked, signed_, published, withdrawn };
FindingStage stage_of(FindingState state, Status rectification);
std::string_view name_of(FindingStage stage);
std::string_view word_of(FindingStage stage);

struct FindingContent {
  std::string text;
  Grade grade = Grade::minor;
  /// The unit that is to put it right.
  std::string unit;
  /// The task that it is about; a unit as a whole without.
  std::optional<TaskId> task;
  /// The inspection that it was found in, and the item of its checklist.
  std::optional<InspectionId> inspection;
  std::optional<int> item;
  std::vector<std::string> evidence;
  Date due = Date::from_days({});
  bool operator==(const FindingContent&) const = default;
};

struct Finding {
  FindingId id;
  FindingContent content;
  /// The task of its rectification.
  TaskId rectification;
  FindingState state = FindingState::open;
  std::string raised_by;
  Date raised_on = Date::from_days({});
  std::string signed_by;
  std::string opinion;
  std::string published_by;
  std::optional<Date> published_on;
  /// Why it was withdrawn.
  std::string note;
  /// Counts its events, from 1; 0 for one that does not exist.
  int version = 0;
  bool operator==(const Finding&) const = default;
};

/// Nothing is expected of it any more.
constexpr bool is_settled(FindingState state) {
  return state == FindingState::published || state == FindingState::withdrawn;
}

struct RaiseFinding {
  FindingContent content;
};
struct SignFinding {
  FindingId finding;
  std::string opinion;
};
struct PublishFinding {
  FindingId finding;
};
struct WithdrawFinding {
  FindingId finding;
  std::string reason;
};
using FindingCommand = std::variant<RaiseFinding, SignFinding, PublishFinding, WithdrawFinding>;

struct FindingRaised {
  FindingContent content;
  TaskId rectification;
  bool operator==(const FindingRaised&) const = default;
};
struct FindingSigned {
  std::string opinion;
  bool operator==(const FindingSigned&) const = default;
};
struct FindingPublished {
  bool operator==(const FindingPublished&) const = default;
};
struct FindingWithdrawn {
  std::string reason;
  bool operator==(const FindingWithdrawn&) const = default;
};
using FindingEvent = std::variant<FindingRaised, FindingSigned, FindingPublished, FindingWithdrawn>;

/// What a decision about a finding looks at: the task of its rectification (of version 0 for one that is raised).
struct FindingContext {
  Context by;
  const Task& rectification;
};

/// `RaiseFinding` gives an event without its rectification. Rejects with `not_found`, `not_permitted` by role,
/// `missing_value` and `invalid_value`, `due_date_passed` for a due date before today, `invalid_status` where signing
/// comes before the check, or publication before the signature.
Result<FindingEvent> decide(const Finding& finding, const FindingCommand& command, const FindingContext& context);
void evolve(Finding& finding, const FindingEvent& event, const Stamp& stamp);

/// The task of a finding's rectification.
TaskIssued rectification_of(const FindingContent& content, FindingId finding, const std::string& workflow);

/// What a serious finding opens again of its task: the part of the unit, or the leads' where it has none.
std::vector<TaskEvent> reopened_by(const Finding& finding, const Task& task);

/// An open finding keeps its task from being closed, and its unit's part too. Rejects with `invalid_status`,
/// naming them, if `after` is closed where `before` was not, and if the rectification of a finding that was signed
/// (`rectified`) is opened again.
Result<void> allow(const Task& before, const Task& after, const std::vector<Finding>& open,
                   const std::optional<Finding>& rectified);

}  // namespace duban::domain
