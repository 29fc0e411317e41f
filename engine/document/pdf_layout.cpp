#include "document/pdf_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "document/pdf_line.hpp"
#include "document/pdf_table.hpp"

namespace duban::document {

namespace {

/// How much of the room at the right edge a line may leave although it is full.
constexpr double kFullLineSlack = 0.8;
constexpr double kIndentMin = 0.6;
/// How far to the right a text reaches at least, as a share of the page's width: short lines alone show no edge.
constexpr double kRightEdgeMin = 0.72;
/// Head and foot of a page, as a share of its height.
constexpr double kEdgeShare = 0.13;
/// Lines whose pitch is above this multiple of the usual one are parted.
constexpr double kPitchMax = 1.45;

/// A line or a table.
struct Block : PdfLine {
  std::optional<PdfTable> table;
};

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

/// What a running head or foot has in common on all pages: everything but the number of the page.
std::string constant_part(std::string_view line) {
  std::string out = without_blanks(line);
  std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

/// Takes away what belongs to pages and not to the text.
void drop_furniture(const std::vector<PdfPage>& pages, std::vector<Block>& lines) {
  const auto is_at_edge = [&](const Block& line) {
    const double height = pages[line.page].height;
    return line.bottom < height * kEdgeShare || line.top > height * (1 - kEdgeShare);
  };
  std::map<std::string, std::set<std::size_t>> seen;
  for (const Block& line : lines)
    if (!line.table && is_at_edge(line)) seen[constant_part(line.text)].insert(line.page);
  std::erase_if(lines, [&](const Block& line) {
    if (line.table || !is_at_edge(line)) return false;
    const std::size_t times = seen[constant_part(line.text)].size();
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

Frame frame_of(const std::vector<const Block*>& lines, double page_width) {
  Frame frame;
  std::vector<double> rights;
  std::vector<double> pitches;
  std::map<long, std::size_t> lefts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i]->table) continue;
    ++lefts[std::lround(lines[i]->left / 2)];
    rights.push_back(lines[i]->right);
    if (i > 0 && lines[i]->page == lines[i - 1]->page) pitches.push_back(lines[i]->top - lines[i - 1]->top);
  }
  frame.right = std::max(at_share(rights, 0.97), page_width * kRightEdgeMin);
  frame.pitch = at_share(pitches, 0.4);
  const std::size_t least = std::max<std::size_t>(2, lines.size() / 40);
  frame.left = lines.empty() ? 0 : lines.front()->left;
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

/// Whether what begins `next` had no room in `line`.
bool is_full(const Block& line, const Block& next, const Frame& frame) {
  return duban::document::is_full(line, next, frame.right - line.right, kFullLineSlack * line.em);
}

/// Whether `next` looks like the first line of another paragraph: indented, in other type, or farther below than usual.
bool is_set_off(const Block& line, const Block& next, const Frame& frame) {
  if (next.left > frame.left + kIndentMin * next.em + 1) return true;
  if (std::abs(line.em - next.em) > 0.15 * line.em) return true;
  return line.page == next.page && next.top - line.top > std::max(frame.pitch, line.bottom - line.top) * kPitchMax;
}

/// Whether the paragraph of `line` goes on in `next`: what begins the one had no room in the other.
bool goes_on(const Block& line, const Block& next, const Frame& frame) {
  if (line.table || next.table) return false;
  if (line.text.find('\t') != std::string::npos || next.text.find('\t') != std::string::npos) return false;
  if (!is_full(line, next, frame) || is_set_off(line, next, frame)) return false;
  const bool would_show = frame.shows_paragraphs && line.page == next.page;
  return would_show || !(ends_sentence(line.text) && begins_item(next.text));
}

/// Whether nearly every line behind one that is not full, which surely is a paragraph's last, is set off. A long text
/// without any such line is one paragraph.
bool shows_paragraphs(const std::vector<const Block*>& lines, const Frame& frame) {
  constexpr std::size_t kEndsMin = 4;
  constexpr std::size_t kLongMin = 12;
  std::size_t ends = 0;
  std::size_t set_off = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i]->page != lines[i - 1]->page || lines[i]->table || lines[i - 1]->table) continue;
    if (is_full(*lines[i - 1], *lines[i], frame)) continue;
    ++ends;
    if (is_set_off(*lines[i - 1], *lines[i], frame)) ++set_off;
  }
  return ends == 0 ? lines.size() >= kLongMin : ends >= kEndsMin && set_off * 10 >= ends * 9;
}

std::vector<Block> blocks_of(std::vector<PdfPage>& pages) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<PdfTable> tables = take_tables(pages[i]);
    auto table = tables.begin();
    const auto add_table = [&] {
      blocks.push_back(
          {{table->edges.front(), table->edges.back(), table->top, table->bottom, 0, i, {}}, std::nullopt});
      blocks.back().table = std::move(*table++);
    };
    for (PdfLine& line : lines_of(pages[i].words, i)) {
      while (table != tables.end() && table->top < line.top) add_table();
      blocks.push_back({std::move(line), std::nullopt});
    }
    while (table != tables.end()) add_table();
  }
  return blocks;
}

void join_tables(std::vector<Block>& blocks) {
  std::vector<Block> joined;
  for (Block& block : blocks) {
    const bool follows = block.table && !joined.empty() && joined.back().table && joined.back().page + 1 == block.page;
    if (follows && continue_table(*joined.back().table, *block.table))
      joined.back().page = block.page;
    else
      joined.push_back(std::move(block));
  }
  blocks = std::move(joined);
}

}  // namespace

std::string laid_out(std::vector<PdfPage> pages) {
  std::vector<Block> lines = blocks_of(pages);
  drop_furniture(pages, lines);
  join_tables(lines);
  // Upright and oblong pages have edges of their own.
  const auto width_of = [&](const Block& line) { return std::lround(pages[line.page].width); };
  std::map<long, std::vector<const Block*>> by_width;
  for (const Block& line : lines) by_width[width_of(line)].push_back(&line);
  std::map<long, Frame> frames;
  for (const auto& [width, same] : by_width) {
    Frame& frame = frames[width];
    frame = frame_of(same, static_cast<double>(width));
    frame.shows_paragraphs = shows_paragraphs(same, frame);
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].table) {
      append_table(std::move(lines[i].table->rows), out);
      continue;
    }
    out += lines[i].text;
    const bool last = i + 1 == lines.size() || width_of(lines[i]) != width_of(lines[i + 1]);
    if (last || !goes_on(lines[i], lines[i + 1], frames[width_of(lines[i])]))
      out.push_back('\n');
    else if (needs_blank(lines[i].text, lines[i + 1].text))
      out.push_back(' ');
  }
  return out;
}

}  // namespace duban::document
