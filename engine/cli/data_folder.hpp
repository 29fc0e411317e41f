// The data folder: where everything is kept. One process writes it at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/holdings.hpp"

namespace duban::cli {

/// The names of what is in a data folder.
struct DataFolder {
  std::filesystem::path path;

  std::string database() const { return (path / "duban.sqlite").string(); }
  std::filesystem::path holidays() const { return path / "holidays"; }
  std::filesystem::path bulletin_template() const { return path / "bulletin" / "template.docx"; }
  std::string lock() const { return (path / "duban.lock").string(); }
  std::string control_socket() const { return (path / "control.sock").string(); }
  /// What it takes of its disk now. Files that come and go meanwhile may be missed.
  app::FolderSizes sizes() const;
};

/// Holds the folder for writing while it lives. Makes the folder if it is not there, open to its owner alone.
class FolderLock {
 public:
  /// Throws std::runtime_error, in words for people, if another process holds it.
  explicit FolderLock(const DataFolder& folder);
  /// Nothing if another process holds it.
  static std::unique_ptr<FolderLock> unless_held(const DataFolder& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace duban::cli
