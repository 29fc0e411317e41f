// Tables for people with a spreadsheet, in the formats that it opens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duban::codec {

enum class TableFormat { csv, xlsx };

/// `csv` or `xlsx`, as file names end.
std::optional<TableFormat> table_format_named(std::string_view name);
std::string_view name_of(TableFormat format);
std::string_view media_type_of(TableFormat format);

/// The bytes of a file with the rows, the first of which names the columns. Throws if the machine fails.
std::string write_table(const std::vector<std::vector<std::string>>& rows, TableFormat format);

}  // namespace duban::codec
