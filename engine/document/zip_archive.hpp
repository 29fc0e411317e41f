// The parts of a zip file that came from outside: nothing is unpacked before the directory has been found harmless.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rejection.hpp"

struct zip;

namespace duban::document {

inline constexpr std::size_t kZipEntriesMax = 2000;
inline constexpr std::size_t kUnpackedBytesMax = std::size_t{200} << 20;
/// Of all that is unpacked to the file, and of each part above a mebibyte to what it is packed in.
inline constexpr std::size_t kZipRatioMax = 100;

class ZipArchive {
 public:
  /// Reads the directory of `bytes`, which must outlive the archive.
  ///
  /// Rejects with `damaged_document` what is no zip file; with `encrypted_document` one that has a locked part; with
  /// `dangerous_document` more than `kZipEntriesMax` parts, more than `kUnpackedBytesMax` unpacked, a ratio above
  /// `kZipRatioMax`, and names that lead out of a folder.
  static domain::Result<ZipArchive> open(std::string_view bytes);

  bool has(std::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }

  /// The unpacked part, or nothing if there is none of that name. Rejects with `damaged_document`.
  domain::Result<std::optional<std::string>> part(std::string_view name) const;

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };

  std::unique_ptr<zip, Closer> archive_;
  std::vector<std::string> names_;
};

}  // namespace duban::document
