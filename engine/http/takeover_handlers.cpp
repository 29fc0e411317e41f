// Taking over a ledger that was kept as a table: looked at row by row first, then as a whole or not at all.
#include <algorithm>

#include "app/read_ledger.hpp"
#include "app/secrets.hpp"
#include "codec/takeover_json.hpp"
#include "http/command.hpp"
#include "http/document_body.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/takeover_json.hpp"

namespace duban::http {

namespace {

/// Nothing if the query says something else.
std::optional<bool> read_dry_run(const Call& call) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs || pairs->size() > 1) return std::nullopt;
  if (pairs->empty()) return false;
  const auto& [name, value] = pairs->front();
  if (name != "dry_run" || (value != "true" && value != "false")) return std::nullopt;
  return value == "true";
}

/// How the table is to be read, absent if the request does not say; or what is wrong with it.
struct ReadMapping {
  std::optional<domain::LedgerMapping> mapping;
  std::optional<Response> problem;
};
ReadMapping read_mapping(const std::string& text) {
  ReadMapping read;
  if (text.empty()) return read;
  ParsedJson parsed = parse_json(text);
  read.problem = std::move(parsed.problem);
  if (read.problem) return read;
  auto mapping = codec::ledger_mapping_from(parsed.value);
  if (!mapping)
    read.problem = problem(mapping.error());
  else
    read.mapping = *std::move(mapping);
  return read;
}

/// The latest first.
std::string list_of(const std::vector<domain::KnownLedger>& known) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (auto each = known.rbegin(); each != known.rend(); ++each) write_known_ledger(json, *each);
  json.close_array().close_object();
  return body;
}

}  // namespace

Answer list_takeovers(Call& call) {
  co_return answer_json(200, list_of(call.views().takeovers()));
}

Answer take_over_ledger(Call& call) {
  const auto dry_run = read_dry_run(call);
  if (!dry_run) co_return problem(ProblemCode::invalid_query, "应是 dry_run=true 或 dry_run=false。");
  DocumentBody document(call.request);
  if (document.problem) co_return *std::move(document.problem);
  ReadMapping how = read_mapping(document.mapping);
  if (how.problem) co_return *std::move(how.problem);

  const std::vector<domain::KnownLedger> known = call.views().takeovers();
  const domain::UnitRegistry registry = call.views().registry();
  const std::string digest = app::sha256_hex(document.bytes);
  auto reading = [&]() -> domain::Result<app::LedgerReading> {
    const auto text = call.site.services.read_table(document.bytes, document.name);
    if (!text) return text.error();
    const domain::UnitResolver resolver(registry);
    return app::read_ledger(codec::sheet_rows_from(*text), how.mapping,
                            {known, resolver, call.site.services.clock.today()});
  };
  Worked worked(call, reading);
  auto read = co_await worked;
  if (!read) co_return busy();
  if (!*read) co_return refused(call, read->error(), Subject::none);
  app::LedgerReading& ledger = **read;

  std::optional<app::Receipt> receipt;
  if (!*dry_run) {
    if (ledger.refused > 0 || ledger.tasks.empty()) co_return refused(call, app::rows_refused(ledger), Subject::none);
    app::TakeOverLedger command{{document.name, digest, ledger.signature, ledger.mapping, {}, 0}, ledger.tasks};
    const std::string request = document.name + "\n" + digest + "\n" + document.mapping;
    Prepared prepared = prepare(call, app::Command(std::move(command)), Condition::none, {}, request);
    if (prepared.problem) co_return *std::move(prepared.problem);
    Written written(call, std::move(prepared.order));
    const auto done = co_await written;
    if (!done) co_return refused(call, done.error(), Subject::none);
    receipt = *done;
  }
  const auto same = std::ranges::find(known, digest, [](const auto& each) { return each.ledger.digest; });
  std::string body;
  JsonWriter json(body);
  write_ledger_reading(json, ledger, same == known.end() ? nullptr : &*same, receipt);
  co_return answer_json(*dry_run ? 200 : 201, std::move(body));
}

}  // namespace duban::http
