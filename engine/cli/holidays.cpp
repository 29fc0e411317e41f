#include "cli/holidays.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "cli/file_bytes.hpp"
#include "codec/holidays_json.hpp"

namespace duban::cli {

std::vector<domain::HolidayYear> holidays_of(const DataFolder& folder) {
  std::vector<domain::HolidayYear> years = codec::shipped_holidays();
  if (!std::filesystem::is_directory(folder.holidays())) return years;
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

std::vector<int> missing_years(const domain::Calendar& calendar, domain::Date from, domain::Date to) {
  std::vector<int> missing;
  for (int year = from.year(); year <= to.year(); ++year)
    if (!calendar.knows(year)) missing.push_back(year);
  return missing;
}

}  // namespace duban::cli
