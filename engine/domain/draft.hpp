// An imported plan (方案) while it is reviewed and after it was issued: what was read, with a person's corrections.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "domain/plan_change.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// A measure under review.
struct DraftMeasure {
  MeasureId id;
  Measure measure;
  /// A person says that there is no due date.
  bool no_fixed_date = false;
  bool operator==(const DraftMeasure&) const = default;
};

/// `superseded`: a revised version of the issued plan was issued.
enum class DraftStatus { draft, issued, discarded, superseded };

/// The plan aggregate. `text` is the source; the spans of `document` and `measures` count its code points.
struct Draft {
  PlanId id;
  std::string file_name;
  /// SHA-256 of the file's bytes, hexadecimal: the same file twice is the same plan.
  std::string digest;
  std::string text;
  Document document;
  std::vector<Target> targets;
  std::vector<DraftMeasure> measures;
  std::int64_t next_measure = 1;
  DraftStatus status = DraftStatus::draft;
  std::string imported_by;
  std::int64_t imported_at = 0;
  std::int64_t issued_at = 0;
  std::vector<TaskId> tasks;
  std::optional<Revision> revision;
  std::optional<PlanId> superseded_by;
  /// Counts the plan's events, from 1; 0 for a plan that does not exist.
  int version = 0;

  const DraftMeasure* find(MeasureId measure) const;
  bool operator==(const Draft&) const = default;
};

/// Values that the reader was not sure of and that nobody has confirmed or corrected. Goals of the whole plan make no
/// task and are not counted.
int doubts_in(const Draft& draft);
int doubts_in(const Measure& measure);

/// Whether both have the same values, wherever and however surely they were read.
bool says_the_same(Measure a, Measure b);

/// The unit that is to lead because it is named first: of a measure without a named lead; empty if it names no unit.
std::string proposed_lead(const Measure& measure);

/// One unit's part in the task that a measure becomes.
struct PlannedAssignment {
  std::string unit;
  Part part;
  bool assumed;
  bool operator==(const PlannedAssignment&) const = default;
};

/// The assignments of the task that the measure becomes: leads first, then the responsible units, no unit twice.
std::vector<PlannedAssignment> planned_assignments(const Measure& measure);

/// The measures that block the issue: without a due date, and nobody has said that there is none.
std::vector<const DraftMeasure*> without_due_date(const Draft& draft);

}  // namespace duban::domain
