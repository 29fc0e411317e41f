// What the columns of a table of tasks hold, told from their heads.
#pragma once

#include <vector>

#include "extract/text.hpp"

namespace duban::extract {

/// What a column holds.
enum class Column { number, group, task, goal, lead, responsible, supervisor, due, other };

/// The column that a head's cell names.
Column column_of(View head);
/// Whether that is Column::number, told sooner.
bool heads_numbers(View head);
/// The last task column says what is done; those before it name the group. Goals are the task where nothing else is.
void keep_last_task(std::vector<Column>& columns);
/// Whether the head of a task column tells what kind of tasks the rows hold: 任务类别, 工作领域.
bool names_kind(View head);

}  // namespace duban::extract
