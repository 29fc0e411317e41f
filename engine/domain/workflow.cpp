#include "domain/workflow.hpp"

#include <array>
#include <string>

namespace duban::domain {

namespace {

constexpr unsigned kUnitPeople = bit(Role::liaison) | bit(Role::unit_head);
constexpr unsigned kReviewers = bit(Role::supervisor) | bit(Role::chief);

constexpr std::array<Transition, 8> kTransitions{{
    {Action::acceptance, bit(Status::issued), Status::in_progress, kUnitPeople, Whose::own_unit},
    {Action::declination, bit(Status::issued), Status::declined, kUnitPeople, Whose::own_unit},
    {Action::reports, bit(Status::in_progress), Status::in_progress, kUnitPeople, Whose::own_unit},
    {Action::submission, bit(Status::in_progress), Status::submitted, kUnitPeople, Whose::own_unit},
    {Action::return_, bit(Status::submitted), Status::in_progress, kReviewers, Whose::any_unit},
    {Action::closure, bit(Status::submitted), Status::closed, kReviewers, Whose::any_unit},
    {Action::release, bit(Status::issued) | bit(Status::in_progress) | bit(Status::submitted) | bit(Status::declined),
     Status::released, kReviewers, Whose::any_unit},
    {Action::reassignment, bit(Status::issued) | bit(Status::declined), Status::issued, kReviewers, Whose::any_unit},
}};

/// The words of the statuses in a set, 待签收、办理中.
std::string words_of(unsigned statuses) {
  std::string words;
  for (Status status : kStatuses) {
    if ((statuses & bit(status)) == 0) continue;
    if (!words.empty()) words += "、";
    words += word_of(status);
  }
  return words;
}

Rejection wrong_status(const Transition& transition, Status status) {
  return {RejectionCode::invalid_status, std::string(word_of(transition.action)) + "要求状态为“" +
                                             words_of(transition.from) + "”，现在是“" + std::string(word_of(status)) +
                                             "”。"};
}

/// A lead answers for the whole task, so the responsible units have to be done before it
/// (责任单位未办结，牵头单位不得申请办结).
Result<void> co_units_settled(const Task& task, const Assignment& lead) {
  std::string open;
  for (const Assignment& each : task.assignments) {
    if (each.part == Part::lead || is_settled(each.status) || each.id == lead.id) continue;
    if (!open.empty()) open += "、";
    open += each.unit + "（" + std::string(word_of(each.status)) + "）";
  }
  if (open.empty()) return {};
  return Rejection{RejectionCode::co_units_open, "牵头单位申请办结前，责任单位应全部办结；尚未办结：" + open +
                                                     "。可请督查员免去其中不再需要的承办。"};
}

}  // namespace

std::span<const Transition> transitions() {
  return kTransitions;
}

const Transition& transition_of(Action action) {
  return kTransitions[static_cast<std::size_t>(action)];
}

Result<void> permits(const Task& task, const Assignment& assignment, Action action, const Actor& actor) {
  const Transition& transition = transition_of(action);
  if ((transition.roles & bit(actor.role)) == 0) {
    return Rejection{RejectionCode::not_permitted,
                     std::string("“") + std::string(word_of(action)) + "”应由" +
                         (transition.whose == Whose::own_unit ? "承办单位的联络员或负责人" : "督查员或督查室主任") +
                         "办理。"};
  }
  if (transition.whose == Whose::own_unit && assignment.unit != actor.unit) {
    return Rejection{RejectionCode::not_permitted,
                     "只能办理本单位（" + actor.unit + "）的承办，这一项由" + assignment.unit + "承办。"};
  }
  if (task.withdrawn) return wrong_status(transition, Status::withdrawn);
  if ((transition.from & bit(assignment.status)) == 0) return wrong_status(transition, assignment.status);
  if (action == Action::release && assignment.part == Part::lead) {
    return Rejection{RejectionCode::invalid_status,
                     "免除只适用于责任单位，" + assignment.unit + "是牵头单位；不再办理的事项请撤销。"};
  }
  if (action == Action::submission && assignment.part == Part::lead) return co_units_settled(task, assignment);
  if (action == Action::closure && assignment.submitted_by == actor.name) {
    return Rejection{RejectionCode::same_person, "办结应由申请人以外的人审核，申请人是" + actor.name + "。"};
  }
  return {};
}

std::string_view name_of(Action action) {
  switch (action) {
    case Action::acceptance:
      return "acceptance";
    case Action::declination:
      return "declination";
    case Action::reports:
      return "reports";
    case Action::submission:
      return "submission";
    case Action::return_:
      return "return";
    case Action::closure:
      return "closure";
    case Action::release:
      return "release";
    case Action::reassignment:
      return "reassignment";
  }
  return {};
}

std::string_view word_of(Action action) {
  switch (action) {
    case Action::acceptance:
      return "签收";
    case Action::declination:
      return "退办";
    case Action::reports:
      return "反馈";
    case Action::submission:
      return "申请办结";
    case Action::return_:
      return "退回";
    case Action::closure:
      return "办结";
    case Action::release:
      return "免除";
    case Action::reassignment:
      return "改派";
  }
  return {};
}

}  // namespace duban::domain
