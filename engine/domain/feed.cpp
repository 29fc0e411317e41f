#include "domain/feed.hpp"

#include <algorithm>

#include "domain/pace.hpp"
#include "domain/reporting_period.hpp"

namespace duban::domain {

namespace {

FeedState state_of(Status status) {
  switch (status) {
    case Status::issued:
    case Status::in_progress:
    case Status::submitted:
      return FeedState::confirmed;
    case Status::suspended:
      return FeedState::tentative;
    case Status::closed:
    case Status::declined:
    case Status::released:
    case Status::withdrawn:
      return FeedState::cancelled;
  }
  return FeedState::cancelled;
}

bool is_at_work(Status status) {
  return status == Status::issued || status == Status::in_progress;
}

bool has_reached(const Assignment& assignment, const Target& target, int place) {
  const auto value = std::ranges::find(assignment.target_values, place, &TargetValue::target);
  return value != assignment.target_values.end() && is_reached(target, value->value);
}

class FeedMaker {
 public:
  FeedMaker(const Task& task, Date today, std::int64_t changed_at)
      : task_(task), today_(today), changed_at_(changed_at), suffix_("：" + task.content.title) {}

  std::vector<FeedEvent> take() { return std::move(events_); }

  void add_office() {
    const Status status = status_of(task_);
    const std::string place = std::to_string(task_.id.value);
    if (task_.due) add(FeedKind::due, place, *task_.due, "办理时限" + suffix_, status, {});
    add_milestones(status, place, [&](const Target& target, int i) {
      return std::ranges::any_of(task_.assignments,
                                 [&](const Assignment& each) { return has_reached(each, target, i); });
    });
  }

  void add_unit(const Assignment& assignment) {
    const std::string place = std::to_string(task_.id.value) + "-" + std::to_string(assignment.id.value);
    const std::string who = assignment.unit;
    if (assignment.due) add(FeedKind::due, place, *assignment.due, "办理时限" + suffix_, assignment.status, who);
    if (assignment.part == Part::lead)
      add_milestones(assignment.status, place,
                     [&](const Target& target, int i) { return has_reached(assignment, target, i); });
    for (const PeriodState& each : period_states(task_, assignment, today_.plus_days(kFeedDaysAhead)))
      add(FeedKind::period, place + "-" + each.period.name, each.period.to,
          "反馈 " + words_of(each.period) + "的进展" + suffix_, each.reported_on ? Status::closed : assignment.status,
          who);
    for (const Slip& each : task_.slips)
      if (each.assignment == assignment.id)
        add(FeedKind::reply, place + "-" + std::to_string(each.id.value), each.reply_by,
            "答复 " + each.number + suffix_, each.answered_by.empty() ? assignment.status : Status::closed, who);
  }

 private:
  template <class Reached>
  void add_milestones(Status status, const std::string& place, Reached reached) {
    for (std::size_t i = 0; i < task_.content.targets.size(); ++i) {
      const Target& target = task_.content.targets[i];
      if (!target.by) continue;
      const int number = static_cast<int>(i);
      add(FeedKind::milestone, place + "-" + std::to_string(number), *target.by, "指标节点 " + target.name + suffix_,
          reached(target, number) ? Status::closed : status, {});
    }
  }

  void add(FeedKind kind, const std::string& place, Date day, std::string summary, Status status,
           const std::string& unit) {
    if (day < today_.plus_days(-kFeedDaysBack) || today_.plus_days(kFeedDaysAhead) < day) return;
    FeedEvent event{.key = key_of(kind) + place, .kind = kind, .day = day, .summary = std::move(summary)};
    event.description = "督办事项编号：" + std::to_string(task_.id.value) + "\n";
    if (!unit.empty()) event.description += "承办单位：" + unit + "\n";
    if (!task_.content.plan_title.empty()) event.description += "方案：" + task_.content.plan_title + "\n";
    event.description += "状态：" + std::string(word_of(status));
    event.state = state_of(status);
    event.alarm = is_at_work(status);
    event.sequence = task_.version;
    event.changed_at = changed_at_;
    events_.push_back(std::move(event));
  }

  static std::string key_of(FeedKind kind) {
    switch (kind) {
      case FeedKind::due:
        return "due-";
      case FeedKind::milestone:
        return "milestone-";
      case FeedKind::period:
        return "period-";
      case FeedKind::reply:
        return "reply-";
    }
    return {};
  }

  const Task& task_;
  Date today_;
  std::int64_t changed_at_;
  std::string suffix_;
  std::vector<FeedEvent> events_;
};

}  // namespace

std::vector<FeedEvent> feed_events(const Task& task, std::string_view unit, Date today, std::int64_t changed_at) {
  FeedMaker maker(task, today, changed_at);
  if (unit.empty()) maker.add_office();
  for (const Assignment& each : task.assignments)
    if (!unit.empty() && each.unit == unit) maker.add_unit(each);
  return maker.take();
}

std::string_view word_of(FeedKind kind) {
  switch (kind) {
    case FeedKind::due:
      return "办理时限";
    case FeedKind::milestone:
      return "指标节点";
    case FeedKind::period:
      return "定期反馈";
    case FeedKind::reply:
      return "督办单答复";
  }
  return {};
}

}  // namespace duban::domain
