#include "codec/table.hpp"

#include "codec/csv.hpp"
#include "codec/xlsx.hpp"

namespace duban::codec {

std::optional<TableFormat> table_format_named(std::string_view name) {
  for (const TableFormat format : {TableFormat::csv, TableFormat::xlsx})
    if (name_of(format) == name) return format;
  return std::nullopt;
}

std::string_view name_of(TableFormat format) {
  switch (format) {
    case TableFormat::csv:
      return "csv";
    case TableFormat::xlsx:
      return "xlsx";
  }
  return {};
}

std::string_view media_type_of(TableFormat format) {
  switch (format) {
    case TableFormat::csv:
      return "text/csv; charset=utf-8";
    case TableFormat::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  return {};
}

std::string write_table(const std::vector<std::vector<std::string>>& rows, TableFormat format) {
  switch (format) {
    case TableFormat::csv:
      return write_csv(rows);
    case TableFormat::xlsx:
      return write_xlsx(rows);
  }
  return {};
}

}  // namespace duban::codec
