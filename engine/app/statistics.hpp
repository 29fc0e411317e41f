// Statistics (统计): counts over many tasks, each with the list that it counts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/views.hpp"
#include "domain/quarter.hpp"

namespace duban::app {

/// What is counted in one answer.
enum class FigureFamily { lights, completion, pace, extensions };

/// How the counts are divided. By quarter: in which the due date lies, or the closure.
enum class GroupBy { unit, plan, quarter, unit_quarter, closing_quarter };

struct StatisticsQuery {
  FigureFamily family = FigureFamily::lights;
  GroupBy by = GroupBy::unit;
  /// Looked at are the unit, the plan and the due dates; with a unit its parts are counted, else tasks, and by unit the
  /// parts of each. By closing quarter, `closed_from` and `closed_to` instead of the due dates.
  TaskFilter filter;
};

inline constexpr int kFiguresMax = 6;
using FigureCounts = std::array<std::int64_t, kFiguresMax>;

/// One figure of a family: its name, and what narrows a list to what it counts.
struct FigureDefinition {
  std::string_view name;
  void (*narrow)(TaskFilter& filter);
};

std::vector<FigureDefinition> figures_in(FigureFamily family);

/// The quarters that have a day between the two, in order.
std::vector<domain::Quarter> quarters_between(domain::Date from, domain::Date to);

struct StatisticsGroup {
  /// The filter of the list that holds exactly what is counted here.
  TaskFilter filter;
  std::string plan_title;
  std::optional<domain::Quarter> quarter;
  FigureCounts counts{};
};

struct Statistics {
  std::vector<StatisticsGroup> groups;
  /// A task in several groups counts once.
  StatisticsGroup total;
};

/// A task's dates and targets, for a timeline.
struct TaskCourse {
  std::optional<domain::Date> issued_on;
  std::optional<domain::Date> closed_on;
  std::vector<domain::TargetCourse> targets;
};

}  // namespace duban::app
