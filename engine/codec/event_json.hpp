// The JSON of events, as the log keeps it: a type name and an object each. Old versions are understood for ever.
#pragma once

#include <cstdint>
#include <span>
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

/// The names of all events of tasks.
std::span<const std::string_view> task_event_types();

/// An event as it stands in the log, in one object: position, type, task, version, at, actor, data.
std::string change_json(domain::TaskId task, int version, std::int64_t position, const domain::TaskEvent& event,
                        const domain::Stamp& stamp);

/// The event of this type. Throws std::invalid_argument if the type is unknown or the data do not fit it: the log was
/// written by something else.
domain::TaskEvent task_event_from(std::string_view type, std::string_view data);
domain::PlanEvent plan_event_from(std::string_view type, std::string_view data);

}  // namespace duban::codec
