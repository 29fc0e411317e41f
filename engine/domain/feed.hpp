// The feed of a calendar (日历订阅): the days that a unit, or the office, is to keep, read from the tasks as they
// stand. An event keeps its key for as long as its task lives, so that a calendar program changes it and never shows it
// twice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/task.hpp"

namespace duban::domain {

enum class FeedKind { due, milestone, period, reply };
enum class FeedState { confirmed, tentative, cancelled };

struct FeedEvent {
  /// `due-12-1`: the kind, the task, and what in it.
  std::string key;
  FeedKind kind = FeedKind::due;
  Date day;
  std::string summary;
  std::string description = {};
  /// Tentative while the task rests; cancelled once nothing is expected any more.
  FeedState state = FeedState::confirmed;
  /// Whether somebody is to be reminded of it.
  bool alarm = false;
  /// Grows with every event of the task.
  int sequence = 0;
  /// When the task last changed; milliseconds since 1970, UTC.
  std::int64_t changed_at = 0;
  bool operator==(const FeedEvent&) const = default;
};

/// How many days before and after today a feed reaches.
inline constexpr int kFeedDaysBack = 180;
inline constexpr int kFeedDaysAhead = 400;

/// The days of the task for `unit`: the due dates of its assignments, the milestones of those that lead, reporting
/// periods (their last days) and slips to answer. For the office, where `unit` is empty: the task's own due date and
/// milestones. Those within the reach of a feed of `today`, in a fixed order.
std::vector<FeedEvent> feed_events(const Task& task, std::string_view unit, Date today, std::int64_t changed_at);

std::string_view word_of(FeedKind kind);

}  // namespace duban::domain
