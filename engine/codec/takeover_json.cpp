#include "codec/takeover_json.hpp"

#include <algorithm>
#include <charconv>

#include "codec/csv.hpp"
#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

constexpr std::size_t kColumnsMax = 256;
constexpr std::size_t kUnitsNamedMax = 2000;
constexpr int kYearMin = 2000;
constexpr int kYearMax = 2099;

LedgerMapping mapping_from(const json::value& value) {
  LedgerMapping mapping;
  mapping.sheet = text_at(value, "sheet");
  if (const json::value* columns = member(value, "columns"))
    for (const json::value& each : columns->as_array()) {
      std::optional<LedgerField> field;
      if (!each.is_null()) {
        const json::string& name = each.as_string();
        field = ledger_field_named({name.data(), name.size()});
        if (!field) bad_member("columns", "names of columns");
      }
      mapping.columns.push_back(field);
    }
  if (const auto year = optional_integer_at(value, "year")) mapping.year = static_cast<int>(*year);
  mapping.no_fixed_date = flag_at(value, "no_fixed_date");
  if (const json::value* units = member(value, "units"))
    for (const auto& [printed, name] : units->as_object()) {
      const json::string& registered = name.as_string();
      mapping.units.emplace(printed, std::string(registered.data(), registered.size()));
    }
  return mapping;
}

}  // namespace

json::object to_json(const LedgerMapping& mapping) {
  json::array columns;
  for (const auto& each : mapping.columns) columns.push_back(each ? json::value(name_of(*each)) : json::value(nullptr));
  json::object units;
  for (const auto& [printed, name] : mapping.units) units[printed] = name;
  json::object object{
      {"sheet", mapping.sheet}, {"columns", std::move(columns)}, {"no_fixed_date", mapping.no_fixed_date}};
  object["year"] = mapping.year ? json::value(*mapping.year) : json::value(nullptr);
  object["units"] = std::move(units);
  return object;
}

Result<LedgerMapping> ledger_mapping_from(const json::value& value) {
  const auto refuse = [](const std::string& message) { return Rejection{RejectionCode::invalid_value, message}; };
  LedgerMapping mapping;
  try {
    mapping = mapping_from(value);
  } catch (const std::exception&) {
    return refuse(
        "列的对应应是 {sheet, columns, year, no_fixed_date, units} 这样的 JSON，columns 的每一项是列的名称或 null。");
  }
  if (mapping.columns.size() > kColumnsMax || mapping.units.size() > kUnitsNamedMax)
    return refuse("列应在 256 个以内、改名的单位在 2000 个以内。");
  if (mapping.year && (*mapping.year < kYearMin || *mapping.year > kYearMax))
    return refuse("年份应在 2000 到 2099 之间，现在是 " + std::to_string(*mapping.year) + "。");
  for (const LedgerField field : kLedgerFields) {
    const auto times = std::ranges::count(mapping.columns, std::optional(field));
    if (times > 1 && field != LedgerField::responsible)
      return refuse(std::string(word_of(field)) + "应只对应一列，现在是 " + std::to_string(times) + " 列。");
  }
  return mapping;
}

std::string data_of(const LedgerTakenOver& event) {
  return json::serialize(json::object{{"file_name", event.file_name},
                                      {"digest", event.digest},
                                      {"signature", event.signature},
                                      {"mapping", to_json(event.mapping)},
                                      {"first_task", event.first_task.value},
                                      {"tasks", event.tasks}});
}

LedgerTakenOver ledger_taken_over_from(std::string_view data) {
  const json::value value = json::parse(data);
  LedgerTakenOver event{text_at(value, "file_name"), text_at(value, "digest"), text_at(value, "signature"), {}, {}, 0};
  if (const json::value* mapping = member(value, "mapping")) event.mapping = mapping_from(*mapping);
  event.first_task = {optional_integer_at(value, "first_task").value_or(0)};
  event.tasks = optional_integer_at(value, "tasks").value_or(0);
  return event;
}

void put_taken_over(json::object& object, const TaskTakenOver& task) {
  object["origin"] = json::object{{"file_name", task.origin.file_name},
                                  {"digest", task.origin.digest},
                                  {"sheet", task.origin.sheet},
                                  {"row", task.origin.row}};
  object["status"] = name_of(task.status);
  if (task.percent) object["percent"] = *task.percent;
  if (!task.report.empty()) object["report"] = task.report;
  if (task.issued_on) object["issued_on"] = task.issued_on->text();
  if (task.closed_on) object["closed_on"] = task.closed_on->text();
}

void read_taken_over(const json::value& value, TaskTakenOver& task) {
  if (const json::value* origin = member(value, "origin"))
    task.origin = {text_at(*origin, "file_name"), text_at(*origin, "digest"), text_at(*origin, "sheet"),
                   static_cast<int>(optional_integer_at(*origin, "row").value_or(0))};
  task.status = named_at(value, "status", status_named).value_or(Status::issued);
  if (const auto percent = optional_integer_at(value, "percent")) task.percent = static_cast<int>(*percent);
  task.report = text_at(value, "report");
  task.issued_on = date_at(value, "issued_on");
  task.closed_on = date_at(value, "closed_on");
}

std::vector<SheetRow> sheet_rows_from(std::string_view text) {
  std::vector<SheetRow> rows;
  const bool is_sheet = text.starts_with("#\t");
  std::string sheet;
  for (TableRow& row : read_csv(text)) {
    if (!is_sheet) {
      rows.push_back({{}, row.line, std::move(row.cells)});
      continue;
    }
    const std::string first = row.cells.empty() ? std::string() : row.cells.front();
    if (first == "#") {
      sheet = row.cells.size() > 1 ? row.cells[1] : std::string();
      continue;
    }
    int number = 0;
    std::from_chars(first.data(), first.data() + first.size(), number);
    row.cells.erase(row.cells.begin());
    rows.push_back({sheet, number, std::move(row.cells)});
  }
  return rows;
}

}  // namespace duban::codec
