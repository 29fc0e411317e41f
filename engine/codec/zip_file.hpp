// Zip files, as office files are: read whole, and written so that the content alone decides the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/rejection.hpp"

namespace duban::codec {

struct ZipPart {
  std::string name;
  std::string bytes;
};

inline constexpr std::size_t kZipPartsMax = 500;
inline constexpr std::size_t kZipUnpackedBytesMax = std::size_t{64} << 20;

/// The parts in their order, without folders. Rejects with `damaged_document` what is no zip file, with
/// `encrypted_document` one with a locked part, with `dangerous_document` more parts or bytes than the limits.
domain::Result<std::vector<ZipPart>> read_zip(std::string_view bytes);

/// Every part is dated 1980-01-01, as zip files begin to count. Throws std::runtime_error if the machine fails.
std::string write_zip(const std::vector<ZipPart>& parts);

}  // namespace duban::codec
