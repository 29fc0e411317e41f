// Calendars that people subscribe to: kept and revoked by the person, and read by calendar programs, which cannot sign
// in and show the secret in the address instead.
#include <algorithm>

#include "app/secrets.hpp"
#include "codec/icalendar.hpp"
#include "domain/feed.hpp"
#include "http/command.hpp"
#include "http/etag.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::string_view kEnding = ".ics";
constexpr std::size_t kUnitCharactersMax = 200;
/// The earliest due; a calendar program would not cope with more.
constexpr int kTasksMax = 5000;
/// Of the name of the log in each UID.
constexpr std::size_t kLogNameLength = 16;
constexpr std::size_t kTagLength = 32;

/// Whose days stand in it; empty for those of the office.
std::string unit_of(const app::FeedRow& feed) {
  return domain::belongs_to_unit(feed.owner.role) ? feed.owner.unit : feed.unit;
}

std::string calendar_of(app::Views& views, const app::FeedRow& feed, domain::Date today) {
  const std::string unit = unit_of(feed);
  std::vector<domain::FeedEvent> events;
  for (const app::ChangedTask& each : views.tasks_due_from(unit, today.plus_days(-domain::kFeedDaysBack), kTasksMax)) {
    auto found = domain::feed_events(each.task, unit, today, each.changed_at);
    std::ranges::move(found, std::back_inserter(events));
  }
  const codec::CalendarHead head{"督办 · " + (unit.empty() ? std::string("全部事项") : unit),
                                 views.log_name().substr(0, kLogNameLength) + ".duban"};
  return codec::icalendar(head, events);
}

void write_feed(JsonWriter& json, const app::FeedRow& feed) {
  const std::string unit = unit_of(feed);
  json.member("id", feed.id).key("unit");
  if (unit.empty())
    json.null();
  else
    json.string(unit);
  write_instant(json, "created_at", feed.created_at);
}

/// The unit that is asked for may have a calendar of its own for this person; the problem otherwise.
std::optional<Response> check_unit(const Call& call, const std::string& unit) {
  if (unit.empty()) return std::nullopt;
  if (call.of_unit()) {
    if (unit == call.actor.unit) return std::nullopt;
    return problem(ProblemCode::not_permitted, "只能订阅本单位（" + call.actor.unit + "）的日历。");
  }
  const auto units = call.views().list_units(call.site.services.clock.today());
  if (std::ranges::any_of(units, [&](const app::UnitRow& each) { return each.name == unit; })) return std::nullopt;
  return problem(
      domain::Rejection{domain::RejectionCode::invalid_value, "unit 应是有承办事项的单位，现在是“" + unit + "”。"});
}

}  // namespace

Answer get_calendar(Call& call) {
  const std::string_view word = call.word;
  const auto feed = word.ends_with(kEnding)
                        ? call.views().find_feed(app::sha256_hex(word.substr(0, word.size() - kEnding.size())))
                        : std::nullopt;
  if (!feed) co_return not_found("日历订阅");
  const domain::Date today = call.site.services.clock.today();
  auto making = [&] { return calendar_of(call.views(), *feed, today); };
  Worked worked(call, making);
  auto text = co_await worked;
  if (!text) co_return busy();
  Response response;
  response.no_store = false;
  const std::string tag = app::sha256_hex(*text).substr(0, kTagLength);
  response.add_field("ETag", '"' + tag + '"');
  response.add_field("Cache-Control", "private, no-cache");
  if (const std::string_view* known = call.request.find("If-None-Match"))
    if (const auto tags = parse_tags(*known); tags && tags->match_weakly(tag)) {
      response.status = 304;
      co_return response;
    }
  response.content_type = "text/calendar; charset=utf-8";
  response.add_field("Content-Disposition", "inline; filename=\"duban.ics\"");
  response.body = *std::move(text);
  co_return response;
}

Answer list_feeds(Call& call) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::FeedRow& each : call.views().feeds_of(call.actor.name)) {
    json.open_object();
    write_feed(json, each);
    json.close_object();
  }
  json.close_array().close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer create_feed(Call& call) {
  Members members(call.request.body);
  const std::string unit = members.optional_text("unit", kUnitCharactersMax);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  if (auto wrong = check_unit(call, unit)) co_return *std::move(wrong);
  const std::string secret = app::new_secret();
  const std::string hash = app::sha256_hex(secret);
  Prepared prepared =
      prepare(call, app::AccountCommand(app::CreateFeed{call.actor.name, hash, call.of_unit() ? std::string() : unit}),
              Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  // The secret is told once: a first outcome that is given again could not tell it.
  prepared.order.idempotency_key.clear();
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto feed = call.views().find_feed(hash);
  if (!feed) co_return not_found("日历订阅");
  std::string body;
  JsonWriter json(body);
  json.open_object();
  write_feed(json, *feed);
  json.member("path", "/calendars/" + secret + std::string(kEnding)).close_object();
  co_return answer_json(201, std::move(body));
}

Answer revoke_feed(Call& call) {
  Prepared prepared =
      prepare(call, app::AccountCommand(app::RevokeFeed{call.actor.name, call.ids[0]}), Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  Response response;
  response.status = 204;
  co_return response;
}

}  // namespace duban::http
