#include "codec/ledger_cells.hpp"

#include "domain/event.hpp"

namespace duban::codec {

namespace {

using domain::Date;
using domain::Light;
using domain::Status;

constexpr LedgerColumn kTaskColumns[] = {
    {"编号", 7}, {"事项", 46}, {"方案", 30},     {"牵头单位", 22}, {"承办单位数", 11}, {"已办结单位数", 13},
    {"状态", 9}, {"灯", 10},   {"原定时限", 12}, {"办理时限", 12}, {"逾期天数", 10},   {"最近反馈", 12},
};
constexpr LedgerColumn kPartColumns[] = {
    {"编号", 7},      {"事项", 46},     {"方案", 30},     {"承办", 7},      {"状态", 9},
    {"灯", 10},       {"原定时限", 12}, {"办理时限", 12}, {"逾期天数", 10}, {"进度（%）", 10},
    {"延期次数", 10}, {"最近反馈", 12}, {"反馈内容", 50},
};

LedgerCell day_cell(const std::optional<Date>& day) {
  return day ? LedgerCell(*day) : LedgerCell();
}
LedgerCell instant_cell(std::int64_t at) {
  return at == 0 ? LedgerCell() : LedgerCell(domain::day_of(at));
}
LedgerCell late_cell(Light light, const std::optional<Date>& due, Date day) {
  return light == Light::overdue && due ? LedgerCell(std::int64_t{domain::days_between(*due, day)}) : LedgerCell();
}
LightCell light_cell(Light light, Status status) {
  return {light, light == Light::closed && (status == Status::withdrawn || status == Status::released)};
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& each : texts) {
    if (!all.empty()) all += between;
    all += each;
  }
  return all;
}

}  // namespace

std::span<const LedgerColumn> task_columns() {
  return kTaskColumns;
}
std::span<const LedgerColumn> part_columns() {
  return kPartColumns;
}

void put_cells(std::vector<LedgerCell>& cells, const domain::LedgerEntry& entry, Date day) {
  cells.clear();
  cells.emplace_back(entry.task.value);
  cells.emplace_back(std::string_view(entry.title));
  cells.emplace_back(std::string_view(entry.plan_title));
  cells.emplace_back(joined(entry.lead, "、"));
  cells.emplace_back(std::int64_t{entry.units_total});
  cells.emplace_back(std::int64_t{entry.units_settled});
  cells.emplace_back(domain::word_of(entry.status));
  cells.emplace_back(light_cell(entry.light, entry.status));
  cells.push_back(day_cell(entry.original_due));
  cells.push_back(day_cell(entry.due));
  cells.push_back(late_cell(entry.light, entry.due, day));
  cells.push_back(instant_cell(entry.last_report_at));
}

void put_cells(std::vector<LedgerCell>& cells, const domain::UnitLedger::Line& line, Date day) {
  const domain::Assignment& part = line.part->assignment;
  cells.clear();
  cells.emplace_back(line.entry->task.value);
  cells.emplace_back(std::string_view(line.entry->title));
  cells.emplace_back(std::string_view(line.entry->plan_title));
  cells.emplace_back(std::string_view(part.part == domain::Part::lead ? "牵头" : "责任"));
  cells.emplace_back(domain::word_of(part.status));
  cells.emplace_back(light_cell(line.part->light, part.status));
  cells.push_back(day_cell(part.original_due));
  cells.push_back(day_cell(part.due));
  cells.push_back(late_cell(line.part->light, part.due, day));
  cells.push_back(part.percent ? LedgerCell(std::int64_t{*part.percent}) : LedgerCell());
  cells.emplace_back(std::int64_t{part.extensions});
  cells.push_back(instant_cell(part.last_report_at));
  cells.emplace_back(std::string_view(part.last_report));
}

std::string_view shape_and_word(LightCell light) {
  if (light.stopped) return "– 停办";
  switch (light.light) {
    case Light::normal:
      return "● 正常";
    case Light::soon:
      return "▲ 临期";
    case Light::overdue:
      return "■ 逾期";
    case Light::unknown:
      return "○ 未知";
    case Light::closed:
      return "✓ 办结";
    case Light::suspended:
      return "‖ 暂缓";
  }
  return {};
}

std::string provenance(const domain::Ledger& ledger) {
  return "截至 " + ledger.day.text() + "，日志第 " + std::to_string(ledger.place.position) + " 条，校验值 " +
         (ledger.place.hash.empty() ? "无" : ledger.place.hash);
}

}  // namespace duban::codec
