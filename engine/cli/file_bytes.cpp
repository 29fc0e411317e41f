#include "cli/file_bytes.hpp"

#include <filesystem>
#include <fstream>

#include "document/read_document.hpp"

namespace duban::cli {

namespace {

namespace fs = std::filesystem;

domain::Rejection unreadable(const char* message) {
  return {domain::RejectionCode::unreadable_document, message};
}

}  // namespace

domain::Result<std::string> file_bytes(const std::string& name) {
  std::error_code error;
  if (!fs::exists(name, error)) return unreadable("应为一个已有的文件，实际不存在；请检查路径");
  if (fs::is_directory(name, error)) return unreadable("应为一个文件，实际是文件夹；请给出其中的文件");
  // A device or a pipe has no size and may have no end.
  if (!fs::is_regular_file(name, error)) return unreadable("应为可读的文件，实际不是普通文件；请检查路径");
  const std::uintmax_t size = fs::file_size(name, error);
  if (error) return unreadable("应为可读的文件，实际量不出大小；请检查路径");
  if (size > document::kFileBytesMax) return document::file_too_large(size);
  std::ifstream stream(name, std::ios::binary);
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream.is_open() || stream.bad()) return unreadable("应为可读的文件，实际打不开；请检查权限");
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

}  // namespace duban::cli
