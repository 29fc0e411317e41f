// Responsibility clauses: where they stand in the text, and who answers for what in each.
#pragma once

#include <vector>

#include "extract/clause_words.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// One role's units (or time) in a clause: the list as printed.
struct Duty {
  Role role = Role::responsible;
  Range list;
};

struct Clause {
  Range range;
  bool own_line = false;
  std::vector<Duty> duties;
  bool sentence = false;  // neither label nor bracket: 由X牵头,Y配合。
};

/// Every clause of `body`, in order. In a text without line ends (`run_on`) a label may stand after a sentence.
std::vector<Clause> find_clauses(const Text& text, Range body, bool run_on);

/// The duties of a clause's inside, or of a table cell: `default_role` is for units without a verb or label.
std::vector<Duty> read_duties(const Text& text, Range inside, Role default_role);

}  // namespace duban::extract
