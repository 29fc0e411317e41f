// Orders about inspections, their photos, and findings.
#include <algorithm>

#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "domain/issue_units.hpp"
#include "domain/limits.hpp"

namespace duban::app {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

std::optional<domain::InspectionId> inspection_of(const domain::InspectionCommand& command) {
  return std::visit(
      [](const auto& each) -> std::optional<domain::InspectionId> {
        if constexpr (requires(domain::InspectionId id) { id = each.inspection; })
          return each.inspection;
        else
          return std::nullopt;
      },
      command);
}

std::optional<domain::FindingId> finding_of(const domain::FindingCommand& command) {
  return std::visit(
      [](const auto& each) -> std::optional<domain::FindingId> {
        if constexpr (requires(domain::FindingId id) { id = each.finding; })
          return each.finding;
        else
          return std::nullopt;
      },
      command);
}

/// Only these can close a task or open it again.
bool moves_closure(const domain::TaskEvent& event) {
  return std::holds_alternative<domain::AssignmentClosed>(event) ||
         std::holds_alternative<domain::AssignmentReleased>(event) ||
         std::holds_alternative<domain::AssignmentReopened>(event);
}

}  // namespace

std::string OrderHandler::registered_name(std::string unit) {
  const Units& known = units();
  if (known.registry.empty()) return unit;
  const domain::Date today = clock_.today();
  auto names = known.resolver.names_today(unit, today, today);
  return names.size() == 1 ? std::move(names.front()) : unit;
}

Result<void> OrderHandler::check_inspectors(const domain::InspectionPlan& plan) {
  using domain::Role;
  for (const std::string& name : plan.inspectors) {
    const auto account = store_.find_account(name);
    if (!account) return Rejection{RejectionCode::not_found, "检查人员应有账号，没有名为“" + name + "”的账号。"};
    if (account->unit == plan.unit)
      return Rejection{RejectionCode::invalid_value,
                       "检查人员应不属于被检查单位，" + name + "是" + plan.unit + "的人员。"};
    const bool of_office =
        account->role == Role::supervisor || account->role == Role::chief || account->role == Role::registrar;
    if (!of_office)
      return Rejection{RejectionCode::invalid_value,
                       "检查人员应是督查室人员，" + name + "是" + std::string(domain::word_of(account->role)) + "。"};
  }
  return {};
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::InspectionCommand& command) {
  const auto id = inspection_of(command);
  domain::Inspection inspection;
  if (id) inspection = store_.load(*id);
  if (inspection.version > 0)
    if (auto fresh = check_version(order, inspection.version); !fresh) return fresh.error();
  domain::InspectionCommand named = command;
  if (auto* plan = std::get_if<domain::PlanInspection>(&named)) {
    plan->plan.unit = registered_name(plan->plan.unit);
    if (auto checked = check_inspectors(plan->plan); !checked) return checked.error();
  }
  auto events = domain::decide(inspection, named, {order.actor, clock_.today()});
  if (!events) return events.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  if (!id) inspection.id = store_.next_inspection();
  Receipt receipt;
  receipt.inspection = inspection.id;
  for (const domain::InspectionEvent& event : *events) {
    receipt.position = store_.append(inspection.id, inspection.version + 1, event, stamp);
    domain::evolve(inspection, event, stamp);
  }
  if (!events->empty()) store_.put_inspection(inspection);
  receipt.version = inspection.version;
  return receipt;
}

Result<Receipt> OrderHandler::run(const Order& order, const KeepPhoto& command) {
  domain::TakePhoto photo = command.photo;
  photo.digest = sha256_hex(command.content);
  photo.bytes = static_cast<std::int64_t>(command.content.size());
  auto receipt = run(order, domain::InspectionCommand(photo));
  // In the transaction of the event that names it.
  if (receipt) store_.keep_file(photo.digest, photo.media_type, command.content);
  return receipt;
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::PublishScores& command) {
  const auto events =
      domain::decide(command, store_.units_with_score(command.quarter), rules_.scoring, {order.actor, clock_.today()});
  if (!events) return events.error();
  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  for (const domain::ScorePublished& each : *events) {
    receipt.position = store_.append(each, stamp);
    store_.put_score(each.score, stamp);
  }
  return receipt;
}

