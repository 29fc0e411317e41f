#include "domain/decide_registry.hpp"

#include <algorithm>

#include "domain/limits.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

using Events = std::vector<RegistryEvent>;

constexpr unsigned kAdmin = bit(Role::system_admin);
constexpr unsigned kAdminOrRegistrar = bit(Role::system_admin) | bit(Role::registrar);

Rejection invalid_status(std::string message) {
  return {RejectionCode::invalid_status, std::move(message)};
}

std::string days_of(const Validity& validity) {
  return (validity.from ? validity.from->text() + " 起" : std::string()) +
         (validity.until ? "至 " + validity.until->text() + " 前" : std::string());
}

struct Decider {
  const UnitRegistry& registry;
  const Context& context;

  Result<void> permitted(unsigned roles, std::string_view what) const {
    if ((roles & bit(context.actor.role)) != 0) return {};
    return Rejection{RejectionCode::not_permitted, std::string(what) + "应由系统管理员办理。"};
  }

  Result<const Unit*> known(UnitId id) const {
    if (const Unit* unit = registry.find(id)) return unit;
    return Rejection{RejectionCode::not_found, "没有编号为 " + std::to_string(id.value) + " 的登记单位。"};
  }

  Result<const Unit*> known_group(UnitId id) const {
    auto group = known(id);
    if (group && (*group)->kind != UnitKind::group)
      return invalid_status("成员应属于单位组，“" + (*group)->name + "”是单位。");
    return group;
  }

  Result<Events> operator()(const RegisterUnit& command) const {
    if (auto may = permitted(kAdminOrRegistrar, "登记单位"); !may) return may.error();
    if (registry.units().size() >= kRegisteredUnitsMax)
      return Rejection{RejectionCode::invalid_value,
                       "登记的单位应在 " + std::to_string(kRegisteredUnitsMax) + " 个以内。"};
    Unit unit = command.unit;
    unit.id = registry.next_id();
    unit.version = 1;
    unit.merged_into.reset();
    unit.merger_carried_out = false;
    if (auto checked = check_unit(registry, unit); !checked) return checked.error();
    return Events{UnitRegistered{std::move(unit)}};
  }

  Result<Events> operator()(const CorrectUnit& command) const {
    if (auto may = permitted(kAdmin, "更正单位"); !may) return may.error();
    const auto before = known(command.unit.id);
    if (!before) return before.error();
    return corrected(**before, command.unit);
  }

  Result<Events> operator()(const AddUnitAlias& command) const {
    if (auto may = permitted(kAdminOrRegistrar, "登记别名"); !may) return may.error();
    const auto before = known(command.unit);
    if (!before) return before.error();
    Unit unit = **before;
    if (unit.has_name(command.alias))
      return Rejection{RejectionCode::name_taken, "“" + command.alias + "”已经是“" + unit.name + "”的名称。"};
    unit.aliases.push_back(command.alias);
    return corrected(**before, unit);
  }

  Result<Events> corrected(const Unit& before, Unit unit) const {
    unit.version = before.version;
    unit.merger_carried_out = before.merger_carried_out;
    if (unit.merged_into != before.merged_into || (before.merged_into && unit.validity.until != before.validity.until))
      return invalid_status("并入的单位和日期应在办理并入时填写，不能更正“" + before.name + "”的并入。");
    if (unit.kind != before.kind)
      return invalid_status("单位和单位组不能互换，“" + before.name + "”应保持原来的类型。");
    if (auto checked = check_unit(registry, unit); !checked) return checked.error();
    if (unit == before) return Events{};
    return Events{UnitCorrected{std::move(unit)}};
  }

  Result<Events> operator()(const MergeUnits& command) const {
    if (auto may = permitted(kAdmin, "办理并入"); !may) return may.error();
    const auto from = known(command.from);
    if (!from) return from.error();
    const auto into = known(command.into);
    if (!into) return into.error();
    if (auto fits = can_merge(**from, **into, command.on); !fits) return fits.error();
    Events events{UnitsMerged{command.from, command.into, command.on}};
    UnitRegistry after = registry;
    evolve(after, events.front());
    std::ranges::move(due_mergers(after, context.today), std::back_inserter(events));
    return events;
  }

  Result<void> can_merge(const Unit& from, const Unit& into, Date on) const {
    if (from.id == into.id) return invalid_status("应并入另一个单位，“" + from.name + "”不能并入自己。");
    if (from.kind == UnitKind::group || into.kind == UnitKind::group)
      return invalid_status("只有单位可以并入单位，“" + (from.kind == UnitKind::group ? from.name : into.name) +
                            "”是单位组；请改它的成员。");
    if (from.merged_into)
      return invalid_status("“" + from.name + "”已定于 " + from.validity.until->text() + " 并入“" +
                            registry.find(*from.merged_into)->name + "”，不能再并入别处。");
    if (from.validity.until)
      return invalid_status("“" + from.name + "”已定于 " + from.validity.until->text() + " 停用，不能再并入。");
    if (from.validity.from && on <= *from.validity.from)
      return invalid_status("并入的日期应晚于“" + from.name + "”的启用日期 " + from.validity.from->text() + "。");
    if (!into.validity.contains(on))
      return invalid_status("“" + into.name + "”在 " + on.text() + " 应有效，它的有效期是" + days_of(into.validity) +
                            "。");
    for (const Unit* next = &into; next->merged_into; next = registry.find(*next->merged_into))
      if (*next->merged_into == from.id)
        return invalid_status("“" + into.name + "”已定为并入“" + from.name + "”，两个单位不能互相并入。");
    return {};
  }

