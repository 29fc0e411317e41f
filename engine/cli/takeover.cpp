// `duban takeover`: the tasks of a ledger that was kept as a table, all or none.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "app/read_ledger.hpp"
#include "app/secrets.hpp"
#include "cli/commands.hpp"
#include "cli/document_reader.hpp"
#include "cli/file_bytes.hpp"
#include "cli/local_request.hpp"
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"
#include "codec/takeover_json.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

namespace json = boost::json;

struct TakeoverOptions {
  std::string file;
  std::string data;
  std::string mapping;
  bool dry_run = false;
};

/// Nothing is known and registered in a folder that holds nothing yet.
struct Known {
  domain::UnitRegistry registry;
  std::vector<domain::KnownLedger> ledgers;
};
Known known_in(const DataFolder& folder) {
  if (!std::filesystem::exists(folder.database())) return {};
  store::SqliteViews views(folder.database());
  return {views.registry(), views.takeovers()};
}

domain::Result<std::optional<domain::LedgerMapping>> read_mapping(const std::string& file) {
  if (file.empty()) return std::optional<domain::LedgerMapping>();
  const auto bytes = file_bytes(file);
  if (!bytes) return bytes.error();
  json::error_code wrong;
  const json::value value = json::parse(*bytes, wrong);
  if (wrong) return domain::Rejection{domain::RejectionCode::invalid_value, file + " 应是 JSON：" + wrong.message()};
  auto mapping = codec::ledger_mapping_from(value);
  if (!mapping) return mapping.error();
  return std::optional(*std::move(mapping));
}

void print_report(const app::LedgerReading& reading) {
  std::cout << "表头在第 " << reading.head_row << " 行" << (reading.remembered ? "，列的对应沿用上次接收的" : "")
            << '\n';
  for (std::size_t i = 0; i < reading.head.size(); ++i)
    if (const auto field = reading.mapping.columns[i])
      std::cout << "  " << app::column_letters(i) << " 列 " << reading.head[i] << " → " << word_of(*field) << '\n';
  int passed_over = 0;
  for (const app::LedgerRow& row : reading.rows) {
    if (!row.passed_over.empty()) ++passed_over;
    for (const app::LedgerFault& fault : row.faults) {
      std::cout << "第 " << row.row << " 行" << (fault.column ? " " + app::column_letters(*fault.column) + " 列" : "")
                << "：" << fault.message;
      for (const std::string& each : fault.proposals)
        std::cout << (each == fault.proposals.front() ? "可能是" : "、") << each;
      std::cout << '\n';
    }
    for (const std::string& note : row.notes) std::cout << "第 " << row.row << " 行：" << note << '\n';
  }
  std::cout << "可接收 " << reading.tasks.size() << " 项，不能接收 " << reading.refused << " 行，略过 " << passed_over
            << " 行\n";
}

int fail(const std::string& message) {
  std::cerr << "duban: " << message << '\n';
  return 1;
}

int take_over(const TakeoverOptions& options) {
  app::start_secrets();
  const auto bytes = file_bytes(options.file);
  if (!bytes) return fail(options.file + "：" + bytes.error().message);
  const auto mapping = read_mapping(options.mapping);
  if (!mapping) return fail(mapping.error().message);
  const std::string file_name = std::filesystem::path(options.file).filename().string();
  const auto text = table_reader()(*bytes, file_name);
  if (!text) return fail(options.file + "：" + text.error().message);
  const DataFolder folder{options.data};
  const Known known = known_in(folder);
  const domain::UnitResolver resolver(known.registry);
  const auto reading =
      app::read_ledger(codec::sheet_rows_from(*text), *mapping, {known.ledgers, resolver, app::SystemClock().today()});
  if (!reading) return fail(options.file + "：" + reading.error().message);
  print_report(*reading);
  if (reading->refused > 0 || reading->tasks.empty()) return fail(app::rows_refused(*reading).message);
  if (options.dry_run) return 0;

  json::array tasks;
  for (const domain::TaskTakenOver& each : reading->tasks)
    tasks.push_back(json::parse(codec::data_of(domain::TaskEvent(each))));
  const domain::LedgerTakenOver ledger{file_name, app::sha256_hex(*bytes), reading->signature, reading->mapping, {}, 0};
  const auto answer = send_local_request(
      folder,
      json::object{{"do", "take_over"}, {"ledger", json::parse(codec::data_of(ledger))}, {"tasks", std::move(tasks)}});
  if (!codec::flag_at(answer, "ok")) return fail(codec::text_at(answer, "message"));
  std::cout << "已接收 " << answer.at("tasks") << " 项，第 " << answer.at("first_task") << " 号起\n";
  return 0;
}

}  // namespace

void add_takeover(CLI::App& app, int& status) {
  auto options = std::make_shared<TakeoverOptions>();
  CLI::App* command = app.add_subcommand("takeover", "takes over a ledger that was kept as a table (.xlsx, .csv)");
  command->add_option("file", options->file, "the table")->required();
  command->add_option("--data", options->data, "the data folder")->required();
  command->add_option("--mapping", options->mapping, "how the columns are to be read, JSON as in schemas/openapi.yaml");
  command->add_flag("--dry-run", options->dry_run, "only say what would be done");
  command->callback([options, &status] { status = take_over(*options); });
}

}  // namespace duban::cli
