// A new reading of a draft's text, merged with what people did to the draft: what a person filled in, confirmed, added,
// removed, joined or split stays; everything else follows the new reading.
#pragma once

#include <string>
#include <vector>

#include "domain/draft.hpp"

namespace duban::domain {

/// One thing that a new reading changes, or that it says otherwise and that stays because a person dealt with it.
struct Difference {
  enum class Kind { added, removed, changed, kept };

  Kind kind = Kind::changed;
  /// The measure; none for the plan itself, and for a measure that stays out of the draft.
  std::optional<MeasureId> measure = {};
  std::string title = {};
  /// As in marks; empty if it is the measure as a whole.
  std::string field = {};
  /// As the draft has it, and as the new reading has it.
  std::string before = {};
  std::string after = {};
  bool operator==(const Difference&) const = default;
};

struct Rereading {
  /// The draft as it would be.
  Draft draft;
  std::vector<Difference> differences;
};

/// Merges a reading of the draft's own text into it.
///
/// The measures of the reading are matched with those of the draft, and with text that a person took out, by their
/// bodies (equal, then overlapping), ties by their paths. A measure that a person corrected and whose text the reading
/// divides otherwise stays as the person left it, and so does one that a person added, moved, joined or split. Merging
/// the same reading again changes nothing.
Rereading reread(const Draft& draft, const Plan& reading);

std::string_view name_of(Difference::Kind kind);

}  // namespace duban::domain
