// `duban calendar import` and `duban calendar check`: the holidays of the years.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/durable_file.hpp"
#include "cli/file_bytes.hpp"
#include "cli/holidays.hpp"
#include "codec/holidays_json.hpp"

namespace duban::cli {

namespace {

/// So far ahead dates are counted most.
constexpr int kDaysAhead = 60;

struct CalendarOptions {
  std::vector<std::string> files;
  std::string data;
};

int import_years(const CalendarOptions& options) {
  // All are read before one is kept.
  std::vector<std::pair<domain::HolidayYear, std::string>> years;
  for (const std::string& file : options.files) {
    const auto bytes = file_bytes(file);
    const auto year = bytes ? codec::holiday_year_from(*bytes) : bytes.error();
    if (!year) {
      std::cerr << "duban: " << file << "：" << year.error().message << "没有导入任何文件。\n";
      return 1;
    }
    years.emplace_back(*year, *bytes);
  }
  const std::filesystem::path folder = DataFolder{options.data}.holidays();
  std::filesystem::create_directories(folder);
  for (const auto& [year, bytes] : years) {
    write_durably(folder / (std::to_string(year.year) + ".json"), bytes);
    std::cout << "已导入 " << year.year << " 年：放假 " << year.holidays.size() << " 天，调休上班 "
              << year.working.size() << " 天\n";
  }
  std::cout << "服务重新启动后按新的安排计算。\n";
  return 0;
}

int check(const CalendarOptions& options) {
  const auto years = holidays_of({options.data});
  const domain::Calendar calendar(years);
  for (const int number : calendar.years()) {
    const domain::HolidayYear* shown = nullptr;
    for (const domain::HolidayYear& each : years)
      if (each.year == number) shown = &each;
    std::cout << number << " 年：放假 " << shown->holidays.size() << " 天，调休上班 " << shown->working.size()
              << " 天（" << shown->source << "）\n";
  }
  const domain::Date today = app::SystemClock().today();
  const auto missing = missing_years(calendar, today, today.plus_days(kDaysAhead));
  for (const int number : missing)
    std::cout << number << " 年：缺少节假日安排，涉及该年的工作日无法计算；公布后请用 duban calendar import 导入。\n";
  return missing.empty() ? 0 : 1;
}

}  // namespace

void add_calendar(CLI::App& app, int& status) {
  auto options = std::make_shared<CalendarOptions>();
  CLI::App* calendar = app.add_subcommand("calendar", "working days: holidays and make-up days of each year");
  calendar->require_subcommand(1);
  CLI::App* import = calendar->add_subcommand("import", "keeps the holidays of years (JSON, as in config/holidays)");
  import->add_option("files", options->files, "one file a year")->required();
  import->add_option("--data", options->data, "the data folder")->required();
  import->callback([options, &status] { status = import_years(*options);
});
CLI::App* look = calendar->add_subcommand("check", "lists the years; exit status 1 if one is missing that is needed");
look->add_option("--data", options->data, "the data folder")->required();
look->callback([options, &status] { status = check(*options); });
}  // namespace duban::cli

}  // namespace duban::cli