  Result<Events> operator()(const CloseUnit& command) const {
    if (auto may = permitted(kAdmin, "停用单位"); !may) return may.error();
    const auto unit = known(command.unit);
    if (!unit) return unit.error();
    const Validity& validity = (*unit)->validity;
    if (validity.until)
      return invalid_status("“" + (*unit)->name + "”已定于 " + validity.until->text() + " 停用，不能再次停用。");
    if (validity.from && command.on <= *validity.from)
      return invalid_status("停用的日期应晚于启用日期 " + validity.from->text() + "。");
    for (const Unit& each : registry.units())
      if (each.merged_into == command.unit && !each.merger_carried_out && command.on <= *each.validity.until)
        return invalid_status("“" + each.name + "”定于 " + each.validity.until->text() + " 并入“" + (*unit)->name +
                              "”，不能在这之前停用。");
    return Events{UnitClosed{command.unit, command.on}};
  }

  Result<Events> operator()(const AddGroupMember& command) const {
    if (auto may = permitted(kAdmin, "增加成员"); !may) return may.error();
    const auto group = known_group(command.group);
    if (!group) return group.error();
    const Events events{GroupMemberAdded{command.group, command.unit, command.from}};
    if (auto member = known(command.unit); !member) return member.error();
    Unit after = **group;
    after.members.push_back({command.unit, {command.from, std::nullopt}});
    if (auto checked = check_unit(registry, after); !checked) return checked.error();
    return events;
  }

  Result<Events> operator()(const RemoveGroupMember& command) const {
    if (auto may = permitted(kAdmin, "移出成员"); !may) return may.error();
    const auto group = known_group(command.group);
    if (!group) return group.error();
    const auto member = std::ranges::find_if(
        (*group)->members, [&](const Membership& each) { return each.unit == command.unit && !each.validity.until; });
    if (member == (*group)->members.end())
      return Rejection{RejectionCode::not_found,
                       "“" + (*group)->name + "”现在没有编号为 " + std::to_string(command.unit.value) + " 的成员。"};
    return Events{GroupMemberRemoved{command.group, command.unit, command.on}};
  }

  Result<Events> operator()(const CarryOutMergers&) const {
    if (auto may = permitted(kAdmin, "办理并入"); !may) return may.error();
    return due_mergers(registry, context.today);
  }

  Result<Events> operator()(const ImportUnits& command) const {
    if (auto may = permitted(kAdmin, "导入单位"); !may) return may.error();
    UnitImport import = plan_import(registry, command.lines, context);
    if (import.refused == 0) return std::move(import.events);
    const auto first = std::ranges::find(import.lines, ImportedLine::Outcome::refused, &ImportedLine::outcome);
    return Rejection{RejectionCode::invalid_value, "单位名录应每一行都能导入，有 " + std::to_string(import.refused) +
                                                       " 行不能，全部没有导入。第 " + std::to_string(first->line) +
                                                       " 行：" + first->message};
  }
};

}  // namespace

std::string_view name_of(ImportedLine::Outcome outcome) {
  switch (outcome) {
    case ImportedLine::Outcome::added:
      return "added";
    case ImportedLine::Outcome::corrected:
      return "corrected";
    case ImportedLine::Outcome::closed:
      return "closed";
    case ImportedLine::Outcome::unchanged:
      return "unchanged";
    case ImportedLine::Outcome::refused:
      return "refused";
  }
  return {};
}

std::string_view word_of(ImportedLine::Outcome outcome) {
  switch (outcome) {
    case ImportedLine::Outcome::added:
      return "新增";
    case ImportedLine::Outcome::corrected:
      return "更正";
    case ImportedLine::Outcome::closed:
      return "停用";
    case ImportedLine::Outcome::unchanged:
      return "不变";
    case ImportedLine::Outcome::refused:
      return "不能导入";
  }
  return {};
}

Result<std::vector<RegistryEvent>> decide(const UnitRegistry& registry, const RegistryCommand& command,
                                          const Context& context) {
  return std::visit(Decider{registry, context}, command);
}

std::vector<RegistryEvent> due_mergers(const UnitRegistry& registry, Date today) {
  std::vector<RegistryEvent> events;
  for (const Unit& unit : registry.units())
    if (unit.merged_into && !unit.merger_carried_out && *unit.validity.until <= today)
      events.emplace_back(MergerCarriedOut{unit.id, registry.successor(unit, today).id});
  return events;
}

}  // namespace duban::domain
