#include "http/task_filter.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "http/figure_filter.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kWordsCharactersMax = 100;

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
    if (name == "due_by") return read_due_kind(value);
    if (name == "overdue") {
      filter_.overdue = value == "true";
      return filter_.overdue || value == "false" ? kFine : "须为 true 或 false。";
    }
    if (name == "unit") {
      filter_.unit = value;
      return value.empty() ? "不能为空。" : kFine;
    }
    if (name == "tasks") return read_tasks(value);
    if (name == "field") {
      filter_.field = value;
      return value.empty() ? "不能为空。" : kFine;
    }
    if (name == "q") return read_words(value);
    if (name == "cursor") return read_cursor(value);
    return read_figure_filter(name, value, filter_.figures).value_or("不是这个列表的条件。");
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
    if (value == "none") {
      filter_.figures.without_plan = true;
      return kFine;
    }
    std::int64_t id = 0;
    if (!read_number<std::int64_t>(value, 1, INT64_MAX, id)) return "须为方案的编号，或 none。";
    filter_.plan = domain::PlanId{id};
    return kFine;
  }
  /// Numbers with commas between.
  std::string_view read_tasks(const std::string& value) {
    constexpr std::string_view kForm = "须为 1 至 200 个事项的编号，用逗号隔开。";
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      std::int64_t id = 0;
      if (!read_number<std::int64_t>(value.substr(begin, end - begin), 1, INT64_MAX, id)) return kForm;
      filter_.tasks.push_back({id});
      begin = end + 1;
    }
    return filter_.tasks.size() > static_cast<std::size_t>(app::kTasksChosenMax) ? kForm : kFine;
  }
  std::string_view read_due_kind(const std::string& value) {
    if (value == "original")
      filter_.due_kind = app::DueKind::original;
    else if (value != "current")
      return "须为 current（现行时限）或 original（原定时限）。";
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

}  // namespace

Response foreign_unit(const Call& call) {
  return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）承办的事项。");
}

std::optional<Response> read_task_filter(const Call& call, app::TaskFilter& filter,
                                         const std::vector<std::string_view>& others) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs) return problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  FilterReader reader(filter);
  for (const auto& [name, value] : *pairs) {
    if (name == "as_of" || std::ranges::find(others, name) != others.end()) continue;
    if (const auto wrong = reader.read(name, value); !wrong.empty())
      return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  }
  if (filter.due_kind == app::DueKind::original && filter.light && filter.light != domain::Light::closed)
    return problem(ProblemCode::invalid_query,
                   "灯只按现行时限亮：light 须不与 due_by=original 同用，原定时限请用 overdue、due_from、due_to。");
  const std::string_view prefer = call.request.field("Prefer");
  filter.want_total = prefer.find("count=exact") != std::string_view::npos;
  if (!call.of_unit()) return std::nullopt;
  if (!filter.unit.empty() && filter.unit != call.actor.unit) return foreign_unit(call);
  filter.unit = call.actor.unit;
  return std::nullopt;
}

}  // namespace duban::http
