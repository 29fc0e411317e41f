#include "document/pdf_rules.hpp"

#include <algorithm>

namespace duban::document {

namespace {

/// Rules may be grey; the shade of a table's head is lighter.
constexpr unsigned char kDarkMax = 190;
constexpr std::size_t kAcrossMin = 20;
constexpr std::size_t kDownMin = 11;
/// What is thicker is an area.
constexpr std::size_t kThicknessMax = 4;

/// Dark runs of neighbouring rows (columns) that lie over each other, as one.
struct Area {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t from = 0;
  std::size_t to = 0;
};

void add_rules(const Area& area, std::vector<PdfRule>& rules) {
  const auto add = [&](double at) {
    rules.push_back({at, static_cast<double>(area.from), static_cast<double>(area.to)});
  };
  if (area.last - area.first < kThicknessMax) {
    add(static_cast<double>(area.first + area.last + 1) / 2);
  } else {
    add(static_cast<double>(area.first));
    add(static_cast<double>(area.last + 1));
  }
}

/// `is_dark(line, dot)` for `lines` lines of `length` dots.
template <class IsDark>
std::vector<PdfRule> rules_along(std::size_t lines, std::size_t length, std::size_t least, IsDark is_dark) {
  std::vector<PdfRule> rules;
  std::vector<Area> open;
  std::vector<Area> next;
  for (std::size_t line = 0; line < lines; ++line) {
    next.clear();
    auto above = open.begin();
    for (std::size_t dot = 0; dot < length;) {
      if (!is_dark(line, dot)) {
        ++dot;
        continue;
      }
      const std::size_t from = dot;
      while (dot < length && is_dark(line, dot)) ++dot;
      if (dot - from < least) continue;
      Area area{line, line, from, dot};
      // The runs of a line lie in order, and so do the open areas.
      while (above != open.end() && above->to <= from) add_rules(*above++, rules);
      for (; above != open.end() && above->from < dot; ++above)
        area = {std::min(area.first, above->first), line, std::min(area.from, above->from),
                std::max(area.to, above->to)};
      next.push_back(area);
    }
    for (; above != open.end(); ++above) add_rules(*above, rules);
    std::swap(open, next);
  }
  for (const Area& area : open) add_rules(area, rules);
  return rules;
}

}  // namespace

void find_rules(const GreyPicture& picture, PdfPage& page) {
  const auto is_dark = [&](std::size_t x, std::size_t y) {
    return picture.dots[y * picture.bytes_per_row + x] <= kDarkMax;
  };
  page.across = rules_along(picture.height, picture.width, kAcrossMin,
                            [&](std::size_t line, std::size_t dot) { return is_dark(dot, line); });
  page.down = rules_along(picture.width, picture.height, kDownMin,
                          [&](std::size_t line, std::size_t dot) { return is_dark(line, dot); });
}

}  // namespace duban::document
