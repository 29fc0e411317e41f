// The words of a measure as two versions of a plan are compared by: without number, blanks and punctuation, and a
// second time without what is compared by its value (units, dates, targets).
#pragma once

#include <string>

#include "domain/draft.hpp"
#include "domain/utf8.hpp"

namespace duban::domain {

struct MeasureWords {
  /// Of its title.
  std::string title;
  /// Of its whole text; of its title if it has no text.
  std::string whole;
  /// Of its text without the places where units, dates and targets stand, and the brackets around units.
  std::string core;
  bool operator==(const MeasureWords&) const = default;
};

/// Letters, digits and ideographs of the text, small and of normal width; a point inside a number stays.
std::string words_of(std::u32string_view text);

/// `characters` are those of the measure's plan.
MeasureWords words_of(const Measure& measure, const CharacterIndex& characters);

}  // namespace duban::domain
