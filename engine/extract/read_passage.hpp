// A passage that a person points at, read as what they say that it is: units, a time, targets.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/dates.hpp"

namespace duban::extract {

/// What the words of a passage give, whatever stands around them. Spans count code points of the whole text.
struct Passage {
  std::vector<domain::NamedUnit> units;
  std::optional<Deadline> due;
  std::optional<domain::Every> every;
  std::vector<domain::Target> targets;
};

/// Reads `span` of `text` (valid UTF-8). Dates without a year are understood by the days of `document`, which a person
/// may have corrected; targets without a date of their own take `due`.
Passage read_passage(std::string_view text, domain::Span span, const domain::Document& document,
                     std::optional<domain::Date> due);

}  // namespace duban::extract
