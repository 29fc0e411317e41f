// How alike the wordings of two lists of measures are: the same measure in a revised plan, the measure of a higher plan
// that one carries out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duban::domain {

/// A character as wordings are compared: small and of normal width; 0 for punctuation and blanks.
char32_t folded_character(char32_t character);

/// A text of the left list, one of the right list (both as places in their lists), and how alike they are, 0 to 1.
struct AlikePair {
  std::size_t left = 0;
  std::size_t right = 0;
  double likeness = 0;
  bool operator==(const AlikePair&) const = default;
};

/// Two lists of UTF-8 texts, compared by the pairs of neighbouring characters that they share. A pair weighs more the
/// rarer it is among all the texts (TF-IDF, smoothed), so that 加强 and 推进 count for little; likeness is the cosine
/// of the weights. Punctuation and blanks part the pairs and are not compared. The texts need not outlive it.
class Wordings {
 public:
  Wordings(std::span<const std::string> left, std::span<const std::string> right);

  /// 1 for equal texts, 0 for texts that share nothing or are empty.
  double likeness(std::size_t left, std::size_t right) const;

  /// All pairs whose likeness is at least `least` (above 0), best first, ties in the order of the lists.
  std::vector<AlikePair> pairs(double least) const;

  /// How much the pairs of `text` weigh together: little for words that many texts of the lists have, nothing for those
  /// that none has.
  double weight_of(std::string_view text) const;

 private:
  struct Weight {
    std::uint64_t pair = 0;  // of characters
    double weight = 0;       // of unit length over a text
  };
  using Vector = std::vector<Weight>;  // ascending by `pair`

  std::vector<Vector> left_;
  std::vector<Vector> right_;
  std::unordered_map<std::uint64_t, double> rarity_;
};

/// Of `pairs`, best first, those in which neither side stands in a better one.
std::vector<AlikePair> one_to_one(const std::vector<AlikePair>& pairs);

/// The longest runs of characters that both texts have, without punctuation and digits, at least `least` characters
/// each (2 or more) and at most `most` of them: longest first, none inside or across another. Looks at the first 4,000
/// characters of a text.
std::vector<std::string> shared_runs(std::string_view left, std::string_view right, std::size_t least = 2,
                                     std::size_t most = 8);

}  // namespace duban::domain
