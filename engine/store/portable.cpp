#include "store/portable.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <limits>
#include <list>
#include <stdexcept>

#include "codec/json_fields.hpp"
#include "store/hash_chain.hpp"
#include "store/log.hpp"

namespace duban::store {

namespace {

namespace json = boost::json;

constexpr std::string_view kDataMember = ",\"data\":";
/// Made from the log, or of no use elsewhere: who is signed in, which requests were answered, how the views were made.
constexpr std::array<std::string_view, 19> kNoState = {
    "events",      "sessions", "receipts", "marks",      "plans",  "tasks",   "assignments",
    "totals",      "links",    "units",    "extensions", "slips",  "notices", "bulletins",
    "inspections", "findings", "scores",   "figures",    "targets"};

[[noreturn]] void no_event(std::string_view line) {
  throw std::invalid_argument("应是一条日志，现在是“" + std::string(line.substr(0, 80)) + "”。");
}

Hash hash_from(const std::string& text, std::string_view line) {
  Hash hash{};
  std::size_t length = 0;
  const bool read = sodium_hex2bin(hash.data(), hash.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0;
  if (!read || length != hash.size()) no_event(line);
  return hash;
}

std::vector<unsigned char> bytes_from(const std::string& hex) {
  std::vector<unsigned char> bytes;
  // Bytes that are nowhere would be taken for none instead of for an empty value.
  bytes.reserve(hex.size() / 2 + 1);
  bytes.resize(hex.size() / 2);
  std::size_t length = 0;
  sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr);
  bytes.resize(length);
  return bytes;
}

/// The part of the line before the data, closed; and the data, as they were stored.
struct EventLine {
  json::value head;
  std::string data;
};

EventLine event_from(std::string_view line) {
  // Inside a text the quotation marks are escaped: the first place is the member.
  const auto at = line.find(kDataMember);
  if (at == std::string_view::npos || !line.ends_with('}')) no_event(line);
  json::error_code wrong;
  EventLine event{json::parse(std::string(line.substr(0, at)) + "}", wrong), {}};
  if (wrong || !event.head.is_object()) no_event(line);
  std::string_view data = line.substr(at + kDataMember.size());
  data.remove_suffix(1);
  event.data = data;
  // What is no single line is written as a text.
  if (data.starts_with('"')) {
    const json::value text = json::parse(data, wrong);
    if (wrong || !text.is_string()) no_event(line);
    event.data = std::string(text.get_string());
  }
  return event;
}

std::vector<std::string> columns_of(Database& database, const std::string& table, bool key_only) {
  std::vector<std::pair<std::int64_t, std::string>> columns;
  Query rows = database.query("SELECT name, pk, cid FROM pragma_table_info(?)");
  rows.bind(table);
  while (rows.step())
    if (!key_only || rows.integer(1) > 0) columns.emplace_back(rows.integer(key_only ? 1 : 2), rows.text(0));
  std::ranges::sort(columns);
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (auto& [place, name] : columns) names.push_back(std::move(name));
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& each : names) text += (text.empty() ? "\"" : ", \"") + each + "\"";
  return text;
}

}  // namespace

void export_events(Database& database, const TakeLine& take) {
  export_events(database, 1, std::numeric_limits<std::int64_t>::max(), take);
}

void export_events(Database& database, std::int64_t first, std::int64_t last, const TakeLine& take) {
  Query rows = database.query(
      "SELECT position, stream, version, type, at, actor, hash, data FROM events WHERE position BETWEEN ? AND ? "
      "ORDER BY position");
  rows.bind(first).bind(last);
  while (rows.step()) {
    json::object head{{"position", rows.integer(0)}, {"stream", rows.text(1)}, {"version", rows.integer(2)},
                      {"type", rows.text(3)},        {"at", rows.integer(4)},  {"actor", rows.text(5)}};
    head["hash"] = hex(rows.blob(6));
    std::string line = json::serialize(head);
    line.pop_back();
    line += kDataMember;
    const std::string_view data = rows.text_view(7);
    const bool is_plain = data.starts_with('{') && data.find_first_of("\n\r") == std::string_view::npos;
    line += is_plain ? std::string(data) : json::serialize(json::value(data));
    line += '}';
    take(line);
  }
}

