// What may stand in the registry: names, days, parents and members of one unit against all others.
#include <algorithm>

#include "domain/decide_registry.hpp"
#include "domain/limits.hpp"

namespace duban::domain {

namespace {

Rejection invalid(std::string message) {
  return {RejectionCode::invalid_value, std::move(message)};
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Result<void> check_name(std::string_view what, const std::string& name) {
  if (auto checked = check_text(what, name, kUnitCharactersMax); !checked) return checked;
  if (has_control_character(name)) return invalid(std::string(what) + "不应含有换行等控制字符。");
  if (name.front() == ' ' || name.back() == ' ') return invalid(std::string(what) + "前后不应有空格：“" + name + "”。");
  return {};
}

Result<void> check_free(const UnitRegistry& registry, const Unit& unit, const std::string& name) {
  for (const UnitId id : registry.with_name(name)) {
    const Unit* other = registry.find(id);
    if (id == unit.id || !other->validity.overlaps(unit.validity)) continue;
    return Rejection{RejectionCode::name_taken,
                     "同一天里一个名称应只属于一个单位，“" + name + "”已经是“" + other->name + "”的名称。"};
  }
  return {};
}

Result<void> check_names(const UnitRegistry& registry, const Unit& unit) {
  if (auto checked = check_name("单位名称", unit.name); !checked) return checked;
  if (unit.aliases.size() > kAliasesMax) return invalid("别名应在 " + std::to_string(kAliasesMax) + " 个以内。");
  if (auto free = check_free(registry, unit, unit.name); !free) return free;
  for (auto alias = unit.aliases.begin(); alias != unit.aliases.end(); ++alias) {
    if (auto checked = check_name("别名", *alias); !checked) return checked;
    if (*alias == unit.name || std::find(unit.aliases.begin(), alias, *alias) != alias)
      return invalid("别名不应重复，“" + *alias + "”出现了两次。");
    if (auto free = check_free(registry, unit, *alias); !free) return free;
  }
  return {};
}

Result<void> check_parent(const UnitRegistry& registry, const Unit& unit) {
  // A chain of parents is at most as long as the registry.
  std::size_t steps = 0;
  for (std::optional<UnitId> next = unit.parent; next;) {
    if (*next == unit.id || ++steps > registry.units().size())
      return invalid("上级单位不应是单位自己或它的下级：“" + unit.name + "”。");
    const Unit* parent = registry.find(*next);
    if (parent == nullptr) return invalid("上级单位应已登记，没有编号为 " + std::to_string(next->value) + " 的单位。");
    if (parent->kind == UnitKind::group) return invalid("上级应是单位，“" + parent->name + "”是单位组。");
    next = parent->parent;
  }
  return {};
}

Result<void> check_members(const UnitRegistry& registry, const Unit& unit) {
  if (unit.kind == UnitKind::unit && !unit.members.empty())
    return invalid("只有单位组有成员，“" + unit.name + "”是单位。");
  if (unit.members.size() > kGroupMembersMax)
    return invalid("成员应在 " + std::to_string(kGroupMembersMax) + " 个以内。");
  for (auto each = unit.members.begin(); each != unit.members.end(); ++each) {
    const Unit* member = registry.find(each->unit);
    if (member == nullptr || member->id == unit.id || member->kind == UnitKind::group)
      return invalid("单位组的成员应是已登记的单位，不能是单位组。");
    if (!each->validity.is_sound()) return invalid("成员“" + member->name + "”的止日应晚于起日。");
    const bool twice = std::any_of(unit.members.begin(), each, [&](const Membership& before) {
      return before.unit == each->unit && before.validity.overlaps(each->validity);
    });
    if (twice) return invalid("“" + member->name + "”在这些日子里已经是“" + unit.name + "”的成员。");
  }
  return {};
}

}  // namespace

Result<void> check_unit(const UnitRegistry& registry, const Unit& unit) {
  if (!unit.validity.is_sound()) return invalid("停用日期应晚于启用日期 " + unit.validity.from->text() + "。");
  if (!unit.region.empty())
    if (auto checked = check_name("地区", unit.region); !checked) return checked;
  if (auto checked = check_names(registry, unit); !checked) return checked;
  if (auto checked = check_parent(registry, unit); !checked) return checked;
  return check_members(registry, unit);
}

}  // namespace duban::domain
