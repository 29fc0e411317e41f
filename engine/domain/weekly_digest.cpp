#include "domain/weekly_digest.hpp"

#include <algorithm>
#include <chrono>

#include "domain/event.hpp"
#include "domain/reporting_period.hpp"

namespace duban::domain {

namespace {

constexpr int kDaysAhead = 6;
constexpr std::size_t kLinesMax = 50;
constexpr std::int64_t kHour = 3'600'000;
constexpr int kHourOfDay = 8;

bool is_at_work(Status status) {
  return status == Status::issued || status == Status::in_progress;
}

std::string title_of(const Task& task) {
  return "《" + task.content.title + "》（编号 " + std::to_string(task.id.value) + "）";
}

/// A line with the day by which its part is sorted.
struct Dated {
  Date day;
  std::string line;
};

std::vector<std::string> lines_by_day(std::vector<Dated> dated) {
  std::ranges::stable_sort(dated, {}, &Dated::day);
  std::vector<std::string> lines;
  lines.reserve(dated.size());
  for (Dated& each : dated) lines.push_back(std::move(each.line));
  return lines;
}

void add_part(std::string& text, std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text.append("\n").append(heading).append("（").append(std::to_string(lines.size())).append(" 项）\n");
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesMax); ++i)
    text.append(std::to_string(i + 1)).append(". ").append(lines[i]).append("\n");
  if (lines.size() > kLinesMax)
    text.append("其余 ").append(std::to_string(lines.size() - kLinesMax)).append(" 项请登录系统查看。\n");
}

}  // namespace

WeeklyDigest weekly_digest(std::span<const Task> tasks, std::string_view unit, Date today) {
  std::vector<Dated> overdue;
  std::vector<Dated> due;
  std::vector<Dated> to_report;
  WeeklyDigest digest;
  const Date last = today.plus_days(kDaysAhead);
  for (const Task& task : tasks) {
    for (const Assignment& each : task.assignments) {
      if (each.unit != unit || !is_at_work(each.status)) continue;
      if (each.status == Status::issued) digest.to_accept.push_back(title_of(task));
      if (each.due && *each.due < today)
        overdue.push_back({*each.due, title_of(task) + "办理时限 " + each.due->text() + "，已逾期 " +
                                          std::to_string((today.days() - each.due->days()).count()) + " 天"});
      else if (each.due && *each.due <= last)
        due.push_back({*each.due, title_of(task) + "办理时限 " + each.due->text()});
      for (const PeriodState& state : period_states(task, each, today))
        if (!state.reported_on && state.period.to <= last)
          to_report.push_back({state.period.to,
                               title_of(task) + words_of(state.period) + "的进展" +
                                   (state.missed ? "，已过期未反馈" : "，应于 " + state.period.to.text() + " 前反馈")});
    }
  }
  digest.overdue = lines_by_day(std::move(overdue));
  digest.due = lines_by_day(std::move(due));
  digest.to_report = lines_by_day(std::move(to_report));
  return digest;
}

std::string text_of(const WeeklyDigest& digest, std::string_view unit, Date today) {
  std::string text(unit);
  text.append("，").append(today.text()).append(" 起的一周\n");
  add_part(text, "已逾期", digest.overdue);
  add_part(text, "7 天内到期", digest.due);
  add_part(text, "待签收", digest.to_accept);
  add_part(text, "待反馈", digest.to_report);
  return text;
}

std::optional<Date> digest_week(std::int64_t now, int weekday) {
  const Date today = day_of(now);
  const int present = static_cast<int>(std::chrono::weekday(today.days()).iso_encoding());
  // So many hours before it was still yesterday.
  const bool early = day_of(now - kHourOfDay * kHour) != today;
  if (present < weekday || (present == weekday && early)) return std::nullopt;
  return today.plus_days(1 - present);
}

}  // namespace duban::domain
