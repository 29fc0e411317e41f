#include "domain/text_diff.hpp"

#include <algorithm>
#include <optional>

#include "domain/utf8.hpp"
#include "domain/wording.hpp"

namespace duban::domain {

namespace {

/// Beyond so many insertions and deletions each way two texts are taken for different as a whole.
constexpr std::ptrdiff_t kEditsMax = 1000;
/// Kept runs up to this length between larger changes say nothing to a reader.
constexpr std::size_t kRunTakenInMax = 3;

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u3000' || c == U'\u00A0';
}

/// Every run of white space as one blank or line end, none at the ends.
std::u32string with_single_blanks(std::u32string_view text) {
  std::u32string out;
  char32_t blank = 0;
  for (char32_t c : text) {
    if (is_blank(c)) {
      if (blank != U'\n') blank = c == U'\n' ? U'\n' : U' ';
      continue;
    }
    if (blank != 0 && !out.empty()) out.push_back(blank);
    blank = 0;
    out.push_back(c);
  }
  return out;
}

struct Piece {
  PieceKind kind = PieceKind::kept;
  std::u32string text;
};

void append(std::vector<Piece>& pieces, PieceKind kind, std::u32string_view text) {
  if (text.empty()) return;
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
  pieces.back().text += text;
}

struct Point {
  std::ptrdiff_t x = 0;  // in the text before
  std::ptrdiff_t y = 0;  // in the text after
};

/// The furthest points that so many edits reach on each diagonal x - y, from one end of the two texts.
class Front {
 public:
  Front(std::u32string_view before, std::u32string_view after, bool backwards, std::ptrdiff_t edits_max)
      : before_(before),
        after_(after),
        backwards_(backwards),
        middle_(edits_max + 1),
        x_(static_cast<std::size_t>(2 * edits_max + 3), kUnreached) {}

  /// Where one more edit leads on this diagonal; `kUnreached` if out of the texts.
  std::ptrdiff_t advance(std::ptrdiff_t edits, std::ptrdiff_t diagonal) {
    std::ptrdiff_t x = edits == 0 ? 0 : kUnreached;
    if (at(diagonal - 1) != kUnreached && at(diagonal - 1) < std::ssize(before_)) x = at(diagonal - 1) + 1;
    if (at(diagonal + 1) != kUnreached && at(diagonal + 1) - diagonal <= std::ssize(after_))
      x = std::max(x, at(diagonal + 1));
    if (x != kUnreached)
      while (is_same(x, x - diagonal)) ++x;
    return at(diagonal) = x;
  }

  /// Whether this front has reached `x` as the other one counts it, from the far end.
  bool meets(std::ptrdiff_t diagonal, std::ptrdiff_t x) {
    return x != kUnreached && at(diagonal) != kUnreached && at(diagonal) + x >= std::ssize(before_);
  }

 private:
  static constexpr std::ptrdiff_t kUnreached = -1;

  std::ptrdiff_t& at(std::ptrdiff_t diagonal) { return x_[static_cast<std::size_t>(middle_ + diagonal)]; }

  bool is_same(std::ptrdiff_t x, std::ptrdiff_t y) const {
    if (x >= std::ssize(before_) || y >= std::ssize(after_)) return false;
    if (backwards_) x = std::ssize(before_) - 1 - x, y = std::ssize(after_) - 1 - y;
    return before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }

  std::u32string_view before_;
  std::u32string_view after_;
  bool backwards_;
  std::ptrdiff_t middle_;
  std::vector<std::ptrdiff_t> x_;
};

/// A point in the middle of a shortest way of edits (E. W. Myers, An O(ND) Difference Algorithm, 1986, section 4b);
/// nothing if the way is too long.
std::optional<Point> middle_of(std::u32string_view before, std::u32string_view after) {
  const std::ptrdiff_t difference = std::ssize(before) - std::ssize(after);
  const bool odd = difference % 2 != 0;
  const std::ptrdiff_t edits_max = std::min((std::ssize(before) + std::ssize(after) + 1) / 2, kEditsMax);
  Front forth(before, after, false, edits_max);
  Front back(before, after, true, edits_max);
  for (std::ptrdiff_t edits = 0; edits <= edits_max; ++edits) {
    for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
      const std::ptrdiff_t x = forth.advance(edits, k);
      if (odd && std::abs(difference - k) < edits && back.meets(difference - k, x)) return Point{x, x - k};
    }
    for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
      const std::ptrdiff_t x = back.advance(edits, k);
      if (!odd && std::abs(difference - k) <= edits && forth.meets(difference - k, x))
        return Point{std::ssize(before) - x, std::ssize(after) - (x - k)};
    }
  }
  return std::nullopt;
}

void compare(std::u32string_view before, std::u32string_view after, std::vector<Piece>& pieces) {
  const auto head = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  append(pieces, PieceKind::kept, before.substr(0, head));
  before.remove_prefix(head);
  after.remove_prefix(head);
  std::size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  const std::u32string_view kept = before.substr(before.size() - tail);
  before.remove_suffix(tail);
  after.remove_suffix(tail);
  const auto middle = before.empty() || after.empty() ? std::nullopt : middle_of(before, after);
  if (middle) {
    const auto x = static_cast<std::size_t>(middle->x);
    const auto y = static_cast<std::size_t>(middle->y);
    compare(before.substr(0, x), after.substr(0, y), pieces);
    compare(before.substr(x), after.substr(y), pieces);
  } else {
    append(pieces, PieceKind::removed, before);
    append(pieces, PieceKind::inserted, after);
  }
  append(pieces, PieceKind::kept, kept);
}

