// A zip file of named parts with a manifest: written so that the same parts give the same bytes, and read only if
// nothing in it was changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rejection.hpp"

struct zip;

namespace duban::cli {

/// A part of an archive, and the file that its bytes lie in.
struct ArchivePart {
  std::string name;
  std::filesystem::path file;
};

/// Writes the parts in their order behind `manifest.json`, which says of each how long it is and its SHA-256; `head` is
/// the place and the hash that the log ends with. The digest of the whole stands in the comment of the zip file. On
/// disk when it returns. Throws std::runtime_error if it cannot be written.
struct ArchiveHead {
  std::int64_t position = 0;
  std::string hash;
  bool operator==(const ArchiveHead&) const = default;
};
void write_archive(const std::filesystem::path& file, const ArchiveHead& head, const std::vector<ArchivePart>& parts);

/// An archive that was looked through: every part is what the manifest says.
class CheckedArchive {
 public:
  /// Rejects with `damaged_document` and the name of the part that is not as it was written.
  static domain::Result<CheckedArchive> open(const std::filesystem::path& file);

  const ArchiveHead& head() const { return head_; }
  /// In the order of the archive, without the manifest.
  const std::vector<std::string>& parts() const { return parts_; }
  /// Writes the part's bytes to a file.
  void extract(const std::string& part, const std::filesystem::path& to) const;

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Closer> zip_;
  ArchiveHead head_;
  std::vector<std::string> parts_;
};

}  // namespace duban::cli
