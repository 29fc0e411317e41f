// The log as the auditor reads it.
#include <algorithm>

#include "store/log.hpp"
#include "store/portable.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

/// What the actor was at the time stands in the actor's own stream: the last role that was given before.
const std::string kRoleThen =
    "(SELECT a.data ->> '$.role' FROM events a WHERE a.stream = 'account/' || e.actor AND a.position < e.position "
    "AND a.type IN ('AccountAdded', 'RoleGranted') ORDER BY a.version DESC LIMIT 1)";
const std::string kColumns = "SELECT e.position, e.stream, e.version, e.type, e.at, e.actor, e.hash, " + kRoleThen;

app::LogRow row_from(const Query& row) {
  app::LogRow log;
  log.position = row.integer(0);
  log.stream = row.text(1);
  log.version = row.integer(2);
  log.type = row.text(3);
  log.at = row.integer(4);
  log.actor = row.text(5);
  log.hash = hex(row.blob(6));
  if (!row.is_null(7)) log.role = domain::role_named(row.text_view(7));
  return log;
}

std::int64_t last_position(Database& database) {
  Query last = database.query("SELECT coalesce(max(position), 0) FROM events");
  last.step();
  return last.integer(0);
}

/// The first place in the log that is not before this instant, taking the clock to have gone on: where it was set back,
/// the rows themselves are asked again.
std::int64_t place_of(Database& database, std::int64_t at) {
  std::int64_t low = 1;
  std::int64_t high = last_position(database) + 1;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    Query row = database.query("SELECT at FROM events WHERE position = ?");
    row.bind(middle);
    if (row.step() && row.integer(0) < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/// The clock of a server may be set back by so much without a record being missed, in milliseconds.
constexpr std::int64_t kClockSetBackMax = std::int64_t{24} * 3600 * 1000;

class SqliteChainCheck final : public app::ChainCheck {
 public:
  explicit SqliteChainCheck(ReaderPool& readers) : readers_(readers), last_(last_position(*readers.take())) {}

  bool advance(int records) override {
    const auto reader = readers_.take();
    return walk_.advance(*reader, records, last_);
  }
  app::ChainResult result() const override {
    AuditResult found = walk_.result();
    return {found.events, std::move(found.head), std::move(found.fault)};
  }
  std::int64_t last() const override { return last_; }

 private:
  ReaderPool& readers_;
  std::int64_t last_;
  ChainWalk walk_;
};

}  // namespace

app::LogPage SqliteViews::list_log(const app::LogFilter& filter) {
  const auto reader = readers_.take();
  std::int64_t before = last_position(*reader) + 1;
  if (filter.before > 0) before = std::min(before, filter.before);
  if (filter.until) before = std::min(before, place_of(*reader, *filter.until + kClockSetBackMax));
  const std::int64_t from = filter.from ? place_of(*reader, *filter.from - kClockSetBackMax) : 1;
  const auto slash = filter.stream.find('/');
  const bool one_stream = slash != std::string::npos;
  // One stream is found by its index, however far apart its records are.
  const std::int64_t least = one_stream ? from : std::max(from, before - app::kLogRowsLookedAtMax);
  const std::string stream_from = one_stream ? filter.stream : filter.stream + "/";
  const std::string stream_to = one_stream ? filter.stream : filter.stream + "0";
  const std::string where = one_stream ? " FROM events e INDEXED BY events_by_stream WHERE e.stream BETWEEN ?1 AND ?2 "
                                       : " FROM events e WHERE (?3 = '' OR +e.stream BETWEEN ?1 AND ?2) ";
  Query rows =
      reader->query(kColumns + where +
                    "AND e.position >= ?4 AND e.position < ?5 AND (?6 = '' OR e.actor = ?6) "
                    "AND (?7 = '' OR e.type = ?7) AND e.at >= ?8 AND e.at < ?9 AND (?11 = 0 OR e.actor <> 'system') "
                    "ORDER BY e.position DESC LIMIT ?10");
  rows.bind(stream_from).bind(stream_to).bind(filter.stream).bind(least).bind(before);
  rows.bind(filter.actor).bind(filter.type);
  rows.bind(filter.from.value_or(INT64_MIN)).bind(filter.until.value_or(INT64_MAX)).bind(filter.limit);
  rows.bind(filter.by_people ? 1 : 0);
  app::LogPage page;
  while (rows.step()) page.items.push_back(row_from(rows));
  const bool full = page.items.size() == static_cast<std::size_t>(filter.limit);
  page.next = full ? page.items.back().position : least;
  if (page.next <= from) page.next = 0;
  return page;
}

std::optional<app::LogRow> SqliteViews::find_log_row(std::int64_t position) {
  const auto reader = readers_.take();
  Query row = reader->query(kColumns + ", e.data FROM events e WHERE e.position = ?");
  row.bind(position);
  if (!row.step()) return std::nullopt;
  app::LogRow log = row_from(row);
  log.data = row.text(8);
  return log;
}

app::LogRow SqliteViews::last_log_row() {
  const auto reader = readers_.take();
  Query row = reader->query(kColumns + " FROM events e ORDER BY e.position DESC LIMIT 1");
  return row.step() ? row_from(row) : app::LogRow{};
}

std::string SqliteViews::export_log(std::int64_t first, std::int64_t last) {
  const auto reader = readers_.take();
  std::string lines;
  export_events(*reader, first, last, [&](std::string_view line) { lines.append(line).append("\n"); });
  return lines;
}

std::unique_ptr<app::ChainCheck> SqliteViews::check_chain() {
  return std::make_unique<SqliteChainCheck>(readers_);
}

}  // namespace duban::store
