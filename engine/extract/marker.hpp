// Outline markers: 第一章, 任务1:, 一、, (一), 1., 1.1, 1.1.1, (1), ①, 一是. Recognised at one place; what they mean is
// the outline's matter.
#pragma once

#include <cstdint>
#include <optional>

#include "extract/text.hpp"

namespace duban::extract {

/// The kinds of markers, outermost first as plan documents usually nest them.
enum class MarkerKind : std::uint8_t {
  chapter,
  section,
  article,
  named,  // 任务1:, 行动一:
  han,
  han_paren,
  digit,
  decimal,        // 1.1
  decimal_below,  // 1.1.1
  digit_paren,
  circled,
  ordinal
};
inline constexpr std::size_t kMarkerKinds = 12;

struct Marker {
  MarkerKind kind = MarkerKind::han;
  int ordinal = 0;       // 0: the numeral was lost in copying, as in `()`
  Range range;           // from its first code point to the first of the heading
  std::u32string label;  // as a path prints it: 一, 任务1, (一), 1., (1), ①, 一是
};

/// The marker that starts at `at`, if one does. Looks at most a few code points ahead.
std::optional<Marker> marker_at(const Text& text, std::size_t at);

}  // namespace duban::extract
