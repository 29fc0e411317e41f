// Whether the server lives, whether it can serve, what it counts, and what it is.
#include "http/command.hpp"
#include "http/endpoint.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

std::string_view row_name(std::size_t row) {
  if (row == Metrics::kFiles) return "files";
  if (row < endpoints().size()) return endpoints()[row].name;
  return "refused";
}

/// The years whose holidays are loaded, each with the days that are not what their weekday says: the page counts
/// working days by them.
void write_calendar(JsonWriter& json, const domain::Calendar& calendar) {
  json.key("calendar").open_array();
  for (const int year : calendar.years()) {
    json.open_object().member("year", year).key("exceptions").open_array();
    for (auto day = domain::Date::of(year, 1, 1); day && day->year() == year; day = day->plus_days(1)) {
      const std::chrono::weekday weekday(day->days());
      const bool is_weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
      if (calendar.is_working_day(*day) == is_weekend) json.string(day->text());
    }
    json.close_array().close_object();
  }
  json.close_array();
}

}  // namespace

Answer get_live(Call&) {
  co_return answer_json(200, R"({"status":"live"})");
}

Answer get_ready(Call& call) {
  if (call.site.stopping) {
    co_return problem(ProblemCode::stopping, "系统正在停止，不再接受新的请求；请稍后重试。");
  }
  bool answers = true;
  try {
    call.views().find_plan_row({1});
  } catch (const std::exception&) {
    log_failure(call.site.services.log, call.request.id, "store_unready", std::current_exception());
    answers = false;
  }
  if (!answers) co_return problem(ProblemCode::busy, "存储没有应答；请查看系统日志。");
  co_return answer_json(200, R"({"status":"ready"})");
}

Answer get_metrics(Call& call) {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = call.site.metrics.text(row_name, call.site.work.waiting(), call.site.streams.total());
  const app::DeliveryCounts deliveries = call.views().delivery_counts();
  response.body.append(
      "# HELP duban_deliveries E-mails and webhooks not delivered yet, or given up.\n"
      "# TYPE duban_deliveries gauge\nduban_deliveries{state=\"waiting\"} ");
  response.body.append(std::to_string(deliveries.waiting)).append("\nduban_deliveries{state=\"dead\"} ");
  response.body.append(std::to_string(deliveries.dead)).append("\n");
  co_return response;
}

Answer get_about(Call& call) {
  const Services& services = call.site.services;
  std::string body;
  JsonWriter json(body);
  json.open_object().member("version", services.version).member("today", services.clock.today().text());
  write_calendar(json, services.rules.calendar);
  json.key("demonstration");
  if (services.demonstration.empty()) {
    json.null();
  } else {
    json.open_array();
    for (const DemonstrationAccount& each : services.demonstration) {
      json.open_object().member("name", each.actor.name).member("role", domain::name_of(each.actor.role)).key("unit");
      if (each.actor.unit.empty())
        json.null();
      else
        json.string(each.actor.unit);
      json.member("password", each.password).close_object();
    }
    json.close_array();
  }
  json.close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

}  // namespace duban::http
