// The registry of units as a table, for people with a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/registry_command.hpp"
#include "domain/rejection.hpp"
#include "domain/unit_registry.hpp"

namespace duban::codec {

/// The lines of a table as text, comma- or tab-separated, whose first row names the columns in any order: 名称 别名
/// 类型 级别 地区 上级单位 启用日期 停用日期 并入单位 成员, of which only 名称 must be there. Several names in a cell
/// stand behind ； or 、; a member may have its days behind it (甲县政府 2026-01-01~2026-07-01, the second being the
/// first without it). What cannot be read of a line is its `problem`. Rejects with `invalid_value` what is no such
/// table.
domain::Result<std::vector<domain::UnitLine>> unit_lines_from(std::string_view text);

/// All units of the registry as such a table, the row of column names first.
std::vector<std::vector<std::string>> unit_table(const domain::UnitRegistry& registry);

}  // namespace duban::codec
