// The JSON of the registry's events, as the log keeps it, and of units.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "domain/registry_command.hpp"
#include "domain/registry_event.hpp"

namespace duban::codec {

std::string_view type_of(const domain::RegistryEvent& event);
std::string data_of(const domain::RegistryEvent& event);
/// Throws std::invalid_argument if the type is unknown or the data do not fit it.
domain::RegistryEvent registry_event_from(std::string_view type, std::string_view data);

/// Without `version`, which counts events and is no part of one.
boost::json::object to_json(const domain::Unit& unit);
domain::Unit unit_from_json(const boost::json::value& value);

boost::json::array to_json(const std::vector<domain::Membership>& members);
std::vector<domain::Membership> members_from_json(const boost::json::value& value);

}  // namespace duban::codec
