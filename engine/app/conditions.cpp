#include "app/conditions.hpp"

namespace duban::app {

namespace {

std::string_view word_of(domain::Completion completion) {
  switch (completion) {
    case domain::Completion::on_time:
      return "按时办结";
    case domain::Completion::late:
      return "超期办结";
    case domain::Completion::undated:
      return "办结（无时限）";
    case domain::Completion::overdue:
      return "逾期未办结";
    case domain::Completion::pending:
      return "未到期";
  }
  return {};
}

void add_figure_conditions(const FigureFilter& figures, std::vector<std::string>& words) {
  if (figures.without_plan) words.emplace_back("不属于方案");
  if (figures.completion) words.emplace_back(word_of(*figures.completion));
  if (figures.closed_from) words.push_back("办结日期不早于 " + figures.closed_from->text());
  if (figures.closed_to) words.push_back("办结日期不晚于 " + figures.closed_to->text());
  if (figures.pace) words.push_back("序时进度 " + std::string(domain::word_of(*figures.pace)));
  if (figures.milestone_missed) words.emplace_back("有指标节点未达到");
  if (figures.extensions_min > 0) words.push_back("延期至少 " + std::to_string(figures.extensions_min) + " 次");
  if (figures.extension_requested) words.emplace_back("延期申请待批");
  if (figures.with_targets) words.emplace_back("有指标");
}

}  // namespace

std::vector<std::string> conditions_of(const TaskFilter& filter, Views& views) {
  std::vector<std::string> words;
  if (filter.plan) {
    const auto plan = views.find_plan_row(*filter.plan);
    words.push_back("方案 " + std::to_string(filter.plan->value) +
                    (plan ? "《" + plan->title.value_or(plan->file_name) + "》" : std::string()));
  }
  if (!filter.unit.empty()) words.push_back("单位 " + filter.unit);
  if (!filter.tasks.empty()) words.push_back("选定的 " + std::to_string(filter.tasks.size()) + " 项");
  if (!filter.field.empty()) words.push_back("领域 " + (filter.field == kNoField ? "其他" : filter.field));
  if (filter.status) words.push_back("状态 " + std::string(domain::word_of(*filter.status)));
  if (filter.light) words.push_back("灯 " + std::string(domain::word_of(*filter.light)));
  if (filter.overdue) words.emplace_back("只含逾期");
  if (filter.due_kind == DueKind::original) words.emplace_back("按原定时限");
  if (filter.due_from) words.push_back("办理时限不早于 " + filter.due_from->text());
  if (filter.due_to) words.push_back("办理时限不晚于 " + filter.due_to->text());
  add_figure_conditions(filter.figures, words);
  if (!filter.words.empty()) words.push_back("标题含“" + filter.words + "”");
  return words;
}

domain::Ledger read_ledger(Views& views, const TaskFilter& filter, domain::Date today) {
  domain::Ledger ledger = views.ledger(filter, today);
  ledger.conditions = conditions_of(filter, views);
  return ledger;
}

}  // namespace duban::app
