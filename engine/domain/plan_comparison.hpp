// A revised plan beside the one it revises: what became of each measure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/draft.hpp"
#include "domain/measure_matching.hpp"
#include "domain/plan_change.hpp"

namespace duban::domain {

/// A unit whose part differs; nothing on a side where it has none.
struct UnitChange {
  std::string unit;
  std::optional<Part> before;
  std::optional<Part> after;
  bool operator==(const UnitChange&) const = default;
};

/// One measure in both plans, or in one of them. Points into the drafts that were compared.
struct MeasureComparison {
  /// Null for an added measure.
  const DraftMeasure* before = nullptr;
  /// Null for a dropped one.
  const DraftMeasure* after = nullptr;
  /// How they were found to be one; nothing if one side is missing.
  std::optional<MatchedBy> matched_by;
  double likeness = 0;
  bool doubtful = false;
  /// Of an added or dropped measure: the one on the other side that it is most like.
  const DraftMeasure* nearest = nullptr;
  /// Empty if nothing changed.
  std::vector<ChangeKind> kinds;
  std::vector<UnitChange> units;

  ChangeId id_of(ChangeKind kind) const;
};

/// The units whose part is another: those that come or stay, then those that go.
std::vector<UnitChange> unit_changes(const std::vector<PlannedAssignment>& was,
                                     const std::vector<PlannedAssignment>& is);

/// Compares two plans. Every measure of both stands in exactly one comparison: those of `after` in its order, each
/// dropped one behind what it followed in `before`. `pairs` is what a person said about measures of `after`.
std::vector<MeasureComparison> compare(const Draft& before, const Draft& after,
                                       const std::map<MeasureId, std::optional<MeasureId>>& pairs = {});

/// The text that a measure stands for: its body, or its title if it has none. `characters` are those of its plan.
std::string text_of(const Measure& measure, const CharacterIndex& characters);

}  // namespace duban::domain
