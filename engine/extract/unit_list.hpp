// A printed list of units (市科技局、财政局，各县区政府、管委) to the units' names in full.
#pragma once

#include <string>
#include <vector>

#include "domain/plan.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// What the whole document shows of how it writes its units.
struct UnitHabits {
  /// Whether some list leaves the prefix of departments to be carried. If none does, agencies with names of their own
  /// (康复医院发展中心) take none either.
  bool carries_prefix = false;
  /// Names of the plan's own place without its level (云州 of 云州市): a body that begins so has its own name.
  std::vector<std::u32string> places;
};

/// Adds what one list shows.
void observe_habits(const Text& text, Range list, UnitHabits& habits);

/// The units of `list`, in order, each once. A prefix is carried within the list only.
std::vector<domain::NamedUnit> read_units(const Text& text, Range list, const UnitHabits& habits);

}  // namespace duban::extract
