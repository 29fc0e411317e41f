#include "domain/reporting_period.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

/// More periods than any plan has: bounds what is made for a task that nobody ever settles.
constexpr std::size_t kPeriodsMax = 400;

int months_of(Every every) {
  switch (every) {
    case Every::month:
      return 1;
    case Every::quarter:
      return 3;
    case Every::half_year:
      return 6;
    case Every::year:
      return 12;
  }
  return 12;
}

std::string name_of_period(Every every, int year, int first_month) {
  std::string number = std::to_string(year);
  switch (every) {
    case Every::month:
      return number + (first_month < 10 ? "-0" : "-") + std::to_string(first_month);
    case Every::quarter:
      return number + "-Q" + std::to_string((first_month + 2) / 3);
    case Every::half_year:
      return number + "-H" + std::to_string((first_month + 5) / 6);
    case Every::year:
      return number;
  }
  return number;
}

}  // namespace

ReportingPeriod period_of(Every every, Date day) {
  const int months = months_of(every);
  const int first = (day.month() - 1) / months * months + 1;
  return {name_of_period(every, day.year(), first), *Date::of(day.year(), first, 1),
          *Date::end_of_month(day.year(), first + months - 1)};
}

std::optional<ReportingPeriod> period_named(Every every, std::string_view name) {
  if (name.size() < 4) return std::nullopt;
  int year = 0;
  for (const char digit : name.substr(0, 4)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    year = year * 10 + (digit - '0');
  }
  const int months = months_of(every);
  for (int first = 1; first <= 12; first += months) {
    const auto day = Date::of(year, first, 1);
    if (day && name_of_period(every, year, first) == name) return period_of(every, *day);
  }
  return std::nullopt;
}

ReportingPeriod period_after(Every every, const ReportingPeriod& period) {
  return period_of(every, period.to.plus_days(1));
}

std::vector<PeriodState> period_states(const Task& task, const Assignment& assignment, Date today) {
  std::vector<PeriodState> states;
  if (!task.content.every || !assignment.assigned_on) return states;
  const Every every = *task.content.every;
  const Date last = assignment.due ? std::min(*assignment.due, today) : today;
  for (ReportingPeriod period = period_of(every, *assignment.assigned_on);
       period.from <= last && states.size() < kPeriodsMax; period = period_after(every, period)) {
    PeriodState state{period, std::nullopt, false};
    const auto report = std::ranges::find(assignment.period_reports, period.name, &PeriodReport::period);
    if (report != assignment.period_reports.end()) state.reported_on = report->on;
    state.missed = state.reported_on ? period.to < *state.reported_on : period.to < today;
    states.push_back(std::move(state));
  }
  return states;
}

std::string words_of(const ReportingPeriod& period) {
  static constexpr std::string_view kQuarters[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
  std::string year = std::to_string(period.from.year()) + "年";
  const int months = period.to.month() - period.from.month() + 1;
  if (months == 1) return year + std::to_string(period.from.month()) + "月";
  if (months == 3) return year + std::string(kQuarters[(period.from.month() - 1) / 3]);
  if (months == 6) return year + (period.from.month() == 1 ? "上半年" : "下半年");
  return year;
}

}  // namespace duban::domain
