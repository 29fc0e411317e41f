#include "extract/text.hpp"

#include <algorithm>
#include <numeric>

#include "domain/utf8.hpp"
#include "extract/numerals.hpp"

namespace duban::extract {

namespace {

char32_t folded(char32_t c) {
  if (c < 0x80) return c == U'\r' || c == U'\f' || c == U'\v' ? U' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c == 0xFF5E ? U'~' : c - 0xFEE0;
  // Lines of tables drawn with box characters.
  if (c >= 0x2500 && c <= 0x257F) return c == 0x2502 || c == 0x2503 || c == 0x2551 ? U'|' : U'-';
  switch (c) {
    case 0x00A0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x200B:
    case 0x3000:
    case 0xFEFF:
      return U' ';
    case 0x2028:
    case 0x2029:
      return U'\n';
    case 0xFF61:
      return U'。';
    default:
      return c;
  }
}

/// A half-width dot that ends a sentence: behind a word or a share, before the next word or a blank.
bool is_full_stop(View text, std::size_t at) {
  if (text[at] != U'.' || at == 0) return false;
  const char32_t before = text[at - 1];
  if (before != U'%' && (!is_han(before) || is_han_numeral(before))) return false;  // 一.加强领导
  const char32_t next = at + 1 < text.size() ? text[at + 1] : U'\n';
  return is_han(next) || is_blank(next) || is_digit(next) || next == U'(';
}

}  // namespace

std::u32string Text::decoded(std::string_view utf8) {
  return domain::code_points(utf8);
}

Text::Text(std::u32string source) : source_(std::move(source)), folded_(source_.size(), U' ') {
  std::transform(source_.begin(), source_.end(), folded_.begin(), folded);
  for (std::size_t i = 0; i < folded_.size(); ++i)
    if (is_full_stop(folded_, i)) folded_[i] = U'。';
  find_lines();
}

void Text::find_lines() {
  lines_.clear();
  std::size_t from = 0;
  for (std::size_t i = 0; i <= folded_.size(); ++i) {
    if (i < folded_.size() && folded_[i] != U'\n') continue;
    lines_.push_back({from, i});
    from = i + 1;
  }
}

void Text::put(const std::vector<std::pair<std::size_t, char32_t>>& marks) {
  for (const auto& [place, mark] : marks) source_[place] = folded_[place] = mark;
  if (!marks.empty()) find_lines();
}

void Text::drop(const std::vector<std::size_t>& places) {
  if (places.empty()) return;
  if (origin_.empty()) {
    origin_.resize(source_.size());
    std::iota(origin_.begin(), origin_.end(), 0U);
  }
  std::size_t kept = places.front();
  auto next = places.begin();
  for (std::size_t i = kept; i < source_.size(); ++i) {
    if (next != places.end() && *next == i) {
      ++next;
      continue;
    }
    source_[kept] = source_[i];
    folded_[kept] = folded_[i];
    origin_[kept] = origin_[i];
    ++kept;
  }
  source_.resize(kept);
  folded_.resize(kept);
  origin_.resize(kept);
  find_lines();
}

domain::Span Text::origin(domain::Span span) const {
  if (origin_.empty()) return span;
  const auto at = [&](std::uint32_t index) { return index < origin_.size() ? origin_[index] : origin_.back() + 1; };
  return {at(span.from), span.to > span.from ? at(span.to - 1) + 1 : at(span.from)};
}

std::string Text::printed(Range range) const {
  std::string out;
  bool blank = false;
  for (std::size_t i = range.from; i < range.to && i < source_.size(); ++i) {
    if (is_blank(folded_[i])) {
      blank = blank || folded_[i] == U' ';
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    domain::append_utf8(out, source_[i]);
  }
  return out;
}

Range Text::trimmed(Range range) const {
  while (range.from < range.to && is_blank(at(range.from))) ++range.from;
  while (range.to > range.from && is_blank(at(range.to - 1))) --range.to;
  return range;
}

Range Text::line_at(std::size_t index) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), index,
                                      [](std::size_t value, const Range& line) { return value < line.from; });
  return after == lines_.begin() ? Range{} : *std::prev(after);
}

std::span<const Range> Text::lines_in(Range range) const {
  const auto first = std::upper_bound(lines_.begin(), lines_.end(), range.from,
                                      [](std::size_t value, const Range& line) { return value < line.to; });
  const auto last = std::lower_bound(first, lines_.end(), range.to,
                                     [](const Range& line, std::size_t value) { return line.from < value; });
  return {first, last};
}

std::string to_utf8(View text) {
  return domain::to_utf8(text);
}

bool is_range_dash(char32_t c) {
  return c == U'-' || c == U'~' || c == 0x2010 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
         c == 0x2212 || c == 0x301C || c == 0x2500;
}

bool follows_number(const Text& text, std::size_t at) {
  if (text.before(at) != U'.') return false;
  std::size_t from = at - 1;
  while (from > 0 && at - from < 4 && is_digit(text.at(from - 1))) --from;
  const char32_t before = text.before(from);
  return from < at - 1 && (is_blank(before) || ends_sentence(before));
}

View trim(View text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace duban::extract