Result<void> OrderHandler::check_subjects(const domain::FindingContent& content) {
  if (content.task && load(*content.task).version == 0)
    return Rejection{RejectionCode::not_found,
                     "问题所属的督办事项应存在，没有第 " + std::to_string(content.task->value) + " 号事项。"};
  if (!content.inspection) return {};
  const domain::Inspection inspection = store_.load(*content.inspection);
  if (inspection.version == 0)
    return Rejection{RejectionCode::not_found,
                     "问题所属的督查应存在，没有第 " + std::to_string(content.inspection->value) + " 次督查。"};
  if (content.item && inspection.find(*content.item) == nullptr)
    return Rejection{RejectionCode::not_found, "督查清单应有第 " + std::to_string(*content.item) + " 项，现在没有。"};
  return {};
}

Result<Receipt> OrderHandler::run(const Order& order, const domain::FindingCommand& command) {
  const auto id = finding_of(command);
  domain::Finding finding;
  domain::Task rectification;
  if (id) finding = store_.load(*id);
  if (finding.version > 0) {
    if (auto fresh = check_version(order, finding.version); !fresh) return fresh.error();
    rectification = load(finding.rectification);
  }
  domain::FindingCommand named = command;
  if (auto* raise = std::get_if<domain::RaiseFinding>(&named))
    raise->content.unit = registered_name(raise->content.unit);
  auto event = domain::decide(finding, named, {{order.actor, clock_.today()}, rectification});
  if (!event) return event.error();
  if (const auto* raised = std::get_if<domain::FindingRaised>(&*event))
    if (auto checked = check_subjects(raised->content); !checked) return checked.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  Receipt receipt;
  if (auto* raised = std::get_if<domain::FindingRaised>(&*event))
    raise(std::move(*raised), finding, stamp, receipt);
  else
    write(*event, finding, stamp, receipt);
  if (const auto* withdrawn = std::get_if<domain::FindingWithdrawn>(&*event);
      withdrawn != nullptr && !domain::is_settled(domain::status_of(rectification)))
    write(rectification, {domain::TaskWithdrawn{withdrawn->reason}}, stamp, receipt);
  receipt.finding = finding.id;
  receipt.version = finding.version;
  return receipt;
}

void OrderHandler::write(const domain::FindingEvent& event, domain::Finding& finding, const domain::Stamp& stamp,
                         Receipt& receipt) {
  receipt.position = store_.append(finding.id, finding.version + 1, event, stamp);
  domain::evolve(finding, event, stamp);
  store_.put_finding(finding);
}

void OrderHandler::raise(domain::FindingRaised event, domain::Finding& finding, const domain::Stamp& stamp,
                         Receipt& receipt) {
  finding.id = store_.next_finding();
  domain::TaskIssued issued = domain::rectification_of(event.content, finding.id, rules_.workflows.current().version);
  const domain::Date today = clock_.today();
  issued.assignments = domain::under_registered_names(issued.assignments, units().resolver, today, today);
  domain::Task rectification;
  rectification.id = store_.next_task();
  event.rectification = rectification.id;
  write(rectification, {std::move(issued)}, stamp, receipt);
  write(domain::FindingEvent(std::move(event)), finding, stamp, receipt);
  receipt.task = rectification.id;
  if (!finding.content.task) return;
  const domain::Task task = load(*finding.content.task);
  const auto reopened = domain::reopened_by(finding, task);
  if (!reopened.empty()) write(task, reopened, stamp, receipt);
}

Result<void> OrderHandler::check_findings(const domain::Task& before, const std::vector<domain::TaskEvent>& events,
                                          const domain::Stamp& stamp) {
  if (before.version == 0 || std::ranges::none_of(events, moves_closure)) return {};
  std::vector<domain::Finding> open;
  for (const domain::FindingId id : store_.open_findings_of(before.id)) open.push_back(store_.load(id));
  std::optional<domain::Finding> rectified;
  if (const auto id = store_.finding_rectified_by(before.id)) rectified = store_.load(*id);
  if (open.empty() && !rectified) return {};
  domain::Task after = before;
  for (const domain::TaskEvent& event : events) domain::evolve(after, event, stamp);
  return domain::allow(before, after, open, rectified);
}

}  // namespace duban::app
