// The JSON of the events of inspections and findings, as the log keeps it.
#pragma once

#include <string>
#include <string_view>

#include "domain/inspection.hpp"

namespace duban::codec {

std::string_view type_of(const domain::InspectionEvent& event);
std::string_view type_of(const domain::FindingEvent& event);
std::string data_of(const domain::InspectionEvent& event);
std::string data_of(const domain::FindingEvent& event);

/// Throws std::invalid_argument if the type is unknown or the data do not fit it.
domain::InspectionEvent inspection_event_from(std::string_view type, std::string_view data);
domain::FindingEvent finding_event_from(std::string_view type, std::string_view data);

}  // namespace duban::codec
