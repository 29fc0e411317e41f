#include "extract/wrapping.hpp"

#include <algorithm>

#include "extract/clause_words.hpp"
#include "extract/dates.hpp"
#include "extract/marker.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kLinesMin = 12;
constexpr std::size_t kWidthMin = 32;  // in half-width columns
constexpr std::size_t kWidthMax = 120;
constexpr std::size_t kSlack = 6;

/// In half-width columns, as printed: a folded （ is as wide as any character.
std::size_t width_of(const Text& text, Range line) {
  std::size_t width = 0;
  for (char32_t c : text.source(text.trimmed(line))) width += c < 0x2000 ? 1 : 2;
  return width;
}

bool starts_paragraph(const Text& text, Range line) {
  if (line.empty() || is_blank(text.at(line.from))) return true;
  if (marker_at(text, line.from) || starting_label(text.view({line.from, std::min(line.to, line.from + 16)})))
    return true;
  const char32_t c = text.at(line.from);
  return (c == U'(' && opens_clause(text, {line.from, text.size()})) || c == U'|' ||
         text.view(line).find(U'\t') != View::npos;
}

/// Whether lines of the full width break off in the middle of a sentence, one and all: then the text is broken at it,
/// however many short paragraphs stand between.
bool breaks_at(const Text& text, std::size_t widest) {
  constexpr std::size_t kSlackMax = 4;
  constexpr std::size_t kBrokenMin = 5;
  std::size_t full = 0;
  std::size_t broken = 0;
  const auto& lines = text.lines();
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (width_of(text, lines[i]) + kSlackMax < widest) continue;
    ++full;
    const char32_t last = trim(text.view(lines[i])).back();
    const bool inside = is_han(last) || is_digit(last) || last == U',' || last == U'、';
    broken += inside && !starts_paragraph(text, lines[i + 1]) ? 1 : 0;
  }
  return broken >= kBrokenMin && broken * 4 >= full * 3;
}

/// The width that most lines are broken at; 0 if the text is not broken.
std::size_t wrapping_width(const Text& text) {
  std::vector<std::size_t> widths;
  for (const Range& line : text.lines()) {
    const std::size_t width = width_of(text, line);
    if (width > kWidthMax + kSlack) return 0;
    if (width > 0) widths.push_back(width);
  }
  if (widths.size() < kLinesMin) return 0;
  const std::size_t widest = *std::max_element(widths.begin(), widths.end());
  if (widest < kWidthMin) return 0;
  const auto full =
      std::count_if(widths.begin(), widths.end(), [&](std::size_t width) { return width + kSlack >= widest; });
  return static_cast<std::size_t>(full) * 5 >= widths.size() * 2 || breaks_at(text, widest) ? widest : 0;
}

/// `— 3 —`, `- 3 -`, `第 3 页`, `第3页 共8页`, `3 / 8`.
bool is_page_number(View line) {
  constexpr std::size_t kPageMax = 12;
  std::u32string word;
  for (char32_t c : line) {
    if (is_blank(c)) continue;
    if (word.size() == kPageMax) return false;
    word.push_back(c);
  }
  if (word.size() < 3) return false;
  const bool dashes = is_range_dash(word.front()) && is_range_dash(word.back());
  const bool page = word.front() == U'第' && word.find(U'页') != View::npos;
  if (!dashes && !page) return false;
  return std::any_of(word.begin(), word.end(), is_digit) && std::all_of(word.begin(), word.end(), [](char32_t c) {
           return is_digit(c) || is_range_dash(c) || c == U'第' || c == U'页' || c == U'共' || c == U'/' || c == U',';
         });
}

/// The last bracket of `line` that it leaves open; the line's end if there is none.
std::size_t unclosed_bracket(const Text& text, Range line) {
  int depth = 0;
  for (std::size_t at = line.to; at-- > line.from;) {
    const char32_t c = text.at(at);
    if (c == U')' || c == U'】' || c == U'〕' || c == U']') ++depth;
    if ((c == U'(' || c == U'【' || c == U'〔' || c == U'[') && --depth < 0) return at;
  }
  return line.to;
}

/// A label that the line end splits: `…；完成` and `时限：…`.
bool splits_label(const Text& text, Range line, Range next) {
  constexpr std::size_t kPartMax = 6;
  const View after = text.view({next.from, std::min(next.to, next.from + 10)});
  for (std::size_t part = 2; part <= std::min(kPartMax, line.size()); ++part) {
    const auto label = starting_label(std::u32string(text.view({line.to - part, line.to})) + std::u32string(after));
    if (label && label->length > part) return true;
  }
  return false;
}

bool ends_paragraph(char32_t c) {
  return ends_sentence(c) || c == U':' || c == U')' || c == U'】' || c == U'〕';
}

/// A heading or a signature's day: what follows such a line on the next page is no part of it.
bool stands_alone(const Text& text, Range line) {
  constexpr std::size_t kHeadingMax = 40;
  std::size_t end = line.from;
  if (full_date_at(text, line.from, line.to, end) && end == line.to) return true;
  return line.size() < kHeadingMax && marker_at(text, line.from) && text.view(line).find(U'。') == View::npos;
}

}  // namespace

