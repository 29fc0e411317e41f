#include "app/scores.hpp"

#include <algorithm>
#include <set>

namespace duban::app {

domain::Score present_score(Views& views, const domain::ScoringRules& rules, const std::string& unit,
                            const domain::Quarter& quarter, domain::Date today) {
  const domain::Date until = std::min(today, domain::last_day(quarter));
  std::vector<domain::Finding> findings;
  FindingFilter of_unit;
  of_unit.unit = unit;
  for (FindingRow& each : views.list_findings(of_unit)) findings.push_back(std::move(each.finding));
  std::vector<domain::Inspection> inspections;
  for (const InspectionRow& each : views.list_inspections({text_of(quarter), unit, std::nullopt}))
    if (auto inspection = views.find_inspection(each.id)) inspections.push_back(*std::move(inspection));
  const auto facts = domain::score_facts(views.histories_of(unit, until), findings, inspections, unit, quarter, until);
  return domain::score(facts, rules, unit, quarter);
}

std::vector<std::string> inspected_units(Views& views, const domain::Quarter& quarter) {
  std::set<std::string> units;
  for (const InspectionRow& each : views.list_inspections({text_of(quarter), "", std::nullopt}))
    if (each.status != domain::InspectionStatus::cancelled) units.insert(each.unit);
  return {units.begin(), units.end()};
}

}  // namespace duban::app
