#include "domain/wording.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

constexpr char32_t kPause = 0;

}  // namespace

char32_t folded_character(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    const bool counts = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '%';
    return counts ? c : kPause;
  }
  const bool is_mark = (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x303F) ||
                       c >= 0xFE10 || c == 0xB7 || c == 0xD7 || c == 0xA0;
  return is_mark ? kPause : c;
}

namespace {

/// The characters that are compared, one pause between runs of them.
std::u32string folded(std::string_view utf8) {
  std::u32string text = code_points(utf8);
  for (char32_t& c : text) c = folded_character(c);
  const auto end = std::unique(text.begin(), text.end(), [](char32_t a, char32_t b) { return a == kPause && b == a; });
  text.erase(end, text.end());
  return text;
}

/// How often each pair of characters occurs, ascending by pair.
std::vector<std::pair<std::uint64_t, double>> counts_of(std::string_view utf8) {
  const std::u32string text = folded(utf8);
  std::vector<std::uint64_t> all;
  all.reserve(text.size());
  for (std::size_t i = 1; i < text.size(); ++i)
    if (text[i - 1] != kPause && text[i] != kPause) all.push_back((std::uint64_t{text[i - 1]} << 32U) | text[i]);
  std::sort(all.begin(), all.end());
  std::vector<std::pair<std::uint64_t, double>> counts;
  for (std::uint64_t pair : all) {
    if (counts.empty() || counts.back().first != pair) counts.emplace_back(pair, 0.0);
    counts.back().second += 1;
  }
  return counts;
}

bool is_better(const AlikePair& a, const AlikePair& b) {
  return std::tuple(-a.likeness, a.left, a.right) < std::tuple(-b.likeness, b.left, b.right);
}

}  // namespace

Wordings::Wordings(std::span<const std::string> left, std::span<const std::string> right) {
  using Counts = std::vector<std::pair<std::uint64_t, double>>;
  std::vector<Counts> counts;
  counts.reserve(left.size() + right.size());
  for (const std::string& text : left) counts.push_back(counts_of(text));
  for (const std::string& text : right) counts.push_back(counts_of(text));
  for (const Counts& each : counts)
    for (const auto& [pair, count] : each) rarity_[pair] += 1;
  const auto texts = static_cast<double>(counts.size());
  for (auto& [pair, rarity] : rarity_) rarity = std::log(1 + texts / rarity);
  const auto weighed = [&](const Counts& each) {
    Vector vector;
    vector.reserve(each.size());
    double squares = 0;
    for (const auto& [pair, count] : each) {
      const double weight = (1 + std::log(count)) * rarity_[pair];
      squares += weight * weight;
      vector.push_back({pair, weight});
    }
    for (Weight& weight : vector) weight.weight /= std::sqrt(squares);
    return vector;
  };
  for (std::size_t i = 0; i < counts.size(); ++i) (i < left.size() ? left_ : right_).push_back(weighed(counts[i]));
}

double Wordings::likeness(std::size_t left, std::size_t right) const {
  double sum = 0;
  auto a = left_[left].begin();
  auto b = right_[right].begin();
  while (a != left_[left].end() && b != right_[right].end()) {
    if (a->pair == b->pair)
      sum += (a++)->weight * (b++)->weight;
    else if (a->pair < b->pair)
      ++a;
    else
      ++b;
  }
  return std::min(sum, 1.0);
}

std::vector<AlikePair> Wordings::pairs(double least) const {
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::size_t, double>>> places;
  for (std::size_t i = 0; i < right_.size(); ++i)
    for (const Weight& each : right_[i]) places[each.pair].emplace_back(i, each.weight);
  std::vector<AlikePair> found;
  std::vector<double> sums(right_.size());
  for (std::size_t i = 0; i < left_.size(); ++i) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (const Weight& each : left_[i])
      if (const auto at = places.find(each.pair); at != places.end())
        for (const auto& [j, weight] : at->second) sums[j] += each.weight * weight;
    for (std::size_t j = 0; j < sums.size(); ++j)
      if (sums[j] > 0 && sums[j] >= least) found.push_back({i, j, std::min(sums[j], 1.0)});
  }
  std::sort(found.begin(), found.end(), is_better);
  return found;
}

