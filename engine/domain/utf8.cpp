#include "domain/utf8.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

constexpr std::uint32_t kStride = 64;

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

CharacterIndex::CharacterIndex(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_character(text[at])) continue;
    if (size_ % kStride == 0) every_64th_.push_back(at);
    ++size_;
  }
}

std::size_t CharacterIndex::byte_of(std::uint32_t character) const {
  if (character >= size_) return text_.size();
  std::size_t at = every_64th_[character / kStride];
  for (std::uint32_t left = character % kStride; left > 0; --left) {
    ++at;
    while (!starts_character(text_[at])) ++at;
  }
  return at;
}

std::string_view CharacterIndex::slice(Span span) const {
  if (span.to <= span.from) return {};
  const std::size_t from = byte_of(span.from);
  return text_.substr(from, byte_of(span.to) - from);
}

std::u32string code_points(std::string_view utf8) {
  std::u32string text(static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), starts_character)), U' ');
  std::size_t i = 0;
  for (char32_t& c : text) {
    if (i >= utf8.size()) break;
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      c = byte;
      ++i;
      continue;
    }
    if ((byte & 0xF0U) == 0xE0U && i + 2 < utf8.size()) {  // nearly all of a Chinese text
      c = (byte & 0x0FU) << 12U | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU) << 6U |
          (static_cast<unsigned char>(utf8[i + 2]) & 0x3FU);
      i += 3;
      continue;
    }
    const std::size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    c = byte & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    i += length;
  }
  return text;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
    out.append(bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
    out.append(bytes, sizeof bytes);
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace duban::domain
