// The order that takes over a ledger: all its tasks and what is recorded of it, in the one transaction.
#include <algorithm>

#include "app/writer.hpp"
#include "domain/issue_units.hpp"
#include "domain/takeover.hpp"

namespace duban::app {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

Result<Receipt> OrderHandler::run(const Order& order, const TakeOverLedger& command) {
  if (auto allowed = domain::may_take_over(order.actor); !allowed) return allowed.error();
  const std::vector<domain::KnownLedger> known = store_.load_takeovers();
  const auto same = std::ranges::find(known, command.ledger.digest,
                                      [](const domain::KnownLedger& each) { return each.ledger.digest; });
  if (same != known.end())
    return Rejection{RejectionCode::ledger_already_taken_over,
                     "同一个文件应只接收一次，它已于 " + domain::day_of(same->stamp.at).text() + " 由" +
                         same->stamp.actor + "接收（" + same->ledger.file_name + "，" +
                         std::to_string(same->ledger.tasks) + " 项，第 " +
                         std::to_string(same->ledger.first_task.value) + " 号起）。",
                     {same->ledger.first_task.value}};
  if (command.tasks.empty()) return Rejection{RejectionCode::missing_value, "台账应有事项，现在一项也没有。"};
  // Before anything is written: all or nothing.
  for (const domain::TaskTakenOver& task : command.tasks)
    if (auto checked = check_taken_over(task, clock_.today()); !checked) return checked.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  domain::LedgerTakenOver ledger = command.ledger;
  ledger.tasks = static_cast<std::int64_t>(command.tasks.size());
  for (domain::TaskTakenOver each : command.tasks) {
    each.origin.file_name = ledger.file_name;
    each.origin.digest = ledger.digest;
    each.assignments =
        domain::under_registered_names(each.assignments, units().resolver, clock_.today(), clock_.today());
    each.workflow = rules_.workflows.current().version;
    domain::Task task;
    task.id = store_.next_task();
    if (!receipt.first_task) receipt.first_task = task.id;
    write(task, {std::move(each)}, stamp, receipt);
  }
  ledger.first_task = *receipt.first_task;
  receipt.task_count = ledger.tasks;
  receipt.position = store_.append(static_cast<int>(known.size()) + 1, ledger, stamp);
  return receipt;
}

}  // namespace duban::app
