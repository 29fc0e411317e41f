#include "cli/simulated_plans.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "cli/local_request.hpp"
#include "domain/resolve_unit.hpp"

namespace duban::cli {

namespace {

using domain::Date;

/// A date that lies ahead by less than this has passed before anybody could keep it.
constexpr int kAheadDaysMin = 21;

/// The year that the plan's dates are of.
int year_of(const domain::Plan& plan, int otherwise) {
  const domain::Document& document = plan.document;
  if (document.period) return document.period->from.year();
  if (document.signed_on) return document.signed_on->year();
  std::optional<Date> first;
  for (const domain::Measure& measure : plan.measures)
    if (measure.due && (!first || *measure.due < *first)) first = measure.due;
  return first ? first->year() : otherwise;
}

Date moved(Date day, int years, Date today) {
  Date later = day.plus_years(years);
  while (later < today.plus_days(kAheadDaysMin)) later = later.plus_years(1);
  return later;
}

/// The last day of the month that lies so many months ahead.
Date end_of_month_ahead(Date today, int months) {
  const int month = today.month() - 1 + months;
  return *Date::end_of_month(today.year() + month / 12, month % 12 + 1);
}

/// The words 各区县, 有关部门, 区直相关部门 stand for a group, whose members the document does not name.
bool is_group(std::string_view name) {
  return name.starts_with("各") || name.ends_with("有关部门") || name.ends_with("相关部门");
}

struct Corrections {
  int years = 0;
  Date today;
  Chance& chance;
  const std::vector<std::string>& leads;

  /// The measure as it is to be issued.
  domain::Measure of(domain::Measure measure) const {
    if (measure.due) {
      measure.due = moved(*measure.due, years, today);
      measure.due_source.by = domain::By::person;
    } else if (!chance.one_in(3)) {
      measure.due = end_of_month_ahead(today, chance.between(1, 10));
      measure.due_basis = domain::DueBasis::explicit_text;
      measure.due_source.by = domain::By::person;
    }
    for (domain::Target& target : measure.targets) {
      if (!target.by) continue;
      target.by = moved(*target.by, years, today);
      target.source.by = domain::By::person;
    }
    if (measure.lead.empty() && measure.responsible.empty()) {
      const auto some = static_cast<int>(std::min<std::size_t>(leads.size(), 12));
      const std::string& unit = leads[static_cast<std::size_t>(chance.below(some))];
      measure.lead.push_back({unit, {{}, 1.0, "", domain::By::person}});
    }
    return measure;
  }
};

}  // namespace

std::vector<std::string> register_units(PastOffice& office, const Cast& cast,
                                        const std::vector<domain::ImportPlan>& plans) {
  std::map<std::string, int> parts;
  std::vector<std::string> leads;
  for (const domain::ImportPlan& import : plans)
    for (const domain::Measure& measure : import.plan.measures)
      for (const domain::PlannedAssignment& each : planned_assignments(measure)) {
        if (is_group(each.unit)) continue;
        if (parts[each.unit]++ == 0) leads.push_back(each.unit);
      }
  if (leads.empty()) throw std::runtime_error("至少应有一份文件写明责任单位，现在都没有。");
  for (const std::string& name : leads) {
    const domain::UnitRegistry registry = office.registry();
    const domain::UnitResolver resolver(registry);
    if (resolver.resolve(name, office.today()).state == domain::Resolved::known) continue;
    domain::Unit unit;
    unit.name = name;
    office.order(cast.registrar, domain::RegistryCommand(domain::RegisterUnit{unit}));
  }
  std::ranges::stable_sort(leads, std::greater{}, [&](const std::string& each) { return parts[each]; });
  return leads;
}

app::Receipt issue_plan(PastOffice& office, const Cast& cast, Chance& chance, const domain::ImportPlan& import,
                        const std::vector<std::string>& leads) {
  const app::Receipt imported = office.order(cast.registrar, domain::PlanCommand(import));
  const Date today = office.today();
  const Corrections corrections{today.year() - year_of(import.plan, today.year()), today, chance, leads};
  const domain::Draft draft = office.plan(*imported.plan);
  for (const domain::DraftMeasure& each : draft.measures) {
    domain::DraftMeasure corrected = each;
    corrected.measure = corrections.of(each.measure);
    if (corrected == each) continue;
    office.pass_minutes(1);
    office.order(cast.registrar, domain::PlanCommand(domain::CorrectMeasure{draft.id, corrected}));
  }
  office.pass_minutes(30);
  return office.order(cast.registrar, domain::PlanCommand(domain::IssuePlan{draft.id, true}));
}

}  // namespace duban::cli
