// The JSON of a cascade's events, as the log keeps it.
#pragma once

#include <string>
#include <string_view>

#include "domain/cascade_link.hpp"

namespace duban::codec {

std::string_view type_of(const domain::CascadeEvent& event);
std::string data_of(const domain::CascadeEvent& event);

/// Throws std::invalid_argument if the type is unknown or the data do not fit it.
domain::CascadeEvent cascade_event_from(std::string_view type, std::string_view data);

}  // namespace duban::codec
