// Reporting periods of recurring work (月, 季, 半年, 年): which there are, and which were reported.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/task.hpp"

namespace duban::domain {

/// Both days included. Named `2026-03`, `2026-Q1`, `2026-H1` or `2026`.
struct ReportingPeriod {
  std::string name;
  Date from;
  Date to;
  bool operator==(const ReportingPeriod&) const = default;
};

ReportingPeriod period_of(Every every, Date day);
/// Nothing for a name that no period of this kind has.
std::optional<ReportingPeriod> period_named(Every every, std::string_view name);
ReportingPeriod period_after(Every every, const ReportingPeriod& period);

/// A period as it stands for an assignment.
struct PeriodState {
  ReportingPeriod period;
  /// The day of its one report.
  std::optional<Date> reported_on;
  /// It is over and nothing was reported in it: stays so even after a late report.
  bool missed = false;
};

/// The periods that have begun by `today`, the oldest first: from the day of assignment to the due date. Empty for a
/// task that does not recur.
std::vector<PeriodState> period_states(const Task& task, const Assignment& assignment, Date today);

/// Chinese words for a period's name: 2026年3月, 2026年第一季度, 2026年上半年, 2026年.
std::string words_of(const ReportingPeriod& period);

}  // namespace duban::domain
