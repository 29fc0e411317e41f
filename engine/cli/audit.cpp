// `duban audit verify`, `duban audit export` and `duban rebuild`: the log looked at, and the views made again from it.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/holidays.hpp"
#include "cli/rules.hpp"
#include "store/log.hpp"
#include "store/portable.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

namespace {

bool has_database(const DataFolder& folder) {
  if (std::filesystem::exists(folder.database())) return true;
  std::cerr << "duban: " << folder.path.string() << " 应是数据目录，其中没有 duban.sqlite。\n";
  return false;
}

int verify(const DataFolder& folder) {
  if (!has_database(folder)) return 2;
  store::Database database(folder.database(), store::Access::read_only);
  const store::AuditResult result = store::audit(database);
  if (!result.fault.empty()) {
    std::cerr << "duban: 日志不完整：" << result.fault << '\n';
    return 1;
  }
  std::cout << "日志完整：" << result.events << " 条，末条校验值 " << result.head << '\n';
  return 0;
}

int export_log(const DataFolder& folder) {
  if (!has_database(folder)) return 2;
  store::Database database(folder.database(), store::Access::read_only);
  store::export_events(database, [](std::string_view line) { std::cout << line << '\n'; });
  return 0;
}

}  // namespace

void add_audit(CLI::App& app, int& status) {
  auto data = std::make_shared<std::string>();
  CLI::App* audit = app.add_subcommand("audit", "the log of all changes");
  audit->require_subcommand(1);
  CLI::App* command = audit->add_subcommand("verify", "checks the whole chain; exit status 0 only if it is whole");
  command->add_option("--data", *data, "the data folder")->required();
  command->callback([data, &status] { status = verify({*data}); });
  CLI::App* lines = audit->add_subcommand("export", "prints the log, one event a line, as JSON");
  lines->add_option("--data", *data, "the data folder")->required();
  lines->callback([data, &status] { status = export_log({*data}); });
}

void add_rebuild(CLI::App& app, int& status) {
  auto data = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("rebuild", "makes all views again from the log; no server may be running");
  command->add_option("--data", *data, "the data folder")->required();
  command->callback([data, &status] {
    const DataFolder folder{*data};
    if (!has_database(folder)) {
      status = 2;
      return;
    }
    const FolderLock lock(folder);
    store::SqliteStore store(folder.database());
    const app::SystemClock clock;
    const app::Rules rules = prepare_rules(store, holidays_of(folder), clock);
    std::cout << "已由 " << store.rebuild(rules, clock.today()) << " 条日志重建全部视图\n";
  });
}

}  // namespace duban::cli
