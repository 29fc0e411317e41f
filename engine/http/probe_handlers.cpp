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
  response.body = call.site.metrics.text(row_name, call.site.work.waiting());
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
