#include "codec/zip_file.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace duban::codec {

namespace {

using domain::Rejection;
using domain::RejectionCode;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

Rejection damaged() {
  return {RejectionCode::damaged_document, "文件应是完整的 docx 文件，现在打不开；请重新取一份。"};
}

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string("write_zip: ") + what);
}

Archive open(std::string_view bytes) {
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
  if (!source) throw std::runtime_error("read_zip: no memory");
  Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, nullptr));
  if (archive) static_cast<void>(source.release());
  return archive;
}

}  // namespace

domain::Result<std::vector<ZipPart>> read_zip(std::string_view bytes) {
  const Archive archive = open(bytes);
  if (!archive) return damaged();
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > kZipPartsMax)
    return Rejection{RejectionCode::dangerous_document, "文件里应最多有 " + std::to_string(kZipPartsMax) +
                                                            " 个部分，现在有 " + std::to_string(count) + " 个。"};
  std::vector<ZipPart> parts;
  std::size_t unpacked = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) return damaged();
    const std::string_view name = stat.name;
    if (name.ends_with('/')) continue;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return Rejection{RejectionCode::encrypted_document, "文件应没有密码，现在有密码；请去掉密码后再用。"};
    unpacked += stat.size;
    if (stat.size > kZipUnpackedBytesMax || unpacked > kZipUnpackedBytesMax)
      return Rejection{RejectionCode::dangerous_document, "文件解开后应不超过 64 MiB，现在超过了。"};
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive.get(), i, 0));
    std::string content(stat.size, '\0');
    if (!file || zip_fread(file.get(), content.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
      return damaged();
    parts.push_back({std::string(name), std::move(content)});
  }
  return parts;
}

std::string write_zip(const std::vector<ZipPart>& parts) {
  const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!target) fail("no memory");
  zip_source_keep(target.get());
  Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
  if (!archive) {
    zip_source_free(target.get());
    fail("no memory for an archive");
  }
  for (const ZipPart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(part.name.c_str());
    }
    constexpr zip_uint16_t kFirstOfJanuary1980 = 0x21;
    zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, kFirstOfJanuary1980, 0);
  }
  if (zip_close(archive.get()) != 0) fail("the archive cannot be written");
  static_cast<void>(archive.release());
  zip_stat_t stat;
  if (zip_source_open(target.get()) != 0 || zip_source_stat(target.get(), &stat) != 0) fail("no archive was written");
  std::string bytes(stat.size, '\0');
  if (zip_source_read(target.get(), bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
    fail("the archive cannot be read");
  zip_source_close(target.get());
  return bytes;
}

}  // namespace duban::codec
