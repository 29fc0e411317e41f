#include "cli/holidays.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "cli/file_bytes.hpp"
#include "codec/holidays_json.hpp"

namespace duban::cli {

namespace {

constexpr int kDaysAhead = 60;

}  // namespace

std::vector<domain::HolidayYear> holidays_of(const DataFolder& folder) {
  std::vector<domain::HolidayYear> years = codec::shipped_holidays();
  if (!std::filesystem::exists(folder.holidays())) return years;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.holidays()))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const std::filesystem::path& file : files) {
    const auto bytes = file_bytes(file.string());
    auto year = bytes ? codec::holiday_year_from(*bytes) : bytes.error();
    if (!year) throw std::runtime_error(file.string() + "：" + year.error().message);
    years.push_back(*std::move(year));
  }
  return years;
}

std::vector<int> missing_years(const domain::Calendar& calendar, domain::Date today) {
  std::vector<int> missing;
  for (int year = today.year(); year <= today.plus_days(kDaysAhead).year(); ++year)
    if (!calendar.knows(year)) missing.push_back(year);
  return missing;
}

std::string missing_year_warning(int year) {
  return std::to_string(year) +
         " 年：缺少节假日安排，涉及该年的工作日无法计算；公布后请用 duban calendar import 导入。";
}

}  // namespace duban::cli
