// Cascade: which measures of a lower plan carry out which of a higher one, proposed with what speaks for it.
//
// The weights were set on a province's plan and those of two of its cities, judged by hand (tests/gold/cascade_test.cpp
// holds the judgement and the precision and recall that it demands).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/draft.hpp"
#include "domain/wording.hpp"

namespace duban::domain {

/// Proposals at or above this score are shown: it is more likely than not that the lower measure carries out the upper.
inline constexpr double kProposed = 0.5;
/// A lower measure is proposed for at most this many upper ones.
inline constexpr std::size_t kProposedUpperMax = 3;

/// A target of each that counts the same thing in the same unit.
struct SharedTarget {
  /// The words that both names have.
  std::string counted;
  Target upper;
  Target lower;
  /// The lower value by the upper one; nothing for percentages and ranges, and where the lower value is the greater:
  /// then one speaks of a total and the other of what is added.
  std::optional<double> share;
  bool operator==(const SharedTarget&) const = default;
};

/// What speaks for a pair, each 0 to 1.
struct CascadeParts {
  /// Likeness of the texts, titles counted five times.
  double wording = 0;
  /// 1 if they share a target.
  double targets = 0;
  /// Both name a unit of the same field; less, the more measures of either plan name one of it.
  double field = 0;
  /// Likeness of a step of one to a step or the title of the other.
  double steps = 0;
  bool operator==(const CascadeParts&) const = default;
};

/// Each lower target with the upper one that shares most words with it, of those that count the same thing.
std::vector<SharedTarget> shared_targets(const std::vector<Target>& upper, const std::vector<Target>& lower);

struct CascadePair {
  MeasureId upper;
  MeasureId lower;
  /// 0 to 1: the odds that the wording gives, raised by the other parts.
  double score = 0;
  CascadeParts parts;
  /// Words that both have, those that say most first.
  std::vector<std::string> words;
  std::vector<SharedTarget> targets;
  std::vector<std::string> fields;
  /// What speaks for it, in words, in Chinese.
  std::vector<std::string> why;
  bool operator==(const CascadePair&) const = default;
};

/// Compares the measures of two plans. The plans need not outlive it.
class CascadeComparison {
 public:
  CascadeComparison(const Draft& upper, const Draft& lower);

  /// For each lower measure, in their order, the upper measures that it probably carries out, best first: at least
  /// `kProposed`, and not far behind the best of either in wording.
  std::vector<CascadePair> proposals() const;

  /// What speaks for this pair, however little it is; nothing if either plan has no such measure.
  std::optional<CascadePair> pair(MeasureId upper, MeasureId lower) const;

 private:
  struct Side {
    explicit Side(const Draft& draft);

    std::vector<MeasureId> ids;
    std::vector<std::string> texts;
    std::vector<std::string> lines;       // titles and steps of all measures
    std::vector<std::size_t> first_line;  // of each measure: its title; then one past the last
    std::vector<std::vector<Target>> targets;
    std::vector<std::vector<std::string>> fields;
    std::map<std::string, double> rarity;  // of each field, 0 to 1
  };

  CascadePair evidence(std::size_t upper, std::size_t lower) const;
  void compare_fields(std::size_t upper, std::size_t lower, CascadePair& pair) const;
  void explain(std::size_t upper, std::size_t lower, CascadePair& pair) const;

  Side upper_;
  Side lower_;
  Wordings texts_;
  /// The likeness of the most alike step, of the pairs of measures that have one.
  std::map<std::pair<std::size_t, std::size_t>, double> steps_;
};

}  // namespace duban::domain
