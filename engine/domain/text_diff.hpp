// Two versions of a text side by side: what was kept, taken out and put in, in pieces that a person can read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::domain {

enum class PieceKind { kept, removed, inserted };

struct TextPiece {
  PieceKind kind = PieceKind::kept;
  std::string text;
  bool operator==(const TextPiece&) const = default;
};

/// The pieces that lead from `before` to `after`, both UTF-8: kept and removed ones in order are `before`, kept and
/// inserted ones `after`, but for white space, which takes no part. Removed comes before inserted in the same place.
/// Single kept characters between changes are taken into them, and the rest of a number that changed. Memory is linear
/// in the length of the texts; where they have little in common, time is bounded by taking the rest for replaced.
std::vector<TextPiece> compare_texts(std::string_view before, std::string_view after);

std::string_view name_of(PieceKind kind);

}  // namespace duban::domain
