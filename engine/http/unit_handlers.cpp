// Reading the registry of units, and which of them a plan means.
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/moment.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/unit_json.hpp"

namespace duban::http {

namespace {

std::vector<std::string> names_of(const domain::Unit& unit) {
  std::vector<std::string> names{unit.name};
  names.insert(names.end(), unit.aliases.begin(), unit.aliases.end());
  return names;
}

/// The unit that a merger's preview asks about; nothing if it asks about none.
std::optional<Response> read_into(const Call& call, std::int64_t& into) {
  const auto pairs = parse_query(call.request.query);
  for (const auto& [name, value] : pairs.value_or(std::vector<std::pair<std::string, std::string>>{})) {
    const bool digits = !value.empty() && value.size() <= 15 && value.find_first_not_of("0123456789") == value.npos;
    if (name != "into" || !digits) return problem(ProblemCode::invalid_query, "应是 into=单位的编号。");
    into = std::stoll(value);
  }
  return std::nullopt;
}

}  // namespace

Answer list_units(Call& call) {
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  const domain::Date today = at.moment->today;
  auto assigned = at.moment->views->list_units(today);
  const bool own = call.of_unit();
  if (own) std::erase_if(assigned, [&](const app::UnitRow& each) { return each.name != call.actor.unit; });
  std::string body;
  JsonWriter json(body);
  write_units(json, own ? domain::UnitRegistry() : at.moment->views->registry(), assigned, today);
  co_return answer_json(200, std::move(body));
}

Answer get_unit(Call& call) {
  const domain::UnitRegistry registry = call.views().registry();
  const domain::Unit* unit = registry.find({call.ids[0]});
  if (unit == nullptr) co_return not_found("单位");
  std::string body;
  JsonWriter json(body);
  write_registered_unit(json, registry, *unit, call.site.services.clock.today());
  co_return answer_json(200, std::move(body), unit->version);
}

Answer preview_merger(Call& call) {
  std::int64_t into = 0;
  if (auto wrong = read_into(call, into)) co_return *std::move(wrong);
  const domain::UnitRegistry registry = call.views().registry();
  const domain::Unit* from = registry.find({call.ids[0]});
  if (from == nullptr) co_return not_found("单位");
  const domain::Unit* to = registry.find({into});
  const domain::Date today = call.site.services.clock.today();
  std::vector<app::WorkItem> standing;
  if (to != nullptr) standing = call.views().running_at(names_of(*to), today);
  std::string body;
  JsonWriter json(body);
  write_merger_preview(json, call.views().running_at(names_of(*from), today), standing);
  co_return answer_json(200, std::move(body));
}

Answer list_plan_units(Call& call) {
  const auto draft = call.views().find_plan({call.ids[0]});
  if (!draft || draft->status == domain::DraftStatus::discarded) co_return not_found("方案");
  const domain::UnitRegistry registry = call.views().registry();
  std::string body;
  JsonWriter json(body);
  write_plan_units(json, *draft, domain::UnitResolver(registry), call.site.services.clock.today());
  co_return answer_json(200, std::move(body));
}

}  // namespace duban::http