void import_events(Database& database, const NextLine& next) {
  std::string line;
  while (next(line)) {
    const EventLine event = event_from(line);
    const auto number = [&](std::string_view name) {
      const auto value = codec::optional_integer_at(event.head, name);
      if (!value) no_event(line);
      return *value;
    };
    const std::string stream = codec::text_at(event.head, "stream");
    const std::string type = codec::text_at(event.head, "type");
    const std::string actor = codec::text_at(event.head, "actor");
    const Hash hash = hash_from(codec::text_at(event.head, "hash"), line);
    database
        .query(
            "INSERT INTO events (position, stream, version, type, at, actor, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?, "
            "?)")
        .bind(number("position"))
        .bind(stream)
        .bind(number("version"))
        .bind(type)
        .bind(number("at"))
        .bind(actor)
        .bind(event.data)
        .bind_blob(hash)
        .run();
  }
}

std::vector<std::string> state_tables(Database& database) {
  std::vector<std::string> tables;
  Query names =
      database.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  while (names.step()) {
    const std::string name = names.text(0);
    const bool words = name.starts_with("task_words");
    if (!words && std::ranges::find(kNoState, name) == kNoState.end()) tables.push_back(name);
  }
  // What refers to an account comes after it.
  std::stable_partition(tables.begin(), tables.end(), [](const std::string& name) { return name == "accounts"; });
  return tables;
}

void export_rows(Database& database, const std::string& table, const TakeLine& take) {
  const std::vector<std::string> columns = columns_of(database, table, false);
  const std::vector<std::string> key = columns_of(database, table, true);
  const std::string sql =
      "SELECT " + joined(columns) + " FROM \"" + table + "\" ORDER BY " + (key.empty() ? "rowid" : joined(key));
  Query rows = database.query(sql);
  while (rows.step()) {
    json::object row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int column = static_cast<int>(i);
      json::value& value = row[columns[i]];
      if (rows.is_null(column)) continue;
      if (rows.is_blob(column))
        value = json::object{{"hex", hex(rows.blob(column))}};
      else if (rows.is_integer(column))
        value = rows.integer(column);
      else
        value = rows.text(column);
    }
    take(json::serialize(row));
  }
}

void import_rows(Database& database, const std::string& table, const NextLine& next) {
  const std::vector<std::string> columns = columns_of(database, table, false);
  std::string marks;
  for (std::size_t i = 0; i < columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  const std::string sql = "INSERT INTO \"" + table + "\" (" + joined(columns) + ") VALUES (" + marks + ")";
  const auto wrong = [&](const std::string& line) {
    throw std::invalid_argument("应是表 " + table + " 的一行，现在是“" + line.substr(0, 80) + "”。");
  };
  std::string line;
  while (next(line)) {
    json::error_code error;
    const json::value value = json::parse(line, error);
    if (error || !value.is_object() || value.get_object().size() != columns.size()) wrong(line);
    // They outlive the query that they are bound to.
    std::list<std::vector<unsigned char>> blobs;
    Query insert = database.query(sql);
    for (const std::string& column : columns) {
      const json::value* cell = value.get_object().if_contains(column);
      if (cell == nullptr) wrong(line);
      if (const auto* text = cell->if_string())
        insert.bind(std::string_view(text->data(), text->size()));
      else if (const auto* number = cell->if_int64())
        insert.bind(*number);
      else if (cell->is_object())
        insert.bind_blob(blobs.emplace_back(bytes_from(codec::text_at(*cell, "hex"))));
      else if (cell->is_null())
        insert.bind(std::optional<std::int64_t>());
      else
        wrong(line);
    }
    insert.run();
  }
}

}  // namespace duban::store
