#include "http/plan_command.hpp"

#include "http/view_json.hpp"

namespace duban::http {

domain::PlanId plan_of(const Call& call) {
  return {call.ids[0]};
}
domain::MeasureId measure_of(const Call& call) {
  return {call.ids[1]};
}

std::optional<domain::Draft> find_draft(const Call& call) {
  auto draft = call.views().find_plan(plan_of(call));
  if (draft && draft->status == domain::DraftStatus::discarded) draft.reset();
  return draft;
}

Prepared prepare_on(const Call& call, const domain::Draft& draft, domain::PlanCommand command, Condition condition) {
  Prepared prepared =
      prepare(call, app::Command(std::move(command)), condition, [&draft] { return std::optional(draft.version); });
  if (condition == Condition::required && !prepared.order.expected_version)
    prepared.order.expected_version = draft.version;
  return prepared;
}

Response plan_answer(const Call& call) {
  const auto draft = find_draft(call);
  if (!draft) return not_found("方案");
  std::string body;
  body.reserve(draft->text.size() * 2 + 4096);
  JsonWriter json(body);
  write_plan(json, *draft);
  return answer_json(200, std::move(body), draft->version);
}

Response measure_answer(const Call& call, int status, domain::MeasureId id) {
  const auto draft = find_draft(call);
  const domain::DraftMeasure* measure = draft ? draft->find(id) : nullptr;
  if (!measure) return not_found("措施");
  std::string body;
  JsonWriter json(body);
  write_measure(json, *measure);
  Response response = answer_json(status, std::move(body), draft->version);
  if (status == 201) response.add_field("Location", std::string(call.request.path) + "/" + std::to_string(id.value));
  return response;
}

}  // namespace duban::http
