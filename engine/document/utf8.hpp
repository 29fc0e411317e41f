// UTF-8 by the letter of RFC 3629, shared by what decodes and what checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duban::document {

/// The length of the UTF-8 sequence that starts `text`, or 0 if none does: no overlong forms, no surrogates.
std::size_t sequence_length(std::string_view text);

/// The share of the bytes above ASCII that stand in UTF-8 sequences, 0 to 1; 1 for pure ASCII. Chinese text in GB18030
/// comes to a third at most, and UTF-8 with a few damaged bytes to nearly 1.
double utf8_share(std::string_view bytes);

/// At this share a text is UTF-8, if perhaps damaged, and nothing else.
inline constexpr double kUtf8ShareMin = 0.8;

void append_utf8(std::string& out, char32_t c);

/// UTF-16 as UTF-8. Half a pair alone becomes U+FFFD.
std::string utf8_of(std::u16string_view text);

/// Control characters that no text has. Line ends, tabs and page ends are none of them.
bool is_control(unsigned char byte);

/// `text` as a parser of rich documents hands it on: control characters, soft hyphens and blanks without width left
/// out, `\r\n` and `\r` as
/// `\n`, and U+FFFD for what is not UTF-8.
std::string clean(std::string_view text);

}  // namespace duban::document
