// Calendars that people subscribed to, and the tasks whose days stand in them.
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

const std::string kFeeds =
    "SELECT f.id, f.unit, f.created_at, a.name, a.role, a.unit FROM feeds f JOIN accounts a ON a.name = f.account ";

app::FeedRow feed_from(const Query& row) {
  app::FeedRow feed;
  feed.id = row.integer(0);
  feed.unit = row.text(1);
  feed.created_at = row.integer(2);
  feed.owner.name = row.text(3);
  if (const auto role = domain::role_named(row.text_view(4))) feed.owner.role = *role;
  feed.owner.unit = row.text(5);
  return feed;
}

std::string hex_of(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) text.append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
  return text;
}

std::vector<domain::TaskId> ids_from(Query& rows) {
  std::vector<domain::TaskId> ids;
  while (rows.step()) ids.push_back({rows.integer(0)});
  return ids;
}

std::vector<domain::TaskId> task_ids(Database& database, const std::string& unit, const std::string& from, int limit) {
  Query rows = database.query(
      unit.empty() ? "SELECT id FROM tasks WHERE open > 0 OR (due >= ?1 AND due < '~') ORDER BY due, id LIMIT ?2"
                   : "SELECT task FROM assignments WHERE unit = ?3 AND (open > 0 OR (due >= ?1 AND due < '~')) "
                     "GROUP BY task ORDER BY min(due), task LIMIT ?2");
  rows.bind(from).bind(limit);
  if (!unit.empty()) rows.bind(unit);
  return ids_from(rows);
}

std::int64_t changed_at(Database& database, domain::TaskId task) {
  const std::string stream = stream_of(task);
  Query row = database.query("SELECT at FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1");
  row.bind(stream);
  return row.step() ? row.integer(0) : 0;
}

}  // namespace

int SqliteStore::feeds_of(const std::string& account) {
  Query row = database_.query("SELECT count(*) FROM feeds WHERE account = ?");
  row.bind(account);
  return row.step() ? static_cast<int>(row.integer(0)) : 0;
}

std::int64_t SqliteStore::add_feed(const app::CreateFeed& feed, std::int64_t at) {
  Query row =
      database_.query("INSERT INTO feeds (secret_hash, account, unit, created_at) VALUES (?, ?, ?, ?) RETURNING id");
  row.bind(feed.secret_hash).bind(feed.account).bind(feed.unit).bind(at);
  row.step();
  return row.integer(0);
}

bool SqliteStore::remove_feed(const app::RevokeFeed& feed) {
  Query row = database_.query("DELETE FROM feeds WHERE account = ? AND id = ? RETURNING id");
  row.bind(feed.account).bind(feed.feed);
  return row.step();
}

std::vector<app::FeedRow> SqliteViews::feeds_of(const std::string& account) {
  const auto reader = readers_.take();
  Query rows = reader->query(kFeeds + "WHERE f.account = ? ORDER BY f.id");
  rows.bind(account);
  std::vector<app::FeedRow> feeds;
  while (rows.step()) feeds.push_back(feed_from(rows));
  return feeds;
}

std::optional<app::FeedRow> SqliteViews::find_feed(const std::string& secret_hash) {
  const auto reader = readers_.take();
  Query row = reader->query(kFeeds + "WHERE f.secret_hash = ? AND a.enabled = 1");
  row.bind(secret_hash);
  if (!row.step()) return std::nullopt;
  return feed_from(row);
}

std::vector<app::ChangedTask> SqliteViews::tasks_due_from(const std::string& unit, domain::Date from, int limit) {
  const auto reader = readers_.take();
  std::vector<app::ChangedTask> tasks;
  for (const domain::TaskId id : task_ids(*reader, unit, from.text(), limit))
    tasks.push_back({load_task(*reader, id), changed_at(*reader, id)});
  return tasks;
}

std::string SqliteViews::log_name() {
  const auto reader = readers_.take();
  Query row = reader->query("SELECT hash FROM events ORDER BY position LIMIT 1");
  return row.step() ? hex_of(row.blob(0)) : std::string();
}

}  // namespace duban::store
