// Commands on the registry of units.
#include <boost/json.hpp>

#include "domain/decide_registry.hpp"
#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/unit_json.hpp"

namespace duban::http {

namespace {

using domain::Unit;
using domain::UnitId;

UnitId unit_of(const Call& call) {
  return {call.ids[0]};
}

std::optional<int> present_version(const Call& call) {
  const domain::UnitRegistry registry = call.views().registry();
  const Unit* unit = registry.find(unit_of(call));
  return unit ? std::optional(unit->version) : std::nullopt;
}

Response unit_answer(const Call& call, int status, UnitId id) {
  const domain::UnitRegistry registry = call.views().registry();
  const Unit* unit = registry.find(id);
  if (unit == nullptr) return not_found("单位");
  std::string body;
  JsonWriter json(body);
  write_registered_unit(json, registry, *unit, call.site.services.clock.today());
  Response response = answer_json(status, std::move(body), unit->version);
  if (status == 201) response.add_field("Location", "/api/v1/units/" + std::to_string(id.value));
  return response;
}

std::optional<UnitId> read_unit(Members& members, std::string_view name) {
  const auto id = members.optional_integer(name, 1, static_cast<int>(domain::kRegisteredUnitsMax));
  return id ? std::optional(UnitId{*id}) : std::nullopt;
}

UnitId read_required_unit(Members& members, std::string_view name) {
  const auto id = read_unit(members, name);
  if (!id) members.refuse(name, "须为登记单位的编号。");
  return id.value_or(UnitId{});
}

domain::Date read_required_day(Members& members, std::string_view name, domain::Date otherwise) {
  const auto day = members.optional_date(name);
  if (!day) members.refuse(name, "须为 YYYY-MM-DD 形式的日期。");
  return day.value_or(otherwise);
}

/// Puts what the body has in place of what the unit has.
void patch_unit(Members& members, Unit& unit) {
  if (members.has("name")) unit.name = members.text("name", domain::kUnitCharactersMax);
  if (members.has("aliases")) unit.aliases = members.texts("aliases", domain::kAliasesMax, domain::kUnitCharactersMax);
  if (members.has("region")) unit.region = members.optional_text("region", domain::kUnitCharactersMax);
  if (members.has("parent")) unit.parent = read_unit(members, "parent");
  if (members.has("valid_from")) unit.validity.from = members.optional_date("valid_from");
  if (members.has("valid_until")) unit.validity.until = members.optional_date("valid_until");
  if (members.has("level")) {
    const auto level = domain::unit_level_named(members.text("level", 20));
    if (!level) members.refuse("level", "不是已知的级别。");
    unit.level = level.value_or(unit.level);
  }
}

/// Gives an order about the unit in the path, and answers with it.
Answer act(Call& call, domain::RegistryCommand command, Condition condition, int status,
           std::optional<Response> wrong) {
  if (wrong) co_return *std::move(wrong);
  Prepared prepared =
      prepare(call, app::Command(std::move(command)), condition, [&call] { return present_version(call); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return unit_answer(call, status, receipt->unit.value_or(unit_of(call)));
}

}  // namespace

Answer register_unit(Call& call) {
  Members members(call.request.body);
  domain::RegisterUnit command;
  if (members.has("kind")) {
    const auto kind = domain::unit_kind_named(members.text("kind", 20));
    if (!kind) members.refuse("kind", "须为 unit（单位）或 group（单位组）。");
    command.unit.kind = kind.value_or(domain::UnitKind::unit);
  }
  if (!members.has("name")) (void)members.text("name", domain::kUnitCharactersMax);
  patch_unit(members, command.unit);
  return act(call, std::move(command), Condition::none, 201, members.problem());
}

Answer correct_unit(Call& call) {
  const domain::UnitRegistry registry = call.views().registry();
  const Unit* present = registry.find(unit_of(call));
  if (present == nullptr) co_return not_found("单位");
  domain::CorrectUnit command{*present};
  Members members(call.request.body);
  patch_unit(members, command.unit);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare(call, domain::RegistryCommand(std::move(command)), Condition::required,
                              [&present] { return std::optional(present->version); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  // With `*` it is the version that was read that must still be there.
  if (!prepared.order.expected_version) prepared.order.expected_version = present->version;
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return unit_answer(call, 200, unit_of(call));
}

Answer add_unit_alias(Call& call) {
  Members members(call.request.body);
  domain::AddUnitAlias command{unit_of(call), members.text("alias", domain::kUnitCharactersMax)};
  return act(call, std::move(command), Condition::optional, 200, members.problem());
}

Answer close_unit(Call& call) {
  Members members(call.request.body);
  const domain::CloseUnit command{unit_of(call), read_required_day(members, "on", call.site.services.clock.today())};
  return act(call, command, Condition::required, 200, members.problem());
}

Answer add_group_member(Call& call) {
  Members members(call.request.body);
  const domain::AddGroupMember command{unit_of(call), read_required_unit(members, "unit"),
                                       members.optional_date("from")};
  return act(call, command, Condition::required, 200, members.problem());
}

Answer remove_group_member(Call& call) {
  Members members(call.request.body);
  const domain::RemoveGroupMember command{
      unit_of(call), {call.ids[1]}, read_required_day(members, "on", call.site.services.clock.today())};
  return act(call, command, Condition::required, 200, members.problem());
}

Answer merge_unit(Call& call) {
  Members members(call.request.body);
  const domain::MergeUnits command{unit_of(call), read_required_unit(members, "into"),
                                   read_required_day(members, "on", call.site.services.clock.today())};
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared =
      prepare(call, domain::RegistryCommand(command), Condition::required, [&call] { return present_version(call); });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  // The accounts of the old unit act for the new one from now on.
  call.site.known.forget_all();
  const domain::UnitRegistry registry = call.views().registry();
  const Unit* unit = registry.find(unit_of(call));
  if (unit == nullptr) co_return not_found("单位");
  std::string body;
  JsonWriter json(body);
  json.open_object().key("unit");
  write_registered_unit(json, registry, *unit, call.site.services.clock.today());
  json.member("tasks_moved", receipt->task_count).close_object();
  co_return answer_json(201, std::move(body), unit->version);
}

}  // namespace duban::http
