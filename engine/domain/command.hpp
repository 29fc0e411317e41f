// Commands: what people order. Each is decided by `decide` against the present state, and becomes events or a refusal.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/draft.hpp"
#include "domain/ids.hpp"
#include "domain/task.hpp"

namespace duban::domain {

// On plans.

/// Stores what was read from a document as a draft; as the revision of an issued plan if it amends one.
struct ImportPlan {
  std::string file_name;
  std::string digest;
  std::string text;
  Plan plan;
  std::string reader = {};
  std::optional<PlanId> amends = {};
};
/// Takes a new reading of the stored text, by the reader of this version.
struct RereadPlan {
  PlanId plan;
  Plan reading;
  std::string reader;
};
struct CorrectDocument {
  PlanId plan;
  Document document;
  std::optional<std::vector<Target>> targets = {};
};
/// Replaces a measure by a person's version of it.
struct CorrectMeasure {
  PlanId plan;
  DraftMeasure measure;
};
struct AddMeasure {
  PlanId plan;
  Measure measure;
  bool no_fixed_date = false;
};
struct RemoveMeasure {
  PlanId plan;
  MeasureId measure;
};
/// Makes one measure of `measure` and `next`, which follows it.
struct JoinMeasures {
  PlanId plan;
  MeasureId measure;
  MeasureId next;
};
/// Divides the measure at a place of the text inside its body.
struct SplitMeasure {
  PlanId plan;
  MeasureId measure;
  std::uint32_t at = 0;
};
/// Takes the last correction back.
struct UndoCorrection {
  PlanId plan;
};
struct DiscardPlan {
  PlanId plan;
};
/// Says that the draft is the revised version of an issued plan, or that it is none.
struct DeclareRevision {
  PlanId plan;
  std::optional<PlanId> of;
};
/// Says which measure of the former plan a revised one continues, or that it is new.
struct PairMeasure {
  PlanId plan;
  MeasureId measure;
  std::optional<MeasureId> former;
};
/// Accepts or refuses changes of a revision; without `accepted` they are open again.
struct DecideChanges {
  PlanId plan;
  std::vector<ChangeId> changes;
  std::optional<bool> accepted;
};
/// Makes a task of each measure. `no_fixed_date` says that measures without a due date have none on purpose. Of a
/// revision it applies what was accepted to the running tasks instead, and makes tasks of the added measures.
struct IssuePlan {
  PlanId plan;
  bool no_fixed_date = false;
};

// On tasks.

struct RegisterTask {
  std::string title;
  std::string text;
  std::vector<std::string> lead;
  std::vector<std::string> responsible;
  std::optional<Date> due;
  bool no_fixed_date = false;
};
struct AssignUnit {
  TaskId task;
  std::string unit;
  Part part = Part::responsible;
};
struct WithdrawTask {
  TaskId task;
  std::string reason;
};
struct AcceptAssignment {
  TaskId task;
  AssignmentId assignment;
};
struct DeclineAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string reason;
};
struct ReportProgress {
  TaskId task;
  AssignmentId assignment;
  std::string text;
  std::optional<int> percent;
  /// Why the percent falls, if it does.
  std::string reason;
  std::vector<std::string> evidence;
  /// The reporting period that it is for; the present one, if that is not reported yet, where none is given.
  std::string period = {};
  std::vector<TargetValue> values = {};
};
struct SubmitAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string text;
};
/// The unit's head stands for what was submitted (审签).
struct SignSubmission {
  TaskId task;
  AssignmentId assignment;
  std::string text;
};
struct ReturnAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string reason;
};
struct CloseAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string text;
};
struct ReleaseAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string reason;
};
struct ReassignAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string unit;
  std::string reason;
};

struct ReopenAssignment {
  TaskId task;
  AssignmentId assignment;
  std::string reason;
};
struct RequestExtension {
  TaskId task;
  AssignmentId assignment;
  Date until;
  std::string reason;
};
/// What the supervisors advise the chief to decide.
struct GiveOpinion {
  TaskId task;
  ExtensionId extension;
  bool recommended = false;
  std::string text;
};
/// `until` grants less than what was asked for.
struct DecideExtension {
  TaskId task;
  ExtensionId extension;
  bool granted = false;
  std::optional<Date> until;
  std::string reason;
};
struct SuspendTask {
  TaskId task;
  std::string reason;
};
/// `due` is the task's date from now on, by a person's word; without it the dates move by the working days lost.
struct ResumeTask {
  TaskId task;
  std::string reason;
  std::optional<Date> due;
};
struct IssueSlip {
  TaskId task;
  AssignmentId assignment;
  std::string grade;
  std::string reason;
};
struct ReceiveSlip {
  TaskId task;
  SlipId slip;
};
struct AnswerSlip {
  TaskId task;
  SlipId slip;
  std::string text;
};
/// Lets the timers go off whose day has come. Ordered by the clock, not by people.
struct FireTimers {
  TaskId task;
};
struct ChangeWorkflow {
  TaskId task;
  std::string workflow;
  std::string reason;
};

using PlanCommand =
    std::variant<ImportPlan, CorrectDocument, CorrectMeasure, AddMeasure, RemoveMeasure, DiscardPlan, IssuePlan,
                 DeclareRevision, PairMeasure, DecideChanges, RereadPlan, JoinMeasures, SplitMeasure, UndoCorrection>;
using TaskCommand =
    std::variant<RegisterTask, AssignUnit, WithdrawTask, AcceptAssignment, DeclineAssignment, ReportProgress,
                 SubmitAssignment, SignSubmission, ReturnAssignment, CloseAssignment, ReleaseAssignment,
                 ReassignAssignment, ReopenAssignment, RequestExtension, GiveOpinion, DecideExtension, SuspendTask,
                 ResumeTask, IssueSlip, ReceiveSlip, AnswerSlip, FireTimers, ChangeWorkflow>;

}  // namespace duban::domain
