// Digests of content, by libsodium.
#pragma once

#include <string>
#include <string_view>

namespace duban::codec {

/// SHA-256, hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace duban::codec
