// Workbooks (.xlsx), written by libxlsxwriter. Foreign ones are read in `document`.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.hpp"

namespace duban::codec {

/// A workbook of one sheet: the first row stays in sight and can be filtered by; every cell is text, so that nothing
/// is taken for a formula or a number. Throws std::runtime_error if the machine fails.
std::string write_xlsx(const std::vector<std::vector<std::string>>& rows);

/// How a cell looks; the last are the fills of lights.
enum class CellLook { text, head, title, note, number, day, sum, normal, soon, overdue, unknown, closed, suspended };

/// A workbook in the making, sheet after sheet. What it is made of alone decides its bytes: no clock is read. All texts
/// stay texts, whatever they look like; one longer than a cell takes is cut, with … at its end. Rows and columns count
/// from 0. Throws std::runtime_error if the machine fails.
class XlsxBook {
 public:
  /// `made_at`, in milliseconds since 1970, UTC, is what the file says that it was made at.
  XlsxBook(std::string_view title, std::int64_t made_at);
  ~XlsxBook();
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;

  /// What is put from now on goes there. The name is cut and changed to one that a sheet can have and no other has. The
  /// widths are in characters.
  void begin_sheet(std::string_view name, std::span<const int> widths);
  void put(int row, int column, std::string_view text, CellLook look = CellLook::text);
  void put(int row, int column, std::int64_t number, CellLook look = CellLook::number);
  void put(int row, int column, domain::Date day);
  /// The rows up to `head` stay in sight and are printed on every page; `head` filters the rows up to `last`. The
  /// sheet is printed across, `foot` at the foot of each page.
  void finish_table(int head, int last, std::string_view foot);

  /// The bytes of the file; nothing can be put into it any more.
  std::string take();

 private:
  class Book;
  std::unique_ptr<Book> book_;
};

}  // namespace duban::codec