double Wordings::weight_of(std::string_view text) const {
  double sum = 0;
  for (const auto& [pair, count] : counts_of(text))
    if (const auto found = rarity_.find(pair); found != rarity_.end()) sum += count * found->second;
  return sum;
}

std::vector<AlikePair> one_to_one(const std::vector<AlikePair>& pairs) {
  std::vector<AlikePair> taken;
  std::vector<bool> left;
  std::vector<bool> right;
  const auto take = [](std::vector<bool>& side, std::size_t at) {
    if (side.size() <= at) side.resize(at + 1);
    return side.begin() + static_cast<std::ptrdiff_t>(at);
  };
  for (const AlikePair& pair : pairs) {
    const auto l = take(left, pair.left);
    const auto r = take(right, pair.right);
    if (*l || *r) continue;
    *l = *r = true;
    taken.push_back(pair);
  }
  return taken;
}

namespace {

/// The end of one number is not the word that the end of another is.
std::u32string without_digits(std::u32string text) {
  std::ranges::replace_if(
      text, [](char32_t c) { return c >= '0' && c <= '9'; }, kPause);
  return text;
}

struct Run {
  std::size_t left = 0;
  std::size_t right = 0;
  std::size_t length = 0;
};

/// Every run of at least two characters that both texts have and that goes on in neither direction. Looks only where a
/// pair of characters occurs in both, which is seldom.
std::vector<Run> maximal_runs(std::u32string_view left, std::u32string_view right, std::size_t least) {
  const auto pair_at = [](std::u32string_view text, std::size_t at) {
    return (std::uint64_t{text[at]} << 32U) | text[at + 1];
  };
  const auto is_pair = [](std::u32string_view text, std::size_t at) {
    return text[at] != kPause && text[at + 1] != kPause;
  };
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
  for (std::size_t j = 0; j + 1 < right.size(); ++j)
    if (is_pair(right, j)) places[pair_at(right, j)].push_back(j);
  std::vector<Run> runs;
  for (std::size_t i = 0; i + 1 < left.size(); ++i) {
    const auto found = is_pair(left, i) ? places.find(pair_at(left, i)) : places.end();
    if (found == places.end()) continue;
    for (const std::size_t j : found->second) {
      if (i > 0 && j > 0 && left[i - 1] == right[j - 1] && left[i - 1] != kPause) continue;
      std::size_t length = 2;
      while (i + length < left.size() && j + length < right.size() && left[i + length] == right[j + length] &&
             left[i + length] != kPause)
        ++length;
      if (length >= least) runs.push_back({i, j, length});
    }
  }
  return runs;
}

}  // namespace

std::vector<std::string> shared_runs(std::string_view left, std::string_view right, std::size_t least,
                                     std::size_t most) {
  constexpr std::size_t kCharactersMax = 4000;
  const std::u32string a = without_digits(folded(left).substr(0, kCharactersMax));
  const std::u32string b = without_digits(folded(right).substr(0, kCharactersMax));
  std::vector<Run> runs = maximal_runs(a, b, least);
  std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) {
    return std::tuple(y.length, x.left, x.right) < std::tuple(x.length, y.left, y.right);
  });
  std::vector<Run> kept;
  std::vector<std::string> words;
  for (const Run& run : runs) {
    if (words.size() == most) break;
    const bool overlaps = std::ranges::any_of(
        kept, [&](const Run& k) { return run.left < k.left + k.length && k.left < run.left + run.length; });
    std::string word = to_utf8(std::u32string_view(a).substr(run.left, run.length));
    if (overlaps || std::ranges::find(words, word) != words.end()) continue;
    kept.push_back(run);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace duban::domain
