#include "domain/takeover.hpp"

#include "domain/limits.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

std::string_view name_of(LedgerField field) {
  switch (field) {
    case LedgerField::number:
      return "number";
    case LedgerField::title:
      return "title";
    case LedgerField::text:
      return "text";
    case LedgerField::lead:
      return "lead";
    case LedgerField::responsible:
      return "responsible";
    case LedgerField::due:
      return "due";
    case LedgerField::status:
      return "status";
    case LedgerField::percent:
      return "percent";
    case LedgerField::report:
      return "report";
    case LedgerField::issued_on:
      return "issued_on";
    case LedgerField::closed_on:
      return "closed_on";
  }
  return {};
}

std::string_view word_of(LedgerField field) {
  switch (field) {
    case LedgerField::number:
      return "序号";
    case LedgerField::title:
      return "事项";
    case LedgerField::text:
      return "具体要求";
    case LedgerField::lead:
      return "牵头单位";
    case LedgerField::responsible:
      return "责任单位";
    case LedgerField::due:
      return "办理时限";
    case LedgerField::status:
      return "状态";
    case LedgerField::percent:
      return "完成进度";
    case LedgerField::report:
      return "进展情况";
    case LedgerField::issued_on:
      return "交办日期";
    case LedgerField::closed_on:
      return "办结日期";
  }
  return {};
}

std::optional<LedgerField> ledger_field_named(std::string_view name) {
  for (const LedgerField each : kLedgerFields)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

Result<void> may_take_over(const Actor& actor) {
  constexpr unsigned kOfficers = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
  if ((kOfficers & bit(actor.role)) != 0) return {};
  return Rejection{RejectionCode::not_permitted, "接收台账应由登记员、督查员或督查室主任办理，不在您的职责之内。"};
}

Result<void> check_taken_over(const TaskTakenOver& task, Date today) {
  const auto invalid = [](const std::string& message) { return Rejection{RejectionCode::invalid_value, message}; };
  if (auto checked = check_text("事项", task.content.title, kTitleCharactersMax); !checked) return checked;
  if (!task.content.text.empty())
    if (auto checked = check_text("具体要求", task.content.text, kTaskTextCharactersMax); !checked) return checked;
  if (!task.report.empty())
    if (auto checked = check_text("进展情况", task.report, kReportCharactersMax); !checked) return checked;
  if (task.assignments.empty()) return Rejection{RejectionCode::missing_value, "应至少有一个牵头单位，现在没有。"};
  if (task.assignments.size() > kUnitsMax) return invalid("承办单位应在 200 个以内。");
  for (const PlannedAssignment& each : task.assignments)
    if (auto checked = check_text("单位名称", each.unit, kUnitCharactersMax); !checked) return checked;
  if (task.percent && (*task.percent < 0 || *task.percent > 100)) return invalid("完成进度应在 0 到 100 之间。");
  if (task.status != Status::issued && task.status != Status::in_progress && task.status != Status::closed)
    return invalid("状态应是待签收、办理中或办结。");
  for (const auto& [what, day] : {std::pair("交办日期", task.issued_on), std::pair("办结日期", task.closed_on)})
    if (day && today < *day) return invalid(std::string(what) + "应不晚于今天，现在是 " + day->text() + "。");
  return {};
}

}  // namespace duban::domain
