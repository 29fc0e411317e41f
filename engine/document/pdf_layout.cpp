#include "document/pdf_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "document/utf8.hpp"

namespace duban::document {

namespace {

/// In characters' widths: what parts two words of letters, two of Chinese, a letter and a Chinese character, which are
/// set apart a little as they are, and two columns.
constexpr double kLetterGap = 0.1;
constexpr double kHanGap = 0.2;
constexpr double kMixedGap = 0.3;
constexpr double kColumnGap = 1.8;
/// How much of the room at the right edge a line may leave although it is full.
constexpr double kFullLineSlack = 0.8;
/// The width of a digit or a letter, at most.
constexpr double kLetterWidth = 0.6;
constexpr double kIndentMin = 0.6;
/// How far to the right a text reaches at least, as a share of the page's width: short lines alone show no edge.
constexpr double kRightEdgeMin = 0.72;
/// Head and foot of a page, as a share of its height.
constexpr double kEdgeShare = 0.13;
/// Lines whose pitch is above this multiple of the usual one are parted.
constexpr double kPitchMax = 1.45;

struct Line {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double em = 0;
  std::size_t page = 0;
  std::string text;
};

bool is_wide_lead(char c) {
  return static_cast<unsigned char>(c) >= 0xE2;
}

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

Line line_of(std::vector<const PdfWord*> words, std::size_t page) {
  std::ranges::stable_sort(words, {}, &PdfWord::left);
  Line line{words.front()->left, words.front()->right, words.front()->top, words.front()->bottom, 0, page, {}};
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

/// Words whose boxes share half their height stand on one line.
std::vector<Line> lines_of(const PdfPage& page, std::size_t number) {
  std::vector<const PdfWord*> words;
  for (const PdfWord& word : page.words)
    if (!word.text.empty()) words.push_back(&word);
  std::ranges::stable_sort(words, {}, [](const PdfWord* word) { return word->top + word->bottom; });
  std::vector<std::vector<const PdfWord*>> groups;
  for (const PdfWord* word : words) {
    const bool same = !groups.empty() && [&] {
      const PdfWord& first = *groups.back().front();
      const double shared = std::min(first.bottom, word->bottom) - std::max(first.top, word->top);
      return shared > 0.5 * std::min(first.bottom - first.top, word->bottom - word->top);
    }();
    if (!same) groups.emplace_back();
    groups.back().push_back(word);
  }
  std::vector<Line> lines;
  lines.reserve(groups.size());
  for (auto& group : groups) lines.push_back(line_of(std::move(group), number));
  return lines;
}

std::string without_blanks(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
  return out;
}

/// `3`, `— 3 —`, `第 3 页 共 8 页`, `3/8`.
bool is_page_number(std::string_view line) {
  std::string rest = without_blanks(line);
  const bool digits = std::ranges::any_of(rest, [](char c) { return c >= '0' && c <= '9'; });
  for (const std::string_view sign : {"第", "页", "共", "—", "–", "－", "―", "-", "/", "·", "_"})
    for (std::size_t at = rest.find(sign); at != std::string::npos; at = rest.find(sign)) rest.erase(at, sign.size());
  return digits && rest.size() <= 8 && std::ranges::all_of(rest, [](char c) { return c >= '0' && c <= '9'; });
}

/// Takes away what belongs to pages and not to the text.
void drop_furniture(const std::vector<PdfPage>& pages, std::vector<Line>& lines) {
  const auto is_at_edge = [&](const Line& line) {
    const double height = pages[line.page].height;
    return line.bottom < height * kEdgeShare || line.top > height * (1 - kEdgeShare);
  };
  std::map<std::string, std::set<std::size_t>> seen;
  for (const Line& line : lines)
    if (is_at_edge(line)) seen[without_blanks(line.text)].insert(line.page);
  std::erase_if(lines, [&](const Line& line) {
    if (!is_at_edge(line)) return false;
    const std::size_t times = seen[without_blanks(line.text)].size();
    return is_page_number(line.text) || (times >= 3 && times * 2 > pages.size());
  });
}

/// The edges between which the text is set, the usual distance of its lines, and whether a paragraph shows where it
/// begins: by an indent or by its distance from the one above.
struct Frame {
  double left = 0;
  double right = 0;
  double pitch = 0;
  bool shows_paragraphs = false;
};

/// The value that `share` of the sorted ones lie below.
double at_share(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

Frame frame_of(const std::vector<Line>& lines, double page_width) {
  Frame frame;
  std::vector<double> rights;
  std::vector<double> pitches;
  std::map<long, std::size_t> lefts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ++lefts[std::lround(lines[i].left / 2)];
    rights.push_back(lines[i].right);
    if (i > 0 && lines[i].page == lines[i - 1].page) pitches.push_back(lines[i].top - lines[i - 1].top);
  }
  frame.right = std::max(at_share(rights, 0.97), page_width * kRightEdgeMin);
  frame.pitch = at_share(pitches, 0.4);
  const std::size_t least = std::max<std::size_t>(2, lines.size() / 40);
  frame.left = lines.empty() ? 0 : lines.front().left;
  for (const auto& [left, count] : lefts) {
    if (count < least) continue;
    frame.left = 2 * static_cast<double>(left) + 1;
    break;
  }
  return frame;
}

/// Whether `text` begins with a sign of the outline: 一、 （二） 3. 4、
bool begins_item(std::string_view text) {
  if (text.starts_with("（") || text.starts_with("(")) text.remove_prefix(text.front() == '(' ? 1 : 3);
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] >= '0' && text[at] <= '9') {
      ++at;
      continue;
    }
    constexpr std::string_view kHan = "一二三四五六七八九十";
    const std::string_view c = text.substr(at, 3);
    if (c.size() < 3 || kHan.find(c) == std::string_view::npos || kHan.find(c) % 3 != 0) break;
    at += 3;
  }
  if (at == 0) return false;
  const std::string_view after = text.substr(at);
  for (const std::string_view sign : {"、", "）", ")", "．", ". "})
    if (after.starts_with(sign)) return true;
  return after.size() > 1 && after.front() == '.' && is_wide_lead(after[1]);
}

