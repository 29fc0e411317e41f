#include "http/figure_filter.hpp"

namespace duban::http {

namespace {

constexpr std::string_view kFine = {};
constexpr std::string_view kDay = "须为 YYYY-MM-DD 形式的日期。";

template <class Value>
std::string_view read_named(std::optional<Value>& to, std::optional<Value> value, std::string_view otherwise) {
  to = value;
  return value ? kFine : otherwise;
}

std::string_view read_word(bool& to, const std::string& value, std::string_view word, std::string_view otherwise) {
  to = value == word;
  return to ? kFine : otherwise;
}

}  // namespace

std::optional<std::string_view> read_figure_filter(std::string_view name, const std::string& value,
                                                   app::FigureFilter& figures) {
  if (name == "completion")
    return read_named(figures.completion, domain::completion_named(value),
                      "须为 on_time、late、undated、overdue 或 pending。");
  if (name == "closed_from") return read_named(figures.closed_from, domain::Date::parse(value), kDay);
  if (name == "closed_to") return read_named(figures.closed_to, domain::Date::parse(value), kDay);
  if (name == "pace") return read_named(figures.pace, domain::pace_named(value), "须为 behind、on、ahead 或 unknown。");
  if (name == "milestone") return read_word(figures.milestone_missed, value, "missed", "须为 missed。");
  if (name == "extension") return read_word(figures.extension_requested, value, "requested", "须为 requested。");
  if (name == "targets") return read_word(figures.with_targets, value, "true", "须为 true。");
  if (name == "extensions_min") {
    const bool fits = value.size() == 1 && value[0] >= '1' && value[0] <= '9';
    if (fits) figures.extensions_min = value[0] - '0';
    return fits ? kFine : "须为 1 至 9 的整数。";
  }
  return std::nullopt;
}

void write_ledger_query(JsonWriter& json, const app::TaskFilter& filter, const std::optional<domain::Date>& as_of) {
  const app::FigureFilter& figures = filter.figures;
  const auto write = [&](std::string_view name, std::string_view value) { json.member(name, value); };
  const auto write_date = [&](std::string_view name, const std::optional<domain::Date>& day) {
    if (day) json.member(name, day->text());
  };
  json.open_object();
  if (!filter.unit.empty()) write("unit", filter.unit);
  if (filter.plan) write("plan", std::to_string(filter.plan->value));
  if (figures.without_plan) write("plan", "none");
  write_date("due_from", filter.due_from);
  write_date("due_to", filter.due_to);
  if (filter.light) write("light", domain::name_of(*filter.light));
  if (figures.completion) write("completion", domain::name_of(*figures.completion));
  write_date("closed_from", figures.closed_from);
  write_date("closed_to", figures.closed_to);
  if (figures.pace) write("pace", domain::name_of(*figures.pace));
  if (figures.milestone_missed) write("milestone", "missed");
  if (figures.extensions_min > 0) write("extensions_min", std::to_string(figures.extensions_min));
  if (figures.extension_requested) write("extension", "requested");
  if (figures.with_targets) write("targets", "true");
  write_date("as_of", as_of);
  json.close_object();
}

}  // namespace duban::http
