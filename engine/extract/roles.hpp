// Who leads, who answers and who supervises: the duties of clauses joined to the units of a measure.
#pragma once

#include <vector>

#include "extract/clauses.hpp"
#include "extract/unit_list.hpp"

namespace duban::extract {

/// The units of some clauses, joined.
struct Roles {
  std::vector<domain::NamedUnit> lead;
  std::vector<domain::NamedUnit> responsible;
  std::vector<domain::NamedUnit> supervisor;
  std::vector<Range> due;
  bool empty() const { return lead.empty() && responsible.empty() && supervisor.empty(); }
};
/// Keeps each unit once in its role; a lead is not repeated under responsible.
void drop_repeats(Roles& roles);
/// Adds what the duties of all clauses together say, without repeats.
void add_duties(const Text& text, const std::vector<Duty>& duties, const UnitHabits& habits, Roles& roles);

}  // namespace duban::extract
