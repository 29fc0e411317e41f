#include "domain/light.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

bool holds(const LightRung& rung, int days, Pace pace) {
  return (!rung.from || days >= *rung.from) && (!rung.to || days <= *rung.to) && (rung.paces & bit(pace)) != 0;
}

/// Of what runs and has a due date.
template <class Whole>
Light running_light(const LightLadder& ladder, const Whole& whole, Date today) {
  const bool looks_at_pace =
      std::ranges::any_of(ladder.rungs, [](const LightRung& each) { return each.paces != kAnyPace; });
  return light_at(ladder, days_between(today, *whole.due), looks_at_pace ? pace_of(whole, today).pace : Pace::unknown);
}

/// The first day on which it is at least this light; lights only grow stronger as days pass.
template <class Whole>
std::optional<Date> first_day(const LightLadder& ladder, const Whole& whole, Light least) {
  // Beyond these days to the due date, and beyond the span in which the pace changes, every day is like its neighbour.
  int furthest = 1;
  for (const LightRung& each : ladder.rungs)
    for (const auto& bound : {each.from, each.to})
      if (bound) furthest = std::max(furthest, std::abs(*bound) + 1);
  Date before = whole.due->plus_days(-furthest);
  if (const auto begun = begun_on(whole); begun && *begun < before) before = *begun;
  Date last = last_change_of_pace(whole).value_or(*whole.due);
  last = std::max(last, *whole.due).plus_days(furthest);
  if (running_light(ladder, whole, last) < least) return std::nullopt;
  before = before.plus_days(-1);
  // The light is lit on `last`; on `before` it is not, or it always was.
  if (running_light(ladder, whole, before) >= least) return before;
  while (days_between(before, last) > 1) {
    const Date middle = before.plus_days(days_between(before, last) / 2);
    (running_light(ladder, whole, middle) < least ? before : last) = middle;
  }
  return last;
}

template <class Whole>
LightDates dates_of(const LightLadder& ladder, const Whole& whole) {
  if (!whole.due) return {};
  return {first_day(ladder, whole, Light::soon), first_day(ladder, whole, Light::overdue)};
}

template <class Whole>
Light light_on(Status status, const LightLadder& ladder, const Whole& whole, Date today) {
  if (is_settled(status)) return Light::closed;
  if (status == Status::suspended) return Light::suspended;
  return whole.due ? running_light(ladder, whole, today) : Light::unknown;
}

}  // namespace

Light light_at(const LightLadder& ladder, int days_to_due, Pace pace) {
  for (const LightRung& each : ladder.rungs)
    if (holds(each, days_to_due, pace)) return each.light;
  return Light::unknown;
}

Light light_of(const LightLadder& ladder, const Task& task, Date today) {
  return light_on(status_of(task), ladder, task, today);
}

Light light_of(const LightLadder& ladder, const Assignment& assignment, Date today) {
  return light_on(assignment.status, ladder, assignment, today);
}

LightDates light_dates(const LightLadder& ladder, const Task& task) {
  return dates_of(ladder, task);
}

LightDates light_dates(const LightLadder& ladder, const Assignment& assignment) {
  return dates_of(ladder, assignment);
}

Light light_of(Status status, const std::optional<Date>& due, const LightDates& dates, Date today) {
  if (is_settled(status)) return Light::closed;
  if (status == Status::suspended) return Light::suspended;
  if (!due) return Light::unknown;
  if (dates.overdue && *dates.overdue <= today) return Light::overdue;
  return dates.soon && *dates.soon <= today ? Light::soon : Light::normal;
}

std::string_view name_of(Light light) {
  switch (light) {
    case Light::normal:
      return "normal";
    case Light::soon:
      return "soon";
    case Light::overdue:
      return "overdue";
    case Light::unknown:
      return "unknown";
    case Light::closed:
      return "closed";
    case Light::suspended:
      return "suspended";
  }
  return {};
}

std::string_view word_of(Light light) {
  switch (light) {
    case Light::normal:
      return "正常";
    case Light::soon:
      return "临期";
    case Light::overdue:
      return "逾期";
    case Light::unknown:
      return "未知";
    case Light::closed:
      return "办结";
    case Light::suspended:
      return "暂缓";
  }
  return {};
}

std::optional<Light> light_named(std::string_view name) {
  for (Light light : kLights)
    if (name_of(light) == name) return light;
  return std::nullopt;
}

}  // namespace duban::domain
