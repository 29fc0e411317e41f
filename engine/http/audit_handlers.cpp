// The log for the auditor: read, checked and taken along; nothing here changes anything.
#include <charconv>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::int64_t kExportedEventsMax = 50'000;

template <class Number>
bool read_number(std::string_view text, Number least, Number most, Number& to) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
  return error == std::errc() && end == text.data() + text.size() && to >= least && to <= most;
}

/// Milliseconds since 1970, UTC, at which the day begins in China.
std::int64_t beginning_of(domain::Date day) {
  const std::chrono::sys_time<std::chrono::milliseconds> midnight(day.days());
  return (midnight - std::chrono::hours(8)).time_since_epoch().count();
}

/// The sentence that is wrong with the value; empty if none is.
std::string_view read_into(app::LogFilter& filter, std::string_view name, const std::string& value) {
  constexpr std::string_view kDay = "应为 YYYY-MM-DD 形式的日期。";
  if (name == "from" || name == "to") {
    const auto day = domain::Date::parse(value);
    if (!day) return kDay;
    if (name == "from")
      filter.from = beginning_of(*day);
    else
      filter.until = beginning_of(day->plus_days(1));
    return "";
  }
  if (name == "limit") return read_number(value, 1, app::kPageLimitMax, filter.limit) ? "" : "应为 1 至 200 的整数。";
  if (name == "cursor")
    return read_number<std::int64_t>(value, 1, INT64_MAX, filter.before) ? "" : "应是上一页给出的 next。";
  if (name == "people") {
    filter.by_people = value == "true";
    return filter.by_people || value == "false" ? "" : "应为 true 或 false。";
  }
  std::string* text = nullptr;
  if (name == "account") text = &filter.actor;
  if (name == "type") text = &filter.type;
  if (name == "stream") text = &filter.stream;
  if (text == nullptr) return "不是这个列表的条件。";
  *text = value;
  return value.empty() ? "不能为空。" : "";
}

std::optional<Response> read_filter(const Call& call, app::LogFilter& filter) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs) return problem(ProblemCode::invalid_query, "查询应为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  for (const auto& [name, value] : *pairs)
    if (const auto wrong = read_into(filter, name, value); !wrong.empty())
      return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  return std::nullopt;
}

/// `first` and `last` of the records that are to be exported.
struct Range {
  std::int64_t first = 1;
  std::int64_t last = 0;
  std::optional<Response> problem;
};

Range read_range(const Call& call) {
  Range range;
  const std::int64_t end = call.views().last_log_row().position;
  range.last = end;
  const auto pairs = parse_query(call.request.query);
  for (const auto& [name, value] : pairs.value_or(std::vector<std::pair<std::string, std::string>>{{"", ""}})) {
    std::int64_t* to = name == "first" ? &range.first : name == "last" ? &range.last : nullptr;
    if (to == nullptr || !read_number<std::int64_t>(value, 1, INT64_MAX, *to)) {
      range.problem = problem(ProblemCode::invalid_query, "应是 first=首条序号&last=末条序号，均为正整数。");
      return range;
    }
  }
  const std::string span = std::to_string(range.first) + " 至 " + std::to_string(range.last);
  range.last = std::min(range.last, end);
  if (range.first > range.last)
    range.problem = problem(ProblemCode::invalid_query, "首条应不大于末条，且在日志的 1 至 " + std::to_string(end) +
                                                            " 条之内，现在是 " + span + "。");
  else if (range.last - range.first >= kExportedEventsMax)
    range.problem =
        problem(ProblemCode::invalid_query, "一次导出应不超过 " + std::to_string(kExportedEventsMax) + " 条，现在是 " +
                                                span + "；请分几次导出，或在服务器上用 duban audit export。");
  return range;
}

void write_row(JsonWriter& json, const app::LogRow& row) {
  json.member("position", row.position).member("stream", row.stream).member("version", row.version);
  json.member("type", row.type);
  write_instant(json, "at", row.at);
  json.member("account", row.actor).key("role");
  if (row.role)
    json.string(name_of(*row.role));
  else
    json.null();
  json.member("hash", row.hash);
}

void write_check(JsonWriter& json, const ChainChecking::Progress& check) {
  json.open_object().member("state", name_of(check.state)).member("checked", check.result.records);
  json.member("of", check.of).member("head", check.result.head).member("fault", check.result.fault);
  json.member("by", check.by);
  write_instant(json, "began_at", check.began_at);
  write_instant(json, "ended_at", check.ended_at);
  json.close_object();
}

std::string chain_text(const Call& call) {
  const app::LogRow last = call.views().last_log_row();
  const auto check = call.site.chain.progress();
  std::string body;
  JsonWriter json(body);
  json.open_object().member("last", last.position).member("hash", last.hash).key("check");
  if (check)
    write_check(json, *check);
  else
    json.null();
  json.close_object();
  return body;
}

}  // namespace

Answer list_audit_events(Call& call) {
  app::LogFilter filter;
  if (auto wrong = read_filter(call, filter)) co_return *std::move(wrong);
  const app::LogPage page = call.views().list_log(filter);
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::LogRow& each : page.items) {
    json.open_object();
    write_row(json, each);
    json.close_object();
  }
  json.close_array().key("next");
  if (page.next == 0)
    json.null();
  else
    json.string(std::to_string(page.next));
  json.close_object();
  co_return answer_json(200, std::move(body));
}

Answer get_audit_event(Call& call) {
  const auto row = call.views().find_log_row(call.ids[0]);
  if (!row) co_return not_found("日志记录");
  std::string body;
  JsonWriter json(body);
  json.open_object();
  write_row(json, *row);
  json.key("data").raw(row->data).close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer list_refused_sign_ins(Call& call) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::RefusedSignIn& each : call.views().list_refused_sign_ins()) {
    json.open_object().text_or_null("account", each.account);
    json.member("address", each.address).member("reason", each.reason).member("attempts", each.attempts);
    write_instant(json, "first_at", each.first_at);
    write_instant(json, "last_at", each.last_at);
    json.close_object();
  }
  json.close_array().close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer export_audit_events(Call& call) {
  Range range = read_range(call);
  if (range.problem) co_return *std::move(range.problem);
  auto reading = [&] { return call.views().export_log(range.first, range.last); };
  Worked worked(call, reading);
  auto lines = co_await worked;
  if (!lines) co_return busy();
  Response response;
  response.content_type = "application/jsonl";
  const std::string name = "duban-log-" + std::to_string(range.first) + "-" + std::to_string(range.last) + ".jsonl";
  response.add_field("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = *std::move(lines);
  co_return response;
}

Answer get_chain(Call& call) {
  co_return answer_json(200, chain_text(call));
}

Answer verify_chain(Call& call) {
  if (!call.site.chain.begin(call.site, call.actor.name)) co_return busy();
  co_return answer_json(202, chain_text(call));
}

}  // namespace duban::http
