// A table of words by their first character, made when compiled: finding the word that starts a text costs a search
// among some hundred characters that lie side by side, not a look at every word.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/text.hpp"

namespace duban::extract {

/// `Entry` is a View or has a View as its member `word`; none is empty.
template <class Entry, std::size_t kSize>
class WordIndex {
 public:
  explicit constexpr WordIndex(std::array<Entry, kSize> entries) : entries_(entries) {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return word_of(a).front() != word_of(b).front() ? word_of(a).front() < word_of(b).front()
                                                      : word_of(a).size() > word_of(b).size();
    });
    for (std::size_t i = 0; i < kSize; ++i) firsts_[i] = word_of(entries_[i]).front();
  }

  /// The entry with the longest word that starts `text`; null if none does.
  constexpr const Entry* starting(View text) const {
    if (text.empty()) return nullptr;
    const auto first = std::lower_bound(firsts_.begin(), firsts_.end(), text.front());
    for (auto at = static_cast<std::size_t>(first - firsts_.begin()); at < kSize && firsts_[at] == text.front(); ++at)
      if (text.starts_with(word_of(entries_[at]))) return &entries_[at];
    return nullptr;
  }

 private:
  static constexpr View word_of(const Entry& entry) {
    if constexpr (requires { entry.word; }) {
      return entry.word;
    } else {
      return entry;
    }
  }

  std::array<Entry, kSize> entries_;
  std::array<char32_t, kSize> firsts_{};
};

}  // namespace duban::extract
