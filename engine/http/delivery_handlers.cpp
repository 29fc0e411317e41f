// Deliveries by e-mail and webhook, for the system administrator: what was given up and why, and trying it again. The
// words of the notices are not shown: who looks after the system does not see what is tracked in it.
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr int kDeliveriesShownMax = 200;

void write_delivery(JsonWriter& json, const app::DeliveryJob& job) {
  const app::Delivery& delivery = job.delivery;
  json.open_object().member("id", delivery.id.value).member("channel", name_of(delivery.channel));
  json.member("address", delivery.address).member("recipient", delivery.recipient);
  json.member("position", delivery.position).member("n", delivery.n).key("kind");
  if (delivery.content != app::DeliveryContent::notice)
    json.string(name_of(delivery.content));
  else if (job.notice)
    json.string(job.notice->kind);
  else
    json.null();
  json.member("state", name_of(delivery.state)).member("attempts", delivery.attempts);
  write_instant(json, "next_at", delivery.next_at);
  json.member("last_error", delivery.last_error).close_object();
}

/// The state that is asked for, `dead` unless one is.
struct StateQuery {
  app::DeliveryState state = app::DeliveryState::dead;
  std::optional<Response> problem;
};
StateQuery read_state(const Call& call) {
  StateQuery query;
  const auto pairs = parse_query(call.request.query);
  if (!pairs) {
    query.problem = problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
    return query;
  }
  for (const auto& [name, value] : *pairs) {
    const auto state = name == "state" ? app::delivery_state_named(value) : std::nullopt;
    if (state)
      query.state = *state;
    else
      query.problem = problem(ProblemCode::invalid_query,
                              name == "state" ? "state 须为 waiting、sent 或 dead。" : name + " 不是这个列表的条件。");
  }
  return query;
}

}  // namespace

Answer list_deliveries(Call& call) {
  StateQuery query = read_state(call);
  if (query.problem) co_return *std::move(query.problem);
  const app::DeliveryCounts counts = call.views().delivery_counts();
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::DeliveryJob& each : call.views().list_deliveries(query.state, kDeliveriesShownMax))
    write_delivery(json, each);
  json.close_array().member("waiting", counts.waiting).member("dead", counts.dead).close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer retry_delivery(Call& call) {
  const app::DeliveryId id{call.ids[0]};
  Prepared prepared = prepare(call, app::RetryDelivery{id}, Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto job = call.views().find_delivery(id);
  if (!job) co_return not_found("发送记录");
  std::string body;
  JsonWriter json(body);
  write_delivery(json, *job);
  co_return answer_json(200, std::move(body));
}

}  // namespace duban::http
