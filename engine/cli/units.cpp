// `duban units import` and `duban units export`: the registry of units as a table.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "app/secrets.hpp"
#include "cli/commands.hpp"
#include "cli/document_reader.hpp"
#include "cli/file_bytes.hpp"
#include "cli/local_request.hpp"
#include "codec/json_fields.hpp"
#include "codec/table.hpp"
#include "codec/unit_list.hpp"
#include "domain/decide_registry.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

struct UnitsOptions {
  std::string file;
  std::string data;
  std::string format;
  bool dry_run = false;
};

/// As it is on disk; empty if the folder holds nothing yet.
domain::UnitRegistry present_registry(const DataFolder& folder) {
  if (!std::filesystem::exists(folder.database())) return {};
  return store::SqliteViews(folder.database()).registry();
}

/// What each line of the list would do; true if all can be imported.
bool print_report(const domain::UnitImport& import) {
  using Outcome = domain::ImportedLine::Outcome;
  std::map<Outcome, int> counts;
  for (const domain::ImportedLine& line : import.lines) {
    ++counts[line.outcome];
    if (line.outcome == Outcome::unchanged) continue;
    std::cout << "第 " << line.line << " 行 " << line.name << "：" << word_of(line.outcome);
    for (const domain::UnitField field : line.changes)
      std::cout << (field == line.changes.front() ? "，改" : "、") << word_of(field);
    if (!line.message.empty()) std::cout << "，" << line.message;
    std::cout << '\n';
  }
  const char* before = "";
  for (const Outcome each :
       {Outcome::added, Outcome::corrected, Outcome::closed, Outcome::unchanged, Outcome::refused}) {
    std::cout << before << word_of(each) << ' ' << counts[each];
    before = "，";
  }
  std::cout << '\n';
  return import.refused == 0;
}

int import_units(const UnitsOptions& options) {
  app::start_secrets();
  const auto bytes = file_bytes(options.file);
  if (!bytes) {
    std::cerr << "duban: " << options.file << "：" << bytes.error().message << '\n';
    return 1;
  }
  const auto text = document_reader()(*bytes, std::filesystem::path(options.file).filename().string());
  const auto lines = text ? codec::unit_lines_from(*text) : text.error();
  if (!lines) {
    std::cerr << "duban: " << options.file << "：" << lines.error().message << '\n';
    return 1;
  }
  const DataFolder folder{options.data};
  const domain::Context context{local_system_admin(), app::SystemClock().today()};
  if (!print_report(domain::plan_import(present_registry(folder), *lines, context))) {
    std::cerr << "duban: 有的行不能导入，全部没有导入；请改正后再试。\n";
    return 1;
  }
  if (options.dry_run) return 0;
  const auto answer = send_local_request(folder, boost::json::object{{"do", "import_units"}, {"text", *text}});
  if (codec::flag_at(answer, "ok")) return 0;
  std::cerr << "duban: " << codec::text_at(answer, "message") << '\n';
  return 1;
}

int export_units(const UnitsOptions& options) {
  const std::string ending = std::filesystem::path(options.file).extension();
  const std::string wanted = options.format.empty() && !ending.empty() ? ending.substr(1) : options.format;
  const auto format = codec::table_format_named(wanted);
  if (!format) {
    std::cerr << "duban: 文件名应以 .csv 或 .xlsx 结尾，或用 --format 说明格式，现在是“" << wanted << "”。\n";
    return 1;
  }
  const domain::UnitRegistry registry = present_registry({options.data});
  std::ofstream file(options.file, std::ios::binary | std::ios::trunc);
  file << codec::write_table(codec::unit_table(registry), *format);
  file.close();
  if (!file) {
    std::cerr << "duban: 不能写入 " << options.file << "，请核对路径和权限。\n";
    return 1;
  }
  std::cout << "已导出 " << registry.units().size() << " 个单位\n";
  return 0;
}

}  // namespace

void add_units(CLI::App& app, int& status) {
  auto options = std::make_shared<UnitsOptions>();
  CLI::App* units = app.add_subcommand("units", "the registry of units");
  units->require_subcommand(1);
  CLI::App* import =
      units->add_subcommand("import", "reads a list of units (.csv, .xlsx) and says what each line does");
  import->add_option("file", options->file, "the list")->required();
  import->add_option("--data", options->data, "the data folder")->required();
  import->add_flag("--dry-run", options->dry_run, "only say what would be done");
  import->callback([options, &status] { status = import_units(*options);
});
CLI::App* save = units->add_subcommand("export", "writes all units as a table");
save->add_option("file", options->file, "the file to write")->required();
save->add_option("--data", options->data, "the data folder")->required();
save->add_option("--format", options->format, "csv or xlsx; by the file's ending unless given");
save->callback([options, &status] { status = export_units(*options); });
}  // namespace duban::cli

}  // namespace duban::cli
