// Issuing a revised plan: what was accepted is applied to the running tasks, all in the transaction of the one order.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "app/project.hpp"
#include "app/writer.hpp"
#include "domain/decide.hpp"
#include "domain/issue_units.hpp"
#include "domain/limits.hpp"
#include "domain/plan_revision.hpp"

namespace duban::app {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

Rejection undecided(const std::vector<domain::ChangeId>& changes) {
  Rejection rejection{
      RejectionCode::changes_undecided,
      "修订的每处变动都应接受或不接受，还有 " + std::to_string(changes.size()) + " 处没有确认，请逐项确认后下达。",
      {}};
  for (const domain::ChangeId& change : changes)
    rejection.subjects.push_back((change.after.value != 0 ? change.after : change.before).value);
  return rejection;
}

/// A task keeps the parts that were released, so that its history can be read; there is room for many revisions.
Result<void> check_room(const domain::RevisionCase& revision, const domain::RevisionEffect& effect) {
  for (const domain::AmendedTask& amended : effect.amended) {
    const auto task = std::ranges::find(revision.tasks, amended.task, &domain::Task::id);
    const auto more = std::ranges::count_if(
        amended.events, [](const auto& event) { return std::holds_alternative<domain::UnitAssigned>(event); });
    if (std::ssize(task->assignments) + more <= domain::kAssignmentsMax) continue;
    return Rejection{RejectionCode::invalid_value,
                     "一个事项先后的承办应在 " + std::to_string(domain::kAssignmentsMax) + " 项以内，“" +
                         task->content.title + "”将超过；请不接受它的单位变动，另行登记事项。",
                     {}};
  }
  return {};
}

}  // namespace

Result<void> OrderHandler::check_former(const domain::PlanCommand& command) {
  std::optional<domain::PlanId> former;
  if (const auto* import = std::get_if<domain::ImportPlan>(&command)) former = import->amends;
  if (const auto* declare = std::get_if<domain::DeclareRevision>(&command)) former = declare->of;
  if (!former) return {};
  return domain::may_be_revised(load(*former));
}

domain::RevisionCase OrderHandler::load_revision(domain::Draft revised) {
  domain::RevisionCase revision{std::move(revised), {}, {}};
  revision.former = domain::as_tracked(load(revision.revised.revision->of));
  for (const domain::TaskId task : revision.former.tasks) revision.tasks.push_back(load(task));
  return revision;
}

Result<Receipt> OrderHandler::issue_revision(const Order& order, domain::Draft draft,
                                             const domain::IssuePlan& command) {
  domain::RevisionCase revision = load_revision(std::move(draft));
  if (auto fresh = check_version(order, revision.version()); !fresh) return fresh.error();
  auto events = domain::decide(revision.revised, command, {order.actor, clock_.today()});
  if (!events) return events.error();
  if (auto former = domain::may_be_revised(revision.former); !former) return former.error();
  const auto comparisons = domain::compare(revision, units().resolver, clock_.today());
  const domain::RevisionEffect effect = domain::effect_of(revision, comparisons);
  if (!effect.undecided.empty()) return undecided(effect.undecided);

  if (auto room = check_room(revision, effect); !room) return room.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  receipt.plan = revision.revised.id;
  auto& issued = std::get<domain::PlanIssued>(events->front());
  issued.tasks = apply(revision.revised, effect, stamp, receipt);
  write(revision.revised, issued, stamp, receipt);
  receipt.version = revision.revised.version;
  domain::Draft former = load(revision.former.id);
  write(former, domain::PlanSuperseded{revision.revised.id}, stamp, receipt);
  follow_links(former.id, revision.revised.id, comparisons, stamp, receipt);
  return receipt;
}

std::vector<domain::TaskId> OrderHandler::apply(const domain::Draft& revised, const domain::RevisionEffect& effect,
                                                const domain::Stamp& stamp, Receipt& receipt) {
  std::unordered_map<domain::MeasureId, domain::TaskId> amended;
  for (const domain::AmendedTask& each : effect.amended) {
    write(load(each.task), each.events, stamp, receipt);
    if (each.measure) amended[*each.measure] = each.task;
  }
  const std::set<domain::MeasureId> added(effect.added.begin(), effect.added.end());
  std::vector<domain::TaskId> tasks;
  const domain::Date today = clock_.today();
  const domain::Date plan_day = domain::day_of(revised.document).value_or(today);
  for (domain::TaskIssued& issued : domain::tasks_of(revised)) {
    const domain::MeasureId measure = *issued.content.measure;
    if (const auto task = amended.find(measure); task != amended.end()) tasks.push_back(task->second);
    if (!added.contains(measure)) continue;
    issued.assignments = domain::under_registered_names(issued.assignments, units().resolver, plan_day, today);
    issued.workflow = rules_.workflows.current().version;
    domain::Task task;
    task.id = store_.next_task();
    tasks.push_back(task.id);
    if (!receipt.first_task) receipt.first_task = task.id;
    ++receipt.task_count;
    write(task, {std::move(issued)}, stamp, receipt);
  }
  return tasks;
}

}  // namespace duban::app
