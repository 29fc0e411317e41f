// How domain values stand in rows: shared by the side that writes them and the side that reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/draft.hpp"
#include "domain/light.hpp"
#include "domain/task.hpp"
#include "domain/timer.hpp"

namespace duban::store {

/// Sorts after every date.
inline constexpr std::string_view kNoDue = "~";

inline std::string due_key(const std::optional<domain::Date>& due) {
  return due ? due->text() : std::string(kNoDue);
}

inline std::optional<domain::Date> due_from_key(std::string_view key) {
  return key == kNoDue ? std::nullopt : domain::Date::parse(key);
}

/// The column `open`: 0 settled, 1 running, 2 suspended.
inline std::int64_t open_key(domain::Status status) {
  if (is_settled(status)) return 0;
  return is_running(status) ? 1 : 2;
}

/// Sorts after every day, and before what is never looked at.
inline constexpr std::string_view kUnknownAlarm = "?";

inline std::string alarm_key(const domain::NextAlarm& alarm) {
  if (alarm.day) return alarm.day->text();
  return std::string(alarm.is_unknown ? kUnknownAlarm : kNoDue);
}

/// Assignments of a task have neighbouring keys; a task has fewer than 1,000 of them.
inline std::int64_t assignment_key(domain::TaskId task, domain::AssignmentId assignment) {
  return task.value * 1000 + assignment.value;
}

inline std::string_view plan_status_name(domain::DraftStatus status) {
  switch (status) {
    case domain::DraftStatus::draft:
      return "draft";
    case domain::DraftStatus::issued:
      return "issued";
    case domain::DraftStatus::discarded:
      return "discarded";
    case domain::DraftStatus::superseded:
      return "superseded";
  }
  return {};
}

}  // namespace duban::store
