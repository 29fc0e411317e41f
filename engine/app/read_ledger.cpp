#include "app/read_ledger.hpp"

#include <algorithm>
#include <unordered_map>

#include "app/ledger_head.hpp"
#include "domain/issue_units.hpp"

namespace duban::app {

namespace {

using domain::LedgerField;
using domain::LedgerMapping;
using domain::Rejection;
using domain::RejectionCode;
using domain::SheetRow;

std::span<const SheetRow> sheet_in(std::span<const SheetRow> rows, const std::string& sheet) {
  const auto first = std::ranges::find(rows, sheet, &SheetRow::sheet);
  const auto last = std::find_if(first, rows.end(), [&](const SheetRow& each) { return each.sheet != sheet; });
  return {first, last};
}

/// The columns of the latest ledger of the same form.
const domain::KnownLedger* known_form(std::span<const domain::KnownLedger> known, const std::string& signature) {
  const auto found = std::find_if(known.rbegin(), known.rend(),
                                  [&](const domain::KnownLedger& each) { return each.ledger.signature == signature; });
  return found == known.rend() ? nullptr : &*found;
}

/// Judges the units of one row after another; what a name means is looked up once.
class Units {
 public:
  Units(const LedgerMapping& mapping, const LedgerSurroundings& surroundings)
      : mapping_(mapping), surroundings_(surroundings) {}

  /// The unit by its registered name where it is named otherwise; a fault where it is not known.
  void judge(std::vector<std::string>& names, std::optional<std::size_t> column, std::vector<LedgerFault>& faults) {
    for (std::string& name : names) {
      if (const auto meant = mapping_.units.find(name); meant != mapping_.units.end()) name = meant->second;
      if (surroundings_.units.registry().empty()) continue;
      const domain::UnitResolution& found = resolution(name);
      if (found.state == domain::Resolved::known && is_valid(name)) continue;
      LedgerFault fault{column, "", name, {}, true};
      for (const domain::UnitMatch& match : found.matches)
        fault.proposals.push_back(surroundings_.units.registry().find(match.unit)->name);
      fault.message = "单位应是登记过、现在有效的单位，“" + name + "”";
      fault.message += found.state == domain::Resolved::known ? "已停用。" : "没有登记。";
      faults.push_back(std::move(fault));
    }
  }

 private:
  const domain::UnitResolution& resolution(const std::string& name) {
    const auto known = resolutions_.find(name);
    if (known != resolutions_.end()) return known->second;
    return resolutions_.emplace(name, surroundings_.units.resolve(name, surroundings_.today)).first->second;
  }
  bool is_valid(const std::string& name) const {
    return !surroundings_.units.today(name, surroundings_.today, surroundings_.today).empty();
  }

