// The weekly digest (周报) of a unit: what is overdue, falls due within the week, is to be accepted and to be reported.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/task.hpp"

namespace duban::domain {

/// Each line of its parts is a sentence.
struct WeeklyDigest {
  std::vector<std::string> overdue;
  std::vector<std::string> due;
  std::vector<std::string> to_accept;
  std::vector<std::string> to_report;
  bool empty() const { return overdue.empty() && due.empty() && to_accept.empty() && to_report.empty(); }
};

/// Of the unit's assignments in these tasks that are at work; "within the week" is today and the 6 days after.
WeeklyDigest weekly_digest(std::span<const Task> tasks, std::string_view unit, Date today);

/// In words, the first line being the heading; each part shows at most 50 lines and says how many there are.
std::string text_of(const WeeklyDigest& digest, std::string_view unit, Date today);

/// The Monday of the week of `now` (milliseconds since 1970, UTC) if it is 8 o'clock of `weekday` (1 for Monday to 7)
/// in China or later in that week.
std::optional<Date> digest_week(std::int64_t now, int weekday);

}  // namespace duban::domain
