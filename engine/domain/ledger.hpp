// The ledger (台账) as it is handed out: the tasks of a list with every unit's part in them, the place in the log that
// it was read at, and what it was asked for. The same place and the same question always give the same ledger.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/light.hpp"
#include "domain/task.hpp"

namespace duban::domain {

/// A place in the log: all that was written up to there, and nothing after it.
struct LogPlace {
  /// 0 for an empty log.
  std::int64_t position = 0;
  /// The hash of the record there, hexadecimal: it stands for the whole log up to it.
  std::string hash;
  /// When that record was written, milliseconds since 1970, UTC.
  std::int64_t at = 0;
  bool operator==(const LogPlace&) const = default;
};

struct LedgerPart {
  Assignment assignment;
  Light light = Light::unknown;
};

struct LedgerEntry {
  TaskId task;
  std::string title;
  std::string plan_title;
  std::vector<std::string> lead;
  int units_settled = 0;
  int units_total = 0;
  Status status = Status::issued;
  Light light = Light::unknown;
  std::optional<Date> due;
  std::optional<Date> original_due;
  std::int64_t last_report_at = 0;
  /// With a unit asked for, that unit's only.
  std::vector<LedgerPart> parts;
};

struct Ledger {
  /// The day by which lights are shown.
  Date day;
  LogPlace place;
  /// Empty for all units.
  std::string unit;
  /// What the tasks were chosen by, in words.
  std::vector<std::string> conditions;
  std::vector<LedgerEntry> entries;
};

/// How many have each light, in the order of `kLights`.
using LightCounts = std::array<int, std::size(kLights)>;

inline int& count_of(LightCounts& counts, Light light) {
  return counts[static_cast<std::size_t>(light)];
}
int sum_of(const LightCounts& counts);

/// The parts of one unit in the order of the entries; the pointers are into the ledger.
struct UnitLedger {
  std::string unit;
  struct Line {
    const LedgerEntry* entry;
    const LedgerPart* part;
  };
  std::vector<Line> lines;
  LightCounts counts{};
};

/// One for each unit with a part in an entry, by their names.
std::vector<UnitLedger> by_unit(const Ledger& ledger);

LightCounts count_lights(const Ledger& ledger);

}  // namespace duban::domain
