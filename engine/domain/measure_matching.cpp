#include "domain/measure_matching.hpp"

#include <algorithm>
#include <unordered_map>

#include "domain/wording.hpp"

namespace duban::domain {

namespace {

// Measured between real plans: unlike measures stay below 0.35, neighbours on one subject below 0.47. Above the second
// bound a reader does not doubt unless another measure is about as much alike; above the third, not even then.
constexpr double kAlike = 0.3;
constexpr double kSurelyAlike = 0.55;
constexpr double kCertainlyAlike = 0.8;
/// As much as another candidate may be less alike and still be a rival.
constexpr double kRivalMargin = 0.08;
/// Of two candidates that are equally alike, the one with the same number is the measure.
constexpr double kSamePathBonus = 0.02;

/// The two best candidates of each measure.
class Rivals {
 public:
  /// `pairs` are about best first.
  explicit Rivals(const std::vector<AlikePair>& pairs) {
    for (const AlikePair& pair : pairs) {
      note(of_before_[pair.left], pair);
      note(of_after_[pair.right], pair);
    }
  }

  /// Whether another pair with one side of this one is about as much alike.
  bool has(const AlikePair& pair) const {
    const auto rivals = [&](const AlikePair& other) {
      return !(other == pair) && other.likeness > pair.likeness - kRivalMargin;
    };
    return std::ranges::any_of(of_before_.at(pair.left), rivals) ||
           std::ranges::any_of(of_after_.at(pair.right), rivals);
  }

 private:
  using Candidates = std::vector<AlikePair>;

  static void note(Candidates& candidates, const AlikePair& pair) {
    if (candidates.size() < 2) candidates.push_back(pair);
  }

  std::unordered_map<std::size_t, Candidates> of_before_;
  std::unordered_map<std::size_t, Candidates> of_after_;
};

class Matcher {
 public:
  Matcher(const std::vector<WordedMeasure>& before, const std::vector<WordedMeasure>& after)
      : before_(before),
        after_(after),
        wordings_(cores_of(before), cores_of(after)),
        taken_before_(before.size()),
        taken_after_(after.size()) {}

  MeasureMatching match(const std::map<MeasureId, std::optional<MeasureId>>& pairs) {
    match_by_person(pairs);
    match_equal(MatchedBy::words, [](const MeasureWords& words) { return words.title + "\n" + words.whole; });
    match_equal(MatchedBy::words, [](const MeasureWords& words) { return words.whole; });
    match_equal(MatchedBy::title, [](const MeasureWords& words) { return words.title; });
    match_alike();
    std::ranges::sort(result_.matches, {}, &MeasureMatch::after);
    return std::move(result_);
  }

 private:
  static std::vector<std::string> cores_of(const std::vector<WordedMeasure>& measures) {
    std::vector<std::string> cores;
    cores.reserve(measures.size());
    for (const WordedMeasure& each : measures)
      cores.push_back(each.words.core.empty() ? each.words.whole : each.words.core);
    return cores;
  }

  bool same_path(std::size_t before, std::size_t after) const {
    return before_[before].measure->measure.path == after_[after].measure->measure.path;
  }

  void take(MeasureMatch match) {
    taken_before_[match.before] = true;
    taken_after_[match.after] = true;
    result_.matches.push_back(match);
  }

  void match_by_person(const std::map<MeasureId, std::optional<MeasureId>>& pairs) {
    for (std::size_t after = 0; after < after_.size(); ++after) {
      const auto pair = pairs.find(after_[after].measure->id);
      if (pair == pairs.end()) continue;
      taken_after_[after] = true;
      const auto former = std::ranges::find_if(
          before_, [&](const WordedMeasure& each) { return pair->second && each.measure->id == *pair->second; });
      if (former == before_.end()) continue;
      const auto before = static_cast<std::size_t>(former - before_.begin());
      if (!taken_before_[before]) take({before, after, MatchedBy::person, wordings_.likeness(before, after), false});
    }
  }

  /// Matches what has an equal key: first where the number is the same too, then in order.
  template <class Key>
  void match_equal(MatchedBy by, Key key) {
    std::unordered_map<std::string, std::vector<std::size_t>> places;
    for (std::size_t before = 0; before < before_.size(); ++before)
      if (!taken_before_[before]) places[key(before_[before].words)].push_back(before);
    for (const bool with_path : {true, false}) {
      for (std::size_t after = 0; after < after_.size(); ++after) {
        if (taken_after_[after]) continue;
        const auto same = places.find(key(after_[after].words));
        if (same == places.end() || same->first.empty()) continue;
        const auto found = std::ranges::find_if(same->second, [&](std::size_t before) {
          return !taken_before_[before] && (!with_path || same_path(before, after));
        });
        if (found == same->second.end()) continue;
        const double likeness = by == MatchedBy::words ? 1 : wordings_.likeness(*found, after);
        // A common heading such as 加强组织领导 is not enough when several measures bear it.
        const bool unsure = by == MatchedBy::title && (likeness < kAlike || same->second.size() > 1);
        take({*found, after, by, likeness, unsure});
      }
    }
  }

  void match_alike() {
    std::vector<AlikePair> pairs = wordings_.pairs(kAlike);
    const std::vector<AlikePair> all = pairs;
    std::erase_if(pairs, [&](const AlikePair& pair) { return taken_before_[pair.left] || taken_after_[pair.right]; });
    const auto rank = [&](const AlikePair& pair) {
      return pair.likeness + (same_path(pair.left, pair.right) ? kSamePathBonus : 0);
    };
    std::ranges::stable_sort(pairs, std::greater{}, rank);
    const Rivals rivals(pairs);
    for (const AlikePair& pair : one_to_one(pairs)) {
      const bool is_sure = pair.likeness >= kCertainlyAlike || (pair.likeness >= kSurelyAlike && !rivals.has(pair));
      take({pair.left, pair.right, MatchedBy::likeness, pair.likeness, !is_sure});
    }
    note_nearest(all);
  }

  /// `pairs` are best first.
  void note_nearest(const std::vector<AlikePair>& pairs) {
    std::vector<bool> matched_before(before_.size());
    std::vector<bool> matched_after(after_.size());
    for (const MeasureMatch& match : result_.matches) matched_before[match.before] = matched_after[match.after] = true;
    for (const AlikePair& pair : pairs) {
      if (!matched_after[pair.right]) result_.nearest_of_added.emplace(pair.right, pair.left);
      if (!matched_before[pair.left]) result_.nearest_of_dropped.emplace(pair.left, pair.right);
    }
  }

  const std::vector<WordedMeasure>& before_;
  const std::vector<WordedMeasure>& after_;
  Wordings wordings_;
  std::vector<bool> taken_before_;
  std::vector<bool> taken_after_;
  MeasureMatching result_;
};

}  // namespace

MeasureMatching match_measures(const std::vector<WordedMeasure>& before, const std::vector<WordedMeasure>& after,
                               const std::map<MeasureId, std::optional<MeasureId>>& pairs) {
  return Matcher(before, after).match(pairs);
}

std::string_view name_of(MatchedBy by) {
  switch (by) {
    case MatchedBy::words:
      return "words";
    case MatchedBy::title:
      return "title";
    case MatchedBy::likeness:
      return "likeness";
    case MatchedBy::person:
      return "person";
  }
  return {};
}

}  // namespace duban::domain
