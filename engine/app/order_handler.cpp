// One order inside a transaction: find what it changes, check what the sender presumed, decide, append, project.
#include "app/project.hpp"
#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "domain/decide.hpp"
#include "domain/issue_units.hpp"
#include "domain/workflow_move.hpp"

namespace duban::app {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

namespace {

/// A person typed the name of a unit: only then the registry is looked at.
bool names_units(const domain::TaskCommand& command) {
  return std::holds_alternative<domain::AssignUnit>(command) ||
         std::holds_alternative<domain::ReassignAssignment>(command);
}

/// The task that a command is about, and the assignment where it is about one.
struct Subject {
  std::optional<domain::TaskId> task;
  std::optional<domain::AssignmentId> assignment;
};

Subject subject_of(const domain::TaskCommand& command) {
  return std::visit(
      [](const auto& each) {
        Subject subject;
        if constexpr (requires { each.task; }) subject.task = each.task;
        if constexpr (requires { each.assignment; }) subject.assignment = each.assignment;
        return subject;
      },
      command);
}

std::optional<domain::PlanId> plan_of(const domain::PlanCommand& command) {
  return std::visit(
      [](const auto& each) -> std::optional<domain::PlanId> {
        if constexpr (requires(domain::PlanId id) { id = each.plan; })
          return each.plan;
        else
          return std::nullopt;
      },
      command);
}

}  // namespace

Result<void> check_version(const Order& order, int version) {
  if (!order.expected_version || *order.expected_version == version) return {};
  return Rejection{RejectionCode::stale_version, "您看到的是第 " + std::to_string(*order.expected_version) +
                                                     " 版，现在已是第 " + std::to_string(version) +
                                                     " 版：有人先作了改动。请看过现状后再办理。"};
}

Result<Receipt> OrderHandler::handle(const Order& order) {
  if (order.idempotency_key.empty()) return run(order);
  const std::string request_hash = sha256_hex(order.request);
  if (auto kept = store_.find_receipt(order.actor.name, order.idempotency_key)) {
    if (kept->request_hash != request_hash)
      return Rejection{RejectionCode::key_reused,
                       "同一个幂等键应只用于同一个请求，这个键已用于另一个请求，请换一个新键。"};
    kept->receipt.repeated = true;
    return kept->receipt;
  }
  Result<Receipt> result = run(order);
  if (result) store_.keep_receipt(order.actor.name, order.idempotency_key, {request_hash, *result}, clock_.now());
  return result;
}

Result<Receipt> OrderHandler::run(const Order& order) {
  return std::visit([&](const auto& command) { return run(order, command); }, order.command);
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::TaskCommand& command) {
  const Subject subject = subject_of(command);
  domain::Task before;
  if (subject.task) before = load(*subject.task);
  const domain::Assignment* presumed = subject.assignment ? before.find(*subject.assignment) : nullptr;
  const int version = presumed != nullptr ? presumed->version : before.version;
  const bool exists = before.version > 0 && (presumed != nullptr || !subject.assignment);
  if (exists)
    if (auto fresh = check_version(order, version); !fresh) return fresh.error();

  if (const auto* change = std::get_if<domain::ChangeWorkflow>(&command)) {
    const domain::Workflow* workflow = rules_.workflows.find(change->workflow);
    if (workflow == nullptr)
      return Rejection{RejectionCode::invalid_value,
                       "工作流程的版本应为启用过的一版，没有“" + change->workflow + "”。"};
    if (auto goes_on = can_go_on(before, *workflow); !goes_on) return goes_on.error();
  }
  const domain::TaskContext context = context_of(order.actor, before);
  auto events = names_units(command) ? domain::decide(before, with_registered_names(command), context)
                                     : domain::decide(before, command, context);
  if (!events) return events.error();
  for (domain::TaskEvent& event : *events)
    if (auto* issued = std::get_if<domain::TaskIssued>(&event))
      issued->assignments =
          domain::under_registered_names(issued->assignments, units().resolver, context.today, context.today);

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  if (auto allowed = check_findings(before, *events, stamp); !allowed) return allowed.error();
  const std::size_t parts_before = before.assignments.size();
  if (!subject.task) before.id = store_.next_task();
  Receipt receipt;
  const domain::Task after = write(before, *events, stamp, receipt);
  receipt.task = after.id;
  receipt.assignment = subject.assignment;
  if (after.assignments.size() > parts_before && subject.task) receipt.assignment = after.assignments.back().id;
  const domain::Assignment* changed = receipt.assignment ? after.find(*receipt.assignment) : nullptr;
  receipt.version = changed != nullptr ? changed->version : after.version;
  return receipt;
}

domain::TaskContext OrderHandler::context_of(const domain::Actor& actor, const domain::Task& task) const {
  const auto& workflows = rules_.workflows;
  return {actor, clock_.today(), task.version == 0 ? workflows.current() : workflows.of(task.workflow),
          rules_.calendar};
}

/// 督办〔2026〕12号: counts through the year.
std::string OrderHandler::next_slip_number(domain::Date today) {
  return "督办〔" + std::to_string(today.year()) + "〕" + std::to_string(store_.slips_in(today.year()) + 1) + "号";
}

Result<Receipt> OrderHandler::run(const Order& order, const SweepTimers& command) {
  Receipt receipt;
  const domain::Date today = clock_.today();
  const domain::Stamp stamp{order.actor.name, clock_.now()};
  for (const domain::TaskId id : store_.tasks_with_alarm(today, command.tasks_max)) {
    const domain::Task before = load(id);
    auto events = domain::decide(before, domain::FireTimers{id}, context_of(order.actor, before));
    if (!events) return events.error();
    const domain::Task after = events->empty() ? before : write(before, *events, stamp, receipt);
    // Also where nothing went off: else it would be looked at for ever.
    for (const domain::Assignment& each : after.assignments) {
      domain::NextAlarm alarm = alarm_of(after, each, rules_, today);
      // What is not known today waits for a calendar, not for the next sweep.
      if (alarm.day && *alarm.day <= today) alarm = {std::nullopt, true};
      store_.put_alarm(id, each.id, alarm);
    }
    ++receipt.task_count;
  }
  return receipt;
}

domain::Task OrderHandler::load(domain::TaskId task) {
  const domain::Task* cached = tasks_.find(task);
  return cached != nullptr ? *cached : store_.load(task);
}

domain::Draft OrderHandler::load(domain::PlanId plan) {
  const domain::Draft* cached = drafts_.find(plan);
  return cached != nullptr ? *cached : store_.load(plan);
}

domain::Task OrderHandler::write(const domain::Task& before, const std::vector<domain::TaskEvent>& events,
                                 const domain::Stamp& stamp, Receipt& receipt) {
  domain::Task after = before;
  for (domain::TaskEvent event : events) {
    auto* slip = std::get_if<domain::SlipIssued>(&event);
    if (slip != nullptr) slip->number = next_slip_number(clock_.today());
    receipt.position = store_.append(after.id, after.version + 1, event, stamp);
    domain::evolve(after, event, stamp);
    const auto notices = domain::notices_of(event, after);
    project(notices, receipt.position, stamp.at, store_);
    queue_deliveries(notices, receipt.position, rules_.routes, stamp.at, store_);
    queue_change({after.id, after.version, receipt.position, event, stamp}, rules_.routes, store_);
    // At once, so that the next number counts it.
    if (slip != nullptr) store_.put_slip(after.id, after.slips.back(), after.find(slip->assignment)->unit);
  }
  project(before, after, rules_, clock_.today(), store_);
  tasks_.put(after);
  return after;
}

void OrderHandler::write(domain::Draft& draft, const domain::PlanEvent& event, const domain::Stamp& stamp,
                         Receipt& receipt) {
  receipt.position = store_.append(draft.id, draft.version + 1, event, stamp);
  domain::evolve(draft, event, stamp);
  store_.put_plan(draft);
  drafts_.put(draft);
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::PlanCommand& command) {
  const std::optional<domain::PlanId> id = plan_of(command);
  domain::Draft draft;
  if (id) {
    draft = load(*id);
    if (const auto* issue = std::get_if<domain::IssuePlan>(&command);
        issue != nullptr && draft.revision && draft.status == domain::DraftStatus::draft)
      return issue_revision(order, std::move(draft), *issue);
    if (draft.version > 0)
      if (auto fresh = check_version(order, draft.version); !fresh) return fresh.error();
  } else if (const auto* import = std::get_if<domain::ImportPlan>(&command)) {
    if (const auto same = store_.plan_of_digest(import->digest)) {
      const domain::Draft known = load(*same);
      return Rejection{RejectionCode::plan_already_imported,
                       "同一个文件应只导入一次，它已经导入为方案 " + std::to_string(same->value) + "《" +
                           known.document.title.value_or(known.file_name) + "》。",
                       {same->value}};
    }
  }

  auto events = domain::decide(draft, command, {order.actor, clock_.today()});
  if (!events) return events.error();
  if (auto former = check_former(command); !former) return former.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  if (!id) draft.id = store_.next_plan();
  Receipt receipt;
  receipt.plan = draft.id;
  for (domain::PlanEvent& event : *events) {
    if (auto* issued = std::get_if<domain::PlanIssued>(&event)) issued->tasks = issue_tasks(draft, stamp, receipt);
    if (const auto* added = std::get_if<domain::MeasureAdded>(&event)) receipt.measure = added->measure.id;
    if (const auto* corrected = std::get_if<domain::MeasureCorrected>(&event)) receipt.measure = corrected->measure.id;
    if (const auto* split = std::get_if<domain::MeasureSplit>(&event)) receipt.measure = split->second.id;
    write(draft, event, stamp, receipt);
  }
  receipt.version = draft.version;
  return receipt;
}

std::vector<domain::TaskId> OrderHandler::issue_tasks(const domain::Draft& draft, const domain::Stamp& stamp,
                                                      Receipt& receipt) {
  std::vector<domain::TaskId> tasks;
  const domain::UnitResolver& resolver = units().resolver;
  const domain::Date today = clock_.today();
  const domain::Date plan_day = domain::day_of(draft.document).value_or(today);
  for (domain::TaskIssued& content : domain::tasks_of(draft)) {
    content.assignments = domain::under_registered_names(content.assignments, resolver, plan_day, today);
    content.workflow = rules_.workflows.current().version;
    domain::Task task;
    task.id = store_.next_task();
    tasks.push_back(task.id);
    write(task, {std::move(content)}, stamp, receipt);
  }
  receipt.first_task = tasks.front();
  receipt.task_count = static_cast<std::int64_t>(tasks.size());
  return tasks;
}

}  // namespace duban::app
