#include "codec/xlsx.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>

namespace duban::codec {

namespace {

constexpr double kColumnWidth = 20;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string("write_xlsx: ") + what);
}

/// A file that only this process sees: the library writes to a name and cannot write to memory.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("table.xlsx", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("no memory for a file");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string bytes() const {
    struct stat file {};
    if (fstat(descriptor_, &file) != 0) fail("the file cannot be looked at");
    std::string bytes(static_cast<std::size_t>(file.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t n = pread(descriptor_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
      if (n <= 0) fail("the file cannot be read");
      have += static_cast<std::size_t>(n);
    }
    return bytes;
  }

 private:
  int descriptor_;
};

void require(lxw_error error) {
  if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

}  // namespace

std::string write_xlsx(const std::vector<std::vector<std::string>>& rows) {
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.name().c_str());
  if (book == nullptr) fail("no memory for a workbook");
  lxw_error wrong = LXW_NO_ERROR;
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  lxw_format* head = workbook_add_format(book);
  lxw_format* body = workbook_add_format(book);
  format_set_bold(head);
  // The format “text”: what is typed into the cell later stays as it was typed.
  for (lxw_format* each : {head, body}) {
    format_set_num_format(each, "@");
    format_set_text_wrap(each);
    format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
  }
  std::size_t columns = 1;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    columns = std::max(columns, rows[row].size());
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const std::string& text = rows[row][column];
      if (text.empty()) continue;
      const lxw_error error = worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                                     text.c_str(), row == 0 ? head : body);
      if (error != LXW_NO_ERROR) wrong = error;
    }
  }
  const auto last = static_cast<lxw_col_t>(columns - 1);
  worksheet_set_column(sheet, 0, last, kColumnWidth, body);
  worksheet_freeze_panes(sheet, 1, 0);
  if (rows.size() > 1) worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows.size() - 1), last);
  // Frees the workbook, whatever it returns.
  const lxw_error closed = workbook_close(book);
  require(wrong);
  require(closed);
  return file.bytes();
}

}  // namespace duban::codec
