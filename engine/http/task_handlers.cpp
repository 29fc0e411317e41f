// Reading tasks: lists, one task, its history, the workbench. People of a unit see what is their unit's.
#include <algorithm>
#include <charconv>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/moment.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kWordsCharactersMax = 100;

Response foreign_unit(const Call& call) {
  return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）承办的事项。");
}

bool may_see(const Call& call, const domain::Task& task) {
  if (!call.of_unit()) return true;
  return std::ranges::any_of(task.assignments, [&](const auto& each) { return each.unit == call.actor.unit; });
}

struct FoundTask {
  std::optional<domain::Task> task;
  std::optional<Response> problem;
};

/// Refused if there is none, or if the person may not see it.
FoundTask visible(const Call& call, std::optional<domain::Task> task) {
  FoundTask found{std::move(task), {}};
  if (!found.task)
    found.problem = not_found("督办事项");
  else if (!may_see(call, *found.task))
    found.problem = foreign_unit(call);
  return found;
}

/// Without its content.
FoundTask find_parts(const Call& call) {
  return visible(call, call.views().find_parts({call.ids[0]}));
}

/// Reads one value of a list's query into the filter; the sentence that is wrong with it otherwise.
class FilterReader {
 public:
  explicit FilterReader(app::TaskFilter& filter) : filter_(filter) {}

  std::string_view read(std::string_view name, const std::string& value) {
    if (name == "plan") return read_plan(value);
    if (name == "limit") return read_limit(value);
    if (name == "sort") return read_sort(value);
    if (name == "due_from") return read_named(filter_.due_from, domain::Date::parse(value), kDay);
    if (name == "due_to") return read_named(filter_.due_to, domain::Date::parse(value), kDay);
    if (name == "status") return read_named(filter_.status, domain::status_named(value), "不是已知的状态。");
    if (name == "light") return read_named(filter_.light, domain::light_named(value), "不是已知的灯。");
    if (name == "overdue") {
      filter_.overdue = value == "true";
      return filter_.overdue || value == "false" ? kFine : "须为 true 或 false。";
    }
    if (name == "unit") {
      filter_.unit = value;
      return value.empty() ? "不能为空。" : kFine;
    }
    if (name == "q") return read_words(value);
    if (name == "cursor") return read_cursor(value);
    return "不是这个列表的条件。";
  }

 private:
  static constexpr std::string_view kFine = {};
  static constexpr std::string_view kDay = "须为 YYYY-MM-DD 形式的日期。";

  template <class Value>
  std::string_view read_named(std::optional<Value>& to, std::optional<Value> value, std::string_view otherwise) {
    to = value;
    return value ? kFine : otherwise;
  }
  template <class Number>
  static bool read_number(const std::string& value, Number least, Number most, Number& to) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), to);
    return error == std::errc() && end == value.data() + value.size() && to >= least && to <= most;
  }
  std::string_view read_plan(const std::string& value) {
    std::int64_t id = 0;
    if (!read_number<std::int64_t>(value, 1, INT64_MAX, id)) return "须为方案的编号。";
    filter_.plan = domain::PlanId{id};
    return kFine;
  }
  std::string_view read_limit(const std::string& value) {
    return read_number(value, 1, app::kPageLimitMax, filter_.limit) ? kFine : "须为 1 至 200 的整数。";
  }
  std::string_view read_sort(const std::string& value) {
    using enum app::TaskSort;
    if (value == "due")
      filter_.sort = due;
    else if (value == "-due")
      filter_.sort = due_descending;
    else if (value == "id")
      filter_.sort = id;
    else if (value == "-id")
      filter_.sort = id_descending;
    else
      return "须为 due、-due、id 或 -id。";
    return kFine;
  }
  /// `due|key`, as a page gives it: a day or `~`, and a number. Another one would begin the list anew, for ever.
  std::string_view read_cursor(const std::string& value) {
    filter_.cursor = value;
    const auto bar = value.find('|');
    std::int64_t key = 0;
    const bool given = bar != std::string::npos &&
                       (value.substr(0, bar) == "~" || domain::Date::parse(value.substr(0, bar))) &&
                       read_number<std::int64_t>(value.substr(bar + 1), 1, INT64_MAX, key);
    return given ? kFine : "不是上一页给出的 next。";
  }
  std::string_view read_words(const std::string& value) {
    filter_.words = value;
    const auto length = std::ranges::count_if(value, [](char c) { return (c & 0xc0) != 0x80; });
    return length < 2 || length > static_cast<std::ptrdiff_t>(kWordsCharactersMax) ? "须为 2 至 100 个字。" : kFine;
  }

  app::TaskFilter& filter_;
};

std::optional<Response> read_filter(const Call& call, app::TaskFilter& filter) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs) return problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  FilterReader reader(filter);
  for (const auto& [name, value] : *pairs)
    if (const auto wrong = name == "as_of" ? std::string_view() : reader.read(name, value); !wrong.empty())
      return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  const std::string_view prefer = call.request.field("Prefer");
  filter.want_total = prefer.find("count=exact") != std::string_view::npos;
  if (!call.of_unit()) return std::nullopt;
  if (!filter.unit.empty() && filter.unit != call.actor.unit) return foreign_unit(call);
  filter.unit = call.actor.unit;
  return std::nullopt;
}

}  // namespace

Answer get_workbench(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  app::Views& views = *at.moment->views;
  std::string body;
  JsonWriter json(body);
  write_workbench(json, views.workbench(call.actor, at.moment->today), viewer_at(call, *at.moment),
                  [&](domain::TaskId task) { return views.find_parts(task); });
  co_return answer_json(200, std::move(body));
}

Answer list_tasks(Call& call) {
  app::TaskFilter filter;
  if (auto wrong = read_filter(call, filter)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  std::string body;
  JsonWriter json(body);
  write_task_page(json, at.moment->views->list_tasks(filter, at.moment->today), at.moment->today);
  co_return answer_json(200, std::move(body));
}

Answer get_task(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  FoundTask found = visible(call, at.moment->views->find_task({call.ids[0]}));
  if (found.problem) co_return *std::move(found.problem);
  if (auto same = not_modified(call.request, found.task->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_task(json, *found.task, viewer_at(call, *at.moment));
  co_return answer_json(200, std::move(body), found.task->version);
}

Answer list_task_events(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  FoundTask found = visible(call, at.moment->views->find_parts({call.ids[0]}));
  if (found.problem) co_return *std::move(found.problem);
  std::string body;
  JsonWriter json(body);
  write_events(json, at.moment->views->events_of(found.task->id));
  co_return answer_json(200, std::move(body));
}

Answer get_assignment(Call& call) {
  FoundTask found = find_parts(call);
  if (found.problem) co_return *std::move(found.problem);
  const domain::Assignment* assignment = found.task->find(domain::AssignmentId{call.ids[1]});
  if (!assignment) co_return not_found("承办");
  if (auto same = not_modified(call.request, assignment->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_assignment(json, *found.task, *assignment, viewer_of(call));
  co_return answer_json(200, std::move(body), assignment->version);
}

}  // namespace duban::http
