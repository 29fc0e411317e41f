// Which inspections and findings a person of a unit is shown.
#pragma once

#include "app/views.hpp"
#include "http/call.hpp"

namespace duban::http {

/// People of a unit see their own unit's inspection from its beginning on: not before anybody has come.
inline bool may_see(const Call& call, const std::string& unit, domain::InspectionStatus status) {
  using enum domain::InspectionStatus;
  return !call.of_unit() || (unit == call.actor.unit && status != planned && status != cancelled);
}

}  // namespace duban::http
