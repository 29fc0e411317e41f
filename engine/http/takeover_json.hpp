// What a ledger would become, row by row, as JSON.
#pragma once

#include <optional>

#include "app/order.hpp"
#include "app/read_ledger.hpp"
#include "http/json_write.hpp"

namespace duban::http {

void write_known_ledger(JsonWriter& json, const domain::KnownLedger& known);

/// `same` is the earlier takeover of the same file; `receipt` what was done, if anything was.
void write_ledger_reading(JsonWriter& json, const app::LedgerReading& reading, const domain::KnownLedger* same,
                          const std::optional<app::Receipt>& receipt);

}  // namespace duban::http