bool ends_sentence(std::string_view text) {
  return text.ends_with("。") || text.ends_with("；") || text.ends_with("）") || text.ends_with("：");
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

/// Whether what begins `next` had no room in `line`.
bool is_full(const Line& line, const Line& next, const Frame& frame) {
  return line.right + (beginning_width(next.text) + kFullLineSlack) * line.em >= frame.right;
}

/// Whether `next` looks like the first line of another paragraph: indented, in other type, or farther below than usual.
bool is_set_off(const Line& line, const Line& next, const Frame& frame) {
  if (next.left > frame.left + kIndentMin * next.em + 1) return true;
  if (std::abs(line.em - next.em) > 0.15 * line.em) return true;
  return line.page == next.page && next.top - line.top > std::max(frame.pitch, line.bottom - line.top) * kPitchMax;
}

/// Whether the paragraph of `line` goes on in `next`: what begins the one had no room in the other.
bool goes_on(const Line& line, const Line& next, const Frame& frame) {
  if (line.text.find('\t') != std::string::npos || next.text.find('\t') != std::string::npos) return false;
  if (!is_full(line, next, frame) || is_set_off(line, next, frame)) return false;
  const bool would_show = frame.shows_paragraphs && line.page == next.page;
  return would_show || !(ends_sentence(line.text) && begins_item(next.text));
}

/// Whether nearly every line behind one that is not full, which surely is a paragraph's last, is set off. A long text
/// without any such line is one paragraph.
bool shows_paragraphs(const std::vector<Line>& lines, const Frame& frame) {
  constexpr std::size_t kEndsMin = 4;
  constexpr std::size_t kLongMin = 12;
  std::size_t ends = 0;
  std::size_t set_off = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].page != lines[i - 1].page || is_full(lines[i - 1], lines[i], frame)) continue;
    ++ends;
    if (is_set_off(lines[i - 1], lines[i], frame)) ++set_off;
  }
  return ends == 0 ? lines.size() >= kLongMin : ends >= kEndsMin && set_off * 10 >= ends * 9;
}

}  // namespace

std::string laid_out(const std::vector<PdfPage>& pages) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (Line& line : lines_of(pages[i], i)) lines.push_back(std::move(line));
  drop_furniture(pages, lines);
  // Upright and oblong pages have edges of their own.
  const auto width_of = [&](const Line& line) { return std::lround(pages[line.page].width); };
  std::map<long, std::vector<Line>> by_width;
  for (const Line& line : lines) by_width[width_of(line)].push_back(line);
  std::map<long, Frame> frames;
  for (const auto& [width, same] : by_width) {
    Frame& frame = frames[width];
    frame = frame_of(same, static_cast<double>(width));
    frame.shows_paragraphs = shows_paragraphs(same, frame);
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += lines[i].text;
    const bool last = i + 1 == lines.size() || width_of(lines[i]) != width_of(lines[i + 1]);
    if (last || !goes_on(lines[i], lines[i + 1], frames[width_of(lines[i])]))
      out.push_back('\n');
    else if (!ends_wide(lines[i].text) && !is_wide_lead(lines[i + 1].text.front()))
      out.push_back(' ');
  }
  return out;
}

}  // namespace duban::document
