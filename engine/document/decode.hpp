// The one decoder of character encodings: every format that is text hands its bytes through here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

enum class Charset { utf8, utf16le, utf16be, gb18030 };

/// What a byte order mark says.
std::optional<Charset> byte_order_mark(std::string_view bytes);

/// What the bytes themselves say: the mark, else UTF-8 where nearly all of them are, else GB18030, which holds GB 2312
/// and GBK.
Charset charset_of(std::string_view bytes);

/// `bytes` as UTF-8, without a byte order mark.
///
/// GB18030 is read as the edition of 2022 maps it, on decoding as Unicode recommends (L2/23-003R): 18 characters that
/// earlier editions had in the private use area are themselves. Rejects with `invalid_encoding` at the first byte that
/// does not belong to the encoding.
domain::Result<std::string> decode(std::string_view bytes, Charset charset);

}  // namespace duban::document
