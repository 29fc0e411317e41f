// News from the log: what was appended behind a place, for the whole office or for one unit.
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

// What a unit is shown of each kind of stream, as its lists have it: tasks that it has a part in, bulletins that are
// issued, inspections of it that somebody has come for, its findings and scores.
constexpr std::string_view kOfUnit =
    "CASE substr(e.stream, 1, instr(e.stream, '/') - 1) "
    "WHEN 'task' THEN EXISTS (SELECT 1 FROM assignments WHERE key BETWEEN e.id * 1000 AND e.id * 1000 + 999 "
    "AND unit = ?1) "
    "WHEN 'bulletin' THEN EXISTS (SELECT 1 FROM bulletins WHERE id = e.id AND issued_on IS NOT NULL) "
    "WHEN 'inspection' THEN EXISTS (SELECT 1 FROM inspections WHERE id = e.id AND unit = ?1 "
    "AND status NOT IN ('planned', 'cancelled')) "
    "WHEN 'finding' THEN EXISTS (SELECT 1 FROM findings WHERE id = e.id AND unit = ?1) "
    "WHEN 'scores' THEN e.data ->> '$.unit' = ?1 "
    "ELSE 0 END";

}  // namespace

app::ChangePage SqliteViews::changes_after(std::int64_t position, const std::string& unit, int limit) {
  static const std::string kSelect =
      "SELECT e.position, e.stream, e.type, e.actor, ?1 = '' OR " + std::string(kOfUnit) +
      " FROM (SELECT position, stream, type, actor, CASE stream WHEN 'scores/1' THEN data END AS data, "
      "CAST(substr(stream, instr(stream, '/') + 1) AS INTEGER) AS id FROM events "
      "WHERE position > ?2 ORDER BY position LIMIT ?3) e ORDER BY e.position";
  const auto reader = readers_.take();
  Query rows = reader->query(kSelect);
  rows.bind(unit).bind(position).bind(limit);
  app::ChangePage page;
  page.through = position;
  int looked_at = 0;
  while (rows.step()) {
    ++looked_at;
    page.through = rows.integer(0);
    if (rows.integer(4) != 0) page.items.push_back({page.through, rows.text(1), rows.text(2), rows.text(3)});
  }
  page.more = looked_at == limit;
  return page;
}

}  // namespace duban::store
