// Figures: what statistics look at in a task or in one unit's part of it, in a row as narrow as possible, so that all
// rows of an office are read in a few milliseconds. Made from the log as every view is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/completion.hpp"
#include "domain/light.hpp"
#include "domain/pace_dates.hpp"
#include "domain/target_path.hpp"
#include "domain/task.hpp"

namespace duban::app {

struct Rules;
class ViewWriter;

struct Figures {
  domain::TaskId task;
  /// 0 with an empty unit for the task as a whole.
  domain::AssignmentId assignment;
  std::string unit;
  std::optional<domain::PlanId> plan;
  domain::Status status = domain::Status::issued;
  std::optional<domain::Date> issued_on;
  std::optional<domain::Date> due;
  std::optional<domain::Date> original_due;
  std::optional<domain::Date> settled_on;
  domain::LightDates lights;
  domain::PaceDates pace;
  /// From when on a day of a target of the task is missed.
  std::optional<domain::Date> missed_from;
  /// Extensions that were granted; of a task those of all its parts.
  int extensions = 0;
  /// Asked for more time, and nobody has decided yet.
  bool extension_requested = false;
  bool operator==(const Figures&) const = default;
};

/// Of the task as a whole first, then of each of its parts.
std::vector<Figures> figures_of(const domain::Task& task, const Rules& rules);

std::vector<domain::TargetCourse> target_courses_of(const domain::Task& task);

/// Writes the figures and targets in which `after` differs from `before`.
void project_figures(const domain::Task& before, const domain::Task& after, const Rules& rules, ViewWriter& views);

/// A part of a list's filter: only what has these figures.
struct FigureFilter {
  bool without_plan = false;
  std::optional<domain::Completion> completion;
  /// Closed on one of these days, both included.
  std::optional<domain::Date> closed_from;
  std::optional<domain::Date> closed_to;
  /// Runs, at this pace.
  std::optional<domain::Pace> pace;
  /// Runs, and a day of a target has passed that was not reached.
  bool milestone_missed = false;
  /// At least so many extensions were granted.
  int extensions_min = 0;
  bool extension_requested = false;
  /// The task has targets.
  bool with_targets = false;
  bool operator==(const FigureFilter&) const = default;
};

}  // namespace duban::app
