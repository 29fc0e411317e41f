#include "extract/outline.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "extract/headings.hpp"
#include "extract/numerals.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kRunInHeadingMax = 30;

struct Candidate {
  Marker marker;
  bool line_start = false;
  bool bare = false;  // a number with nothing but a blank behind it: counts above its own first point only
};

/// Whether a marker may follow `before` in the middle of a line.
bool pauses(char32_t before, MarkerKind kind) {
  if (ends_sentence(before) || before == U':' || is_blank(before)) return true;
  if (before == U')' || before == U'”' || before == U'》') return kind != MarkerKind::ordinal;
  return before == U',' && (kind == MarkerKind::ordinal || kind == MarkerKind::circled);
}

bool is_decimal(MarkerKind kind) {
  return kind == MarkerKind::decimal || kind == MarkerKind::decimal_below;
}

bool is_decoration(char32_t c) {
  return is_blank(c) || c == U'#' || c == U'*' || c == U'>' || c == U'|';
}

/// `2 重点任务`: a number alone before a heading.
std::optional<Marker> bare_number_at(const Text& text, Range line) {
  std::size_t length = 0;
  const auto ordinal = digits_number(text.view(line), length, 2);
  const std::size_t end = line.from + length;
  if (!ordinal || *ordinal == 0 || !is_blank(text.at(end)) || end >= line.to) return std::nullopt;
  const Range heading = text.trimmed({end, line.to});
  if (heading.size() > kRunInHeadingMax || !is_han(text.at(heading.from))) return std::nullopt;
  return Marker{MarkerKind::digit, *ordinal, {line.from, heading.from}, std::u32string(text.view({line.from, end}))};
}

/// Bare numbers are markers where the next is their first point: `2.1` below `2`.
void drop_bare_numbers(std::vector<Candidate>& candidates) {
  for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
    const Candidate& next = candidates[i + 1];
    if (next.line_start && next.marker.kind == MarkerKind::decimal &&
        next.marker.label == candidates[i].marker.label + U".1")
      candidates[i].bare = false;
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.bare; });
}

/// Every place of `line` that could be a marker, cheaply: the outline decides which are.
void find_candidates(const Text& text, Range line, std::vector<Candidate>& found) {
  std::size_t start = line.from;
  while (start < line.to && is_decoration(text.at(start))) ++start;
  if (const auto bare = bare_number_at(text, {start, line.to})) found.push_back({*bare, true, true});
  std::size_t at = start;
  while (at < line.to) {
    const char32_t c = text.at(at);
    const bool may_start =
        at == start || is_blank(text.before(at)) || c == U'(' || c == U'第' || is_digit(c) || is_han_numeral_start(c);
    if (!may_start) {
      ++at;
      continue;
    }
    const char32_t before = text.before(at);
    const bool heads_line = at == start;
    // 安全第一、预防为主 holds no marker.
    if (is_digit(before) || before == U'第') {
      ++at;
      continue;
    }
    const auto marker = marker_at(text, at);
    const bool after_heading = c == U'(' || is_han_numeral_start(c) || (is_digit(c) && is_han(before));
    if (!marker || !(heads_line || pauses(before, marker->kind) || after_heading)) {
      ++at;
      continue;
    }
    found.push_back({*marker, heads_line, false});
    at = std::max(marker->range.to, at + 1);
  }
}

class Builder {
 public:
  Builder(const Text& text, Range body, std::vector<Candidate> candidates, bool run_on)
      : text_(text), body_(body), candidates_(std::move(candidates)), run_on_(run_on) {
    for (std::size_t i = 0; i < kMarkerKinds; ++i) rank_[i] = static_cast<double>(i);
    for (const auto& candidate : candidates_)
      if (candidate.line_start) heads_lines_[index(candidate.marker.kind)] = true;
  }

  std::vector<Node> build() {
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (accepts(i)) add(candidates_[i]);
    for (std::size_t i = open_.size(); i-- > 0;) close(open_[i], body_.to);
    return std::move(nodes_);
  }

 private:
  static std::size_t index(MarkerKind kind) { return static_cast<std::size_t>(kind); }

  int open_of(MarkerKind kind) const {
    for (std::size_t i = open_.size(); i-- > 0;)
      if (nodes_[static_cast<std::size_t>(open_[i])].marker.kind == kind) return open_[i];
    return -1;
  }

