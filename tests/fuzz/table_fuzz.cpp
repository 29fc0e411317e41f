// Tables: every cell of every row lies in its table, tables and rows in the order of the text, and the measures made of
// them are sound.
#include "extract/measures.hpp"
#include "extract/read_plan.hpp"
#include "extract/tables.hpp"
#include "fuzz/fuzz.hpp"
#include "support/sound_plan.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)
using extract::Range;

bool holds(Range outer, Range inner) {
  return inner.empty() || (inner.from >= outer.from && inner.to <= outer.to);
}

std::string fault_of(const extract::Table& table) {
  std::size_t last = table.range.from;
  for (const extract::Row& row : table.rows) {
    if (row.task.empty()) return "a row without a task";
    if (!holds(table.range, row.range) || row.range.empty()) return "a row outside its table";
    if (row.range.from < last) return "rows out of order";
    last = row.range.to;
    for (Range cell : {row.group_marker, row.number, row.task, row.goal})
      if (!holds(table.range, cell)) return "a cell outside its table";
    for (const extract::RoleCell& cell : row.roles)
      if (!holds(table.range, cell.range)) return "a role outside its table";
  }
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string printed = fuzz::utf8_of(bytes, size);
  const extract::Text text(printed);
  const auto tables = extract::find_tables(text);
  std::size_t last = 0;
  for (const extract::Table& table : tables) {
    fuzz::must_be_sound(table.range.from < last ? "tables out of order" : fault_of(table));
    if (table.range.to > text.size()) fuzz::must_be_sound("a table outside the text");
    last = table.range.to;
  }
  extract::Sites sites;
  extract::add_rows(text, tables, sites);
  for (const auto& site : sites.measures)
    if (!holds({0, text.size()}, site.title) || site.title.empty()) fuzz::must_be_sound("a row without a title");
  fuzz::must_be_sound(test::fault_of(extract::read_plan(printed), extract::Text::decoded(printed).size()));
  return 0;
}
