#include "domain/reread_match.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace duban::domain {

namespace {

using Fate = Matching::Fate;

std::uint32_t length_of(Span span) {
  return span.to - span.from;
}

std::uint32_t overlap_of(Span a, Span b) {
  const std::uint32_t from = std::max(a.from, b.from);
  const std::uint32_t to = std::min(a.to, b.to);
  return to > from ? to - from : 0;
}

/// One lies mostly in the other.
bool overlap_much(Span a, Span b) {
  return std::uint64_t{2} * overlap_of(a, b) > std::min(length_of(a), length_of(b));
}

/// A place in the draft's measures, or, after those, in its released texts.
using Node = std::size_t;

class Matcher {
 public:
  Matcher(const Draft& draft, const std::vector<Measure>& reading)
      : draft_(draft), reading_(reading), measures_(draft.measures.size()), taken_(measures_ + draft.released.size()) {
    result_.of_reading.resize(reading.size());
    result_.gone.resize(measures_);
    matched_.resize(reading.size());
  }

  Matching run() {
    for (const bool with_path : {true, false}) match_equal_bodies(with_path);
    resolve_groups();
    return std::move(result_);
  }

 private:
  Span body(Node node) const {
    return node < measures_ ? draft_.measures[node].measure.body : draft_.released[node - measures_].body;
  }
  const std::vector<std::string>& path(Node node) const {
    return node < measures_ ? draft_.measures[node].measure.path : draft_.released[node - measures_].path;
  }
  bool is_released(Node node) const { return node >= measures_; }
  /// Of a person's making: it stays as it is, and matches nothing.
  bool is_shaped(Node node) const { return !is_released(node) && draft_.measures[node].extent != By::reader; }

  void settle(std::size_t read, Fate fate, Node node = 0) {
    result_.of_reading[read] = {fate, node};
    matched_[read] = true;
  }

  void match_equal_bodies(bool with_path) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Node>> nodes;
    for (Node node = 0; node < taken_.size(); ++node)
      if (!taken_[node] && !is_shaped(node)) nodes[{body(node).from, body(node).to}].push_back(node);
    for (std::size_t read = 0; read < reading_.size(); ++read) {
      if (matched_[read]) continue;
      const auto here = nodes.find({reading_[read].body.from, reading_[read].body.to});
      if (here == nodes.end()) continue;
      const auto node = std::ranges::find_if(
          here->second, [&](Node each) { return !taken_[each] && (!with_path || path(each) == reading_[read].path); });
      if (node == here->second.end()) continue;
      taken_[*node] = true;
      settle(read, is_released(*node) ? Fate::left_out : Fate::merged, *node);
    }
  }

  /// What is left is grouped by overlap.
  void resolve_groups() {
    std::vector<Node> nodes;
    for (Node node = 0; node < taken_.size(); ++node)
      if (!taken_[node] && !is_shaped(node)) nodes.push_back(node);
    std::vector<std::size_t> reads;
    for (std::size_t read = 0; read < reading_.size(); ++read)
      if (!matched_[read]) reads.push_back(read);

    // Union-find over nodes first, then what was read.
    std::vector<std::size_t> parent(nodes.size() + reads.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t at) {
      while (parent[at] != at) at = parent[at] = parent[parent[at]];
      return at;
    };
    for (std::size_t n = 0; n < nodes.size(); ++n)
      for (std::size_t r = 0; r < reads.size(); ++r)
        if (overlap_much(body(nodes[n]), reading_[reads[r]].body)) parent[root(nodes.size() + r)] = root(n);
    std::map<std::size_t, std::pair<std::vector<Node>, std::vector<std::size_t>>> groups;
    for (std::size_t n = 0; n < nodes.size(); ++n) groups[root(n)].first.push_back(nodes[n]);
    for (std::size_t r = 0; r < reads.size(); ++r) groups[root(nodes.size() + r)].second.push_back(reads[r]);
    for (const auto& [at, group] : groups) resolve(group.first, group.second);
  }

  void resolve(const std::vector<Node>& nodes, const std::vector<std::size_t>& reads) {
    if (nodes.size() == 1 && reads.size() == 1)
      return settle(reads[0], is_released(nodes[0]) ? Fate::left_out : Fate::merged, nodes[0]);
    const bool touched =
        std::ranges::any_of(nodes, [&](Node node) { return is_released(node) || is_touched(draft_.measures[node]); });
    if (reads.empty()) {
      if (!touched && !nodes.empty()) result_.gone[nodes[0]] = true;
    } else if (touched) {
      for (std::size_t read : reads) settle(read, Fate::left_out, nodes[0]);
    } else if (nodes.empty()) {
      for (std::size_t read : reads) settle(read, is_covered(read) ? Fate::left_out : Fate::added);
    } else {
      replace(nodes, reads);
    }
  }

  /// A person has a measure of their own there.
  bool is_covered(std::size_t read) const {
    for (Node node = 0; node < measures_; ++node)
      if (is_shaped(node) && overlap_much(body(node), reading_[read].body)) return true;
    return false;
  }

  /// Nobody touched these: what was read takes their numbers, each that of the one that it shares most text with.
  void replace(const std::vector<Node>& nodes, const std::vector<std::size_t>& reads) {
    std::vector<bool> used(nodes.size());
    for (std::size_t read : reads) {
      std::optional<std::size_t> best;
      const auto rank = [&](std::size_t n) {
        return std::pair(overlap_of(body(nodes[n]), reading_[read].body), path(nodes[n]) == reading_[read].path);
      };
      for (std::size_t n = 0; n < nodes.size(); ++n)
        if (!used[n] && rank(n).first > 0 && (!best || rank(n) > rank(*best))) best = n;
      if (!best) {
        settle(read, Fate::added);
        continue;
      }
      used[*best] = true;
      settle(read, Fate::replaces, nodes[*best]);
    }
    for (std::size_t n = 0; n < nodes.size(); ++n)
      if (!used[n]) result_.gone[nodes[n]] = true;
  }

  const Draft& draft_;
  const std::vector<Measure>& reading_;
  std::size_t measures_;
  std::vector<bool> taken_;
  std::vector<bool> matched_;
  Matching result_;
};

}  // namespace

Matching match_measures(const Draft& draft, const std::vector<Measure>& reading) {
  return Matcher(draft, reading).run();
}

}  // namespace duban::domain