  /// A series must start at one and go on to two before the text leaves the place.
  bool starts_series(std::size_t i) const {
    const MarkerKind kind = candidates_[i].marker.kind;
    for (std::size_t k = i + 1; k < candidates_.size(); ++k) {
      const auto& next = candidates_[k];
      if (next.marker.kind == kind)
        return next.marker.ordinal == 2 &&
               (run_on_ || kind == MarkerKind::ordinal || !next.line_start || on_line_of(i, k));
      if (next.line_start && index(next.marker.kind) < index(kind)) return false;
    }
    return false;
  }

  bool on_line_of(std::size_t i, std::size_t k) const {
    return text_.line_at(candidates_[i].marker.range.from) == text_.line_at(candidates_[k].marker.range.from);
  }

  /// Numbers may run on through several parents.
  bool continues_series(const Marker& marker) const {
    const int open = open_of(marker.kind);
    if (open >= 0) return marker.ordinal == nodes_[static_cast<std::size_t>(open)].marker.ordinal + 1;
    const bool runs_through = marker.kind == MarkerKind::digit || marker.kind == MarkerKind::han_paren;
    return run_on_ && runs_through && marker.ordinal == last_[index(marker.kind)] + 1;
  }

  /// `(一)` straight after the short heading of its chapter: `五、工作要求(一)依法…`.
  /// Where line ends were lost its heading may be a whole sentence.
  bool follows_heading(const Marker& marker) const {
    if (open_.empty()) return false;
    const Marker& top = nodes_[static_cast<std::size_t>(open_.back())].marker;
    if (index(top.kind) >= index(marker.kind) || marker.range.from > top.range.to + kRunInHeadingMax) return false;
    const View between = text_.view({top.range.to, marker.range.from});
    const bool clauses = run_on_ && marker.kind == MarkerKind::han_paren;
    return std::none_of(between.begin(), between.end(), [clauses](char32_t c) {
      return (c == U',' && !clauses) || c == U'\n' || c == U'。' || c == U';';
    });
  }

  /// `(二)优化环境。3.开展监督…`: behind the short heading of its line a number goes on with those of the node before.
  bool runs_through(const Marker& marker) const {
    if (open_.empty() || marker.kind != MarkerKind::digit || marker.ordinal != last_[index(marker.kind)] + 1)
      return false;
    const Marker& top = nodes_[static_cast<std::size_t>(open_.back())].marker;
    if (mid_line_.back() || index(top.kind) >= index(marker.kind) || marker.range.from < top.range.to + 3 ||
        marker.range.from > top.range.to + kRunInHeadingMax)
      return false;
    const View heading = text_.view({top.range.to, marker.range.from - 1});
    return heading.find_first_of(U"\n。;") == View::npos;
  }

  /// `第(六)项`, `(二)期`: a reference or a part of a name.
  bool is_cited(const Marker& marker) const {
    return text_.before(marker.range.from) == U'第' ||
           View(U"项款条期类级号批").find(text_.at(marker.range.to)) != View::npos;
  }

  bool accepts(std::size_t i) const {
    const Marker& marker = candidates_[i].marker;
    if (candidates_[i].line_start) return accepts_line(i);
    const bool paused = pauses(text_.before(marker.range.from), marker.kind);
    if (marker.ordinal == 0 || (is_decimal(marker.kind) && !run_on_)) return false;
    if (index(marker.kind) <= index(MarkerKind::han) && !run_on_ && heads_lines_[index(marker.kind)]) return false;
    if (index(marker.kind) == index(MarkerKind::ordinal)) {
      if (marker.ordinal == 1) return paused && starts_series(i);
      return paused && continues_series(marker);
    }
    if (!run_on_ && nodes_.empty()) return false;
    if (run_on_ && marker.ordinal != 1 && continues_series(marker) &&
        (follows_heading(marker) || (marker.kind == MarkerKind::han_paren && !is_cited(marker))))
      return true;
    if (run_on_ && marker.kind == MarkerKind::han && continues_series(marker) &&
        customary_length(text_.view().substr(marker.range.to, 12)) > 0)
      return true;
    // 云州市提速方案一、工作目标: the first chapter, straight behind the title.
    if (run_on_ && nodes_.empty() && marker.kind == MarkerKind::han && marker.ordinal == 1 &&
        opens_outline(text_.view(), marker.range.from))
      return true;
    // The first may be the only one below its heading.
    const bool alone = run_on_ && ((marker.kind == MarkerKind::han_paren && !is_cited(marker)) ||
                                   (paused && index(marker.kind) >= index(MarkerKind::digit)));
    if (marker.ordinal != 1)
      return paused && ((continues_series(marker) && (run_on_ || !line_mode(marker.kind))) || runs_through(marker));
    return ((paused || follows_heading(marker)) && starts_series(i)) || (alone && follows_heading(marker));
  }

