#include "domain/utf8.hpp"

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

}  // namespace duban::domain
