// The JSON of what speaks for a link between the measures of two plans: printed by `duban cascade`, sent to the
// browser.
#pragma once

#include <boost/json.hpp>

#include "domain/cascade.hpp"

namespace duban::codec {

/// {upper, lower, score, parts, words, targets, fields, why}; the measures by their numbers.
boost::json::object to_json(const domain::CascadePair& pair);

}  // namespace duban::codec
