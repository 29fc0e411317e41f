#include "store/words.hpp"

#include <vector>

namespace duban::store {

namespace {

/// The bytes of the character that begins at `at`, of valid UTF-8.
std::size_t length_of(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

bool is_latin(std::string_view character) {
  const char c = character[0];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// CJK ideographs, and other letters beyond ASCII; not punctuation (U+2000..206F, U+3000..303F, U+FF00..FF0F and so
/// on).
bool is_ideograph(std::string_view character) {
  if (character.size() < 3) return false;
  if (character.size() == 4) return true;
  const auto high = static_cast<unsigned char>(character[0]);
  return high >= 0xE3 && high <= 0xED && !(character.starts_with("\xE3\x80"));
}

struct Run {
  bool latin = false;
  std::vector<std::string_view> characters;
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, length_of(text, at));
    at += character.size();
    const bool latin = is_latin(character);
    if (!latin && !is_ideograph(character)) {
      open = false;
      continue;
    }
    if (!open || runs.back().latin != latin) runs.push_back({latin, {}});
    runs.back().characters.push_back(character);
    open = true;
  }
  return runs;
}

std::string joined(const std::vector<std::string_view>& characters) {
  std::string text;
  for (std::string_view each : characters) text += each;
  return text;
}

/// The pairs of a run of ideographs, 大力培育 to 大力 力培 培育; a run of one is itself.
std::string pairs(const std::vector<std::string_view>& characters) {
  if (characters.size() == 1) return std::string(characters[0]);
  std::string text;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    if (i > 0) text += ' ';
    text += characters[i];
    text += characters[i + 1];
  }
  return text;
}

}  // namespace

std::string index_tokens(std::string_view text) {
  std::string tokens;
  for (const Run& run : runs_of(text)) {
    if (!tokens.empty()) tokens += ' ';
    tokens += run.latin ? joined(run.characters) : pairs(run.characters);
  }
  return tokens;
}

std::string match_expression(std::string_view text) {
  std::string expression;
  for (const Run& run : runs_of(text)) {
    if (!run.latin && run.characters.size() < 2) continue;
    if (!expression.empty()) expression += " AND ";
    expression += run.latin ? '"' + joined(run.characters) + "\" *" : '"' + pairs(run.characters) + '"';
  }
  return expression;
}

}  // namespace duban::store
