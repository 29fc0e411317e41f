// Accounts as the store keeps them, and as signing in and the officers read them.
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

const std::string kEntries =
    "SELECT a.name, a.role, a.unit, a.enabled, a.password_hash <> '', a.one_time, a.added_at, a.last_sign_in, "
    "(SELECT count(*) FROM sessions s WHERE s.account = a.name AND s.expires_at > ?1), "
    "(SELECT count(*) FROM tokens t WHERE t.account = a.name), a.version FROM accounts a ";

domain::Actor actor_from(const Query& row) {
  return {row.text(0), domain::role_named(row.text_view(1)).value_or(domain::Role::auditor), row.text(2)};
}

app::AccountEntry entry_from(const Query& row) {
  app::AccountEntry entry;
  entry.name = row.text(0);
  entry.role = domain::role_named(row.text_view(1));
  entry.unit = row.text(2);
  entry.enabled = row.integer(3) != 0;
  entry.has_password = row.integer(4) != 0;
  entry.one_time = row.integer(5) != 0;
  entry.added_at = row.integer(6);
  entry.last_sign_in = row.integer(7);
  entry.sessions = row.integer(8);
  entry.tokens = row.integer(9);
  entry.version = static_cast<int>(row.integer(10));
  return entry;
}

}  // namespace

std::optional<app::AccountState> SqliteStore::load_account(const std::string& name) {
  Query row = database_.query(
      "SELECT name, role, unit, password_hash, enabled, one_time, version FROM accounts WHERE name = ?");
  row.bind(name);
  if (!row.step()) return std::nullopt;
  return app::AccountState{
      row.text(0),         domain::role_named(row.text_view(1)), row.text(2), row.text(3), row.integer(4) != 0,
      row.integer(5) != 0, static_cast<int>(row.integer(6))};
}

void SqliteStore::put_account(const app::AccountState& account, std::int64_t at) {
  const std::string role(account.role ? name_of(*account.role) : std::string_view());
  database_
      .query(
          "INSERT INTO accounts (name, role, unit, password_hash, enabled, one_time, added_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role, unit = excluded.unit, "
          "password_hash = excluded.password_hash, enabled = excluded.enabled, one_time = excluded.one_time, "
          "version = accounts.version + 1")
      .bind(account.name)
      .bind(role)
      .bind(account.unit)
      .bind(account.password_hash)
      .bind(account.enabled ? 1 : 0)
      .bind(account.one_time ? 1 : 0)
      .bind(at)
      .run();
}

int SqliteStore::enabled_with(domain::Role role) {
  Query count = database_.query("SELECT count(*) FROM accounts WHERE role = ? AND enabled = 1");
  count.bind(name_of(role));
  count.step();
  return static_cast<int>(count.integer(0));
}

void SqliteStore::end_sessions(const std::string& account) {
  database_.query("DELETE FROM sessions WHERE account = ?").bind(account).run();
}

void SqliteStore::end_access(const std::string& account) {
  end_sessions(account);
  database_.query("DELETE FROM tokens WHERE account = ?").bind(account).run();
}

std::vector<app::AccountEntry> SqliteViews::list_accounts(std::int64_t now) {
  const auto reader = readers_.take();
  Query rows = reader->query(kEntries + "ORDER BY a.name");
  rows.bind(now);
  std::vector<app::AccountEntry> entries;
  while (rows.step()) entries.push_back(entry_from(rows));
  return entries;
}

std::optional<app::AccountEntry> SqliteViews::find_account_entry(const std::string& name, std::int64_t now) {
  const auto reader = readers_.take();
  Query row = reader->query(kEntries + "WHERE a.name = ?2");
  row.bind(now).bind(name);
  if (!row.step()) return std::nullopt;
  return entry_from(row);
}

std::optional<app::AccountRow> SqliteViews::find_account(const std::string& name) {
  const auto reader = readers_.take();
  Query row = reader->query("SELECT name, role, unit, password_hash, enabled, one_time FROM accounts WHERE name = ?");
  row.bind(name);
  if (!row.step()) return std::nullopt;
  return app::AccountRow{actor_from(row), row.text(3), row.integer(4) != 0, row.integer(5) != 0};
}

std::optional<domain::Actor> SqliteViews::find_session(const std::string& secret_hash, std::int64_t now) {
  const auto reader = readers_.take();
  Query row = reader->query(
      "SELECT a.name, a.role, a.unit FROM sessions s JOIN accounts a ON a.name = s.account "
      "WHERE s.secret_hash = ? AND s.expires_at > ? AND a.enabled = 1");
  row.bind(secret_hash).bind(now);
  if (!row.step()) return std::nullopt;
  return actor_from(row);
}

std::optional<domain::Actor> SqliteViews::find_token(const std::string& secret_hash) {
  const auto reader = readers_.take();
  Query row = reader->query(
      "SELECT a.name, a.role, a.unit FROM tokens t JOIN accounts a ON a.name = t.account "
      "WHERE t.secret_hash = ? AND a.enabled = 1");
  row.bind(secret_hash);
  if (!row.step()) return std::nullopt;
  return actor_from(row);
}

}  // namespace duban::store
