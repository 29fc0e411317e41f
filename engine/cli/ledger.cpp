// `duban ledger`: the whole ledger as a file for a spreadsheet, now or as it stood at the end of a past day.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "app/clock.hpp"
#include "app/conditions.hpp"
#include "cli/commands.hpp"
#include "cli/readable.hpp"
#include "codec/ledger_file.hpp"

namespace duban::cli {

namespace {

struct LedgerOptions {
  std::string data;
  std::string output;
  std::string as_of;
};

int write(const LedgerOptions& options) {
  const std::string ending = std::filesystem::path(options.output).extension();
  const auto format = codec::table_format_named(ending.empty() ? ending : ending.substr(1));
  if (!format) {
    std::cerr << "duban: 文件名应以 .xlsx 或 .csv 结尾，现在是“" << options.output << "”。\n";
    return 1;
  }
  const domain::Date today = app::SystemClock().today();
  const auto day = options.as_of.empty() ? std::optional(today) : domain::Date::parse(options.as_of);
  if (!day || today < *day) {
    std::cerr << "duban: --as-of 应为 YYYY-MM-DD 形式的日期，且不晚于今天，现在是“" << options.as_of << "”。\n";
    return 1;
  }
  Readable readable(DataFolder{options.data});
  const domain::Ledger ledger = app::read_ledger(*readable.views_at(*day, today), {}, *day);
  std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
  file << codec::write_ledger(ledger, *format);
  file.close();
  if (!file) {
    std::cerr << "duban: 不能写入 " << options.output << "，请核对路径和权限。\n";
    return 1;
  }
  std::cout << "已导出 " << ledger.entries.size() << " 项，截至 " << day->text() << "，日志第 " << ledger.place.position
            << " 条\n";
  return 0;
}

}  // namespace

void add_ledger(CLI::App& app, int& status) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App* command = app.add_subcommand("ledger", "writes the ledger as a table, with the place in the log on it");
  command->add_option("--data", options->data, "the data folder")->required();
  command->add_option("--output", options->output, "the file to write, .xlsx or .csv")->required();
  command->add_option("--as-of", options->as_of, "as it stood at the end of this past day, YYYY-MM-DD");
  command->callback([options, &status] { status = write(*options); });
}

}  // namespace duban::cli
