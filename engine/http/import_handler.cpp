// Importing a plan document: from a form or from pasted text, read on the work pool, stored as a draft.
#include "app/secrets.hpp"
#include "http/command.hpp"
#include "http/document_body.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

Answer import_plan(Call& call) {
  DocumentBody document(call.request);
  if (document.problem) co_return *std::move(document.problem);

  auto reading = [&] { return app::read_document(document.bytes, document.name, call.site.services.read_document); };
  Worked worked(call, reading);
  auto read = co_await worked;
  if (!read) co_return busy();
  if (!*read) co_return refused(call, read->error(), Subject::none);

  // The same file under the same name is the same request, whatever boundary the form had.
  std::string request = document.name + "\n" + (*read)->digest;
  if (document.amends) request += "\n" + std::to_string(document.amends->value);
  (*read)->amends = document.amends;
  Prepared prepared = prepare(call, domain::PlanCommand(std::move(**read)), Condition::none, {}, std::move(request));
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto draft = call.views().find_plan(receipt->plan.value_or(domain::PlanId{}));
  if (!draft) co_return not_found("方案");
  std::string body;
  body.reserve(draft->text.size() * 2 + 4096);
  JsonWriter json(body);
  const auto candidates = app::revision_candidates(*draft, call.views().list_plans());
  write_plan(json, *draft, draft->revision ? nullptr : &candidates);
  Response response = answer_json(201, std::move(body), draft->version);
  response.add_field("Location", "/api/v1/plans/" + std::to_string(draft->id.value));
  co_return response;
}

}  // namespace duban::http
