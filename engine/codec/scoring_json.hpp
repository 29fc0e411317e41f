// The rules of scores as a file, config/scoring.json (schemas/scoring.schema.json), and published scores as the log
// keeps them.
#pragma once

#include <string>
#include <string_view>

#include "domain/score.hpp"

namespace duban::codec {

/// Rejects with `invalid_value`, telling every fault with its line and place.
domain::Result<domain::ScoringRules> scoring_rules_from(std::string_view text);

std::string_view shipped_scoring_text();
const domain::ScoringRules& shipped_scoring_rules();

std::string data_of(const domain::ScorePublished& event);
/// Throws std::invalid_argument if the data do not fit the event.
domain::ScorePublished score_published_from(std::string_view data);

}  // namespace duban::codec
