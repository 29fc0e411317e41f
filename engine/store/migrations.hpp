// The steps by which a database file comes to the schema that this program knows.
#pragma once

#include <span>
#include <string_view>

#include "store/sqlite.hpp"

namespace duban::store {

/// SQL scripts; the file's user_version says how many of them have run.
std::span<const std::string_view> migrations();

/// Runs those that have not run, all or none. Throws if the file is of a newer program.
void migrate(Database& database);

}  // namespace duban::store
