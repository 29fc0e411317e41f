// An imported plan (方案) while it is reviewed and after it was issued: what was read, with a person's corrections.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/ids.hpp"
#include "domain/plan.hpp"
#include "domain/plan_change.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// A value of a list (`field` as in marks, `text` as shown) that a person took out: it stays out.
struct Dropped {
  std::string field;
  std::string text;
  Span span;
  bool operator==(const Dropped&) const = default;
};

/// A measure under review. `extent` and `dropped` follow from the events and are not in them.
struct DraftMeasure {
  MeasureId id;
  Measure measure;
  /// A person says that there is no due date.
  bool no_fixed_date = false;
  /// Who said which part of the text it stands for: a person who added, moved, joined or split it, or the reader.
  By extent = By::reader;
  std::vector<Dropped> dropped = {};
  bool operator==(const DraftMeasure&) const = default;
};

/// Text that a person took from a measure by removing, moving, joining or splitting it: a measure that is read there
/// again stays out.
struct Released {
  Span body;
  std::vector<std::string> path;
  bool operator==(const Released&) const = default;
};

enum class Correction { document, corrected, added, removed, joined, split, reread };

/// What a correction replaced, so that it can be taken back.
struct Change {
  struct Replaced {
    std::size_t place;
    DraftMeasure measure;
    bool operator==(const Replaced&) const = default;
  };

  Correction kind = Correction::corrected;
  std::string actor = {};
  std::optional<MeasureId> measure = {};
  /// By place, ascending, in the list as it was.
  std::vector<Replaced> replaced = {};
  std::vector<MeasureId> added = {};
  /// Set if the correction was of the plan itself.
  std::optional<Document> document = {};
  std::vector<Target> targets = {};
  std::vector<Dropped> dropped = {};
  /// How many there were before.
  std::size_t released = 0;
  std::string reader = {};
  bool operator==(const Change&) const = default;
};

/// So many corrections can be taken back.
inline constexpr std::size_t kChangesKept = 100;

/// `superseded`: a revised version of the issued plan was issued.
enum class DraftStatus { draft, issued, discarded, superseded };

/// The plan aggregate. `text` is the source; the spans of `document` and `measures` count its code points.
struct Draft {
  PlanId id;
  std::string file_name;
  /// SHA-256 of the file's bytes, hexadecimal: the same file twice is the same plan.
  std::string digest;
  std::string text;
  /// The version of the reader that read it last; empty before versions were kept.
  std::string reader;
  Document document;
  std::vector<Target> targets;
  /// Of `targets`.
  std::vector<Dropped> dropped;
  std::vector<DraftMeasure> measures;
  std::vector<Released> released;
  /// The last corrections, oldest first.
  std::vector<Change> changes;
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
  /// The measure's place in the list; the list's size if there is none.
  std::size_t place_of(MeasureId measure) const;
  bool operator==(const Draft&) const = default;
};

/// A value of a list in words: two values with the same text are the same but for where they were read.
std::string text_of(const NamedUnit& unit);
std::string text_of(const Step& step);
std::string text_of(const Target& target);

/// Puts a measure where its text stands, and at the end if it has none.
void insert_measure(std::vector<DraftMeasure>& measures, DraftMeasure measure);

/// A person has corrected, confirmed or shaped something of the measure.
bool is_touched(const DraftMeasure& measure);

/// Values that the reader was not sure of and that nobody has confirmed or corrected.
int doubts_in(const Draft& draft);
int doubts_in(const Measure& measure);

/// Whether both have the same values, wherever and however surely they were read.
bool says_the_same(Measure a, Measure b);

/// The unit that is to lead because it is named first: of a measure without a named lead; empty if it names no unit.
std::string proposed_lead(const Measure& measure);

std::string_view name_of(Correction correction);

/// One unit's part in the task that a measure becomes.
struct PlannedAssignment {
  std::string unit;
  Part part;
  bool assumed;
  /// The group (单位组) that it is a member of, where the plan names that.
  std::string group = {};
  bool operator==(const PlannedAssignment&) const = default;
};

/// The assignments of the task that the measure becomes: leads first, then the responsible units, no unit twice.
std::vector<PlannedAssignment> planned_assignments(const Measure& measure);

/// The measures that block the issue: without a due date, and nobody has said that there is none.
std::vector<const DraftMeasure*> without_due_date(const Draft& draft);

}  // namespace duban::domain
