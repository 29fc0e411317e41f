// The registry of units as a file of a spreadsheet: written out, and read in as a whole after a look at what it would
// do.
#include <algorithm>

#include "app/secrets.hpp"
#include "codec/table.hpp"
#include "codec/unit_list.hpp"
#include "domain/decide_registry.hpp"
#include "http/command.hpp"
#include "http/document_body.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/unit_json.hpp"

namespace duban::http {

namespace {

/// The value of the only parameter that the query may have; `otherwise` if it has none, nothing if it is malformed.
std::optional<std::string> only_parameter(const Call& call, std::string_view name, std::string_view otherwise) {
  const auto pairs = parse_query(call.request.query);
  if (!pairs || pairs->size() > 1) return std::nullopt;
  if (pairs->empty()) return std::string(otherwise);
  if (pairs->front().first != name) return std::nullopt;
  return pairs->front().second;
}

}  // namespace

Answer export_units(Call& call) {
  const auto wanted = only_parameter(call, "format", "csv");
  const auto format = wanted ? codec::table_format_named(*wanted) : std::nullopt;
  if (!format) co_return problem(ProblemCode::invalid_query, "应是 format=csv 或 format=xlsx。");
  const domain::UnitRegistry registry = call.views().registry();
  auto writing = [&] { return codec::write_table(codec::unit_table(registry), *format); };
  Worked worked(call, writing);
  auto bytes = co_await worked;
  if (!bytes) co_return busy();
  Response response;
  response.content_type = codec::media_type_of(*format);
  response.body = *std::move(bytes);
  response.add_field("Content-Disposition", "attachment; filename=\"units-" + call.site.services.clock.today().text() +
                                                "." + std::string(name_of(*format)) + "\"");
  co_return response;
}

Answer import_units(Call& call) {
  const auto dry_run = only_parameter(call, "dry_run", "false");
  if (dry_run != "true" && dry_run != "false")
    co_return problem(ProblemCode::invalid_query, "应是 dry_run=true 或 dry_run=false。");
  DocumentBody document(call.request);
  if (document.problem) co_return *std::move(document.problem);
  const domain::UnitRegistry registry = call.views().registry();
  const domain::Context context{call.actor, call.site.services.clock.today()};
  domain::ImportUnits command;
  auto reading = [&]() -> domain::Result<domain::UnitImport> {
    const auto text = call.site.services.read_document(document.bytes, document.name);
    if (!text) return text.error();
    auto lines = codec::unit_lines_from(*text);
    if (!lines) return lines.error();
    command.lines = *std::move(lines);
    return domain::plan_import(registry, command.lines, context);
  };
  Worked worked(call, reading);
  const auto import = co_await worked;
  if (!import) co_return busy();
  if (!*import) co_return refused(call, import->error(), Subject::none);

  int version = registry.version();
  if (dry_run == "false") {
    const std::string request = document.name + "\n" + app::sha256_hex(document.bytes);
    Prepared prepared = prepare(
        call, domain::RegistryCommand(std::move(command)), Condition::optional,
        [&version] { return std::optional(version); }, request);
    if (prepared.problem) co_return *std::move(prepared.problem);
    // The report that is answered is the one of this registry.
    if (!prepared.order.expected_version) prepared.order.expected_version = version;
    Written written(call, std::move(prepared.order));
    const auto receipt = co_await written;
    if (!receipt) co_return refused(call, receipt.error(), Subject::none);
    // A list may carry out mergers: the accounts of the old unit act for the new one from now on.
    call.site.known.forget_all();
    version = call.views().registry().version();
  }
  std::string body;
  JsonWriter json(body);
  write_unit_import(json, **import, dry_run == "false");
  co_return answer_json(200, std::move(body), version);
}

}  // namespace duban::http
