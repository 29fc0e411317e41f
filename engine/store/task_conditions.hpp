// The filter of a list of tasks as SQL: what its pages, its count and its sums share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/views.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

/// A query in the making: conditions with the values that they bind, in order.
struct Conditions {
  std::string sql;
  std::vector<std::string> values;

  void add(std::string_view condition) {
    sql += sql.empty() ? " WHERE " : " AND ";
    sql += condition;
  }
  void add(std::string_view condition, std::string value) {
    add(condition);
    values.push_back(std::move(value));
  }
  void bind_to(Query& query) const {
    for (const std::string& value : values) query.bind(value);
  }
};

/// The column that the filter's dates speak of.
inline std::string_view due_column(const app::TaskFilter& filter) {
  return filter.due_kind == app::DueKind::original ? "original_due" : "due";
}

/// The first lead of the task `t`; NULL without one.
inline constexpr std::string_view kFirstLead = "json_extract(t.lead, '$[0]')";

/// The rows that a filter lets through: tasks `t`, or parts `a` in them.
struct TaskSelection {
  /// " FROM …", with the figures `f` of the row joined where the filter speaks of them.
  std::string from;
  Conditions conditions;
  bool has_figures = false;
  /// No word of the title can match.
  bool empty = false;
};

/// The rows of the filter, whatever its limit and cursor; `of_parts`: one row a part, of the filter's unit or, without
/// one, of any.
TaskSelection select_tasks(Database& database, const app::TaskFilter& filter, domain::Date today, bool of_parts);

/// The figures of the row where they are not joined yet; they do not narrow the list.
std::string_view figures_beside(const TaskSelection& selection, bool of_parts);

}  // namespace duban::store