  /// Whether the open node of this kind stands at the start of a line: then its siblings do too.
  bool line_mode(MarkerKind kind) const {
    const int open = open_of(kind);
    return open >= 0 && !nodes_[static_cast<std::size_t>(open)].run_in && !mid_line_[static_cast<std::size_t>(open)];
  }

  bool accepts_line(std::size_t i) const {
    const Marker& marker = candidates_[i].marker;
    if (is_decimal(marker.kind))
      return marker.ordinal == 1 || marker.ordinal == last_[index(marker.kind)] + 1 || continues_series(marker);
    if (marker.kind != MarkerKind::ordinal) return true;
    if (marker.ordinal != 1) return continues_series(marker);
    // The only point of its chapter, where other chapters have several.
    const bool again = heads_line_as_ordinal_ && marker.label.size() >= 2;
    return again || starts_series(i) || next_is_second(i);
  }

  bool next_is_second(std::size_t i) const {
    return i + 1 < candidates_.size() && candidates_[i + 1].marker.kind == candidates_[i].marker.kind &&
           candidates_[i + 1].marker.ordinal == 2;
  }

  void add(const Candidate& candidate) {
    const MarkerKind kind = candidate.marker.kind;
    double& rank = rank_[index(kind)];
    if (!seen_[index(kind)] && !open_.empty() && candidate.marker.ordinal == 1) {
      const double top = rank_[index(nodes_[static_cast<std::size_t>(open_.back())].marker.kind)];
      if (rank < top && kind != MarkerKind::chapter && !seen_outer(kind)) rank = top + 0.01;
    }
    heads_line_as_ordinal_ = heads_line_as_ordinal_ || (kind == MarkerKind::ordinal && candidate.line_start);
    seen_[index(kind)] = true;
    last_[index(kind)] = candidate.marker.ordinal;
    while (!open_.empty() && rank_[index(nodes_[static_cast<std::size_t>(open_.back())].marker.kind)] >= rank) {
      close(open_.back(), candidate.marker.range.from);
      open_.pop_back();
    }
    Node node;
    node.marker = candidate.marker;
    node.body.from = candidate.marker.range.from;
    node.parent = open_.empty() ? -1 : open_.back();
    node.run_in =
        kind == MarkerKind::ordinal || (!candidate.line_start && !run_on_ && index(kind) >= index(MarkerKind::digit));
    const int id = static_cast<int>(nodes_.size());
    if (node.parent >= 0) nodes_[static_cast<std::size_t>(node.parent)].children.push_back(id);
    if (node.marker.ordinal == 0) restore_ordinal(node);
    nodes_.push_back(std::move(node));
    mid_line_.push_back(!candidate.line_start);
    open_.push_back(id);
  }

  /// Whether a kind that is usually outside `kind` has been seen: then `kind` keeps its usual place.
  bool seen_outer(MarkerKind kind) const {
    for (std::size_t i = 0; i < index(kind); ++i)
      if (seen_[i]) return true;
    return false;
  }

  /// A numeral lost in copying is the one after the elder sibling's.
  void restore_ordinal(Node& node) const {
    int ordinal = 1;
    if (node.parent >= 0) {
      const auto& siblings = nodes_[static_cast<std::size_t>(node.parent)].children;
      ordinal = static_cast<int>(siblings.size());
    }
    if (ordinal < 1 || ordinal > 10) return;
    node.marker.ordinal = ordinal;
    node.marker.label =
        U"(" + std::u32string(View(U"一二三四五六七八九十").substr(static_cast<std::size_t>(ordinal) - 1, 1)) + U")";
  }

