#include "document/reading_child.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <exception>
#include <new>

#include "document/pdf.hpp"
#include "document/read_document.hpp"
#include "document/read_text.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

constexpr char kText = 'T';
constexpr char kRefusal = 'R';
constexpr std::size_t kMessageBytesMax = 1024;

std::string read_input() {
  struct stat file {};
  if (fstat(STDIN_FILENO, &file) != 0) _exit(kNotRead);
  std::string bytes(std::min(static_cast<std::size_t>(file.st_size), kFileBytesMax), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t n = read(STDIN_FILENO, bytes.data() + have, bytes.size() - have);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    have += static_cast<std::size_t>(n);
  }
  bytes.resize(have);
  return bytes;
}

void write_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) _exit(kNotRead);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

void run_reading_child(FileAccess access, const Parser& parser) {
  try {
    if (access == FileAccess::character_maps) prepare_pdf();
    enter_sandbox(access);
    const auto text = parser(read_input());
    if (text)
      write_output(kText + *text);
    else
      write_output(kRefusal + std::to_string(static_cast<int>(text.error().code)) + "\n" + text.error().message);
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (const std::exception&) {
    _exit(kNotRead);
  }
  _exit(0);
}

std::optional<domain::Result<std::string>> answer_of(std::string_view output) {
  if (output.empty()) return std::nullopt;
  const char kind = output.front();
  output.remove_prefix(1);
  if (kind == kText) return read_text(output);
  if (kind != kRefusal) return std::nullopt;
  int code = 0;
  const auto [end, error] = std::from_chars(output.data(), output.data() + output.size(), code);
  const bool known = error == std::errc() && code >= static_cast<int>(RejectionCode::empty_document) &&
                     code <= static_cast<int>(RejectionCode::reading_failed);
  if (!known || end == output.data() + output.size() || *end != '\n') return std::nullopt;
  output.remove_prefix(static_cast<std::size_t>(end - output.data()) + 1);
  if (output.empty() || output.size() > kMessageBytesMax) return std::nullopt;
  return domain::Result<std::string>(Rejection{static_cast<RejectionCode>(code), clean(output)});
}

}  // namespace duban::document
