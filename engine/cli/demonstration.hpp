// The demonstration: a plan of an invented city, one account a role, and some months of work on it.
#pragma once

#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/rules.hpp"
#include "http/server.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

/// Fills an empty store with the demonstration; leaves one with accounts as it is. Returns the accounts that the
/// sign-in page may show: those of the demonstration that the store has. `database` is the store's file.
std::vector<http::DemonstrationAccount> prepare_demonstration(const std::string& database, store::SqliteStore& store,
                                                              const app::Clock& clock, const app::Rules& rules);

}  // namespace duban::cli
