// What a bulletin (通报) says in numbers of a quarter: counted once at a place in the log, and kept as it was counted.
#pragma once

#include <string>
#include <vector>

#include "domain/ledger.hpp"
#include "domain/quarter.hpp"

namespace duban::domain {

/// Parts that were due in the quarter: closed by their date, closed after it, or not closed and past it. What was
/// released, withdrawn or suspended was due in none.
struct DueCounts {
  int on_time = 0;
  int late = 0;
  int overdue = 0;
  int sum() const { return on_time + late + overdue; }
  bool operator==(const DueCounts&) const = default;
};

struct UnitNumbers {
  std::string unit;
  /// Of its parts, on the day.
  LightCounts lights{};
  DueCounts due;
  /// In the quarter.
  int extensions = 0;
  int slips = 0;
  int reports_missed = 0;
  bool operator==(const UnitNumbers&) const = default;
};

struct SlipCount {
  std::string grade;
  int count = 0;
  bool operator==(const SlipCount&) const = default;
};

struct OverdueTask {
  TaskId task;
  std::string title;
  std::vector<std::string> lead;
  Date due;
  bool operator==(const OverdueTask&) const = default;
};

/// Of an inspection's findings (问题); the texts are as people see them.
struct FindingLine {
  std::string unit;
  std::string finding;
  std::string grade;
  std::string due;
  std::string state;
  bool operator==(const FindingLine&) const = default;
};
struct UnitScore {
  std::string unit;
  std::string score;
  int deductions = 0;
  bool operator==(const UnitScore&) const = default;
};
struct AppealLine {
  std::string unit;
  std::string subject;
  std::string appeal;
  std::string answer;
  bool operator==(const AppealLine&) const = default;
};

/// The longest overdue of the tasks are listed, this many at most.
inline constexpr std::size_t kOverdueListedMax = 200;

struct QuarterNumbers {
  Quarter quarter;
  /// The last day of the quarter, or the day on which a running quarter was counted.
  Date day = Date::from_days({});
  LogPlace place;
  /// Of the tasks, on the day.
  LightCounts lights{};
  /// Of all parts.
  DueCounts due;
  int extensions_granted = 0;
  int extensions_refused = 0;
  std::vector<SlipCount> slips;
  int reports_missed = 0;
  /// By their names.
  std::vector<UnitNumbers> units;
  std::vector<OverdueTask> overdue;
  /// Filled in where the quarter was inspected, which comes after its end: as the log stood at this place, 0 for
  /// bulletins from before. Empty lists have no annex.
  std::int64_t annexes_position = 0;
  std::vector<FindingLine> findings;
  /// The best first.
  std::vector<UnitScore> scores;
  std::vector<AppealLine> appeals;
  bool operator==(const QuarterNumbers&) const = default;
};

/// 87.5%; — where nothing was due.
std::string rate_text(const DueCounts& due);

}  // namespace duban::domain
