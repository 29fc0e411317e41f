// Whether a printed number is ordered to be reached, by the words around it, and how surely.
#pragma once

#include <string_view>

#include "extract/quantity.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// Where a number stands.
struct Surroundings {
  Range sentence;          // from the last 。 or ; to the end of the clause
  std::size_t period = 0;  // where the last 。 or line ended: a date holds beyond a ;
  Range clause;            // comma to comma
  bool in_name = false;    // inside 《》 or 〔〕
  bool quoted = false;     // inside “”
  bool bracketed = false;  // inside ()
  std::size_t verb = 0;    // behind the last verb before the number that orders one; 0 if none in the sentence
};

/// Where the last verb that orders a number ends in `range`; 0 if none stands there.
std::size_t last_verb_end(const Text& text, Range range);

/// How surely the words around order the number, and by which rule, in Chinese. Confidence 0: they do not.
struct Evidence {
  double confidence = 0;
  std::string_view why = {};
};

/// The present and the past, rules, names, dimensions and sayings are no evidence.
Evidence evidence_of(const Text& text, const Quantity& quantity, const Surroundings& around);

domain::Compare compare_of(const Text& text, const Quantity& quantity, const Surroundings& around);

}  // namespace duban::extract
