#include "cli/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace duban::cli {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

/// A descriptor that is closed at the end.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags) : file_(file), number_(open(file.c_str(), flags, 0600)) {
    if (number_ < 0) fail(file_);
  }
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail(file_);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (fsync(number_) != 0) fail(file_);
  }

 private:
  std::filesystem::path file_;
  int number_;
};

void sync_folder(const std::filesystem::path& folder) {
  Descriptor(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync();
}

}  // namespace

void make_folder_durably(const std::filesystem::path& folder) {
  if (!std::filesystem::create_directories(folder)) return;
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  sync_folder(folder.parent_path());
}

void write_durably(const std::filesystem::path& file, std::string_view bytes) {
  // A name of its own: two processes may write the same file.
  std::filesystem::path fresh = file;
  fresh += ".new-" + std::to_string(getpid());
  {
    const Descriptor descriptor(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    descriptor.write(bytes);
    descriptor.sync();
  }
  std::filesystem::rename(fresh, file);
  sync_folder(file.parent_path());
}

void sync_and_rename(const std::filesystem::path& fresh, const std::filesystem::path& file) {
  Descriptor(fresh, O_RDONLY | O_CLOEXEC).sync();
  std::filesystem::rename(fresh, file);
  sync_folder(file.parent_path());
}

}  // namespace duban::cli
