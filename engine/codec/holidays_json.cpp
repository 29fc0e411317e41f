#include "codec/holidays_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <span>

namespace duban::codec {

/// In the file that CMakeLists.txt makes of config/holidays.
std::span<const std::string_view> shipped_holiday_texts();

namespace {

namespace json = boost::json;
using domain::Date;
using domain::HolidayYear;

/// The years of which there are such notices, up to the last that `Date` has.
constexpr int kYearMin = 1949;
constexpr int kYearMax = 2200;
/// A longer text is not repeated in a refusal.
constexpr std::size_t kShownBytesMax = 60;
/// What some editors write before the text.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What is wrong, for a person. Caught in this file.
struct Fault {
  std::string message;
};

[[noreturn]] void refuse(const std::string& member, const std::string& expected, const std::string& found) {
  throw Fault{member + " 应" + expected + "，现在" + found + "。"};
}

std::string quoted(std::string_view text) {
  return text.size() > kShownBytesMax ? "一段更长的文字" : "“" + std::string(text) + "”";
}

std::string shown(const json::value& value) {
  if (value.is_object()) return "是一个对象";
  if (value.is_array()) return "是一个列表";
  if (value.is_string()) return "是" + quoted(value.get_string());
  return "是 " + json::serialize(value);
}

/// The object's members: all of `names`, no others.
const json::object& members_of(const json::value& value, const std::string& member,
                               std::initializer_list<std::string_view> names) {
  const json::object* object = value.if_object();
  std::string expected = "是一个对象，成员为";
  for (const std::string_view name : names) expected += " " + std::string(name);
  if (object == nullptr) refuse(member, expected, shown(value));
  for (const std::string_view name : names)
    if (!object->contains(name)) refuse(member, expected, "没有 " + std::string(name));
  for (const auto& each : *object)
    if (std::ranges::find(names, std::string_view(each.key())) == names.end())
      refuse(member, expected, "另有" + quoted(each.key()));
  return *object;
}

const json::array& list_at(const json::object& object, std::string_view name) {
  const json::array* list = object.at(name).if_array();
  if (list == nullptr) refuse(std::string(name), "是一个列表", shown(object.at(name)));
  return *list;
}

std::string text_of(const json::value& value, const std::string& member, const std::string& expected) {
  if (!value.is_string() || value.get_string().empty()) refuse(member, expected, shown(value));
  return std::string(value.get_string());
}

Date day_of(const json::value& value, const std::string& member, int year) {
  const auto day = value.is_string() ? Date::parse(value.get_string()) : std::nullopt;
  if (!day) refuse(member, "是一个日期，如 " + std::to_string(year) + "-01-01", shown(value));
  if (day->year() != year)
    refuse(member, "在 " + std::to_string(year) + " 年之内（跨年的假期分别写在两年的文件里）", shown(value));
  return *day;
}

void add_once(std::vector<Date>& days, Date day, const std::string& member) {
  if (std::ranges::find(days, day) != days.end()) refuse(member, "写未写过的日期", "又写了 " + day.text());
  days.push_back(day);
}

void read_holidays(const json::array& list, HolidayYear& year) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string member = "holidays[" + std::to_string(i) + "]";
    const json::object& holiday = members_of(list[i], member, {"name", "from", "to"});
    text_of(holiday.at("name"), member + ".name", "写节日的名称");
    const Date from = day_of(holiday.at("from"), member + ".from", year.year);
    const Date to = day_of(holiday.at("to"), member + ".to", year.year);
    if (to < from) refuse(member + ".to", "不早于 from（" + from.text() + "）", "是 " + to.text());
    for (Date day = from; day <= to; day = day.plus_days(1)) add_once(year.holidays, day, member);
  }
}

void read_working(const json::array& list, HolidayYear& year) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string member = "working[" + std::to_string(i) + "]";
    const Date day = day_of(list[i], member, year.year);
    if (std::chrono::weekday(day.days()).iso_encoding() < 6)
      refuse(member, "是周六或周日", "是 " + day.text() + "，不是周末");
    if (std::ranges::find(year.holidays, day) != year.holidays.end())
      refuse(member, "不在放假的日期之内", "是 " + day.text() + "，holidays 中写着放假");
    add_once(year.working, day, member);
  }
}

HolidayYear read_year(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  json::error_code error;
  const json::value value = json::parse(text, error);
  if (error) refuse("文件", "是 JSON 格式（见 schemas/holidays.schema.json）", "不是");
  const json::object& object = members_of(value, "文件", {"year", "source", "holidays", "working"});
  const auto number = object.at("year").to_number<int>(error);
  if (error || number < kYearMin || number > kYearMax)
    refuse("year", "是 " + std::to_string(kYearMin) + " 到 " + std::to_string(kYearMax) + " 之间的年份",
           shown(object.at("year")));
  HolidayYear year;
  year.year = number;
  year.source = text_of(object.at("source"), "source", "写明公布安排的通知");
  read_holidays(list_at(object, "holidays"), year);
  read_working(list_at(object, "working"), year);
  std::ranges::sort(year.holidays);
  std::ranges::sort(year.working);
  return year;
}

}  // namespace

domain::Result<HolidayYear> holiday_year_from(std::string_view text) {
  try {
    return read_year(text);
  } catch (const Fault& fault) {
    return domain::Rejection{domain::RejectionCode::invalid_value, fault.message};
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
