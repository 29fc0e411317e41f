// SQLite as C++ values: a connection and its prepared statements. Any failure is an exception with SQLite's own words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace duban::store {

class SqliteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A prepared statement being used: bind in order, then step. Resets itself when it goes out of scope.
class Query {
 public:
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Binds the next parameter. Text must live until the query ends.
  Query& bind(std::int64_t value);
  Query& bind_real(double value);
  Query& bind(std::string_view text);
  Query& bind(const std::string& text) { return bind(std::string_view(text)); }
  /// A text that ends before the query does is a bug.
  Query& bind(std::string&& text) = delete;
  Query& bind(const std::optional<std::int64_t>& value);
  Query& bind(const std::optional<std::string>& text);
  /// Binds the parameter of this name (":unit") if the statement has it.
  Query& bind_named(const char* name, std::string_view text);
  Query& bind_blob(std::span<const unsigned char> bytes);

  /// True while there is a row.
  bool step();
  /// Runs a statement that gives no rows.
  void run();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  std::string_view text_view(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::span<const unsigned char> blob(int column) const;
  bool is_null(int column) const;
  bool is_integer(int column) const;
  bool is_blob(int column) const;

 private:
  int next_ = 1;
  sqlite3_stmt* statement_;
};

enum class Access { read_write, read_only };

class Database {
 public:
  /// Opens (and for `read_write` makes) the file: WAL, synchronous=FULL, foreign keys on. Checkpoints are made by the
  /// writing connection only: SQLite 3.40 may lose a WAL that two connections reset at once.
  Database(const std::string& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The statement of this text, prepared once. A statement is used by one query at a time.
  Query query(std::string_view sql);
  void run(const std::string& script);

 private:
  sqlite3* connection_ = nullptr;
  std::unordered_map<std::string_view, sqlite3_stmt*> statements_;
  /// The texts that `statements_` is keyed by.
  std::unordered_map<sqlite3_stmt*, std::unique_ptr<std::string>> texts_;
};

}  // namespace duban::store
