// How a checklist (督查清单) comes to be: the fixed questions of a template, what is known of the unit, and a sample of
// its closed tasks, drawn from a recorded seed so that anybody can draw it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/inspection.hpp"

namespace duban::domain {

struct TemplateQuestion {
  std::string question;
  ItemKind kind = ItemKind::judgement;
  bool evidence_required = false;
  int weight = 1;
  bool operator==(const TemplateQuestion&) const = default;
};

struct TemplateSection {
  std::string title;
  std::vector<TemplateQuestion> questions;
  bool operator==(const TemplateSection&) const = default;
};

/// What is asked of each fact of a source; {title}, {due} and {detail} stand for the fact's own.
struct GeneratedQuestion {
  ItemSource source = ItemSource::open_assignment;
  std::string section;
  TemplateQuestion question;
  bool operator==(const GeneratedQuestion&) const = default;
};

struct InspectionTemplate {
  std::string name;
  std::string title;
  /// SHA-256 of its content.
  std::string version;
  std::vector<TemplateSection> sections;
  std::vector<GeneratedQuestion> generated;
  int sample_percent = 10;
  bool operator==(const InspectionTemplate&) const = default;
};

/// Something known of the unit that an item can ask about. Those of `sample` are the closed parts to draw from.
struct ChecklistFact {
  ItemSource source = ItemSource::open_assignment;
  std::optional<TaskId> task;
  std::optional<AssignmentId> assignment;
  std::optional<FindingId> finding;
  std::string title;
  std::string due;
  std::string detail;
  bool operator==(const ChecklistFact&) const = default;
};

/// A task with what its state no longer tells: on which days its parts were closed and returned.
struct TaskHistory {
  struct Step {
    AssignmentId assignment;
    Date on;
    bool operator==(const Step&) const = default;
  };
  Task task;
  std::vector<Step> closures;
  std::vector<Step> returns;
};

/// What a checklist of the unit for the quarter is made from, in the order of the tasks: open parts; milestones of the
/// quarter or before that are not reached; periods without a report and slips of the quarter; findings that are not
/// settled; parts that were closed in the quarter.
std::vector<ChecklistFact> checklist_facts(const std::vector<TaskHistory>& tasks, const std::vector<Finding>& findings,
                                           const std::string& unit, const Quarter& quarter, Date today);

/// The same arguments give the same items. Of the closed parts the share (rounded up) is drawn by `seed`.
std::vector<ChecklistItem> make_checklist(const std::vector<ChecklistFact>& facts, const InspectionTemplate& form,
                                          int sample_percent, std::int64_t seed);

}  // namespace duban::domain
