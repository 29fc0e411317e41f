// `duban calendar import` and `duban calendar check`: the holidays of the years.
#include <iostream>
#include <map>
#include <memory>
#include <optional>
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

struct CalendarOptions {
  std::vector<std::string> files;
  std::string data;
};

/// What one file of the command line holds.
struct YearFile {
  domain::HolidayYear year;
  std::string bytes;
};

/// All files, or nothing and a word on standard error why not.
std::optional<std::vector<YearFile>> read_files(const std::vector<std::string>& names) {
  std::vector<YearFile> files;
  for (const std::string& name : names) {
    const auto bytes = file_bytes(name);
    const auto year = bytes ? codec::holiday_year_from(*bytes) : bytes.error();
    std::string fault = year ? "" : year.error().message;
    for (const YearFile& before : files)
      if (year && before.year.year == year->year)
        fault = "每年应只有一个文件，现在 " + std::to_string(year->year) + " 年有两个。";
    if (!fault.empty()) {
      std::cerr << "duban: " << name << "：" << fault << "\nduban: 没有导入任何文件。\n";
      return std::nullopt;
    }
    files.push_back({*year, *bytes});
  }
  return files;
}

std::string summary_of(const domain::HolidayYear& year) {
  return std::to_string(year.year) + " 年：放假 " + std::to_string(year.holidays.size()) + " 天，调休上班 " +
         std::to_string(year.working.size()) + " 天";
}

int import_years(const CalendarOptions& options) {
  const auto files = read_files(options.files);
  if (!files) return 1;
  const DataFolder folder{options.data};
  make_folder_durably(folder.path);
  make_folder_durably(folder.holidays());
  for (const YearFile& file : *files) {
    write_durably(folder.holidays() / (std::to_string(file.year.year) + ".json"), file.bytes);
    std::cout << "已导入 " << summary_of(file.year) << '\n';
  }
  std::cout << "正在运行的服务重新启动后，才按新的安排计算。\n";
  return 0;
}

int check_years(const CalendarOptions& options) {
  const auto holidays = options.data.empty() ? codec::shipped_holidays() : holidays_of({options.data});
  std::map<int, const domain::HolidayYear*> years;
  for (const domain::HolidayYear& each : holidays) years[each.year] = &each;
  for (const auto& [number, year] : years) std::cout << summary_of(*year) << "，依据：" << year->source << '\n';
  const auto missing = missing_years(domain::Calendar(holidays), app::SystemClock().today());
  for (const int year : missing) std::cerr << "duban: " << missing_year_warning(year) << '\n';
  return missing.empty() ? 0 : 1;
}

}  // namespace

void add_calendar(CLI::App& app, int& status) {
  auto options = std::make_shared<CalendarOptions>();
  CLI::App* calendar = app.add_subcommand("calendar", "working days: holidays and make-up days of each year");
  calendar->require_subcommand(1);
  CLI::App* keep = calendar->add_subcommand("import", "keeps the holidays of years (JSON, as in config/holidays)");
  keep->add_option("files", options->files, "one file a year")->required();
  keep->add_option("--data", options->data, "the data folder")->required();
  keep->callback([options, &status] { status = import_years(*options); });
  CLI::App* check =
      calendar->add_subcommand("check", "lists the years; exit status 1 if one is missing that is needed");
  check->add_option("--data", options->data, "the data folder; without, the years that the program ships with");
  check->callback([options, &status] { status = check_years(*options); });
}

}  // namespace duban::cli
