#include "domain/ledger.hpp"

#include <map>
#include <numeric>

namespace duban::domain {

int sum_of(const LightCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0);
}

std::vector<UnitLedger> by_unit(const Ledger& ledger) {
  std::map<std::string_view, UnitLedger> units;
  for (const LedgerEntry& entry : ledger.entries)
    for (const LedgerPart& part : entry.parts) {
      UnitLedger& unit = units[part.assignment.unit];
      unit.lines.push_back({&entry, &part});
      ++count_of(unit.counts, part.light);
    }
  std::vector<UnitLedger> sorted;
  for (auto& [name, unit] : units) {
    unit.unit = name;
    sorted.push_back(std::move(unit));
  }
  return sorted;
}

LightCounts count_lights(const Ledger& ledger) {
  LightCounts counts{};
  for (const LedgerEntry& entry : ledger.entries) ++count_of(counts, entry.light);
  return counts;
}

}  // namespace duban::domain
