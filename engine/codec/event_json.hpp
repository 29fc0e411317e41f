// The JSON of events, as the log keeps it: a type name and an object each. Old versions are understood for ever.
#pragma once

#include <string>
#include <string_view>

#include "domain/event.hpp"

namespace duban::codec {

/// The event's name in the log, AssignmentAccepted and so on.
std::string_view type_of(const domain::TaskEvent& event);
std::string_view type_of(const domain::PlanEvent& event);

/// The event's object, serialised.
std::string data_of(const domain::TaskEvent& event);
std::string data_of(const domain::PlanEvent& event);

/// The event of this type. Throws std::invalid_argument if the type is unknown or the data do not fit it: the log was
/// written by something else.
domain::TaskEvent task_event_from(std::string_view type, std::string_view data);
domain::PlanEvent plan_event_from(std::string_view type, std::string_view data);

}  // namespace duban::codec
