#include "document/pdf_line.hpp"

#include <algorithm>
#include <cmath>

namespace duban::document {

bool is_wide_lead(char c) {
  return static_cast<unsigned char>(c) >= 0xE2;
}

namespace {

/// In characters' widths: what parts two words of letters, two of Chinese, a letter and a Chinese character, which are
/// set apart a little as they are, and two columns.
constexpr double kLetterGap = 0.1;
constexpr double kHanGap = 0.2;
constexpr double kMixedGap = 0.3;
constexpr double kColumnGap = 1.8;
/// How far the middles of two words on one line lie apart at most, as a share of the higher one: a raised number does.
constexpr double kApartMax = 0.35;
/// The width of a digit or a letter, at most.
constexpr double kLetterWidth = 0.6;

/// Whether the last character takes a whole width: three bytes of UTF-8 or more, from U+2000 on.
bool ends_wide(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80) --at;
  return at > 0 && is_wide_lead(text[at - 1]);
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The width of a Chinese character in the line's type.
double em_of(const std::vector<const PdfWord*>& words) {
  double em = 0;
  for (const PdfWord* word : words) {
    const bool wide = std::ranges::all_of(word->text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (wide && !word->text.empty())
      em = std::max(em, (word->right - word->left) / static_cast<double>(length_of(word->text)));
  }
  const double height = words.front()->bottom - words.front()->top;
  return em > 0 && em < 2 * height ? em : std::max(height * 0.75, 1.0);
}

PdfLine line_of(std::vector<const PdfWord*> words, std::size_t page) {
  std::ranges::stable_sort(words, {}, &PdfWord::left);
  PdfLine line{words.front()->left, words.front()->right, words.front()->top, words.front()->bottom, 0, page, {}};
  line.em = em_of(words);
  const PdfWord* before = nullptr;
  for (const PdfWord* word : words) {
    if (before) {
      const double gap = (word->left - line.right) / line.em;
      const bool wide_before = ends_wide(before->text);
      const bool wide_after = is_wide_lead(word->text.front());
      const double blank = wide_before != wide_after ? kMixedGap : wide_before ? kHanGap : kLetterGap;
      if (gap > kColumnGap)
        line.text.push_back('\t');
      else if (gap > blank)
        line.text.push_back(' ');
    }
    line.text += word->text;
    line.right = std::max(line.right, word->right);
    line.top = std::min(line.top, word->top);
    line.bottom = std::max(line.bottom, word->bottom);
    before = word;
  }
  return line;
}

/// The width of what may not be broken at the beginning of a line, in characters' widths: a number or a word, or one
/// character, each with the signs that must stay with it.
double beginning_width(std::string_view text) {
  const auto is_letter = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != ' ' && c != '\t'; };
  const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
  double width = static_cast<double>(letters) * kLetterWidth;
  std::string_view rest = text.substr(letters);
  if (letters == 0) {
    constexpr std::string_view kOpening = "“‘（《〈【〔";
    const std::string_view first = rest.substr(0, 3);
    const bool opens = first.size() == 3 && kOpening.find(first) != std::string_view::npos;
    width = opens ? 2 : 1;
    rest.remove_prefix(std::min<std::size_t>(opens ? 6 : 3, rest.size()));
  }
  if (letters == 0 && !rest.empty() && std::string_view("),.;:!?%]").find(rest.front()) != std::string_view::npos)
    return width + kLetterWidth;
  constexpr std::string_view kClosing = "，。、；：）》”’】〕％！？";
  const std::string_view next = rest.substr(0, 3);
  return next.size() == 3 && kClosing.find(next) != std::string_view::npos ? width + 1 : width;
}

}  // namespace

/// Words whose boxes share half their height stand on one line; but boxes may be far higher than their type, and reach
/// over a line of small type above.
std::vector<PdfLine> lines_of(const std::vector<PdfWord>& words, std::size_t page) {
  std::vector<const PdfWord*> sorted;
  for (const PdfWord& word : words)
    if (!word.text.empty()) sorted.push_back(&word);
  std::ranges::stable_sort(sorted, {}, [](const PdfWord* word) { return word->top + word->bottom; });
  std::vector<std::vector<const PdfWord*>> groups;
  for (const PdfWord* word : sorted) {
    const bool same = !groups.empty() && [&] {
      const PdfWord& first = *groups.back().front();
      const double shared = std::min(first.bottom, word->bottom) - std::max(first.top, word->top);
      const double low = std::min(first.bottom - first.top, word->bottom - word->top);
      const double high = std::max(first.bottom - first.top, word->bottom - word->top);
      const double apart = std::abs(first.top + first.bottom - word->top - word->bottom) / 2;
      return shared > 0.5 * low && apart < kApartMax * high;
    }();
    if (!same) groups.emplace_back();
    groups.back().push_back(word);
  }
  std::vector<PdfLine> lines;
  lines.reserve(groups.size());
  for (auto& group : groups) lines.push_back(line_of(std::move(group), page));
  return lines;
}

bool is_full(const PdfLine& line, const PdfLine& next, double room, double slack) {
  return beginning_width(next.text) * line.em + slack >= room;
}

bool needs_blank(std::string_view line, std::string_view next) {
  return !ends_wide(line) && !is_wide_lead(next.front());
}

}  // namespace duban::document
