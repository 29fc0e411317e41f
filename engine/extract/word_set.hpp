// Words that are looked for together, with the characters they begin and end with worked out when compiled: one look at
// a character tells that none of them can stand there, so that most searches end before they look at a word.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "extract/characters.hpp"
#include "extract/text.hpp"
#include "extract/word_index.hpp"

namespace duban::extract {

/// Words, none empty; their order means nothing. Inside a function it is `static constexpr`, or every call would copy
/// it.
template <std::size_t kSize>
class WordSet {
 public:
  template <class... Word>  // each makes a View; a concept would nest too deeply for clang in a table of 292
  explicit constexpr WordSet(const Word&... words)
      : by_first_(ordered_by(kFirst, std::array<View, kSize>{View(words)...})),
        by_last_(ordered_by(kLast, by_first_)),
        starts_(Characters::first_of(by_first_)),
        ends_(Characters::last_of(by_first_)) {}

  constexpr const std::array<View, kSize>& by_first() const { return by_first_; }
  constexpr const std::array<View, kSize>& by_last() const { return by_last_; }
  constexpr auto begin() const { return by_first_.begin(); }
  constexpr auto end() const { return by_first_.end(); }
  constexpr const Characters& starts() const { return starts_; }
  constexpr const Characters& ends() const { return ends_; }

 private:
  std::array<View, kSize> by_first_;
  std::array<View, kSize> by_last_;
  Characters starts_;
  Characters ends_;
};

template <class... Word>
WordSet(const Word&...) -> WordSet<sizeof...(Word)>;

/// A word as a template argument.
template <std::size_t kSize>
struct Literal {
  constexpr Literal(const char32_t (&letters)[kSize]) {  // NOLINT(google-explicit-constructor)
    std::copy_n(letters, kSize, text);
  }
  constexpr View view() const { return {text, kSize - 1}; }
  char32_t text[kSize] = {};
};

/// A few words named where they are looked for: `contains_any(text, kOneOf<U"累计", U"总数">)`.
template <Literal... kLiterals>
inline constexpr WordSet kOneOf{kLiterals.view()...};

/// Any set of words, as an argument; the set must outlive it.
class Words {
 public:
  template <std::size_t kSize>
  constexpr Words(const WordSet<kSize>& set)  // NOLINT(google-explicit-constructor)
      : by_first_(set.by_first()), by_last_(set.by_last()), starts_(&set.starts()), ends_(&set.ends()) {}

  constexpr bool may_start(View text) const { return !text.empty() && starts_->may_hold(text.front()); }
  constexpr bool may_end(View text) const { return !text.empty() && ends_->may_hold(text.back()); }
  constexpr std::span<const View> by_first() const { return by_first_; }
  constexpr std::span<const View> by_last() const { return by_last_; }
  constexpr auto begin() const { return by_first_.begin(); }
  constexpr auto end() const { return by_first_.end(); }

 private:
  std::span<const View> by_first_;
  std::span<const View> by_last_;
  const Characters* starts_;
  const Characters* ends_;
};

/// The longest of some words that starts (ends) a text, where one may; empty if none does.
View longest_start(View text, const Words& words);
View longest_end(View text, const Words& words);

/// The longest of `words` that starts (ends) `text`; empty if none does.
inline View starting_word(View text, const Words& words) {
  return words.may_start(text) ? longest_start(text, words) : View{};
}
inline View ending_word(View text, const Words& words) {
  return words.may_end(text) ? longest_end(text, words) : View{};
}
bool contains_any(View text, const Words& words);
bool is_any(View text, const Words& words);

}  // namespace duban::extract
