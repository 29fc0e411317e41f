// A plan as JSON: the shape of the annotation guide, with the source of every value beside it. Used for the command
// line, storage and the interface, so it gives back exactly what it was given.
#pragma once

#include <boost/json/value.hpp>

#include "domain/plan.hpp"

namespace duban::codec {

/// Absent values are null or []. A list `marks` on the document and on each measure says where each value was read.
boost::json::value to_json(const domain::Plan& plan);
boost::json::value to_json(const domain::Measure& measure);
boost::json::value to_json(const domain::Target& target);

/// Reads what `to_json` wrote. Keys that it does not know are passed over; missing marks leave sources empty.
/// Throws `boost::system::system_error` or `std::invalid_argument` if `json` has another shape: only machine-written
/// JSON comes here.
domain::Plan plan_from_json(const boost::json::value& json);
domain::Measure measure_from_json(const boost::json::value& json);
domain::Target target_from_json(const boost::json::value& json);

}  // namespace duban::codec
