#include "domain/target_path.hpp"

#include <algorithm>

namespace duban::domain {

std::optional<double> expected_value(const Target& target, const std::optional<Date>& begun,
                                     const std::optional<Date>& end, Date today) {
  if (!begun || !end || target.compare == Compare::at_most) return std::nullopt;
  const int whole = days_between(*begun, *end);
  if (whole <= 0) return today < *end ? 0.0 : target.value;
  return target.value * std::clamp(static_cast<double>(days_between(*begun, today)) / whole, 0.0, 1.0);
}

TargetState state_of(const TargetCourse& course, const std::optional<Date>& begun, const std::optional<Date>& end,
                     Date today) {
  if (course.reached) return TargetState::reached;
  if (end && *end < today) return TargetState::missed;
  if (!course.reported) return TargetState::unreported;
  const auto expected = expected_value(course.target, begun, end, today);
  if (!expected) return course.target.compare == Compare::at_most ? TargetState::behind : TargetState::on;
  return *course.reported < *expected ? TargetState::behind : TargetState::on;
}

std::string_view name_of(TargetState state) {
  switch (state) {
    case TargetState::reached:
      return "reached";
    case TargetState::missed:
      return "missed";
    case TargetState::behind:
      return "behind";
    case TargetState::on:
      return "on";
    case TargetState::unreported:
      return "unreported";
  }
  return {};
}

}  // namespace duban::domain
