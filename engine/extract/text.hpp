// The text as every step of the reader sees it: one char32_t a source code point, folded one to one, so that an index
// into the folded text is an index into the source and spans cost nothing.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan.hpp"

namespace duban::extract {

using View = std::u32string_view;

/// A half-open range of code points.
struct Range {
  std::size_t from = 0;
  std::size_t to = 0;
  bool empty() const { return from >= to; }
  std::size_t size() const { return empty() ? 0 : to - from; }
  bool contains(std::size_t at) const { return at >= from && at < to; }
  domain::Span span() const { return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}; }
  bool operator==(const Range&) const = default;
};

/// The source text and its folded twin: full-width ASCII to half-width, all blanks but line ends and tabs to a space.
class Text {
 public:
  /// `utf8` must be valid.
  explicit Text(std::string_view utf8) : Text(decoded(utf8)) {}
  explicit Text(std::u32string source);

  static std::u32string decoded(std::string_view utf8);

  /// Takes out the code points at `places` (ascending): `origin` still tells where the others stood.
  void put(const std::vector<std::pair<std::size_t, char32_t>>& marks);
  void drop(const std::vector<std::size_t>& places);

  /// A span of this text as one of the source.
  domain::Span origin(domain::Span span) const;

  View view() const { return folded_; }
  View view(Range range) const { return View(folded_).substr(range.from, range.size()); }
  /// The characters themselves, not folded.
  View source(Range range) const { return View(source_).substr(range.from, range.size()); }
  std::size_t size() const { return folded_.size(); }
  char32_t at(std::size_t index) const { return index < folded_.size() ? folded_[index] : U'\n'; }
  /// The code point before `index`; a line end before the first.
  char32_t before(std::size_t index) const { return index == 0 ? U'\n' : at(index - 1); }

  /// The source characters of `range` as UTF-8, with line ends and runs of blanks inside left out.
  std::string printed(Range range) const;

  /// `range` without blanks and line ends at both ends.
  Range trimmed(Range range) const;
  /// The range of the line that holds `index`, without its line end.
  Range line_at(std::size_t index) const;
  const std::vector<Range>& lines() const { return lines_; }
  /// The lines that reach into `range`, found without walking the others.
  std::span<const Range> lines_in(Range range) const;

 private:
  void find_lines();

  std::u32string source_;
  std::u32string folded_;
  std::vector<std::uint32_t> origin_;  // of each code point, where line ends were taken out; else empty
  std::vector<Range> lines_;
};

std::string to_utf8(View text);

constexpr bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t';
}
constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'〇';
}
/// Any dash or wave that joins the ends of a range (5-10, 5—10, 5～10).
bool is_range_dash(char32_t c);
/// Whether the digits before the point at `at - 1` number an item (`5.12月底前`), and are no whole part (`5.12`):
/// nothing but the beginning of a line, a blank or the end of a sentence stands before them.
bool follows_number(const Text& text, std::size_t at);
/// 。 ; ! ?
constexpr bool ends_sentence(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?';
}

View trim(View text);

}  // namespace duban::extract
