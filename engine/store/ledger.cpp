// The ledger in one snapshot: the tasks of a list, every unit's part in them, and the place in the log.
#include <limits>

#include "store/assignment_row.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"
#include "store/task_list.hpp"

namespace duban::store {

namespace {

domain::LedgerEntry entry_of(app::TaskRow& row) {
  domain::LedgerEntry entry;
  entry.task = row.id;
  entry.title = std::move(row.title);
  entry.plan_title = std::move(row.plan_title);
  entry.lead = std::move(row.lead);
  entry.units_settled = row.units_settled;
  entry.units_total = row.units_total;
  entry.status = row.status;
  entry.light = row.light;
  entry.due = row.due;
  entry.original_due = row.original_due;
  entry.last_report_at = row.last_report_at;
  if (row.assignment) entry.parts.push_back({*std::move(row.assignment), row.assignment_light});
  return entry;
}

}  // namespace

domain::Ledger SqliteViews::ledger(const app::TaskFilter& filter, domain::Date today) {
  const auto reader = readers_.take();
  domain::Ledger ledger{today, last_place(*reader), filter.unit, {}, {}};
  app::TaskFilter whole = filter;
  whole.cursor.clear();
  whole.want_total = false;
  app::TaskPage page = read_tasks(*reader, whole, today, std::numeric_limits<int>::max() - 1);
  ledger.entries.reserve(page.items.size());
  for (app::TaskRow& row : page.items) ledger.entries.push_back(entry_of(row));
  if (!filter.unit.empty()) return ledger;
  static const std::string kParts =
      "SELECT " + std::string(kAssignmentColumns) + " FROM assignments a WHERE a.key BETWEEN ? AND ? ORDER BY a.key";
  for (domain::LedgerEntry& entry : ledger.entries) {
    Query parts = reader->query(kParts);
    parts.bind(assignment_key(entry.task, {0})).bind(assignment_key(entry.task, {999}));
    while (parts.step()) {
      domain::Assignment assignment = assignment_from(parts, 0);
      const domain::Light light = assignment_light_from(parts, 0, assignment, today);
      entry.parts.push_back({std::move(assignment), light});
    }
  }
  return ledger;
}

}  // namespace duban::store
