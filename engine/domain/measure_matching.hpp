// Which measure of a revised plan continues which measure of the former one.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "domain/measure_words.hpp"

namespace duban::domain {

/// How two measures came to be taken for one: by equal words, by an equal title, by how alike they are, by a person.
enum class MatchedBy { words, title, likeness, person };

/// A pair of places in the lists of measures.
struct MeasureMatch {
  std::size_t before = 0;
  std::size_t after = 0;
  MatchedBy by = MatchedBy::words;
  /// 0 to 1, of their texts.
  double likeness = 1;
  /// A person should look: not much alike, or another measure is about as much alike.
  bool doubtful = false;
};

struct MeasureMatching {
  /// In the order of the revised plan; each measure at most once.
  std::vector<MeasureMatch> matches;
  /// Of each measure without a match the one on the other side that it is most like, if any: it may have been split
  /// off from it or merged into it.
  std::map<std::size_t, std::size_t> nearest_of_added;
  std::map<std::size_t, std::size_t> nearest_of_dropped;
};

/// A measure with the words it is matched by.
struct WordedMeasure {
  const DraftMeasure* measure = nullptr;
  MeasureWords words;
};

/// What a person paired comes first, then equal words, equal titles, and likeness, one to one; of equals the one with
/// the same number.
MeasureMatching match_measures(const std::vector<WordedMeasure>& before, const std::vector<WordedMeasure>& after,
                               const std::map<MeasureId, std::optional<MeasureId>>& pairs);

std::string_view name_of(MatchedBy by);

}  // namespace duban::domain
