#include "extract/word_set.hpp"

#include <algorithm>

namespace duban::extract {

View longest_start(View text, const Words& words) {
  View best;
  for (View word : having(kFirst, text.front(), words.by_first()))
    if (word.size() > best.size() && text.starts_with(word)) best = text.substr(0, word.size());
  return best;
}

View longest_end(View text, const Words& words) {
  View best;
  for (View word : having(kLast, text.back(), words.by_last()))
    if (word.size() > best.size() && text.ends_with(word)) best = text.substr(text.size() - word.size());
  return best;
}

bool contains_any(View text, const Words& words) {
  for (; !text.empty(); text.remove_prefix(1))
    if (!starting_word(text, words).empty()) return true;
  return false;
}

bool is_any(View text, const Words& words) {
  return words.may_start(text) && std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace duban::extract
