#include "codec/holidays_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <span>
#include <stdexcept>

#include "codec/json_fields.hpp"

namespace duban::codec {

/// In the file that CMakeLists.txt makes of config/holidays.
std::span<const std::string_view> shipped_holiday_texts();

namespace {

namespace json = boost::json;
using domain::Date;
using domain::HolidayYear;

/// What is wrong, for a person.
struct Fault {
  std::string message;
};

Date checked_day(std::string_view text, int year, const std::vector<Date>& before) {
  const auto day = Date::parse(text);
  if (!day) throw Fault{"日期应为 YYYY-MM-DD 的形式，现在是“" + std::string(text) + "”。"};
  if (day->year() != year)
    throw Fault{"日期应在 " + std::to_string(year) + " 年之内，现在是 " + day->text() +
                "；跨年的假期分别写在两年的文件里。"};
  if (std::ranges::find(before, *day) != before.end()) throw Fault{"同一天应只写一次，" + day->text() + " 写了两次。"};
  return *day;
}

void read_holidays(const json::value& value, HolidayYear& year) {
  const json::value* list = member(value, "holidays");
  if (list == nullptr || !list->is_array()) throw Fault{"应有 holidays，列出放假的起止日期。"};
  for (const json::value& each : list->get_array()) {
    const Date from = checked_day(text_at(each, "from"), year.year, {});
    const Date to = checked_day(text_at(each, "to"), year.year, {});
    if (to < from) throw Fault{"放假的止日应不早于起日，现在是 " + from.text() + " 到 " + to.text() + "。"};
    for (Date day = from; day <= to; day = day.plus_days(1))
      year.holidays.push_back(checked_day(day.text(), year.year, year.holidays));
  }
}

void read_working(const json::value& value, HolidayYear& year) {
  for (const std::string& text : texts_at(value, "working")) {
    const Date day = checked_day(text, year.year, year.working);
    if (std::chrono::weekday(day.days()).iso_encoding() < 6)
      throw Fault{"调休上班日应是周六或周日，" + day.text() + " 不是。"};
    if (std::ranges::find(year.holidays, day) != year.holidays.end()) throw Fault{day.text() + " 不应既放假又上班。"};
    year.working.push_back(day);
  }
}

}  // namespace

domain::Result<HolidayYear> holiday_year_from(std::string_view text) {
  try {
    const json::value value = json::parse(text);
    HolidayYear year;
    year.year = static_cast<int>(optional_integer_at(value, "year").value_or(0));
    if (year.year < 1949 || year.year > 2200) throw Fault{"应有 year，如 2026。"};
    year.source = text_at(value, "source");
    if (year.source.empty()) throw Fault{"应有 source，写明公布的通知。"};
    read_holidays(value, year);
    read_working(value, year);
    std::ranges::sort(year.holidays);
    std::ranges::sort(year.working);
    return year;
  } catch (const Fault& fault) {
    return domain::Rejection{domain::RejectionCode::invalid_value, fault.message};
  } catch (const std::exception& fault) {
    return domain::Rejection{domain::RejectionCode::invalid_value,
                             std::string("节假日安排应合乎 schemas/holidays.schema.json：") + fault.what()};
  }
}

const std::vector<HolidayYear>& shipped_holidays() {
  static const std::vector<HolidayYear> kYears = [] {
    std::vector<HolidayYear> years;
    for (const std::string_view text : shipped_holiday_texts()) years.push_back(holiday_year_from(text).value());
    return years;
  }();
  return kYears;
}

}  // namespace duban::codec
