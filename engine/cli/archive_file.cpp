#include "cli/archive_file.hpp"

#include <sodium.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "cli/durable_file.hpp"
#include "codec/json_fields.hpp"

namespace duban::cli {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view kManifest = "manifest.json";
constexpr std::string_view kFormat = "duban-archive";
constexpr int kVersion = 1;
/// The zip file's comment: this and the digest of everything before the two bytes that say how long the comment is.
constexpr std::string_view kComment = "SHA-256 ";
constexpr std::size_t kCommentBytes = kComment.size() + 64;
/// 1980-01-01, the first day that a zip file knows: when it was written changes nothing.
constexpr zip_uint16_t kDay = 0x21;
constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

class Digest {
 public:
  Digest() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    bytes_ += static_cast<std::int64_t>(bytes.size());
  }
  std::int64_t bytes() const { return bytes_; }
  std::string hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_, digest.data());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
  }

 private:
  crypto_hash_sha256_state state_{};
  std::int64_t bytes_ = 0;
};

/// Adds the file's bytes up to `end` (all of them without).
void add_file(Digest& digest, const fs::path& file, std::uintmax_t end = UINTMAX_MAX) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<char> block(kBlockBytes);
  while (end > 0 && stream) {
    stream.read(block.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(block.size(), end)));
    const auto have = static_cast<std::size_t>(stream.gcount());
    digest.add({block.data(), have});
    end -= have;
  }
  if (stream.bad() || !stream.is_open()) throw std::runtime_error("不能读取 " + file.string());
}

std::string manifest_of(const ArchiveHead& head, const std::vector<ArchivePart>& parts) {
  json::array entries;
  for (const ArchivePart& part : parts) {
    Digest digest;
    add_file(digest, part.file);
    const std::int64_t bytes = digest.bytes();
    entries.push_back(json::object{{"name", part.name}, {"bytes", bytes}, {"sha256", digest.hex()}});
  }
  return json::serialize(json::object{{"format", kFormat},
                                      {"version", kVersion},
                                      {"head", json::object{{"position", head.position}, {"hash", head.hash}}},
                                      {"parts", std::move(entries)}}) +
         "\n";
}

domain::Rejection damaged(const std::string& part) {
  return {domain::RejectionCode::damaged_document,
          "档案应与导出时一字不差，现在“" + part + "”与导出时不同；请用另一份。"};
}

struct PartReader {
  explicit PartReader(zip* archive, const std::string& name)
      : file(zip_fopen(archive, name.c_str(), ZIP_FL_ENC_RAW), zip_fclose) {}
  /// Runs `take` over the part's bytes; false if they cannot be read whole.
  bool read(const std::function<void(std::string_view)>& take) const {
    if (!file) return false;
    std::vector<char> block(kBlockBytes);
    for (;;) {
      const zip_int64_t have = zip_fread(file.get(), block.data(), block.size());
      if (have < 0) return false;
      if (have == 0) return true;
      take({block.data(), static_cast<std::size_t>(have)});
    }
  }
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file;
};

/// Whether the comment at the end fits what stands before it.
bool is_whole(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (error || size < kCommentBytes + 2) return false;
  std::ifstream stream(file, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(size - kCommentBytes - 2));
  std::string end(kCommentBytes + 2, '\0');
  stream.read(end.data(), static_cast<std::streamsize>(end.size()));
  Digest digest;
  add_file(digest, file, size - kCommentBytes - 2);
  const std::string expected =
      std::string{static_cast<char>(kCommentBytes), '\0'} + std::string(kComment) + digest.hex();
  return stream && end == expected;
}

void put_comment(const fs::path& file) {
  const std::uintmax_t size = fs::file_size(file);
  Digest digest;
  add_file(digest, file, size - 2);
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekp(static_cast<std::streamoff>(size - 2));
  stream << static_cast<char>(kCommentBytes) << '\0' << kComment << digest.hex();
  stream.close();
  if (!stream) throw std::runtime_error("不能写入 " + file.string());
}

void add_part(zip* archive, const std::string& name, zip_source_t* source) {
  const zip_int64_t index = source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) throw std::runtime_error("不能把 " + name + " 写入档案：" + zip_strerror(archive));
  zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kDay, 0);
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 6);
}

}  // namespace

void write_archive(const fs::path& file, const ArchiveHead& head, const std::vector<ArchivePart>& parts) {
  const std::string manifest = manifest_of(head, parts);
  fs::path fresh = file;
  fresh += ".new";
  int code = 0;
  zip* archive = zip_open(fresh.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) throw std::runtime_error("不能写入 " + fresh.string() + "，请核对路径和权限。");
  try {
    add_part(archive, std::string(kManifest), zip_source_buffer(archive, manifest.data(), manifest.size(), 0));
    for (const ArchivePart& part : parts)
      add_part(archive, part.name, zip_source_file(archive, part.file.c_str(), 0, -1));
  } catch (...) {
    zip_discard(archive);
    throw;
  }
  if (zip_close(archive) != 0) {
    const std::string why = zip_strerror(archive);
    zip_discard(archive);
    throw std::runtime_error("不能写入 " + fresh.string() + "：" + why);
  }
  put_comment(fresh);
  sync_and_rename(fresh, file);
}

void CheckedArchive::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

domain::Result<CheckedArchive> CheckedArchive::open(const fs::path& file) {
  const bool whole = is_whole(file);
  CheckedArchive archive;
  archive.zip_.reset(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
  if (!archive.zip_) return damaged("压缩包的目录");
  std::string text;
  json::error_code error;
  const bool read = PartReader(archive.zip_.get(), std::string(kManifest)).read([&](auto bytes) { text += bytes; });
  const json::value manifest = json::parse(text, error);
  if (!read || error || !manifest.is_object()) return damaged(std::string(kManifest));
  try {
    if (codec::text_at(manifest, "format") != kFormat) return damaged(std::string(kManifest));
    const auto version = codec::optional_integer_at(manifest, "version");
    if (version != kVersion)
      return domain::Rejection{domain::RejectionCode::unsupported_format,
                               "档案的格式应是第 1 版，现在不是；请使用导出它的那一版 duban。"};
    archive.head_ = {codec::optional_integer_at(manifest.at("head"), "position").value_or(-1),
                     codec::text_at(manifest.at("head"), "hash")};
    for (const json::value& entry : manifest.at("parts").as_array()) {
      const std::string name = codec::text_at(entry, "name");
      Digest digest;
      const bool sound = PartReader(archive.zip_.get(), name).read([&](auto bytes) { digest.add(bytes); });
      const bool long_enough = digest.bytes() == codec::optional_integer_at(entry, "bytes");
      if (!sound || !long_enough || digest.hex() != codec::text_at(entry, "sha256")) return damaged(name);
      archive.parts_.push_back(name);
    }
  } catch (const std::exception&) {
    return damaged(std::string(kManifest));
  }
  if (zip_get_num_entries(archive.zip_.get(), 0) != static_cast<zip_int64_t>(archive.parts_.size()) + 1)
    return damaged("压缩包的目录");
  // Every part is right: what is not lies between them.
  if (!whole) return damaged("压缩包的目录和末尾的校验值");
  return archive;
}

void CheckedArchive::extract(const std::string& part, const fs::path& to) const {
  std::ofstream stream(to, std::ios::binary | std::ios::trunc);
  const bool read = PartReader(zip_.get(), part).read([&](std::string_view bytes) { stream << bytes; });
  stream.close();
  if (!read || !stream) throw std::runtime_error("不能写入 " + to.string());
}

}  // namespace duban::cli
