// Which measures of a new reading are which of a draft: the text is the same, so their bodies tell.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/draft.hpp"

namespace duban::domain {

/// What becomes of each measure of a reading, and of each measure of the draft.
struct Matching {
  enum class Fate {
    merged,    ///< it is `place` of the draft
    replaces,  ///< takes the number and the place of `place`, which nobody touched
    added,
    left_out,  ///< a person took its text elsewhere, or divided it: the draft stays as it is
  };
  struct Match {
    Fate fate = Fate::added;
    std::size_t place = 0;
  };

  std::vector<Match> of_reading;
  /// Measures of the draft, by place, that the reading no longer has and that nobody touched.
  std::vector<bool> gone;
};

Matching match_measures(const Draft& draft, const std::vector<Measure>& reading);

}  // namespace duban::domain
