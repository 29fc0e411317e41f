// Reading plans and what issuing them would do.
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/plan_command.hpp"
#include "http/revision_view.hpp"
#include "http/view_json.hpp"

namespace duban::http {

Answer list_plans(Call& call) {
  std::string body;
  JsonWriter json(body);
  write_plans(json, call.views().list_plans());
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer get_plan(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  if (auto same = not_modified(call.request, draft->version)) co_return *std::move(same);
  std::string body;
  body.reserve(draft->text.size() * 2 + 4096);
  JsonWriter json(body);
  write_plan(json, *draft);
  co_return answer_json(200, std::move(body), draft->version);
}

Answer get_measure(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  const domain::DraftMeasure* measure = draft->find({call.ids[1]});
  if (!measure) co_return not_found("措施");
  if (auto same = not_modified(call.request, draft->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_measure(json, *measure);
  co_return answer_json(200, std::move(body), draft->version);
}

Answer preview_issuance(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  auto writing = [&] {
    const domain::UnitRegistry registry = call.views().registry();
    const domain::UnitResolver resolver(registry);
    const domain::Date today = call.site.services.clock.today();
    std::string body;
    JsonWriter json(body);
    if (!draft->revision || draft->status != domain::DraftStatus::draft) {
      write_issuance_preview(json, *draft, nullptr, resolver, today);
      return answer_json(200, std::move(body), draft->version);
    }
    const auto compared = compare_revision(call.views(), *draft, today);
    const domain::RevisionEffect effect = domain::effect_of(compared->revision, compared->comparisons);
    write_issuance_preview(json, *draft, &effect, resolver, today);
    return answer_json(200, std::move(body), compared->revision.version());
  };
  Worked worked(call, writing);
  auto answer = co_await worked;
  co_return answer ? *std::move(answer) : busy();
}

}  // namespace duban::http
