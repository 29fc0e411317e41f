#include "app/checklist.hpp"

namespace duban::app {

std::vector<domain::ChecklistItem> checklist_of(Views& views, const domain::InspectionPlan& plan,
                                                const domain::InspectionTemplate& form, domain::Date today) {
  std::vector<domain::Finding> findings;
  FindingFilter filter;
  filter.unit = plan.unit;
  filter.open = true;
  for (FindingRow& each : views.list_findings(filter)) findings.push_back(std::move(each.finding));
  const auto facts =
      domain::checklist_facts(views.histories_of(plan.unit, today), findings, plan.unit, plan.quarter, today);
  return domain::make_checklist(facts, form, plan.sample_percent, plan.seed);
}

}  // namespace duban::app
