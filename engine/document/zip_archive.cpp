#include "document/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

constexpr std::size_t kSmallPartBytes = std::size_t{1} << 20;

Rejection damaged() {
  return {RejectionCode::damaged_document,
          "文件应为完整的 .docx 或 .xlsx，实际内部结构有缺损；请用 Word 或 WPS 打开，另存一份再导入"};
}

Rejection dangerous(const std::string& found) {
  return {RejectionCode::dangerous_document,
          "文件应为普通的 .docx 或 .xlsx，实际" + found + "，可能有害；请用 Word 或 WPS 打开，另存一份再导入"};
}

/// Absolute, or with a step upwards, on any system.
bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\' || name.find(':') != std::string_view::npos)
    return true;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t to = std::min(name.find_first_of("/\\", from), name.size());
    if (name.substr(from, to - from) == "..") return true;
    from = to + 1;
  }
  return false;
}

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

domain::Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  zip_error_fini(&error);
  if (!opened) {
    if (source) zip_source_free(source);
    return damaged();
  }
  ZipArchive archive;
  archive.archive_.reset(opened);
  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (static_cast<std::size_t>(count) > kZipEntriesMax)
    return dangerous("含 " + std::to_string(count) + " 个部件，多于 " + std::to_string(kZipEntriesMax) + " 个");
  std::uint64_t unpacked = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(opened, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded)
      return damaged();
    if (leads_out(stat.name)) return dangerous("有部件的路径指向文件夹之外");
    if (stat.encryption_method != ZIP_EM_NONE)
      return Rejection{RejectionCode::encrypted_document, "文件应不带密码，实际是加密的；请取消密码后再导入"};
    if (stat.size > kUnpackedBytesMax || (unpacked += stat.size) > kUnpackedBytesMax)
      return dangerous("解压后超过 200 MiB");
    if (stat.size > kSmallPartBytes && stat.size / kZipRatioMax > stat.comp_size)
      return dangerous("有部件压缩到不足百分之一");
    archive.names_.emplace_back(stat.name);
  }
  if (unpacked / kZipRatioMax > bytes.size()) return dangerous("压缩到不足百分之一");
  return archive;
}

bool ZipArchive::has(std::string_view name) const {
  return std::ranges::find(names_, name) != names_.end();
}

domain::Result<std::optional<std::string>> ZipArchive::part(std::string_view name) const {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) return std::optional<std::string>();
  const auto index = static_cast<zip_uint64_t>(found - names_.begin());
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return damaged();
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive_.get(), index, 0), zip_fclose);
  if (!file) return damaged();
  std::string text(static_cast<std::size_t>(stat.size), '\0');
  std::size_t have = 0;
  while (have < text.size()) {
    const zip_int64_t n = zip_fread(file.get(), text.data() + have, text.size() - have);
    if (n <= 0) return damaged();
    have += static_cast<std::size_t>(n);
  }
  // At the end the library compares sum and length with the directory's.
  char beyond = 0;
  if (zip_fread(file.get(), &beyond, 1) != 0) return damaged();
  return std::optional(std::move(text));
}

}  // namespace duban::document
