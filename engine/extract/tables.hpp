// Tables of tasks: tab-separated lines or markdown pipes, under a head that names its columns. Merged cells carry down:
// an empty cell is taken for one, unless it holds one ideographic space (U+3000), as `document/table.hpp` writes a cell
// that is known to be empty.
#pragma once

#include <vector>

#include "extract/clauses.hpp"
#include "extract/columns.hpp"
#include "extract/text.hpp"

namespace duban::extract {

/// A cell that says who or when, and the column it stands in: two columns may give one role (参与单位, 责任单位).
struct RoleCell {
  Role role = Role::responsible;
  Range range;
  std::size_t column = 0;
};

/// One row: the cells that matter, merged ones filled in from above. Empty ranges where the table says nothing.
struct Row {
  Range range;
  Range group_marker;  // 一、 or (一) of the group line above the row, where there is one
  Range number;
  Range task;
  Range detail;                 // how it is done (具体措施), beside a task of its own cell
  Range goal;                   // what is to be reached (目标要求), beside a task of its own cell
  std::vector<RoleCell> roles;  // in the order of the columns
};

struct Table {
  Range range;  // head to last row
  std::vector<Row> rows;
};

/// Puts `cell` where `column`, the `index`th of the table, says.
void set_cell(Column column, std::size_t index, Range cell, Row& row);

std::vector<Table> find_tables(const Text& text);

}  // namespace duban::extract
