#include "store/sqlite.hpp"

#include <sqlite3.h>

namespace duban::store {

namespace {

[[noreturn]] void fail(sqlite3* connection, std::string_view doing) {
  throw SqliteError("SQLite could not " + std::string(doing) + ": " + sqlite3_errmsg(connection));
}

constexpr int kBusyMilliseconds = 5000;

}  // namespace

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query& Query::bind(std::int64_t value) {
  if (sqlite3_bind_int64(statement_, next_++, value) != SQLITE_OK) fail(sqlite3_db_handle(statement_), "bind a number");
  return *this;
}

Query& Query::bind_real(double value) {
  if (sqlite3_bind_double(statement_, next_++, value) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind a number");
  return *this;
}

Query& Query::bind(std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* start = text.empty() ? "" : text.data();
  if (sqlite3_bind_text64(statement_, next_++, start, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind text");
  return *this;
}

Query& Query::bind(const std::optional<std::int64_t>& value) {
  if (value) return bind(*value);
  sqlite3_bind_null(statement_, next_++);
  return *this;
}

Query& Query::bind(const std::optional<std::string>& text) {
  if (text) return bind(std::string_view(*text));
  sqlite3_bind_null(statement_, next_++);
  return *this;
}

Query& Query::bind_named(const char* name, std::string_view text) {
  const int place = sqlite3_bind_parameter_index(statement_, name);
  if (place == 0) return *this;
  next_ = place;
  return bind(text);
}

Query& Query::bind_blob(std::span<const unsigned char> bytes) {
  if (sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_STATIC) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind bytes");
  return *this;
}

bool Query::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_), "run a statement");
}

void Query::run() {
  while (step()) {
  }
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text_view(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string Query::text(int column) const {
  return std::string(text_view(column));
}

std::optional<std::string> Query::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::span<const unsigned char> Query::blob(int column) const {
  const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::is_integer(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
}

bool Query::is_blob(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_BLOB;
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(const std::string& path, Access access) {
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (sqlite3_open_v2(path.c_str(), &connection_, flags, nullptr) != SQLITE_OK) {
    const std::string words = sqlite3_errmsg(connection_);
    sqlite3_close(connection_);
    throw SqliteError("SQLite could not open " + path + ": " + words);
  }
  sqlite3_extended_result_codes(connection_, 1);
  sqlite3_busy_timeout(connection_, kBusyMilliseconds);
  if (access == Access::read_only) {
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    run("PRAGMA query_only = 1; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000;");
  } else {
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -64000; "
        "PRAGMA wal_autocheckpoint = 4000;");
  }
}

Database::~Database() {
  for (const auto& [statement, text] : texts_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

Query Database::query(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return Query(known->second);
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) fail(connection_, "prepare a statement");
  auto text = std::make_unique<std::string>(sql);
  statements_[*text] = statement;
  texts_[statement] = std::move(text);
  return Query(statement);
}

void Database::run(const std::string& script) {
  char* words = nullptr;
  if (sqlite3_exec(connection_, script.c_str(), nullptr, nullptr, &words) != SQLITE_OK) {
    const std::string message = words != nullptr ? words : "unknown";
    sqlite3_free(words);
    throw SqliteError("SQLite could not run a script: " + message);
  }
}

}  // namespace duban::store
