// A data folder's database in an open form: lines of JSON, one a record, the same bytes for the same content.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"

namespace duban::store {

/// Takes one line, without its end.
using TakeLine = std::function<void(std::string_view line)>;
/// Gives one line after the other; false at the end.
using NextLine = std::function<bool(std::string& line)>;

/// The log in its order. The text of an event's data stands in the line as it is, so that its hash can be checked by
/// anybody; it is the last member.
void export_events(Database& database, const TakeLine& take);
/// The records from the place `first` to `last`.
void export_events(Database& database, std::int64_t first, std::int64_t last, const TakeLine& take);

/// Appends the events of the lines to an empty log as they are. Throws std::invalid_argument, in words for people, for
/// a line that is no event.
void import_events(Database& database, const NextLine& next);

/// The tables that are state and no views: accounts with their hashed passwords, what each has read, and so on. Those
/// of sessions, which end with the move, are not among them.
std::vector<std::string> state_tables(Database& database);

/// The rows of a table, each an object of its columns, in the order of its key.
void export_rows(Database& database, const std::string& table, const TakeLine& take);
/// Throws std::invalid_argument, in words for people, for a line that is no row of the table.
void import_rows(Database& database, const std::string& table, const NextLine& next);

}  // namespace duban::store
