// Who may be at work here. The people and what each does: README.md, "The people".
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace duban::domain {

enum class Role { registrar, liaison, unit_head, supervisor, chief, system_admin, security_admin, auditor };

inline constexpr std::array kRoles{Role::registrar, Role::liaison,      Role::unit_head,      Role::supervisor,
                                   Role::chief,     Role::system_admin, Role::security_admin, Role::auditor};

std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

/// Liaisons and unit heads act for one unit; the others for the office.
constexpr bool belongs_to_unit(Role role) {
  return role == Role::liaison || role == Role::unit_head;
}

/// The signed-in person. `unit` is empty unless the role belongs to a unit.
struct Actor {
  std::string name;
  Role role = Role::auditor;
  std::string unit;
};

}  // namespace duban::domain
