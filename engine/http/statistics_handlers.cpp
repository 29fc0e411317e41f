// Statistics: counts over many tasks, each with the list behind it, and tasks with their dates and targets.
#include "app/statistics.hpp"

#include <algorithm>

#include "http/command.hpp"
#include "http/figure_filter.hpp"
#include "http/handlers.hpp"
#include "http/life_json.hpp"
#include "http/moment.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/task_filter.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

using app::FigureFamily;
using app::GroupBy;

constexpr std::size_t kQuartersMax = 40;
constexpr int kQuartersUsual = 8;

constexpr std::pair<std::string_view, GroupBy> kGroups[] = {{"unit", GroupBy::unit},
                                                            {"plan", GroupBy::plan},
                                                            {"quarter", GroupBy::quarter},
                                                            {"unit_quarter", GroupBy::unit_quarter},
                                                            {"closing_quarter", GroupBy::closing_quarter}};
constexpr std::string_view kConditions[] = {"by",     "unit",        "plan",      "due_from",
                                            "due_to", "closed_from", "closed_to", "as_of"};

std::optional<Response> refused(const std::string& detail) {
  return problem(ProblemCode::invalid_query, detail);
}

/// The days whose quarters are shown: those asked for, or the two years up to the end of this quarter.
std::optional<Response> bound_quarters(app::StatisticsQuery& query, domain::Date today) {
  if (query.by == GroupBy::unit || query.by == GroupBy::plan) return std::nullopt;
  const bool closing = query.by == GroupBy::closing_quarter;
  auto& from = closing ? query.filter.figures.closed_from : query.filter.due_from;
  auto& to = closing ? query.filter.figures.closed_to : query.filter.due_to;
  if (!to) to = last_day(domain::quarter_of(from ? std::max(today, *from) : today));
  if (!from) from = first_day(domain::quarter_of(to->plus_days(-91 * (kQuartersUsual - 1))));
  if (*to < *from) return refused("起始日期应不晚于截止日期，现在是 " + from->text() + " 至 " + to->text() + "。");
  const auto quarters =
      app::quarters_between(*from, std::min(*to, from->plus_days(92 * static_cast<int>(kQuartersMax + 1))));
  if (quarters.size() <= kQuartersMax) return std::nullopt;
  return refused("应不超过 " + std::to_string(kQuartersMax) + " 个季度，现在是 " + from->text() + " 至 " + to->text() +
                 "。");
}

std::optional<Response> read_statistics(const Call& call, app::StatisticsQuery& query) {
  const auto pairs = parse_query(call.request.query);
  for (const auto& [name, value] : pairs.value_or(std::vector<std::pair<std::string, std::string>>{})) {
    if (std::ranges::find(kConditions, name) == std::end(kConditions)) return refused(name + " 不是统计的条件。");
    if (name != "by") continue;
    const auto* known =
        std::ranges::find(kGroups, std::string_view(value), &std::pair<std::string_view, GroupBy>::first);
    if (known == std::end(kGroups)) return refused("by 须为 unit、plan、quarter、unit_quarter 或 closing_quarter。");
    query.by = known->second;
  }
  if (auto wrong = read_task_filter(call, query.filter, {"by"})) return wrong;
  if (query.by != GroupBy::closing_quarter && (query.filter.figures.closed_from || query.filter.figures.closed_to))
    return refused("closed_from、closed_to 须与 by=closing_quarter 同用。");
  if (query.by == GroupBy::closing_quarter && (query.filter.due_from || query.filter.due_to))
    return refused("by=closing_quarter 时，日期须为 closed_from、closed_to。");
  return std::nullopt;
}

class StatisticsWriter {
 public:
  StatisticsWriter(JsonWriter& json, FigureFamily family, const Moment& moment)
      : json_(json), family_(family), figures_(app::figures_in(family)) {
    if (moment.is_past()) as_of_ = moment.today;
  }

  void write(const app::StatisticsGroup& group, bool of_one_unit) {
    json_.open_object().key("unit");
    if (of_one_unit)
      json_.string(group.filter.unit);
    else
      json_.null();
    json_.key("plan");
    write_plan_link(json_, group.filter.plan, group.plan_title);
    json_.key("quarter");
    if (group.quarter)
      json_.string(text_of(*group.quarter));
    else
      json_.null();
    json_.key("ledger");
    write_ledger_query(json_, group.filter, as_of_);
    write_numbers(group);
    write_share(group.counts);
    json_.close_object();
  }

