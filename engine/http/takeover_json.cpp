#include "http/takeover_json.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "codec/takeover_json.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

std::string_view outcome_of(const app::LedgerRow& row) {
  if (!row.passed_over.empty()) return "passed_over";
  return row.faults.empty() ? name_of(row.status) : "refused";
}

void write_row(JsonWriter& json, const app::LedgerRow& row) {
  json.open_object().member("row", row.row).member("outcome", outcome_of(row));
  json.member("title", row.title).member("passed_over", row.passed_over);
  json.member("lead", row.lead);
  json.member("responsible", row.responsible);
  write_day(json, "due", row.due);
  json.member("notes", row.notes);
  json.key("faults").open_array();
  for (const app::LedgerFault& fault : row.faults) {
    json.open_object();
    json.member("column", fault.column ? app::column_letters(*fault.column) : std::string());
    json.member("message", fault.message).member("found", fault.found);
    json.member("unknown_unit", fault.unknown_unit);
    json.member("proposals", fault.proposals);
    json.close_object();
  }
  json.close_array().close_object();
}

void write_columns(JsonWriter& json, const app::LedgerReading& reading) {
  json.key("columns").open_array();
  for (std::size_t i = 0; i < reading.head.size(); ++i) {
    json.open_object().member("letter", app::column_letters(i)).member("word", reading.head[i]).key("field");
    const auto field = i < reading.mapping.columns.size() ? reading.mapping.columns[i] : std::nullopt;
    if (field)
      json.string(name_of(*field));
    else
      json.null();
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void write_known_ledger(JsonWriter& json, const domain::KnownLedger& known) {
  json.open_object().member("file_name", known.ledger.file_name).member("digest", known.ledger.digest);
  json.member("by", known.stamp.actor);
  write_instant(json, "at", known.stamp.at);
  json.member("first_task", known.ledger.first_task.value).member("task_count", known.ledger.tasks).close_object();
}

void write_ledger_reading(JsonWriter& json, const app::LedgerReading& reading, const domain::KnownLedger* same,
                          const std::optional<app::Receipt>& receipt) {
  json.open_object();
  json.member("sheets", reading.sheets);
  json.member("head_row", reading.head_row).member("remembered", reading.remembered);
  write_columns(json, reading);
  json.key("mapping").raw(boost::json::serialize(codec::to_json(reading.mapping)));
  json.key("taken_before");
  if (same != nullptr)
    write_known_ledger(json, *same);
  else
    json.null();
  const auto count = [&](auto holds) { return static_cast<int>(std::ranges::count_if(reading.rows, holds)); };
  json.member("task_count", static_cast<int>(reading.tasks.size())).member("refused", reading.refused);
  json.member("closed", static_cast<int>(
                            std::ranges::count(reading.tasks, domain::Status::closed, &domain::TaskTakenOver::status)));
  json.member("passed_over", count([](const app::LedgerRow& row) { return !row.passed_over.empty(); }));
  json.key("rows").open_array();
  for (const app::LedgerRow& row : reading.rows) write_row(json, row);
  json.close_array().key("first_task");
  if (receipt && receipt->first_task)
    json.number(receipt->first_task->value);
  else
    json.null();
  json.close_object();
}

}  // namespace duban::http
