// Code points of valid UTF-8 text, where spans have to be cut out of it or characters compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan.hpp"

namespace duban::domain {

/// Cuts spans out of one text, however many, at the cost of the cut alone: it remembers where every 64th code point is.
/// The text must outlive it.
class CharacterIndex {
 public:
  explicit CharacterIndex(std::string_view text);

  /// The number of code points.
  std::uint32_t size() const { return size_; }
  /// The part that `span` covers; what lies beyond the end of the text is left out.
  std::string_view slice(Span span) const;

 private:
  std::size_t byte_of(std::uint32_t character) const;

  std::string_view text_;
  std::vector<std::size_t> every_64th_;
  std::uint32_t size_ = 0;
};

/// The code points of valid UTF-8, and back.
std::u32string code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t c);

}  // namespace duban::domain