  const LedgerMapping& mapping_;
  const LedgerSurroundings& surroundings_;
  std::unordered_map<std::string, domain::UnitResolution> resolutions_;
};

std::optional<std::size_t> column_of(const LedgerMapping& mapping, LedgerField field) {
  const auto found = std::ranges::find(mapping.columns, std::optional(field));
  if (found == mapping.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - mapping.columns.begin());
}

domain::TaskTakenOver task_of(const LedgerRow& row, const std::string& sheet, const LedgerSurroundings& surroundings) {
  domain::Measure measure;
  for (const std::string& unit : row.lead) measure.lead.push_back({unit, {}});
  for (const std::string& unit : row.responsible) measure.responsible.push_back({unit, {}});
  domain::TaskTakenOver task;
  task.content.title = row.title;
  task.content.text = row.text;
  task.content.registered_by_hand = true;
  task.due = row.due;
  task.assignments = domain::under_registered_names(domain::planned_assignments(measure), surroundings.units,
                                                    surroundings.today, surroundings.today);
  task.origin.sheet = sheet;
  task.origin.row = row.row;
  task.status = row.status;
  task.percent = row.percent;
  task.report = row.report;
  task.issued_on = row.issued_on;
  task.closed_on = row.closed_on;
  return task;
}

domain::Result<void> check_mapping(const LedgerMapping& mapping, std::size_t columns) {
  const auto refuse = [](const std::string& message) { return Rejection{RejectionCode::invalid_value, message}; };
  if (mapping.columns.size() > columns)
    return refuse("列的对应应不多于表头的 " + std::to_string(columns) + " 列，现在是 " +
                  std::to_string(mapping.columns.size()) + " 列。");
  const auto has = [&](LedgerField field) { return column_of(mapping, field).has_value(); };
  if (!has(LedgerField::title) && !has(LedgerField::text))
    return refuse("应有一列是事项或具体要求，现在没有；请指明是哪一列。");
  if (!has(LedgerField::lead) && !has(LedgerField::responsible))
    return refuse("应有一列是牵头单位或责任单位，现在没有；请指明是哪一列。");
  return {};
}

/// Reads the rows below the head into `reading`.
void read_rows(std::span<const SheetRow> body, const LedgerSurroundings& surroundings, LedgerReading& reading) {
  Units units(reading.mapping, surroundings);
  const auto lead = column_of(reading.mapping, LedgerField::lead);
  const auto responsible = column_of(reading.mapping, LedgerField::responsible);
  std::optional<std::size_t> above;
  for (const SheetRow& each : body) {
    // Some ledgers repeat their head on every page.
    if (signature_of(each.cells) == reading.signature) continue;
    LedgerRow row = read_ledger_row(each, reading.mapping, above ? &reading.rows[*above] : nullptr, surroundings.today);
    if (row.passed_over.empty()) {
      units.judge(row.lead, lead ? lead : responsible, row.faults);
      units.judge(row.responsible, responsible, row.faults);
      domain::TaskTakenOver task = task_of(row, reading.mapping.sheet, surroundings);
      if (row.faults.empty())
        if (const auto checked = check_taken_over(task, surroundings.today); !checked)
          row.faults.push_back({{}, checked.error().message, {}, {}});
      above = reading.rows.size();
      if (row.faults.empty())
        reading.tasks.push_back(std::move(task));
      else
        ++reading.refused;
    }
    reading.rows.push_back(std::move(row));
  }
}

}  // namespace

domain::Result<LedgerReading> read_ledger(std::span<const SheetRow> rows, const std::optional<LedgerMapping>& mapping,
                                          const LedgerSurroundings& surroundings) {
  LedgerReading reading;
  for (const SheetRow& each : rows)
    if (reading.sheets.empty() || reading.sheets.back() != each.sheet) reading.sheets.push_back(each.sheet);
  std::span<const SheetRow> sheet;
  std::optional<std::size_t> head;
  for (const std::string& name : reading.sheets) {
    if (head || (mapping && !mapping->sheet.empty() && mapping->sheet != name)) continue;
    sheet = sheet_in(rows, name);
    head = find_head(sheet);
  }
  if (!head)
    return Rejection{RejectionCode::invalid_value,
                     "台账应有一行列名，如序号、事项、牵头单位、责任单位、完成时限、状态、进展，现在没有找到。"};
  reading.head = sheet[*head].cells;
  reading.head_row = sheet[*head].row;
  reading.signature = signature_of(reading.head);
  if (mapping) {
    reading.mapping = *mapping;
  } else if (const domain::KnownLedger* known = known_form(surroundings.known, reading.signature)) {
    reading.mapping = known->ledger.mapping;
    reading.mapping.year.reset();
    reading.remembered = true;
  }
  if (reading.mapping.columns.empty()) reading.mapping.columns = guess_columns(reading.head);
  reading.mapping.columns.resize(std::max(reading.mapping.columns.size(), reading.head.size()));
  reading.mapping.sheet = sheet.front().sheet;
  if (const auto checked = check_mapping(reading.mapping, reading.head.size()); !checked) {
    // A guess that does not do is for a person to mend: its rows are not read.
    if (mapping && !mapping->columns.empty()) return checked.error();
    return reading;
  }
  read_rows(sheet.subspan(*head + 1), surroundings, reading);
  return reading;
}

domain::Rejection rows_refused(const LedgerReading& reading) {
  constexpr int kNamedMax = 3;
  if (reading.rows.empty() || (reading.tasks.empty() && reading.refused == 0))
    return {RejectionCode::invalid_value, "台账应有事项，现在没有读出一项；请核对列的对应。"};
  std::string message = "应每一行都能接收才接收，现在有 " + std::to_string(reading.refused) + " 行不能，全部没有接收。";
  int named = 0;
  for (const LedgerRow& row : reading.rows) {
    if (row.faults.empty() || named++ >= kNamedMax) continue;
    const auto column = row.faults.front().column;
    message += "第 " + std::to_string(row.row) + " 行" + (column ? " " + column_letters(*column) + " 列" : "") + "：" +
               row.faults.front().message;
  }
  return {RejectionCode::invalid_value, message};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

}  // namespace duban::app
