// How often something is ordered again: 每季度, 按月, 年度考核.
#pragma once

#include <optional>

#include "domain/plan.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct Recurrence {
  domain::Every every;
  domain::Source source;
};

/// The shortest period that `range` orders; nothing if it orders none.
std::optional<Recurrence> find_recurrence(const Text& text, Range range);

}  // namespace duban::extract
