// The inbox: what the person's unit or role is to hear of, and how far the person has read it.
#include <charconv>
#include <limits>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

template <class Number>
bool read_number(std::string_view text, Number least, Number most, Number& to) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
  return error == std::errc() && end == text.data() + text.size() && to >= least && to <= most;
}

/// `position|n`, as a page gives it. Another one would begin the list anew, for ever.
bool is_place(std::string_view cursor) {
  std::int64_t number = 0;
  const auto bar = cursor.find('|');
  return bar != std::string_view::npos && read_number<std::int64_t>(cursor.substr(0, bar), 1, INT64_MAX, number) &&
         read_number<std::int64_t>(cursor.substr(bar + 1), 0, 999, number);
}

/// The sentence that is wrong with the value; empty if none is.
std::string_view read_into(app::NoticeFilter& filter, std::string_view name, const std::string& value) {
  if (name == "unread") {
    filter.unread = value == "true";
    return filter.unread || value == "false" ? "" : "须为 true 或 false。";
  }
  if (name == "limit") return read_number(value, 1, app::kPageLimitMax, filter.limit) ? "" : "须为 1 至 200 的整数。";
  if (name == "cursor") {
    filter.cursor = value;
    return is_place(value) ? "" : "不是上一页给出的 next。";
  }
  return "不是这个列表的条件。";
}

std::optional<Response> read_filter(const Call& call, app::NoticeFilter& filter) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs) return problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  for (const auto& [name, value] : *pairs)
    if (const auto wrong = read_into(filter, name, value); !wrong.empty())
      return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  return std::nullopt;
}

void write_notice(JsonWriter& json, const app::NoticeRow& row) {
  json.open_object().member("position", row.position).member("n", row.n).member("kind", row.notice.kind);
  json.member("task", row.notice.task.value).key("assignment");
  if (row.notice.assignment.value == 0)
    json.null();
  else
    json.number(row.notice.assignment.value);
  json.member("text", row.notice.text);
  write_instant(json, "at", row.at);
  json.member("read", row.read).close_object();
}

}  // namespace

Answer list_notices(Call& call) {
  app::NoticeFilter filter;
  if (auto wrong = read_filter(call, filter)) co_return *std::move(wrong);
  const app::NoticePage page = call.views().list_notices(call.actor, filter);
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::NoticeRow& each : page.items) write_notice(json, each);
  json.close_array().key("next");
  if (page.next.empty())
    json.null();
  else
    json.string(page.next);
  json.member("unread", page.unread).close_object();
  co_return answer_json(200, std::move(body));
}

Answer read_notices(Call& call) {
  Members members(call.request.body);
  const auto through = members.optional_integer("through", 1, std::numeric_limits<int>::max());
  if (!through) members.refuse("through", "应为已读的最后一条通知的 position");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare(call, app::ReadNotices{*through}, Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  app::NoticeFilter filter;
  filter.limit = 1;
  std::string body;
  JsonWriter json(body);
  json.open_object().member("unread", call.views().list_notices(call.actor, filter).unread).close_object();
  co_return answer_json(200, std::move(body));
}

}  // namespace duban::http
