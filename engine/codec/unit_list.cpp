#include "codec/unit_list.hpp"

#include <algorithm>
#include <array>

#include "codec/csv.hpp"

namespace duban::codec {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its units

enum Column { name, aliases, kind, level, region, parent, valid_from, valid_until, merged_into, members };
constexpr std::array<std::string_view, 10> kColumns = {"名称",     "别名",     "类型",     "级别",     "地区",
                                                       "上级单位", "启用日期", "停用日期", "并入单位", "成员"};
constexpr std::string_view kBetween = "；";

std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  while (!cell.empty()) {
    std::size_t end = cell.size();
    std::size_t length = 0;
    for (const std::string_view mark : {"；", "、", ";", "\n"})
      if (const auto at = cell.find(mark); at < end) {
        end = at;
        length = mark.size();
      }
    std::string_view each = cell.substr(0, end);
    while (each.ends_with(' ') || each.ends_with('\r')) each.remove_suffix(1);
    while (each.starts_with(' ')) each.remove_prefix(1);
    if (!each.empty()) names.emplace_back(each);
    cell.remove_prefix(std::min(cell.size(), end + length));
  }
  return names;
}

/// Reads the cells of one row; the first that is wrong is kept.
class LineReader {
 public:
  LineReader(const TableRow& row, const std::array<std::size_t, kColumns.size()>& places)
      : row_(row), places_(places) {}

  UnitLine read() {
    line_.line = row_.line;
    line_.unit.name = cell(name);
    if (line_.unit.name.empty()) refuse("应填写名称，现在是空的。");
    line_.unit.aliases = names_in(cell(aliases));
    if (const std::string word = cell(kind); !word.empty()) {
      const auto found = unit_kind_named(word);
      if (!found) refuse("类型应是单位或单位组，现在是“" + word + "”。");
      line_.unit.kind = found.value_or(UnitKind::unit);
    }
    if (const std::string word = cell(level); !word.empty()) {
      const auto found = unit_level_named(word);
      if (!found) refuse("级别应是国家、省、市、县区、乡镇、企业或其他，现在是“" + word + "”。");
      line_.unit.level = found.value_or(UnitLevel::other);
    }
    line_.unit.region = cell(region);
    line_.unit.validity = {day(kColumns[valid_from], cell(valid_from)), day(kColumns[valid_until], cell(valid_until))};
    line_.parent = cell(parent);
    line_.merged_into = cell(merged_into);
    for (const std::string& each : names_in(cell(members))) read_member(each);
    return std::move(line_);
  }

 private:
  std::string cell(Column column) const {
    const std::size_t place = places_[column];
    return place < row_.cells.size() ? row_.cells[place] : std::string();
  }

  void refuse(const std::string& what) {
    if (line_.problem.empty()) line_.problem = what;
  }

  /// Spreadsheets like to write 2026/1/5 for 2026-01-05.
  std::optional<Date> day(std::string_view what, std::string text) {
    if (text.empty()) return std::nullopt;
    std::ranges::replace(text, '/', '-');
    std::array<int, 3> parts{};
    std::size_t part = 0;
    bool sound = text.size() <= 10;
    for (char c : text) {
      if (c == '-')
        sound = ++part < parts.size() && sound;
      else if (c >= '0' && c <= '9' && sound)
        parts[part] = parts[part] * 10 + (c - '0');
      else
        sound = false;
    }
    const auto date = sound && part == 2 ? Date::of(parts[0], parts[1], parts[2]) : std::nullopt;
    if (!date) refuse(std::string(what) + "应是 2026-01-05 这样的日期，现在是“" + text + "”。");
    return date;
  }

  void read_member(const std::string& text) {
    UnitLine::Member member{text, {}};
    if (const auto blank = text.rfind(' '); blank != std::string::npos) {
      const std::string days = text.substr(blank + 1);
      if (const auto wave = days.find('~'); wave != std::string::npos) {
        member.name = text.substr(0, blank);
        member.validity = {day("成员的起日", days.substr(0, wave)), day("成员的止日", days.substr(wave + 1))};
      }
    }
    line_.members.push_back(std::move(member));
  }

  const TableRow& row_;
  const std::array<std::size_t, kColumns.size()>& places_;
  UnitLine line_;
};

std::string all_columns() {
  std::string text;
  for (const std::string_view column : kColumns) text += (text.empty() ? "" : "、") + std::string(column);
  return text;
}

std::string day_or_nothing(const std::optional<Date>& day) {
  return day ? day->text() : std::string();
}

std::string name_or_nothing(const UnitRegistry& registry, std::optional<UnitId> unit) {
  return unit ? registry.find(*unit)->name : std::string();
}

std::string member_text(const UnitRegistry& registry, const Membership& member) {
  std::string text = registry.find(member.unit)->name;
  if (member.validity != Validity{})
    text += " " + day_or_nothing(member.validity.from) + "~" + day_or_nothing(member.validity.until);
  return text;
}

template <class List, class Text>
std::string joined(const List& list, Text text) {
  std::string out;
  for (const auto& each : list) out += (out.empty() ? std::string() : std::string(kBetween)) + text(each);
  return out;
}

}  // namespace

Result<std::vector<UnitLine>> unit_lines_from(std::string_view text) {
  const std::vector<TableRow> rows = read_csv(text);
  if (rows.empty()) return Rejection{RejectionCode::invalid_value, "单位名录应是一张表，第一行是列名，现在是空的。"};
  std::array<std::size_t, kColumns.size()> places;
  places.fill(SIZE_MAX);
  for (std::size_t i = 0; i < rows.front().cells.size(); ++i) {
    const std::string& heading = rows.front().cells[i];
    const auto column = std::ranges::find(kColumns, std::string_view(heading));
    if (column == kColumns.end()) {
      if (heading.empty()) continue;
      return Rejection{RejectionCode::invalid_value,
                       "第一行应是列名（" + all_columns() + "），“" + heading + "”不是其中之一。"};
    }
    places[static_cast<std::size_t>(column - kColumns.begin())] = i;
  }
  if (places[name] == SIZE_MAX)
    return Rejection{RejectionCode::invalid_value, "第一行应有“名称”这一列，可有的列是" + all_columns() + "。"};
  std::vector<UnitLine> lines;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) lines.push_back(LineReader(*row, places).read());
  return lines;
}

std::vector<std::vector<std::string>> unit_table(const UnitRegistry& registry) {
  std::vector<std::vector<std::string>> table{{kColumns.begin(), kColumns.end()}};
  for (const Unit& unit : registry.units()) {
    std::vector<std::string> row(kColumns.size());
    row[name] = unit.name;
    row[aliases] = joined(unit.aliases, [](const std::string& alias) { return alias; });
    row[kind] = word_of(unit.kind);
    row[level] = word_of(unit.level);
    row[region] = unit.region;
    row[parent] = name_or_nothing(registry, unit.parent);
    row[valid_from] = day_or_nothing(unit.validity.from);
    row[valid_until] = day_or_nothing(unit.validity.until);
    row[merged_into] = name_or_nothing(registry, unit.merged_into);
    row[members] = joined(unit.members, [&](const Membership& each) { return member_text(registry, each); });
    table.push_back(std::move(row));
  }
  return table;
}

}  // namespace duban::codec
