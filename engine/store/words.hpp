// Text cut into what is searched for: pairs of neighbouring Chinese characters, and whole Latin words. FTS5's own
// tokenizers either glue a run of Chinese together or find nothing shorter than three characters.
#pragma once

#include <string>
#include <string_view>

namespace duban::store {

/// The index entry of a title: its tokens, separated by spaces.
std::string index_tokens(std::string_view text);

/// The FTS5 expression that finds titles with all the words of `text`; empty if there is nothing to search for (a
/// single character, punctuation only).
std::string match_expression(std::string_view text);

}  // namespace duban::store
