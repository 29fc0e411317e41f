#include "codec/xlsx.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <set>
#include <stdexcept>
#include <utility>

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

/// What a cell and a sheet's name take; in UTF-16 units, of which no character of the limits below has more than two.
constexpr std::size_t kCellCharactersMax = 32767;
constexpr std::size_t kSheetNameCharactersMax = 31;

/// The first characters of a text; one outside the first plane counts as two, as spreadsheets count.
std::string_view first_characters(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xc0) == 0x80) continue;
    count += byte >= 0xf0 ? 2 : 1;
    if (count > most) return text.substr(0, at);
  }
  return text;
}

struct Paint {
  CellLook look;
  lxw_color_t fill;
  lxw_color_t ink;
};
/// The colours of the interface: dark ink on a pale ground, readable in print too.
constexpr Paint kPaints[] = {
    {CellLook::normal, 0xE4F2EA, 0x1C7345},  {CellLook::soon, 0xFDF3E0, 0x9A5B00},
    {CellLook::overdue, 0xFCEFEE, 0xBF2A2A}, {CellLook::unknown, 0xEEF0F3, 0x4A5361},
    {CellLook::closed, 0xE9F0F8, 0x1F5A99},  {CellLook::suspended, 0xEEF0F3, 0x626C7B},
};

constexpr std::size_t kLooks = static_cast<std::size_t>(CellLook::suspended) + 1;

void paint(lxw_format* format, CellLook look) {
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  switch (look) {
    case CellLook::text:
      format_set_num_format(format, "@");
      format_set_text_wrap(format);
      return;
    case CellLook::head:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_bg_color(format, 0xEEF0F3);
      format_set_bottom(format, LXW_BORDER_THIN);
      return;
    case CellLook::title:
      format_set_bold(format);
      format_set_font_size(format, 16);
      return;
    case CellLook::note:
      format_set_font_color(format, 0x4A5361);
      return;
    case CellLook::number:
      // Under its head, which begins at the left.
      format_set_num_format(format, "0");
      format_set_align(format, LXW_ALIGN_LEFT);
      return;
    case CellLook::day:
      format_set_num_format(format, "yyyy-mm-dd");
      format_set_align(format, LXW_ALIGN_LEFT);
      return;
    case CellLook::sum:
      format_set_bold(format);
      format_set_align(format, LXW_ALIGN_LEFT);
      format_set_top(format, LXW_BORDER_THIN);
      return;
    case CellLook::normal:
    case CellLook::soon:
    case CellLook::overdue:
    case CellLook::unknown:
    case CellLook::closed:
    case CellLook::suspended:
      break;
  }
  const Paint& colours = *std::ranges::find(kPaints, look, &Paint::look);
  format_set_bg_color(format, colours.fill);
  format_set_font_color(format, colours.ink);
}

/// The instant as the library takes it: its `created` is a time_t that it prints as UTC.
std::time_t seconds_of(std::int64_t ms) {
  return static_cast<std::time_t>(ms / 1000);
}

}  // namespace

