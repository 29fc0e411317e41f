#include "extract/read_passage.hpp"

#include <algorithm>
#include <utility>

#include "extract/clauses.hpp"
#include "extract/quantity.hpp"
#include "extract/recurrence.hpp"
#include "extract/roles.hpp"
#include "extract/targets.hpp"
#include "extract/unit_list.hpp"

namespace duban::extract {

namespace {

Calendar calendar_of(const domain::Document& document) {
  Calendar calendar;
  calendar.period = document.period;
  calendar.signed_on = document.signed_on;
  calendar.published_on = document.published_on;
  return calendar;
}

/// `（牵头单位：市科技局，责任单位：…）` is a clause, `市科技局、财政局` a list.
std::vector<domain::NamedUnit> units_in(const Text& text, Range range) {
  if (text.at(range.from) == U'(' && text.before(range.to) == U')') range = {range.from + 1, range.to - 1};
  UnitHabits habits;
  observe_habits(text, range, habits);
  Roles roles;
  add_duties(text, read_duties(text, range, Role::responsible), habits, roles);
  std::vector<domain::NamedUnit> units = std::move(roles.lead);
  for (auto* more : {&roles.responsible, &roles.supervisor}) units.insert(units.end(), more->begin(), more->end());
  return units.empty() ? read_units(text, range, habits) : units;
}

/// The first number with a unit: what a person points at is a target, whatever words stand before it.
std::vector<domain::Target> first_quantity(const Text& text, Range range, std::optional<domain::Date> due) {
  for (std::size_t at = range.from; at < range.to; ++at) {
    const auto quantity = quantity_at(text, at, range.to);
    if (!quantity || quantity->kind == UnitKind::time) continue;
    domain::Target target;
    target.value = quantity->value;
    target.value_max = quantity->value_max;
    target.unit = to_utf8(quantity->unit);
    target.compare =
        quantity->value_max ? domain::Compare::range : quantity->compare.value_or(domain::Compare::at_least);
    target.by = due;
    target.name = text.printed({range.from, at});
    target.source = {quantity->range.span(), 1.0, "选中的第一个数"};
    return {target};
  }
  return {};
}

}  // namespace

Passage read_passage(std::string_view utf8, domain::Span span, const domain::Document& document,
                     std::optional<domain::Date> due) {
  const Text text(utf8);
  const Range range = text.trimmed({span.from, std::min<std::size_t>(span.to, text.size())});
  const Calendar calendar = calendar_of(document);
  Passage passage;
  passage.units = units_in(text, range);
  const DatesRead dates = read_dates(text, range, calendar);
  passage.due = read_time_cell(text, range, calendar);
  if (!passage.due && !dates.deadlines.empty()) passage.due = dates.deadlines.back();
  if (const auto again = find_recurrence(text, range)) passage.every = again->every;
  passage.targets = find_targets(text, range, dates, due);
  if (passage.targets.empty()) passage.targets = first_quantity(text, range, due);
  return passage;
}

}  // namespace duban::extract
