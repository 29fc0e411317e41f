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

/// The table ordered by the first characters of its words; those that share one stay in the order of the table.
template <class Entry, std::size_t kSize>
constexpr std::array<Entry, kSize> by_first(const std::array<Entry, kSize>& table) {
  std::array<std::size_t, kSize> order{};
  for (std::size_t i = 0; i < kSize; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const char32_t first = word_of(table[a]).front();
    const char32_t other = word_of(table[b]).front();
    return first != other ? first < other : a < b;
  });
  std::array<Entry, kSize> sorted = table;
  for (std::size_t i = 0; i < kSize; ++i) sorted[i] = table[order[i]];
  return sorted;
}

/// Of entries ordered by_first, those whose words begin with `first`.
template <class Entry>
constexpr std::span<const Entry> beginning(std::span<const Entry> sorted, char32_t first) {
  const auto from = std::lower_bound(sorted.begin(), sorted.end(), first,
                                     [](const Entry& entry, char32_t value) { return word_of(entry).front() < value; });
  auto to = from;
  while (to != sorted.end() && word_of(*to).front() == first) ++to;
  return {from, to};
}

/// Of entries ordered by_first, the one with the longest word that starts `text`, which is not empty; null if none
/// does.
template <class Entry>
constexpr const Entry* longest_starting(std::span<const Entry> sorted, View text) {
  const Entry* best = nullptr;
  for (const Entry& entry : beginning(sorted, text.front()))
    if (text.starts_with(word_of(entry)) && (best == nullptr || word_of(entry).size() > word_of(*best).size()))
      best = &entry;
  return best;
}

/// `Entry` has a View as its member `word`, which is not empty.
template <class Entry, std::size_t kSize>
class WordIndex {
 public:
  explicit constexpr WordIndex(const std::array<Entry, kSize>& table)
      : entries_(by_first(table)), starts_(Characters::first_of(table)) {}

  constexpr bool may_begin(char32_t first) const { return starts_.may_hold(first); }

  /// The entries whose words begin with `first`, in the order of the table.
  constexpr std::span<const Entry> beginning(char32_t first) const {
    return may_begin(first) ? extract::beginning(std::span<const Entry>(entries_), first) : std::span<const Entry>();
  }

  /// The entry with the longest word that starts `text`; null if none does.
  constexpr const Entry* starting(View text) const {
    return !text.empty() && may_begin(text.front()) ? longest_starting(std::span<const Entry>(entries_), text)
                                                    : nullptr;
  }

 private:
  std::array<Entry, kSize> entries_;
  Characters starts_;
};

}  // namespace duban::extract
