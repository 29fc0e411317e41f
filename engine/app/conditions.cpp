#include "app/conditions.hpp"

#include "codec/ledger_cells.hpp"

namespace duban::app {

std::vector<std::string> conditions_of(const TaskFilter& filter, Views& views) {
  std::vector<std::string> words;
  if (filter.plan) {
    const auto plan = views.find_plan_row(*filter.plan);
    words.push_back("方案 " + std::to_string(filter.plan->value) +
                    (plan ? "《" + plan->title.value_or(plan->file_name) + "》" : std::string()));
  }
  if (!filter.unit.empty()) words.push_back("单位 " + filter.unit);
  if (filter.status) words.push_back("状态 " + std::string(domain::word_of(*filter.status)));
  if (filter.light) words.push_back("灯 " + std::string(codec::word_of(*filter.light)));
  if (filter.overdue) words.emplace_back("只含逾期");
  if (filter.due_from) words.push_back("办理时限不早于 " + filter.due_from->text());
  if (filter.due_to) words.push_back("办理时限不晚于 " + filter.due_to->text());
  if (!filter.words.empty()) words.push_back("标题含“" + filter.words + "”");
  return words;
}

domain::Ledger read_ledger(Views& views, const TaskFilter& filter, domain::Date today) {
  domain::Ledger ledger = views.ledger(filter, today);
  ledger.conditions = conditions_of(filter, views);
  return ledger;
}

}  // namespace duban::app