/// What was kept, and what was changed behind it.
struct Stretch {
  std::u32string kept;
  std::u32string removed;
  std::u32string inserted;

  std::size_t change() const { return std::max(removed.size(), inserted.size()); }
};

std::vector<Stretch> stretches_of(const std::vector<Piece>& pieces) {
  std::vector<Stretch> stretches(1);
  for (const Piece& piece : pieces) {
    if (piece.kind == PieceKind::kept && stretches.back().change() > 0) stretches.emplace_back();
    Stretch& last = stretches.back();
    std::u32string& part = piece.kind == PieceKind::kept      ? last.kept
                           : piece.kind == PieceKind::removed ? last.removed
                                                              : last.inserted;
    part += piece.text;
  }
  if (stretches.back().change() > 0) stretches.emplace_back();
  return stretches;
}

/// Whether a change that begins behind this text begins a clause.
bool ends_clause(std::u32string_view text) {
  return text.empty() || folded_character(text.back()) == 0;
}

/// Of equal ways to say what was put in or taken out takes the one that begins behind punctuation: [推进乙，]推进丙,
/// not 推进[乙，推进]丙.
void slide_to_clause(std::u32string& kept, std::u32string& change, std::u32string& kept_behind) {
  std::u32string before = kept;
  std::u32string moved = change;
  std::u32string behind = kept_behind;
  while (!ends_clause(before)) {
    if (before.back() != moved.back()) return;
    moved.insert(moved.begin(), before.back());
    before.pop_back();
    behind.insert(behind.begin(), moved.back());
    moved.pop_back();
  }
  kept = std::move(before);
  change = std::move(moved);
  kept_behind = std::move(behind);
}

void slide_to_clauses(std::vector<Stretch>& stretches) {
  for (std::size_t at = 0; at + 1 < stretches.size(); ++at) {
    Stretch& each = stretches[at];
    if (each.removed.empty()) slide_to_clause(each.kept, each.inserted, stretches[at + 1].kept);
    if (each.inserted.empty()) slide_to_clause(each.kept, each.removed, stretches[at + 1].kept);
  }
}

bool is_digit(char32_t c) {
  return folded_character(c) >= U'0' && folded_character(c) <= U'9';
}

/// Takes the kept digits of a number that changed into the change: [30]{35}家, not 3[0]{5}家.
void keep_numbers_whole(std::vector<Stretch>& stretches) {
  const auto begins = [](const std::u32string& text) { return !text.empty() && is_digit(text.front()); };
  const auto ends = [](const std::u32string& text) { return !text.empty() && is_digit(text.back()); };
  for (std::size_t at = 0; at + 1 < stretches.size(); ++at) {
    Stretch& each = stretches[at];
    if (begins(each.removed) || begins(each.inserted)) {
      std::size_t from = each.kept.size();
      while (from > 0 && is_digit(each.kept[from - 1])) --from;
      each.removed.insert(0, each.kept, from);
      each.inserted.insert(0, each.kept, from);
      each.kept.resize(from);
    }
    if (ends(each.removed) || ends(each.inserted)) {
      std::u32string& behind = stretches[at + 1].kept;
      std::size_t to = 0;
      while (to < behind.size() && is_digit(behind[to])) ++to;
      each.removed.append(behind, 0, to);
      each.inserted.append(behind, 0, to);
      behind.erase(0, to);
    }
  }
}

/// Whether a kept run is too short to be read between two changes.
bool is_scrap(std::size_t kept, std::size_t change_before, std::size_t change_after) {
  if (change_before == 0 || change_after == 0) return false;  // not between two
  return kept <= 1 || (kept <= kRunTakenInMax && kept <= change_before && kept <= change_after);
}

/// Takes short kept runs between changes into the changes: whole words instead of scattered characters.
std::vector<Stretch> readable(const std::vector<Stretch>& stretches) {
  std::vector<Stretch> out;
  for (const Stretch& each : stretches) {
    if (out.empty() || !is_scrap(each.kept.size(), out.back().change(), each.change())) {
      out.push_back(each);
      continue;
    }
    out.back().removed += each.kept + each.removed;
    out.back().inserted += each.kept + each.inserted;
  }
  return out;
}

void append(std::vector<TextPiece>& pieces, PieceKind kind, std::u32string_view text) {
  if (text.empty()) return;
  if (std::ranges::all_of(text, is_blank)) {
    if (kind == PieceKind::removed) return;
    kind = PieceKind::kept;
  }
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
  pieces.back().text += to_utf8(text);
}

}  // namespace

std::vector<TextPiece> compare_texts(std::string_view before, std::string_view after) {
  std::vector<Piece> raw;
  compare(with_single_blanks(code_points(before)), with_single_blanks(code_points(after)), raw);
  std::vector<TextPiece> pieces;
  std::vector<Stretch> stretches = stretches_of(raw);
  slide_to_clauses(stretches);
  keep_numbers_whole(stretches);
  for (const Stretch& each : readable(stretches)) {
    append(pieces, PieceKind::kept, each.kept);
    append(pieces, PieceKind::removed, each.removed);
    append(pieces, PieceKind::inserted, each.inserted);
  }
  return pieces;
}

std::string_view name_of(PieceKind kind) {
  switch (kind) {
    case PieceKind::kept:
      return "kept";
    case PieceKind::removed:
      return "removed";
    case PieceKind::inserted:
      return "inserted";
  }
  return {};
}

}  // namespace duban::domain
