#include "cli/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace duban::cli {

FolderLock::FolderLock(const DataFolder& folder) {
  if (std::filesystem::create_directories(folder.path))
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
  descriptor_ = open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "不能打开 " + folder.lock());
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor_);
    throw std::runtime_error("数据目录 " + folder.path.string() +
                             " 应只由一个进程写入，现在另一个 duban 进程正在使用它。");
  }
}

FolderLock::~FolderLock() {
  close(descriptor_);
}

}  // namespace duban::cli
