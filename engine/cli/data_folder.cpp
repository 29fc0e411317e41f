#include "cli/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace duban::cli {

namespace {

/// The descriptor of the lock, -1 if another process holds it.
int take_lock(const DataFolder& folder) {
  if (std::filesystem::create_directories(folder.path))
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
  const int descriptor = open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "不能打开 " + folder.lock());
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  close(descriptor);
  return -1;
}

std::int64_t size_of(const std::filesystem::path& file) {
  std::error_code missing;
  const auto bytes = std::filesystem::file_size(file, missing);
  return missing ? 0 : static_cast<std::int64_t>(bytes);
}

}  // namespace

app::FolderSizes DataFolder::sizes() const {
  app::FolderSizes sizes;
  sizes.database = size_of(database());
  sizes.write_ahead = size_of(database() + "-wal");
  std::error_code failed;
  for (std::filesystem::recursive_directory_iterator each(path, failed), end; !failed && each != end;
       each.increment(failed)) {
    std::error_code gone;
    if (each->is_regular_file(gone)) sizes.total += size_of(each->path());
  }
  const auto room = std::filesystem::space(path, failed);
  if (!failed) sizes.free = static_cast<std::int64_t>(room.available);
  return sizes;
}

FolderLock::FolderLock(const DataFolder& folder) : descriptor_(take_lock(folder)) {
  if (descriptor_ < 0)
    throw std::runtime_error("数据目录 " + folder.path.string() +
                             " 应只由一个进程写入，现在另一个 duban 进程正在使用它。");
}

std::unique_ptr<FolderLock> FolderLock::unless_held(const DataFolder& folder) {
  const int descriptor = take_lock(folder);
  if (descriptor < 0) return nullptr;
  return std::unique_ptr<FolderLock>(new FolderLock(descriptor));
}

FolderLock::~FolderLock() {
  close(descriptor_);
}

}  // namespace duban::cli
