// The JSON of plans: the shape of the annotation guide, with where each value was read beside it. The same shape is
// printed by `duban extract`, kept in events and sent to the browser.
#pragma once

#include <boost/json.hpp>
#include <vector>

#include "domain/plan.hpp"

namespace duban::codec {

/// `value` is a number, or [least, most] for a range; `span`, `confidence` and `why` say where it was read,
/// `given_by` that a person gave or confirmed it.
boost::json::object to_json(const domain::Target& target);
boost::json::array to_json(const std::vector<domain::Target>& targets);
/// With `marks`, a list of {field, index?, span, confidence, why}: the sources of the values.
boost::json::object to_json(const domain::Document& document);
/// With `body`, the span of its whole text, and `marks`.
boost::json::object to_json(const domain::Measure& measure);
boost::json::object to_json(const domain::Plan& plan);

/// The values that `to_json` wrote. Members that are absent are absent values; throws std::invalid_argument, naming the
/// member, for what has another form.
domain::Target target_from_json(const boost::json::value& json);
/// The member `targets`; none if it is absent.
std::vector<domain::Target> targets_from_json(const boost::json::value& json);
domain::Document document_from_json(const boost::json::value& json);
domain::Measure measure_from_json(const boost::json::value& json);
domain::Plan plan_from_json(const boost::json::value& json);

}  // namespace duban::codec
