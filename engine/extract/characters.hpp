// Which characters the words of a table begin or end with: one look tells that no word can start here, so that a whole
// text can be searched for many words at hardly more than the cost of one.
#pragma once

#include <array>
#include <cstdint>

#include "extract/text.hpp"

namespace duban::extract {

template <class Entry>
constexpr View word_of(const Entry& entry) {
  if constexpr (requires { entry.word; }) {
    return entry.word;
  } else {
    return entry;
  }
}

/// A set of code points that never denies a member, but may admit some others (those that share the lowest ten bits).
class Characters {
 public:
  static constexpr Characters of(View members) {
    Characters characters;
    for (char32_t c : members) characters.add(c);
    return characters;
  }
  /// The first (last) characters of a table whose entries are words or have a member `word`.
  template <class Table>
  static constexpr Characters first_of(const Table& table) {
    Characters characters;
    for (const auto& entry : table) characters.add(word_of(entry).front());
    return characters;
  }
  /// The first characters of those entries that `belongs` admits.
  template <class Table, class Predicate>
  static constexpr Characters first_of(const Table& table, Predicate belongs) {
    Characters characters;
    for (const auto& entry : table)
      if (belongs(entry)) characters.add(word_of(entry).front());
    return characters;
  }
  template <class Table>
  static constexpr Characters last_of(const Table& table) {
    Characters characters;
    for (const auto& entry : table) characters.add(word_of(entry).back());
    return characters;
  }

  constexpr bool may_hold(char32_t c) const { return ((bits_[slot(c)] >> (c % 64U)) & 1U) != 0; }

 private:
  static constexpr std::size_t slot(char32_t c) { return (c / 64U) % 16U; }
  constexpr void add(char32_t c) { bits_[slot(c)] |= std::uint64_t{1} << (c % 64U); }

  std::array<std::uint64_t, 16> bits_{};
};

}  // namespace duban::extract