class XlsxBook::Book {
 public:
  Book(std::string_view title, std::int64_t made_at) : book_(workbook_new(file_.name().c_str())) {
    if (book_ == nullptr) fail("no memory for a workbook");
    std::string title_text(title);
    lxw_doc_properties properties{};
    properties.title = title_text.data();
    properties.created = std::max<std::time_t>(seconds_of(made_at), 1);
    note(workbook_set_properties(book_, &properties));
    for (std::size_t look = 0; look < kLooks; ++look) {
      formats_[look] = workbook_add_format(book_);
      paint(formats_[look], static_cast<CellLook>(look));
    }
  }
  ~Book() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  void begin_sheet(std::string_view name, std::span<const int> widths) {
    const std::string free = free_name(name);
    sheet_ = workbook_add_worksheet(book_, free.c_str());
    if (sheet_ == nullptr) fail("a sheet cannot be added");
    columns_ = std::max<std::size_t>(widths.size(), 1);
    for (std::size_t column = 0; column < widths.size(); ++column)
      note(worksheet_set_column(sheet_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), widths[column],
                                nullptr));
  }

  void put(int row, int column, std::string_view text, CellLook look) {
    if (text.empty()) return;
    // The library wants an end; most texts are short, so that the copy is in place.
    text_.assign(text);
    if (const std::string_view first = first_characters(text, kCellCharactersMax); first.size() < text.size())
      text_.assign(first_characters(text, kCellCharactersMax - 1)).append("…");
    note(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), text_.c_str(),
                                format(look)));
  }
  void put(int row, int column, std::int64_t number, CellLook look) {
    note(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                static_cast<double>(number), format(look)));
  }
  void put(int row, int column, domain::Date day) {
    // Days since 1899-12-30, as spreadsheets count them from March 1900 on.
    constexpr std::chrono::sys_days kFirst = std::chrono::year{1899} / 12 / 30;
    put(row, column, (day.days() - kFirst).count(), CellLook::day);
  }

  void finish_table(int head, int last, std::string_view foot) {
    const auto last_column = static_cast<lxw_col_t>(columns_ - 1);
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(head + 1), 0);
    note(worksheet_repeat_rows(sheet_, 0, static_cast<lxw_row_t>(head)));
    if (last > head)
      note(worksheet_autofilter(sheet_, static_cast<lxw_row_t>(head), 0, static_cast<lxw_row_t>(last), last_column));
    constexpr int kA4 = 9;
    worksheet_set_paper(sheet_, kA4);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    const std::string text = "&L" + std::string(foot) + "&R&P/&N";
    note(worksheet_set_footer(sheet_, text.c_str()));
  }

  std::string take() {
    const lxw_error closed = workbook_close(std::exchange(book_, nullptr));
    require(wrong_);
    require(closed);
    return file_.bytes();
  }

 private:
  lxw_format* format(CellLook look) const { return formats_[static_cast<std::size_t>(look)]; }
  /// The first error; workbooks are not looked at cell by cell.
  void note(lxw_error error) {
    if (wrong_ == LXW_NO_ERROR) wrong_ = error;
  }
  std::string free_name(std::string_view wanted) {
    std::string name(wanted);
    for (char& c : name)
      if (static_cast<unsigned char>(c) < 0x20 || std::string_view("[]:*?/\\'").find(c) != std::string_view::npos)
        c = '_';
    if (name.empty()) name = "_";
    for (int n = 1;; ++n) {
      const std::string tail = n == 1 ? std::string() : "~" + std::to_string(n);
      std::string free = std::string(first_characters(name, kSheetNameCharactersMax - tail.size())) + tail;
      std::string folded = free;
      for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      if (folded != "history" && names_.insert(folded).second) return free;
    }
  }

  const MemoryFile file_;
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  std::size_t columns_ = 1;
  std::array<lxw_format*, kLooks> formats_{};
  std::set<std::string> names_;
  std::string text_;
  lxw_error wrong_ = LXW_NO_ERROR;
};

XlsxBook::XlsxBook(std::string_view title, std::int64_t made_at) : book_(std::make_unique<Book>(title, made_at)) {}
XlsxBook::~XlsxBook() = default;

void XlsxBook::begin_sheet(std::string_view name, std::span<const int> widths) {
  book_->begin_sheet(name, widths);
}
void XlsxBook::put(int row, int column, std::string_view text, CellLook look) {
  book_->put(row, column, text, look);
}
void XlsxBook::put(int row, int column, std::int64_t number, CellLook look) {
  book_->put(row, column, number, look);
}
void XlsxBook::put(int row, int column, domain::Date day) {
  book_->put(row, column, day);
}
void XlsxBook::finish_table(int head, int last, std::string_view foot) {
  book_->finish_table(head, last, foot);
}
std::string XlsxBook::take() {
  return book_->take();
}

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