 private:
  void write_numbers(const app::StatisticsGroup& group) {
    json_.key("numbers").open_object();
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      app::TaskFilter filter = group.filter;
      figures_[i].narrow(filter);
      json_.key(figures_[i].name).open_object().member("value", group.counts[i]).key("ledger");
      write_ledger_query(json_, filter, as_of_);
      json_.close_object();
    }
    json_.close_object();
  }

  /// Of completion: closed on time, of what is closed with a date or overdue. Of extensions: extended, of all.
  void write_share(const app::FigureCounts& counts) {
    std::int64_t part = counts[0];
    std::int64_t whole = 0;
    if (family_ == FigureFamily::completion) whole = counts[0] + counts[1] + counts[3];
    if (family_ == FigureFamily::extensions) {
      part = counts[1];
      whole = counts[0];
    }
    json_.key("share");
    if (whole == 0)
      json_.null();
    else
      json_.number(static_cast<double>(part) / static_cast<double>(whole));
  }

  JsonWriter& json_;
  FigureFamily family_;
  std::vector<app::FigureDefinition> figures_;
  std::optional<domain::Date> as_of_;
};

std::string statistics_body(const app::StatisticsQuery& query, const Moment& moment) {
  const app::Statistics statistics = moment.views->statistics(query, moment.today);
  std::string body;
  JsonWriter json(body);
  StatisticsWriter writer(json, query.family, moment);
  json.open_object().member("today", moment.today.text()).key("items").open_array();
  for (const app::StatisticsGroup& each : statistics.groups) writer.write(each, !each.filter.unit.empty());
  json.close_array().key("total");
  writer.write(statistics.total, !query.filter.unit.empty());
  json.close_object();
  return body;
}

Answer answer_statistics(Call& call, FigureFamily family) {
  app::StatisticsQuery query;
  query.family = family;
  if (auto wrong = read_statistics(call, query)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  if (auto wrong = bound_quarters(query, at.moment->today)) co_return *std::move(wrong);
  Worked worked(call, [&] { return statistics_body(query, *at.moment); });
  auto body = co_await worked;
  if (!body) co_return busy();
  co_return answer_json(200, *std::move(body));
}

void write_course(JsonWriter& json, const app::TaskRow& row, const app::TaskCourse& course, domain::Date today) {
  const bool own = row.assignment.has_value();
  json.open_object().member("id", row.id.value).member("title", row.title).member("lead", row.lead).key("plan");
  write_plan_link(json, row.plan, row.plan_title);
  const domain::Status status = own ? row.assignment->status : row.status;
  const auto& due = own ? row.assignment->due : row.due;
  json.member("status", domain::name_of(status));
  json.member("light", domain::name_of(own ? row.assignment_light : row.light));
  write_day(json, "issued_on", course.issued_on);
  write_day(json, "due", due);
  write_day(json, "original_due", own ? row.assignment->original_due : row.original_due);
  write_day(json, "closed_on", course.closed_on);
  json.key("targets").open_array();
  for (const domain::TargetCourse& each : course.targets) write_target_course(json, each, course.issued_on, due, today);
  json.close_array().close_object();
}

std::string timeline_body(const app::TaskFilter& filter, const Moment& moment) {
  const app::TaskPage page = moment.views->list_tasks(filter, moment.today);
  std::vector<domain::TaskId> tasks;
  for (const app::TaskRow& each : page.items) tasks.push_back(each.id);
  const auto courses = moment.views->courses_of(tasks);
  std::string body;
  JsonWriter json(body);
  json.open_object().member("today", moment.today.text()).key("items").open_array();
  for (std::size_t i = 0; i < courses.size(); ++i) write_course(json, page.items[i], courses[i], moment.today);
  json.close_array().key("next");
  if (page.next.empty())
    json.null();
  else
    json.string(page.next);
  if (page.total) json.member("total", *page.total);
  json.close_object();
  return body;
}

}  // namespace

Answer get_light_statistics(Call& call) {
  return answer_statistics(call, FigureFamily::lights);
}

Answer get_completion_statistics(Call& call) {
  return answer_statistics(call, FigureFamily::completion);
}

Answer get_pace_statistics(Call& call) {
  return answer_statistics(call, FigureFamily::pace);
}

Answer get_extension_statistics(Call& call) {
  return answer_statistics(call, FigureFamily::extensions);
}

Answer get_timeline(Call& call) {
  app::TaskFilter filter;
  if (auto wrong = read_task_filter(call, filter)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  Worked worked(call, [&] { return timeline_body(filter, *at.moment); });
  auto body = co_await worked;
  if (!body) co_return busy();
  co_return answer_json(200, *std::move(body));
}

}  // namespace duban::http
