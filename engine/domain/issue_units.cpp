#include "domain/issue_units.hpp"

#include <algorithm>

#include "domain/limits.hpp"

namespace duban::domain {

std::optional<Date> day_of(const Document& document) {
  return document.signed_on ? document.signed_on : document.published_on;
}

std::vector<PlannedAssignment> under_registered_names(const std::vector<PlannedAssignment>& planned,
                                                      const UnitResolver& resolver, Date plan_day, Date today) {
  if (resolver.registry().empty()) return planned;
  std::vector<PlannedAssignment> issued;
  for (auto each = planned.begin(); each != planned.end(); ++each) {
    std::vector<std::string> names = resolver.names_today(each->unit, plan_day, today);
    const auto waiting = static_cast<std::size_t>(planned.end() - each);
    if (names.size() > 1 && issued.size() + names.size() + waiting > kUnitsMax) names = {each->unit};
    const std::string group = names.size() > 1 ? each->unit : each->group;
    for (std::string& name : names) {
      const bool known = std::ranges::find(issued, name, &PlannedAssignment::unit) != issued.end();
      if (!known) issued.push_back({std::move(name), each->part, each->assumed, group});
    }
  }
  return issued;
}

std::vector<MeasureComparison> compare(const RevisionCase& revision, const UnitResolver& resolver, Date today) {
  std::vector<MeasureComparison> comparisons = compare(revision);
  if (resolver.registry().empty()) return comparisons;
  const auto issued = [&](const DraftMeasure& measure, const Draft& draft) {
    return under_registered_names(planned_assignments(measure.measure), resolver,
                                  day_of(draft.document).value_or(today), today);
  };
  for (MeasureComparison& each : comparisons) {
    if (each.units.empty()) continue;
    each.units = unit_changes(issued(*each.before, revision.former), issued(*each.after, revision.revised));
    if (each.units.empty()) std::erase(each.kinds, ChangeKind::units);
  }
  return comparisons;
}

}  // namespace duban::domain