std::vector<std::size_t> page_numbers(const Text& text) {
  std::vector<std::size_t> places;
  const auto& lines = text.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_page_number(trim(text.view(lines[i])))) continue;
    // Blank lines around the number belong to the page's edge.
    std::size_t from = lines[i].from;
    while (from > 0 && is_blank(text.at(from - 1))) --from;
    std::size_t to = lines[i].to;
    while (to < text.size() && is_blank(text.at(to))) ++to;
    const bool broken = from > 0 && to < text.size() && !ends_paragraph(text.at(from - 1)) &&
                        is_han(text.at(from - 1)) && is_han(text.at(to)) && text.at(to - 1) == U'\n' &&
                        !marker_at(text, to) && !stands_alone(text, text.trimmed(text.line_at(from - 1)));
    // A line end stays where a paragraph ends.
    bool kept = broken || from == lines[i].from;
    for (std::size_t at = from; at < to; ++at) {
      const bool known = !places.empty() && at <= places.back();
      if (!kept && text.at(at) == U'\n') {
        kept = true;
      } else if (!known) {
        places.push_back(at);
      }
    }
  }
  return places;
}

std::vector<std::size_t> markdown_signs(const Text& text) {
  std::vector<std::size_t> places;
  const auto take = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) places.push_back(from);
  };
  const View view = text.view();
  for (const Range& line : text.lines()) {
    std::size_t at = line.from;
    while (at < line.to && is_blank(view[at])) ++at;
    std::size_t end = at;
    while (end < line.to && view[end] == U'#') ++end;
    if (end > at && is_blank(text.at(end))) take(at, end + 1);
    for (at = end; at + 1 < line.to; ++at)
      if (view[at] == U'*' && view[at + 1] == U'*') take(at, at + 2), ++at;
  }
  return places;
}

std::vector<std::size_t> clause_line_ends(const Text& text) {
  constexpr std::size_t kLabelReach = 24;
  std::vector<std::size_t> ends;
  for (const Range& line : text.lines()) {
    const std::size_t open = unclosed_bracket(text, line);
    if (open == line.to) continue;
    const std::size_t shut = bracket_end(text, open, text.size());
    if (shut <= line.to + 1) continue;
    std::u32string head;
    for (char32_t letter : text.view({open + 1, std::min(shut, open + kLabelReach)}))
      if (letter != U'\n') head.push_back(letter);
    if (!starting_label(head) && !opens_clause(text, {open, text.size()})) continue;
    for (std::size_t at = line.to; at + 1 < shut; ++at) {
      if (text.at(at) != U'\n' || starting_label(text.view({at + 1, std::min(shut, at + 17)}))) continue;
      if (ends.empty() || at > ends.back()) ends.push_back(at);
    }
  }
  return ends;
}

Tags left_tags(const Text& text) {
  static constexpr WordSet kBlocks{U"p",  U"div", U"tr", U"li", U"h1", U"h2",    U"h3",
                                   U"h4", U"ul",  U"ol", U"br", U"hr", U"table", U"section"};
  static constexpr WordSet kOthers{U"span", U"strong", U"b",  U"font", U"a",    U"u",
                                   U"em",   U"tbody",  U"td", U"th",   U"thead"};
  constexpr std::size_t kTagMax = 400;
  Tags tags;
  const View view = text.view();
  Range line;  // of the last line end seen, and whether it draws cells
  bool drawn = false;
  for (auto open = view.find(U'<'); open != View::npos; open = view.find(U'<', open + 1)) {
    const View tag = view.substr(open, kTagMax);
    const auto shut = tag.find_first_of(U"<>", 1);
    if (shut == View::npos || tag[shut] != U'>') continue;
    const bool ends = tag[1] == U'/';
    const std::size_t from = ends ? 2 : 1;
    const View name = tag.substr(from, tag.find_first_of(U" />", from) - from);
    const bool cell = name == U"td" || name == U"th";
    if (!is_any(name, kBlocks) && !is_any(name, kOthers)) continue;
    if (name == U"br" && !line.contains(open)) {
      line = text.line_at(open);
      drawn = text.view(line).find(U'|') != View::npos;
    }
    // Inside a drawn table's cell a line end divides units, not rows.
    if (name == U"br" && drawn) continue;
    std::size_t rest = open;
    if (cell && ends) tags.marks.emplace_back(rest++, U'\t');
    if (!cell && is_any(name, kBlocks)) tags.marks.emplace_back(rest++, U'\n');
    for (; rest <= open + shut; ++rest) tags.rest.push_back(rest);
  }
  return tags;
}

namespace {

/// Below the last line stand a body that signs and the day: 云州市人民政府办公室, 2024年4月12日.
bool signature_follows(const Text& text, std::size_t line) {
  constexpr std::size_t kUnitMax = 24;
  const auto& lines = text.lines();
  if (line + 2 >= lines.size()) return false;
  const View unit = trim(text.view(lines[line + 1]));
  const Range day = text.trimmed(lines[line + 2]);
  std::size_t end = day.from;
  return unit.size() <= kUnitMax && names_body(unit) && full_date_at(text, day.from, day.to, end) && end == day.to;
}

/// `…；责任单位：` at the end of a full line: the units stand on the next.
bool ends_with_label(View line) {
  constexpr std::size_t kLabelMax = 10;
  for (std::size_t part = 3; part <= std::min(kLabelMax, line.size()); ++part) {
    const auto label = starting_label(line.substr(line.size() - part));
    if (label && label->length == part) return true;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> soft_line_ends(const Text& text) {
  std::vector<std::size_t> ends;
  const std::size_t width = wrapping_width(text);
  if (width == 0) return ends;
  const auto& lines = text.lines();
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const View line = trim(text.view(lines[i]));
    if (line.empty() || width_of(text, lines[i]) + kSlack < width || line.back() == U'。') continue;
    if (line.back() == U':' && !ends_with_label(line)) continue;
    if (line.find(U'\t') != View::npos || line.front() == U'|') continue;
    if (starts_paragraph(text, lines[i + 1]) && !splits_label(text, text.trimmed(lines[i]), lines[i + 1])) continue;
    if (signature_follows(text, i)) continue;
    ends.push_back(lines[i].to);
  }
  return ends;
}

}  // namespace duban::extract
