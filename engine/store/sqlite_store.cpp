#include "store/sqlite_store.hpp"

#include <algorithm>

#include "codec/cascade_event_json.hpp"
#include "codec/event_json.hpp"
#include "codec/registry_event_json.hpp"
#include "codec/takeover_json.hpp"
#include "store/log.hpp"
#include "store/migrations.hpp"
#include "store/receipt_json.hpp"

namespace duban::store {

namespace {

/// How long an idempotency key is remembered, in milliseconds: longer than anybody repeats a request.
constexpr std::int64_t kReceiptsKept = std::int64_t{7} * 24 * 3600 * 1000;

}  // namespace

SqliteStore::SqliteStore(const std::string& path) : database_(path, Access::read_write) {
  migrate(database_);
  read_head();
}

void SqliteStore::read_head() {
  position_ = 0;
  head_ = {};
  {
    Query last = database_.query("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1");
    if (last.step()) {
      position_ = last.integer(0);
      const auto hash = last.blob(1);
      std::copy_n(hash.begin(), std::min(hash.size(), head_.size()), head_.begin());
    }
  }
  Query ids = database_.query(
      "SELECT (SELECT max(id) FROM tasks), (SELECT max(id) FROM plans), (SELECT max(id) FROM inspections), "
      "(SELECT max(id) FROM findings)");
  ids.step();
  last_task_ = ids.integer(0);
  last_plan_ = ids.integer(1);
  last_inspection_ = ids.integer(2);
  last_finding_ = ids.integer(3);
}

void SqliteStore::begin() {
  database_.query("BEGIN IMMEDIATE").run();
}

void SqliteStore::commit() {
  database_.query("COMMIT").run();
}

void SqliteStore::roll_back() noexcept {
  try {
    database_.query("ROLLBACK").run();
    read_head();
  } catch (...) {
    // The failure that led here is the one that is reported; SQLite rolls back by itself when the file is opened again.
    return;
  }
}

domain::Task SqliteStore::load(domain::TaskId task) {
  return load_task(database_, task);
}
domain::Draft SqliteStore::load(domain::PlanId plan) {
  return load_plan(database_, plan);
}
domain::Cascade SqliteStore::load_cascade(domain::PlanId upper) {
  return store::load_cascade(database_, upper);
}

domain::UnitRegistry SqliteStore::load_registry() {
  return store::load_registry(database_);
}

std::vector<std::string> SqliteStore::load_workflows() {
  return store::load_workflows(database_);
}

std::vector<domain::KnownLedger> SqliteStore::load_takeovers() {
  return store::load_takeovers(database_);
}

std::int64_t SqliteStore::slips_in(int year) {
  const std::string first = std::to_string(year) + "-01-01";
  const std::string last = std::to_string(year) + "-12-31";
  Query count = database_.query("SELECT count(*) FROM slips WHERE issued_on BETWEEN ? AND ?");
  count.bind(first).bind(last);
  count.step();
  return count.integer(0);
}

std::vector<domain::TaskId> SqliteStore::tasks_with_alarm(domain::Date by, int limit) {
  std::vector<domain::TaskId> tasks;
  const std::string day = by.text();
  // The index is partial: its condition is repeated so that it is used.
  Query rows = database_.query(
      "SELECT DISTINCT task FROM (SELECT task FROM assignments INDEXED BY assignments_by_alarm "
      "WHERE alarm < '~' AND alarm <= ? ORDER BY alarm, key LIMIT ?)");
  rows.bind(day).bind(limit);
  while (rows.step()) tasks.push_back({rows.integer(0)});
  return tasks;
}

std::string SqliteStore::mark(std::string_view name) {
  Query row = database_.query("SELECT value FROM marks WHERE name = ?");
  row.bind(name);
  return row.step() ? row.text(0) : std::string();
}

void SqliteStore::put_mark(std::string_view name, std::string_view value) {
  database_.query("INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)").bind(name).bind(value).run();
}

domain::TaskId SqliteStore::next_task() {
  return {++last_task_};
}
domain::PlanId SqliteStore::next_plan() {
  return {++last_plan_};
}

std::optional<domain::PlanId> SqliteStore::plan_of_digest(const std::string& digest) {
  Query plan = database_.query("SELECT id FROM plans WHERE digest = ? AND status <> 'discarded'");
  plan.bind(digest);
  if (!plan.step()) return std::nullopt;
  return domain::PlanId{plan.integer(0)};
}

std::vector<domain::PlanId> SqliteStore::plans_below(domain::PlanId upper) {
  std::vector<domain::PlanId> plans;
  Query rows = database_.query("SELECT DISTINCT lower_plan FROM links WHERE upper_plan = ?");
  rows.bind(upper.value);
  while (rows.step()) plans.push_back({rows.integer(0)});
  return plans;
}

std::vector<domain::PlanId> SqliteStore::plans_above(domain::PlanId lower) {
  std::vector<domain::PlanId> plans;
  Query rows = database_.query("SELECT DISTINCT upper_plan FROM links WHERE lower_plan = ?");
  rows.bind(lower.value);
  while (rows.step()) plans.push_back({rows.integer(0)});
  return plans;
}

std::int64_t SqliteStore::append(const std::string& stream, std::int64_t version, std::string_view type,
                                 std::string_view data, const domain::Stamp& stamp) {
  const Record record{position_ + 1, stream, version, type, stamp.at, stamp.actor, data};
  const Hash hash = hash_of(head_, record);
  database_
      .query(
          "INSERT INTO events (position, stream, version, type, at, actor, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(record.position)
      .bind(record.stream)
      .bind(record.version)
      .bind(record.type)
      .bind(record.at)
      .bind(record.actor)
      .bind(record.data)
      .bind_blob(hash)
      .run();
  head_ = hash;
  return ++position_;
}

std::int64_t SqliteStore::append(domain::TaskId task, int version, const domain::TaskEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of(task), version, codec::type_of(event), codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append(domain::PlanId plan, int version, const domain::PlanEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of(plan), version, codec::type_of(event), codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append(domain::PlanId upper, int version, const domain::CascadeEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of_cascade(upper), version, codec::type_of(event), codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append(int version, const domain::RegistryEvent& event, const domain::Stamp& stamp) {
  return append(std::string(kRegistryStream), version, codec::type_of(event), codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append(int version, const domain::LedgerTakenOver& event, const domain::Stamp& stamp) {
  return append(std::string(kTakeoverStream), version, codec::kLedgerTakenOver, codec::data_of(event), stamp);
}

std::int64_t SqliteStore::append_workflow(const std::string& version, std::string_view text,
                                          const domain::Stamp& stamp) {
  Query last = database_.query("SELECT coalesce(max(version), 0) FROM events WHERE stream = ?");
  last.bind(kWorkflowStream);
  last.step();
  const std::string data = R"({"version":")" + version + R"(","workflow":)" + std::string(text) + "}";
  return append(std::string(kWorkflowStream), last.integer(0) + 1, "WorkflowAdopted", data, stamp);
}

std::int64_t SqliteStore::append_account(const std::string& account, const app::AccountEvent& event,
                                         const domain::Stamp& stamp) {
  const std::string stream = stream_of_account(account);
  std::int64_t version = 1;
  {
    Query last = database_.query("SELECT max(version) FROM events WHERE stream = ?");
    last.bind(stream);
    if (last.step()) version = last.integer(0) + 1;
  }
  return append(stream, version, event.type, event.data, stamp);
}

std::vector<domain::TaskId> SqliteStore::tasks_running_at(const std::string& unit) {
  std::vector<domain::TaskId> tasks;
  Query running =
      database_.query("SELECT DISTINCT task FROM assignments WHERE unit = ? AND open <> 0 ORDER BY due, key");
  running.bind(unit);
  while (running.step()) tasks.push_back({running.integer(0)});
  return tasks;
}

std::optional<app::KeptReceipt> SqliteStore::find_receipt(const std::string& actor, const std::string& key) {
  Query kept = database_.query("SELECT request_hash, receipt FROM receipts WHERE actor = ? AND key = ?");
  kept.bind(actor).bind(key);
  if (!kept.step()) return std::nullopt;
  return app::KeptReceipt{kept.text(0), receipt_from_json(kept.text_view(1))};
}

void SqliteStore::keep_receipt(const std::string& actor, const std::string& key, const app::KeptReceipt& receipt,
                               std::int64_t at) {
  const std::string json = receipt_json(receipt.receipt);
  database_.query("INSERT INTO receipts (actor, key, request_hash, receipt, at) VALUES (?, ?, ?, ?, ?)")
      .bind(actor)
      .bind(key)
      .bind(receipt.request_hash)
      .bind(json)
      .bind(at)
      .run();
  // Old keys go with a new session, not here: this is the hot path.
}

bool SqliteStore::has_account(const std::string& name) {
  Query account = database_.query("SELECT 1 FROM accounts WHERE name = ?");
  account.bind(name);
  return account.step();
}

std::optional<domain::Actor> SqliteStore::find_account(const std::string& name) {
  Query account = database_.query("SELECT name, role, unit FROM accounts WHERE name = ?");
  account.bind(name);
  if (!account.step()) return std::nullopt;
  return domain::Actor{account.text(0), domain::role_named(account.text_view(1)).value_or(domain::Role::auditor),
                       account.text(2)};
}

void SqliteStore::add_account(const app::AddAccount& account, std::int64_t at) {
  database_.query("INSERT INTO accounts (name, role, unit, password_hash, added_at) VALUES (?, ?, ?, ?, ?)")
      .bind(account.name)
      .bind(name_of(account.role))
      .bind(account.unit)
      .bind(account.password_hash)
      .bind(at)
      .run();
}

std::vector<std::string> SqliteStore::accounts_of(const std::string& unit) {
  std::vector<std::string> names;
  Query accounts = database_.query("SELECT name FROM accounts WHERE unit = ? ORDER BY name");
  accounts.bind(unit);
  while (accounts.step()) names.push_back(accounts.text(0));
  return names;
}

void SqliteStore::move_account(const std::string& account, const std::string& unit) {
  database_.query("UPDATE accounts SET unit = ?, version = version + 1 WHERE name = ?").bind(unit).bind(account).run();
}

void SqliteStore::add_token(const app::CreateToken& token, std::int64_t at) {
  database_.query("INSERT INTO tokens (secret_hash, account, created_at) VALUES (?, ?, ?)")
      .bind(token.secret_hash)
      .bind(token.account)
      .bind(at)
      .run();
}

void SqliteStore::add_session(const app::OpenSession& session, std::int64_t at) {
  database_.query("DELETE FROM sessions WHERE expires_at <= ?").bind(at).run();
  database_.query("DELETE FROM receipts WHERE at < ?").bind(at - kReceiptsKept).run();
  database_.query("INSERT INTO sessions (secret_hash, account, opened_at, expires_at) VALUES (?, ?, ?, ?)")
      .bind(session.secret_hash)
      .bind(session.account)
      .bind(at)
      .bind(session.expires_at)
      .run();
  database_.query("UPDATE accounts SET last_sign_in = ? WHERE name = ?").bind(at).bind(session.account).run();
}

void SqliteStore::remove_session(const std::string& secret_hash) {
  database_.query("DELETE FROM sessions WHERE secret_hash = ?").bind(secret_hash).run();
}

}  // namespace duban::store
