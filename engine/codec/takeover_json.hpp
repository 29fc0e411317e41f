// What is recorded of a ledger that was taken over, and how it is to be read, as JSON; and the rows of a table as text.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/takeover.hpp"

namespace duban::codec {

boost::json::object to_json(const domain::LedgerMapping& mapping);
/// Rejects with `invalid_value` what is not the JSON of a mapping.
domain::Result<domain::LedgerMapping> ledger_mapping_from(const boost::json::value& value);

/// The type and the data of the event.
inline constexpr std::string_view kLedgerTakenOver = "LedgerTakenOver";
std::string data_of(const domain::LedgerTakenOver& event);
domain::LedgerTakenOver ledger_taken_over_from(std::string_view data);

/// The members of `TaskTakenOver` beside content, assignments, due and workflow, which a task that was issued has too.
void put_taken_over(boost::json::object& object, const domain::TaskTakenOver& task);
void read_taken_over(const boost::json::value& value, domain::TaskTakenOver& task);

/// A table as the reader of documents gives it: rows of a sheet behind a line `#`, the name of the sheet; each row with
/// its number before its cells. Or the text of a plain table, whose rows count from 1.
std::vector<domain::SheetRow> sheet_rows_from(std::string_view text);

}  // namespace duban::codec
