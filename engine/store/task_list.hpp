// Lists of tasks from one snapshot: the pages of the ledger, and the whole of it.
#pragma once

#include "app/views.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

/// The first `limit` tasks of the filter, after its cursor; its own limit is not looked at.
app::TaskPage read_tasks(Database& database, const app::TaskFilter& filter, domain::Date today, int limit);

/// The total, where one is kept for such a filter.
std::optional<std::int64_t> kept_total(Database& database, const app::TaskFilter& filter, domain::Date today);

}  // namespace duban::store
