// Who may use an endpoint: a role, and whether for all units or for the person's own only.
#pragma once

#include "domain/role.hpp"
#include "domain/workflow.hpp"

namespace duban::http {

class Rights {
 public:
  /// Nobody has said who may: does not build as part of an endpoint.
  consteval Rights() = default;

  /// Without signing in.
  static consteval Rights open_to_all() { return Rights(true, 0, 0); }
  /// `office` for all units; `unit_people` for what is their own unit's only.
  static consteval Rights of(unsigned office, unsigned unit_people = 0) { return Rights(false, office, unit_people); }

  constexpr bool is_public() const { return public_; }
  constexpr bool is_set() const { return public_ || (office_ | unit_people_) != 0; }
  constexpr bool allow(domain::Role role) const {
    return public_ || ((office_ | unit_people_) & domain::bit(role)) != 0;
  }
  /// No role of a unit may see the whole, and none of the office is of a unit.
  constexpr bool is_sound() const {
    for (const domain::Role role : domain::kRoles)
      if (((domain::belongs_to_unit(role) ? office_ : unit_people_) & domain::bit(role)) != 0) return false;
    return is_set() && !(public_ && (office_ | unit_people_) != 0);
  }

 private:
  consteval Rights(bool is_public, unsigned office, unsigned unit_people)
      : public_(is_public), office_(office), unit_people_(unit_people) {}

  bool public_ = false;
  unsigned office_ = 0;
  unsigned unit_people_ = 0;
};

using domain::bit;
using domain::Role;

inline constexpr unsigned kUnitPeople = bit(Role::liaison) | bit(Role::unit_head);
inline constexpr unsigned kReaders =
    bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief) | bit(Role::auditor);
inline constexpr unsigned kAdmins = bit(Role::system_admin) | bit(Role::security_admin);
inline constexpr unsigned kSystemAdmin = bit(Role::system_admin);
inline constexpr unsigned kRegistrar = bit(Role::registrar);
inline constexpr unsigned kIssuers = bit(Role::registrar) | bit(Role::supervisor);
inline constexpr unsigned kOfficers = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
inline constexpr unsigned kReviewers = bit(Role::supervisor) | bit(Role::chief);
inline constexpr unsigned kChief = bit(Role::chief);

}  // namespace duban::http