  void close(int id, std::size_t end) { nodes_[static_cast<std::size_t>(id)].body.to = end; }

  const Text& text_;
  Range body_;
  std::vector<Candidate> candidates_;
  bool run_on_;
  std::array<double, kMarkerKinds> rank_{};
  std::array<bool, kMarkerKinds> seen_{};
  std::array<int, kMarkerKinds> last_{};
  std::array<bool, kMarkerKinds> heads_lines_{};
  std::vector<Node> nodes_;
  std::vector<bool> mid_line_;
  bool heads_line_as_ordinal_ = false;
  std::vector<int> open_;
};

void clip_to_breaks(std::vector<Node>& nodes, const std::vector<Range>& breaks) {
  for (Node& node : nodes) {
    const auto first = std::lower_bound(breaks.begin(), breaks.end(), node.own.from,
                                        [](const Range& range, std::size_t value) { return range.from < value; });
    if (first == breaks.end() || first->from >= node.own.to) continue;
    node.own.to = first->from;
    if (node.children.empty()) node.body.to = first->from;
  }
}

bool in_breaks(const std::vector<Range>& breaks, std::size_t at, std::size_t& next) {
  while (next < breaks.size() && breaks[next].to <= at) ++next;
  return next < breaks.size() && breaks[next].contains(at);
}

/// A box (`专栏1 …`) holds numbered points of its own, which are no part of the outline around it. It ends at an outer
/// marker or at the number that goes on with the series before it.
class Boxes {
 public:
  /// Whether the line, whose candidates are `found`, belongs to a box.
  bool hold(View line, std::span<const Candidate> found) {
    if (line.starts_with(U"专栏") && line.size() > 2 && (is_digit(line[2]) || is_han_numeral(line[2]))) inside_ = true;
    const bool marked = !found.empty() && found.front().line_start;
    if (!marked) return inside_;
    const Marker& marker = found.front().marker;
    const bool outer = marker.kind < MarkerKind::digit;
    const bool goes_on = marker.kind == MarkerKind::digit && number_ > 0 && marker.ordinal == number_ + 1;
    if (outer || goes_on) inside_ = false;
    if (outer) number_ = 0;
    if (!inside_ && marker.kind == MarkerKind::digit) number_ = marker.ordinal;
    return inside_;
  }

 private:
  bool inside_ = false;
  int number_ = 0;  // of the last point outside boxes
};

/// Most of the text on a line that holds several chapters: line ends were lost.
bool runs_on(const Text& text, Range body, const std::vector<Candidate>& candidates) {
  std::size_t longest = 0;
  for (const Range& line : text.lines_in(body)) longest = std::max(longest, line.size());
  std::size_t heading_lines = 0;
  for (const auto& candidate : candidates)
    if (candidate.line_start && candidate.marker.kind != MarkerKind::ordinal) ++heading_lines;
  return longest * 5 > body.size() * 3 && heading_lines < 3;
}

}  // namespace

Outline read_outline(const Text& text, Range body, const std::vector<Range>& breaks) {
  std::vector<Candidate> candidates;
  Boxes boxes;
  std::size_t next_break = 0;
  for (const Range& line : text.lines_in(body)) {
    if (in_breaks(breaks, line.from, next_break)) continue;
    const Range part{std::max(line.from, body.from), std::min(line.to, body.to)};
    const std::size_t before = candidates.size();
    find_candidates(text, part, candidates);
    const bool bare = candidates.size() > before && candidates[before].bare;
    const auto marked = std::span(candidates).subspan(before + (bare ? 1 : 0));
    if (boxes.hold(trim(text.view(part)), marked)) candidates.resize(before);
  }
  drop_bare_numbers(candidates);
  Outline outline;
  outline.run_on = runs_on(text, body, candidates);
  outline.nodes = Builder(text, body, std::move(candidates), outline.run_on).build();
  for (Node& node : outline.nodes) {
    node.own = node.body;
    if (!node.children.empty()) node.own.to = outline.nodes[static_cast<std::size_t>(node.children.front())].body.from;
  }
  clip_to_breaks(outline.nodes, breaks);
  for (Node& node : outline.nodes) read_title(text, outline.run_on, node);
  return outline;
}

}  // namespace duban::extract
