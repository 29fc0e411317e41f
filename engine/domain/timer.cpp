#include "domain/timer.hpp"

#include <algorithm>

#include "domain/pace.hpp"
#include "domain/reporting_period.hpp"

namespace duban::domain {

namespace {

/// What a timer is set for: its days count from `base`, and none before `since` was ever due.
struct Setting {
  std::string subject;
  Date base;
  Date since;
};

/// Steps of one setting that are looked at: a timer that repeats daily for ten years has fewer.
constexpr int kStepsMax = 4000;

bool is_at_work(Status status) {
  return status == Status::issued || status == Status::in_progress;
}

void add_milestones(const Task& task, const Assignment& assignment, std::vector<Setting>& settings) {
  if (assignment.part != Part::lead) return;
  for (std::size_t i = 0; i < task.content.targets.size(); ++i) {
    const Target& target = task.content.targets[i];
    if (!target.by) continue;
    const auto value = std::ranges::find(assignment.target_values, static_cast<int>(i), &TargetValue::target);
    if (value != assignment.target_values.end() && is_reached(target, value->value)) continue;
    settings.push_back({"target " + std::to_string(i), *target.by, *assignment.assigned_on});
  }
}

std::vector<Setting> settings_of(TimerKind kind, const Task& task, const Assignment& assignment, Date today) {
  std::vector<Setting> settings;
  if (!is_at_work(assignment.status) || !assignment.assigned_on) return settings;
  switch (kind) {
    case TimerKind::not_accepted:
      if (assignment.status == Status::issued)
        settings.push_back({{}, *assignment.assigned_on, *assignment.assigned_on});
      break;
    case TimerKind::before_due:
    case TimerKind::overdue:
      if (assignment.due && assignment.due_since) settings.push_back({{}, *assignment.due, *assignment.due_since});
      break;
    case TimerKind::milestone:
      add_milestones(task, assignment, settings);
      break;
    case TimerKind::period_unreported:
      for (const PeriodState& each : period_states(task, assignment, today))
        if (!each.reported_on) settings.push_back({each.period.name, each.period.to, *assignment.assigned_on});
      break;
    case TimerKind::slip_ran_out:
      for (const Slip& each : task.slips)
        if (each.assignment == assignment.id && each.answered_by.empty())
          settings.push_back({"slip " + std::to_string(each.id.value), each.reply_by, each.issued_on});
      break;
  }
  return settings;
}

/// Calls `use(day)` with the days of a setting, ascending, while it answers true. False if a day is not known.
template <class Use>
bool for_each_day(const Timer& timer, const Setting& setting, const Calendar& calendar, Use use) {
  int offset = 0;
  for (int step = 0; step < kStepsMax; ++step) {
    const auto place = static_cast<std::size_t>(step);
    if (place < timer.on.size())
      offset = timer.on[place];
    else if (timer.then_every > 0)
      offset += timer.then_every;
    else
      return true;
    const auto day = timer.days == DayKind::calendar ? std::optional(setting.base.plus_days(offset))
                                                     : calendar.plus_working_days(setting.base, offset);
    if (!day) return false;
    if (*day < setting.since) continue;
    if (!use(*day)) return true;
  }
  return true;
}

bool has_fired(const Assignment& assignment, std::string_view timer, const Setting& setting, Date day) {
  return std::ranges::any_of(assignment.firings, [&](const Firing& each) {
    return each.day == day && each.timer == timer && each.subject == setting.subject;
  });
}

}  // namespace

std::vector<Firing> due_firings(const Task& task, const Assignment& assignment, const Workflow& workflow,
                                const Calendar& calendar, Date today) {
  std::vector<Firing> firings;
  for (const Timer& timer : workflow.timers) {
    const std::string_view name = name_of(timer.kind);
    for (const Setting& setting : settings_of(timer.kind, task, assignment, today)) {
      for_each_day(timer, setting, calendar, [&](Date day) {
        if (today < day) return false;
        if (!has_fired(assignment, name, setting, day)) firings.push_back({std::string(name), setting.subject, day});
        return true;
      });
    }
  }
  std::ranges::stable_sort(firings, {}, &Firing::day);
  return firings;
}

NextAlarm next_alarm(const Task& task, const Assignment& assignment, const Workflow& workflow, const Calendar& calendar,
                     Date today) {
  NextAlarm next;
  for (const Timer& timer : workflow.timers) {
    const std::string_view name = name_of(timer.kind);
    for (const Setting& setting : settings_of(timer.kind, task, assignment, today)) {
      const bool known = for_each_day(timer, setting, calendar, [&](Date day) {
        if (next.day && *next.day <= day) return false;
        if (has_fired(assignment, name, setting, day)) return true;
        next.day = day;
        return false;
      });
      next.is_unknown = next.is_unknown || !known;
    }
  }
  // A period that has not begun yet has no setting: look again when it does.
  if (task.content.every && is_at_work(assignment.status)) {
    const Date begins = period_of(*task.content.every, today).to.plus_days(1);
    if ((!assignment.due || begins <= *assignment.due) && (!next.day || begins < *next.day)) next.day = begins;
  }
  return next;
}

}  // namespace duban::domain
