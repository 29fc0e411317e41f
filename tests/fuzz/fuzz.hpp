// What the fuzzers share: bytes to a text that the reader may be given, and how a fault ends the run.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace duban::fuzz {

/// The valid UTF-8 sequences of some bytes; all others are left out, as `engine/document` never hands them on.
inline std::string utf8_of(const std::uint8_t* bytes, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size;) {
    const unsigned lead = bytes[i];
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    bool valid = length > 0 && i + length <= size;
    for (std::size_t k = 1; valid && k < length; ++k) valid = (bytes[i + k] & 0xC0U) == 0x80U;
    if (valid && length > 2) {
      const unsigned next = bytes[i + 1];
      const bool overlong = (lead == 0xE0 && next < 0xA0) || (lead == 0xF0 && next < 0x90);
      const bool none = (lead == 0xED && next > 0x9F) || (lead == 0xF4 && next > 0x8F);
      valid = !overlong && !none;
    }
    if (valid) text.append(reinterpret_cast<const char*>(bytes) + i, length);
    i += valid ? length : 1;
  }
  return text;
}

/// Ends the run with a finding unless `fault` is empty.
inline void must_be_sound(const std::string& fault) {
  if (fault.empty()) return;
  std::fprintf(stderr, "broken: %s\n", fault.c_str());
  std::abort();
}

}  // namespace duban::fuzz
