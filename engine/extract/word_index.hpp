// A table of words by their first character, made when compiled: one look tells that no word begins with a character,
// and finding those that do costs a search, not a look at every word.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "extract/characters.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// The first (last) character of an entry's word.
inline constexpr auto kFirst = [](const auto& entry) { return word_of(entry).front(); };
inline constexpr auto kLast = [](const auto& entry) { return word_of(entry).back(); };

/// The table ordered by `key`, which is kFirst or kLast; entries that share it stay in the order of the table.
template <class Entry, std::size_t kSize, class Key>
constexpr std::array<Entry, kSize> ordered_by(Key key, const std::array<Entry, kSize>& table) {
  std::array<std::size_t, kSize> order{};
  for (std::size_t i = 0; i < kSize; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return key(table[a]) != key(table[b]) ? key(table[a]) < key(table[b]) : a < b;
  });
  std::array<Entry, kSize> ordered = table;
  for (std::size_t i = 0; i < kSize; ++i) ordered[i] = table[order[i]];
  return ordered;
}

/// Of entries ordered by `key`, those that have it as `value`.
template <class Entry, class Key>
constexpr std::span<const Entry> having(Key key, char32_t value, std::span<const Entry> ordered) {
  const auto from = std::lower_bound(ordered.begin(), ordered.end(), value,
                                     [&](const Entry& entry, char32_t wanted) { return key(entry) < wanted; });
  auto to = from;
  while (to != ordered.end() && key(*to) == value) ++to;
  return {from, to};
}

/// `Entry` has a View as its member `word`, which is not empty.
template <class Entry, std::size_t kSize>
class WordIndex {
 public:
  explicit constexpr WordIndex(const std::array<Entry, kSize>& table)
      : entries_(ordered_by(kFirst, table)), starts_(Characters::first_of(table)) {}

  constexpr bool may_begin(char32_t first) const { return starts_.may_hold(first); }

  /// The entries whose words begin with `first`, in the order of the table.
  constexpr std::span<const Entry> beginning(char32_t first) const {
    return may_begin(first) ? having(kFirst, first, std::span<const Entry>(entries_)) : std::span<const Entry>();
  }

  /// The entry with the longest word that starts `text`; null if none does.
  constexpr const Entry* starting(View text) const {
    const Entry* best = nullptr;
    if (text.empty()) return best;
    for (const Entry& entry : beginning(text.front()))
      if ((best == nullptr || entry.word.size() > best->word.size()) && text.starts_with(entry.word)) best = &entry;
    return best;
  }

 private:
  std::array<Entry, kSize> entries_;
  Characters starts_;
};

}  // namespace duban::extract
