// What the fuzzers of document formats ask of every answer.
#pragma once

#include <string>
#include <string_view>

#include "document/read_text.hpp"
#include "document/utf8.hpp"
#include "fuzz/fuzz.hpp"

namespace duban::fuzz {

inline void must_be_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = document::sequence_length(text.substr(at));
    if (length == 0) must_be_sound("an answer that is no UTF-8");
    at += length;
  }
}

/// A text that `read_text` takes as it is, or a refusal that says why.
inline void must_be_document_text(const domain::Result<std::string>& text) {
  must_be_utf8(text ? *text : text.error().message);
  if (!text && text.error().message.empty()) must_be_sound("a refusal without words");
  if (text && !document::read_text(*text)) must_be_sound("a text that the reader does not take");
}

}  // namespace duban::fuzz
