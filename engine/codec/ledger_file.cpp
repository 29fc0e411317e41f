#include "codec/ledger_file.hpp"

#include "codec/csv.hpp"
#include "codec/ledger_cells.hpp"
#include "codec/xlsx.hpp"

namespace duban::codec {

namespace {

using domain::Ledger;
using domain::Light;
using domain::LightCounts;

constexpr std::string_view kTitle = "督办事项台账";
/// The rows above a table: what it is, and what it was made from.
constexpr int kTitleRow = 0;
constexpr int kProvenanceRow = 1;
constexpr int kHeadRow = 2;

std::string counts_text(const LightCounts& counts) {
  std::string text = "共 " + std::to_string(domain::sum_of(counts)) + " 项";
  for (const Light light : domain::kLights)
    text += "，" + std::string(word_of(light)) + " " + std::to_string(counts[static_cast<std::size_t>(light)]);
  return text;
}

CellLook look_of(Light light) {
  switch (light) {
    case Light::normal:
      return CellLook::normal;
    case Light::soon:
      return CellLook::soon;
    case Light::overdue:
      return CellLook::overdue;
    case Light::unknown:
      return CellLook::unknown;
    case Light::closed:
      return CellLook::closed;
    case Light::suspended:
      return CellLook::suspended;
  }
  return CellLook::text;
}

void put(XlsxBook& book, int row, int column, const LedgerCell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return book.put(row, column, *text);
  if (const auto* text = std::get_if<std::string>(&cell)) return book.put(row, column, std::string_view(*text));
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return book.put(row, column, *number);
  if (const auto* day = std::get_if<domain::Date>(&cell)) return book.put(row, column, *day);
  if (const auto* light = std::get_if<LightCell>(&cell))
    book.put(row, column, shape_and_word(*light), light->stopped ? CellLook::unknown : look_of(light->light));
}

std::string text_of(const LedgerCell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* day = std::get_if<domain::Date>(&cell)) return day->text();
  if (const auto* light = std::get_if<LightCell>(&cell)) return std::string(shape_and_word(*light));
  return {};
}

/// A sheet with a title, its provenance, the columns and one row a line; the sums stand at its foot.
template <class Lines>
void write_sheet(XlsxBook& book, const Ledger& ledger, std::string_view name, std::span<const LedgerColumn> columns,
                 const Lines& lines, const LightCounts& counts) {
  std::vector<int> widths;
  for (const LedgerColumn& column : columns) widths.push_back(column.width);
  book.begin_sheet(name, widths);
  book.put(kTitleRow, 0, std::string(kTitle) + "：" + std::string(name), CellLook::title);
  const std::string from = provenance(ledger);
  book.put(kProvenanceRow, 0, from, CellLook::note);
  for (std::size_t column = 0; column < columns.size(); ++column)
    book.put(kHeadRow, static_cast<int>(column), columns[column].name, CellLook::head);
  int row = kHeadRow;
  std::vector<LedgerCell> cells;
  for (const auto& line : lines) {
    put_cells(cells, line, ledger.day);
    ++row;
    for (std::size_t column = 0; column < cells.size(); ++column)
      put(book, row, static_cast<int>(column), cells[column]);
  }
  book.finish_table(kHeadRow, row, from);
  // One row apart, so that filters and sorting leave it alone.
  book.put(row + 2, 0, "合计：" + counts_text(counts), CellLook::sum);
}

/// How many have each light: of all tasks, and of the parts of each unit.
void write_sums(XlsxBook& book, const Ledger& ledger, const std::vector<domain::UnitLedger>& units) {
  constexpr int kWidths[] = {26, 10, 10, 10, 10, 10, 10, 10};
  book.begin_sheet("汇总", kWidths);
  int row = 0;
  book.put(row++, 0, kTitle, CellLook::title);
  const std::string from = provenance(ledger);
  book.put(row++, 0, from, CellLook::note);
  std::string conditions;
  for (const std::string& each : ledger.conditions) conditions += (conditions.empty() ? "" : "；") + each;
  book.put(row++, 0, "范围：" + (conditions.empty() ? "全部事项" : conditions), CellLook::note);
  const int head = row;
  int column = 0;
  book.put(row, column++, "单位", CellLook::head);
  book.put(row, column++, "合计", CellLook::head);
  for (const Light light : domain::kLights) book.put(row, column++, word_of(light), CellLook::head);
  const auto line = [&](std::string_view name, const LightCounts& counts, CellLook text, CellLook number) {
    ++row;
    book.put(row, 0, name, text);
    book.put(row, 1, domain::sum_of(counts), number);
    for (std::size_t light = 0; light < counts.size(); ++light)
      book.put(row, static_cast<int>(light) + 2, counts[light], number);
  };
  for (const domain::UnitLedger& unit : units) line(unit.unit, unit.counts, CellLook::text, CellLook::number);
  book.finish_table(head, row, from);
  ++row;
  if (ledger.unit.empty()) line("全部事项", count_lights(ledger), CellLook::sum, CellLook::sum);
}

std::string write_workbook(const Ledger& ledger) {
  XlsxBook book(kTitle, ledger.place.at);
  const auto units = domain::by_unit(ledger);
  write_sums(book, ledger, units);
  if (ledger.unit.empty())
    write_sheet(book, ledger, "全部事项", task_columns(), ledger.entries, domain::count_lights(ledger));
  for (const domain::UnitLedger& unit : units)
    write_sheet(book, ledger, unit.unit, part_columns(), unit.lines, unit.counts);
  return book.take();
}

std::string write_text(const Ledger& ledger) {
  std::vector<std::vector<std::string>> rows;
  std::vector<LedgerCell> cells;
  const auto columns = ledger.unit.empty() ? task_columns() : part_columns();
  std::vector<std::string>& head = rows.emplace_back();
  for (const LedgerColumn& column : columns) head.emplace_back(column.name);
  const auto add = [&](const auto& line) {
    put_cells(cells, line, ledger.day);
    std::vector<std::string>& row = rows.emplace_back();
    for (const LedgerCell& cell : cells) row.push_back(text_of(cell));
  };
  LightCounts counts{};
  if (ledger.unit.empty()) {
    for (const domain::LedgerEntry& entry : ledger.entries) add(entry);
    counts = domain::count_lights(ledger);
  }
  for (const domain::UnitLedger& unit : domain::by_unit(ledger)) {
    if (ledger.unit.empty()) break;
    for (const domain::UnitLedger::Line& line : unit.lines) add(line);
    counts = unit.counts;
  }
  // As many cells as every line has (RFC 4180).
  std::vector<std::string>& last = rows.emplace_back(columns.size());
  last[0] = "合计";
  last[1] = counts_text(counts);
  last[2] = provenance(ledger);
  return write_csv(rows);
}

}  // namespace

std::string write_ledger(const Ledger& ledger, TableFormat format) {
  switch (format) {
    case TableFormat::csv:
      return write_text(ledger);
    case TableFormat::xlsx:
      return write_workbook(ledger);
  }
  return {};
}

}  // namespace duban::codec
