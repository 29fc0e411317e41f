// Plans of an office whose half year is made up: put right and issued as a registrar does it.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "cli/past_office.hpp"
#include "domain/command.hpp"

namespace duban::cli {

/// What happens by chance: the same seed, the same chances, on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// 0 to `n` - 1.
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  /// Both ends included.
  int between(int from, int to) { return from + below(to - from + 1); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

/// Registers every unit that a plan names, except for groups. Documents that name none are given to others' units.
/// Returns the units that can lead, the busiest first; throws std::runtime_error, in words for people, if no plan names
/// any.
std::vector<std::string> register_units(PastOffice& office, const Cast& cast,
                                        const std::vector<domain::ImportPlan>& plans);

/// Imports the plan as a draft; moves its dates, by whole years, to where the office is now; gives a date to most of
/// the measures that have none and a lead to those that have no unit; and issues it. Returns the receipt of the issue.
app::Receipt issue_plan(PastOffice& office, const Cast& cast, Chance& chance, const domain::ImportPlan& import,
                        const std::vector<std::string>& leads);

}  // namespace duban::cli
