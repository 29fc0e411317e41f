#include "codec/cascade_json.hpp"

#include <cmath>

#include "codec/plan_json.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;

/// Three digits are all that a score says.
double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

json::object target_json(const domain::SharedTarget& shared) {
  return {{"counted", shared.counted},
          {"upper", to_json(shared.upper)},
          {"lower", to_json(shared.lower)},
          {"share", shared.share ? json::value(rounded(*shared.share)) : json::value(nullptr)}};
}

}  // namespace

json::object to_json(const domain::CascadePair& pair) {
  json::array targets;
  for (const domain::SharedTarget& each : pair.targets) targets.push_back(target_json(each));
  return {{"upper", pair.upper.value},
          {"lower", pair.lower.value},
          {"score", rounded(pair.score)},
          {"parts",
           {{"wording", rounded(pair.parts.wording)},
            {"targets", rounded(pair.parts.targets)},
            {"field", rounded(pair.parts.field)},
            {"steps", rounded(pair.parts.steps)}}},
          {"words", json::value_from(pair.words)},
          {"targets", std::move(targets)},
          {"fields", json::value_from(pair.fields)},
          {"why", json::value_from(pair.why)}};
}

}  // namespace duban::codec
