#include "domain/role.hpp"

namespace duban::domain {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::registrar:
      return "registrar";
    case Role::liaison:
      return "liaison";
    case Role::unit_head:
      return "unit_head";
    case Role::supervisor:
      return "supervisor";
    case Role::chief:
      return "chief";
    case Role::system_admin:
      return "system_admin";
    case Role::security_admin:
      return "security_admin";
    case Role::auditor:
      return "auditor";
  }
  return {};
}

std::optional<Role> role_named(std::string_view name) {
  for (Role role : kRoles)
    if (name_of(role) == name) return role;
  return std::nullopt;
}

}  // namespace duban::domain
