#include "domain/pace_dates.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

/// All days on which a pace may change lie between these two.
struct Span {
  std::optional<Date> first;
  std::optional<Date> last;

  void take_in(const std::optional<Date>& day) {
    if (!day) return;
    if (!first || *day < *first) first = day;
    if (!last || *last < *day) last = day;
  }
};

Span span_of(const Task& task) {
  Span span;
  span.take_in(task.issued_on);
  span.take_in(task.due);
  for (const Target& each : task.content.targets) span.take_in(each.by);
  return span;
}

Span span_of(const Assignment& assignment) {
  Span span;
  span.take_in(assignment.assigned_on);
  span.take_in(assignment.due);
  return span;
}

/// The first day between the two for which `holds`, which stays true once it is; nothing if it never is.
template <class Holds>
std::optional<Date> first_day(Date before, Date last, const Holds& holds) {
  if (!holds(last)) return std::nullopt;
  if (holds(before)) return before;
  while (days_between(before, last) > 1) {
    const Date middle = before.plus_days(days_between(before, last) / 2);
    (holds(middle) ? last : before) = middle;
  }
  return last;
}

template <class Whole>
PaceDates dates_of(const Whole& whole) {
  const Span span = span_of(whole);
  if (!span.first) return {};
  const Date before = span.first->plus_days(-1);
  const Date last = span.last->plus_days(1);
  PaceDates dates;
  dates.behind = first_day(before, last, [&](Date day) { return pace_of(whole, day).pace == Pace::behind; });
  const PaceState state = pace_of(whole, last);
  if (!state.done || !state.gone) return dates;
  dates.on = first_day(before, last, [&](Date day) { return pace_of(whole, day).pace != Pace::ahead; });
  return dates;
}

}  // namespace

PaceDates pace_dates(const Task& task) {
  return dates_of(task);
}

PaceDates pace_dates(const Assignment& assignment) {
  return dates_of(assignment);
}

Pace pace_on(const PaceDates& dates, Date today) {
  if (dates.behind && *dates.behind <= today) return Pace::behind;
  if (!dates.on) return Pace::unknown;
  return *dates.on <= today ? Pace::on : Pace::ahead;
}

std::optional<Date> milestone_missed_from(const Task& task) {
  std::optional<Date> first;
  for (std::size_t i = 0; i < task.content.targets.size(); ++i) {
    const Target& target = task.content.targets[i];
    const auto value = value_of(task, static_cast<int>(i));
    if (!target.by || (value && is_reached(target, *value))) continue;
    if (!first || *target.by < *first) first = target.by;
  }
  return first ? std::optional(first->plus_days(1)) : std::nullopt;
}

std::optional<Pace> pace_named(std::string_view name) {
  for (const Pace each : kPaces)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

}  // namespace duban::domain
