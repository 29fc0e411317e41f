#include "document/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace duban::document {

namespace {

/// Where a word may be parted or must not be: has no width and shows nothing. Pasted text is full of them.
constexpr std::string_view kUnseen[] = {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"};

bool is_unseen(std::string_view c) {
  return c.size() > 1 && std::ranges::find(kUnseen, c) != std::end(kUnseen);
}

}  // namespace

std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (text.size() < length || byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  return length;
}

double utf8_share(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t valid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes.substr(at));
    if (length != 1) ++high;
    if (length > 1) {
      high += length - 1;
      valid += length;
    }
    at += length == 0 ? 1 : length;
  }
  return high == 0 ? 1.0 : static_cast<double>(valid) / static_cast<double>(high);
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80U | ((c >> shift) & 0x3FU))); };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string utf8_of(std::u16string_view text) {
  const auto is_high = [](char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_low = [](char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  std::string out;
  out.reserve(text.size() * 3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (is_high(text[i]) && i + 1 < text.size() && is_low(text[i + 1]))
      c = 0x10000 + ((c - 0xD800) << 10U) + (text[++i] - 0xDC00U);
    else if (is_high(text[i]) || is_low(text[i]))
      c = 0xFFFD;
    append_utf8(out, c);
  }
  return out;
}

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v') || byte == 0x7F;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) {
      out += "\uFFFD";
      ++at;
      continue;
    }
    if (text[at] == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') out.push_back('\n');
    } else if (!is_control(static_cast<unsigned char>(text[at])) && !is_unseen(text.substr(at, length))) {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

}  // namespace duban::document
