// simulate [--seeds N] [--from SEED] [--steps N]: lives of an office, one a seed. A seed that breaks something is
// named;
// `--seeds 1 --from SEED` lives it again, alone.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "simulation/office_life.hpp"

int main(int argc, char** argv) {
  std::uint64_t seeds = 20;
  std::uint64_t from = 1;
  int steps = 1000;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const std::uint64_t value = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seeds")
      seeds = value;
    else if (name == "--from")
      from = value;
    else if (name == "--steps")
      steps = static_cast<int>(value);
    else
      return std::fprintf(stderr, "simulate [--seeds N] [--from SEED] [--steps N]\n"), 64;
  }
  const auto began = std::chrono::steady_clock::now();
  duban::simulation::Outcome all;
  int broken = 0;
  for (std::uint64_t seed = from; seed < from + seeds; ++seed) {
    const duban::simulation::Outcome outcome = duban::simulation::live(seed, steps);
    if (!outcome.broken.empty()) {
      ++broken;
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), outcome.broken.c_str());
    }
    all.acknowledged += outcome.acknowledged;
    all.refused += outcome.refused;
    all.stale += outcome.stale;
    all.failures += outcome.failures;
    all.firings += outcome.firings;
    all.events += outcome.events;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf(
      "%llu seeds of %d steps in %.0f s: %lld done, %lld refused, %lld stale, %lld disk failures, %lld timers, %lld "
      "events\n",
      static_cast<unsigned long long>(seeds), steps, seconds, static_cast<long long>(all.acknowledged),
      static_cast<long long>(all.refused), static_cast<long long>(all.stale), static_cast<long long>(all.failures),
      static_cast<long long>(all.firings), static_cast<long long>(all.events));
  // A life in which nothing happens would test nothing.
  const bool lived = all.acknowledged > 0 && all.stale > 0 && all.failures > 0 && all.firings > 0;
  std::printf("%llu passed, %d failed\n",
              static_cast<unsigned long long>(seeds) - static_cast<unsigned long long>(broken),
              broken + (lived ? 0 : 1));
  return broken == 0 && lived ? 0 : 1;
}
