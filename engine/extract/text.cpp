#include "extract/text.hpp"

#include <algorithm>

#include "domain/utf8.hpp"

namespace duban::extract {

namespace {

char32_t folded(char32_t c) {
  if (c < 0x80) return c == U'\r' || c == U'\f' || c == U'\v' ? U' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c == 0xFF5E ? U'~' : c - 0xFEE0;
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

}  // namespace

std::u32string Text::decoded(std::string_view utf8) {
  return domain::code_points(utf8);
}

Text::Text(std::u32string source) : source_(std::move(source)), folded_(source_) {
  std::transform(source_.begin(), source_.end(), folded_.begin(), folded);
  std::size_t from = 0;
  for (std::size_t i = 0; i <= folded_.size(); ++i) {
    if (i < folded_.size() && folded_[i] != U'\n') continue;
    lines_.push_back({from, i});
    from = i + 1;
  }
}

Text Text::without(std::u32string source, const std::vector<std::size_t>& dropped) {
  if (dropped.empty()) return Text(std::move(source));
  std::u32string kept;
  std::vector<std::uint32_t> origin;
  auto next = dropped.begin();
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (next != dropped.end() && *next == i) {
      ++next;
      continue;
    }
    kept.push_back(source[i]);
    origin.push_back(static_cast<std::uint32_t>(i));
  }
  Text text(std::move(kept));
  text.origin_ = std::move(origin);
  return text;
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

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t';
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'〇';
}
bool is_range_dash(char32_t c) {
  return c == U'-' || c == U'~' || c == 0x2010 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
         c == 0x2212 || c == 0x301C || c == 0x2500;
}
bool ends_sentence(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?';
}

View starting_word(View text, Words words) {
  View best;
  for (View word : words)
    if (word.size() > best.size() && text.starts_with(word)) best = text.substr(0, word.size());
  return best;
}

View ending_word(View text, Words words) {
  View best;
  for (View word : words)
    if (word.size() > best.size() && text.ends_with(word)) best = text.substr(text.size() - word.size());
  return best;
}

bool contains_any(View text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](View word) { return text.find(word) != View::npos; });
}

bool is_any(View text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

View trim(View text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace duban::extract
