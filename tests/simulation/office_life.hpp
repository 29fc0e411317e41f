// An office in simulated time, all of it from a seed: people who act at once on what they last saw, a clock that jumps,
// a disk that fails, restarts. What must hold whatever happens is checked at the end.
#pragma once

#include <cstdint>
#include <string>

namespace duban::simulation {

struct Outcome {
  /// What does not hold; empty if all does.
  std::string broken;
  std::int64_t acknowledged = 0;
  std::int64_t refused = 0;
  std::int64_t stale = 0;
  std::int64_t failures = 0;
  std::int64_t firings = 0;
  std::int64_t events = 0;
};

/// Lives through `steps` orders. The same seed and steps give the same life.
Outcome live(std::uint64_t seed, int steps);

}  // namespace duban::simulation
