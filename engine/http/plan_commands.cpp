// Commands on plans: corrections of a draft, discarding it, issuing it.
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/plan_command.hpp"
#include "http/plan_patch.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

Answer correct_plan(Call& call) {
  auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  domain::CorrectDocument command{plan_of(call), draft->document, draft->targets};
  if (auto wrong = patch_plan(call.request.body, command)) co_return *std::move(wrong);
  if (command.targets == draft->targets) command.targets.reset();
  Prepared prepared = prepare_on(call, *draft, std::move(command), Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return plan_answer(call);
}

Answer discard_plan(Call& call) {
  Prepared prepared = prepare(call, domain::PlanCommand(domain::DiscardPlan{plan_of(call)}), Condition::required,
                              [&call]() -> std::optional<int> {
                                const auto row = call.views().find_plan_row(plan_of(call));
                                return row ? std::optional(row->version) : std::nullopt;
                              });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return no_content();
}

Answer add_measure(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  domain::DraftMeasure measure;
  if (auto wrong = patch_measure(call.request.body, true, measure)) co_return *std::move(wrong);
  domain::AddMeasure command{plan_of(call), std::move(measure.measure), measure.no_fixed_date};
  Prepared prepared = prepare_on(call, *draft, std::move(command), Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return measure_answer(call, 201, receipt->measure.value_or(domain::MeasureId{}));
}

Answer correct_measure(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  const domain::DraftMeasure* present = draft->find(measure_of(call));
  if (!present) co_return not_found("措施");
  domain::CorrectMeasure command{plan_of(call), *present};
  if (auto wrong = patch_measure(call.request.body, false, command.measure)) co_return *std::move(wrong);
  Prepared prepared = prepare_on(call, *draft, std::move(command), Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return measure_answer(call, 200, measure_of(call));
}

Answer remove_measure(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  Prepared prepared =
      prepare_on(call, *draft, domain::RemoveMeasure{plan_of(call), measure_of(call)}, Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return no_content();
}

Answer issue_plan(Call& call) {
  Members members(call.request.body, true);
  domain::IssuePlan command{plan_of(call), members.optional_boolean("no_fixed_date").value_or(false)};
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  // A revision touches running tasks: whoever issues it says which state of them was seen.
  const auto row = call.views().find_plan_row(plan_of(call));
  const bool is_revision = row && row->revision_of && row->status == domain::DraftStatus::draft;
  const Condition condition = is_revision ? Condition::required : Condition::optional;
  Prepared prepared = prepare(call, domain::PlanCommand(command), condition,
                              [&row] { return row ? std::optional(row->version) : std::nullopt; });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  const std::int64_t first = receipt->first_task.value_or(domain::TaskId{}).value;
  std::string body;
  JsonWriter json(body);
  json.open_object().member("plan", plan_of(call).value).member("count", receipt->task_count).key("tasks").open_array();
  for (std::int64_t place = 0; place < receipt->task_count; ++place) json.number(first + place);
  json.close_array().close_object();
  co_return answer_json(201, std::move(body), receipt->version);
}

}  // namespace duban::http
