#include "domain/workflow.hpp"

#include <algorithm>
#include <string>

#include "domain/named.hpp"
#include "domain/slip.hpp"

namespace duban::domain {

namespace {

std::string quoted(std::string_view word) {
  return "“" + std::string(word) + "”";
}

Result<void> checked_status(const Transition& transition, Status status) {
  if ((transition.from & bit(status)) != 0) return {};
  return Rejection{RejectionCode::invalid_status, std::string(word_of(transition.action)) + "要求状态为" +
                                                      quoted(words_in(transition.from, kStatuses)) + "，现在是" +
                                                      quoted(word_of(status)) + "。"};
}

/// A lead answers for the whole task, so the responsible units have to be done before it
/// (责任单位未办结，牵头单位不得申请办结).
Result<void> co_units_settled(const Task& task, const Assignment& lead) {
  if (lead.part != Part::lead) return {};
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

/// One standing condition of an assignment.
Result<void> holds(Guard guard, Action action, const Task& task, const Assignment& assignment, const Actor& actor,
                   Date today, const Extension* extension) {
  switch (guard) {
    case Guard::co_units_settled:
      return co_units_settled(task, assignment);
    case Guard::other_person:
      if (const std::string& other = extension != nullptr ? extension->requested_by : assignment.submitted_by;
          !other.empty() && other == actor.name)
        return Rejection{RejectionCode::same_person,
                         std::string(word_of(action)) + "应由申请人以外的人办理，申请人是" + actor.name + "。"};
      return {};
    case Guard::responsible_only:
      if (assignment.part == Part::lead)
        return Rejection{RejectionCode::invalid_status, std::string(word_of(action)) + "只适用于责任单位，" +
                                                            assignment.unit + "是牵头单位；不再办理的事项请撤销。"};
      return {};
    case Guard::before_expiry:
      if (!assignment.due)
        return Rejection{RejectionCode::invalid_status,
                         std::string(word_of(action)) + "要求有办理时限，这一项没有固定时限。"};
      if (*assignment.due < today)
        return Rejection{RejectionCode::due_date_passed, std::string(word_of(action)) + "应在到期前提出，办理时限是 " +
                                                             assignment.due->text() + "，今天是 " + today.text() +
                                                             "。"};
      return {};
    case Guard::evidence:
      if (assignment.evidence == 0)
        return Rejection{RejectionCode::missing_value,
                         std::string(word_of(action)) + "前应反馈过佐证，现在没有；请先反馈并附佐证。"};
      return {};
    case Guard::signed_:
      if (assignment.signed_by.empty())
        return Rejection{RejectionCode::invalid_status, std::string(word_of(action)) + "前应由" + assignment.unit +
                                                            "的单位负责人审签，现在还没有审签。"};
      return {};
    case Guard::opinion:
      if (extension != nullptr && extension->opinion_by.empty())
        return Rejection{RejectionCode::invalid_status,
                         std::string(word_of(action)) + "前应有督查员签署的意见，现在还没有。"};
      return {};
  }
  return {};
}

/// One request at a time, and no more than the workflow grants.
Result<void> may_ask_for_time(const Workflow& workflow, const Task& task, const Assignment& assignment) {
  if (const Extension* pending = task.pending_extension(assignment.id))
    return Rejection{RejectionCode::extension_pending, "同一承办应只有一项待审批的延期申请，" + pending->requested_by +
                                                           "已于 " + pending->requested_on.text() + " 申请延期至 " +
                                                           pending->until.text() + "。"};
  if (assignment.extensions >= workflow.extensions_max)
    return Rejection{RejectionCode::extensions_used_up, "同一承办最多延期 " + std::to_string(workflow.extensions_max) +
                                                            " 次，已延期 " + std::to_string(assignment.extensions) +
                                                            " 次。"};
  return {};
}

/// One slip at a time: the last has to be answered before the next.
Result<void> may_send_slip(const Task& task, const Assignment& assignment) {
  const Slip* last = last_slip(task, assignment.id);
  if (last == nullptr || !last->answered_by.empty()) return {};
  return Rejection{RejectionCode::invalid_status,
                   "再发督办单要求上一份已经答复，" + last->number + "尚未答复（限 " + last->reply_by.text() + "）。"};
}

}  // namespace

const Transition* Workflow::find(Action action) const {
  const auto found = std::ranges::find(transitions, action, &Transition::action);
  return found == transitions.end() ? nullptr : &*found;
}

const SlipGrade* Workflow::find_slip(std::string_view grade) const {
  const auto found = std::ranges::find(slips, grade, &SlipGrade::name);
  return found == slips.end() ? nullptr : &*found;
}

Result<void> permits(const Workflow& workflow, const Task& task, const Assignment* assignment, Action action,
                     const Actor& actor, Date today, const Extension* extension) {
  const Transition* transition = workflow.find(action);
  if (transition == nullptr)
    return Rejection{RejectionCode::not_permitted,
                     "事项所用的工作流程应有" + quoted(word_of(action)) + "这一步，现在没有。"};
  if ((transition->roles & bit(actor.role)) == 0)
    return Rejection{RejectionCode::not_permitted, quoted(word_of(action)) + "应由" +
                                                       words_in(transition->roles, kRoles) + "办理，您是" +
                                                       std::string(word_of(actor.role)) + "。"};
  if (assignment == nullptr) return checked_status(*transition, status_of(task));
  if (belongs_to_unit(actor.role) && assignment->unit != actor.unit)
    return Rejection{RejectionCode::not_permitted,
                     "只能办理本单位（" + actor.unit + "）的承办，这一项由" + assignment->unit + "承办。"};
  if (task.withdrawn) return checked_status(*transition, Status::withdrawn);
  if (auto right = checked_status(*transition, assignment->status); !right) return right;
  for (const Guard guard : kGuards) {
    if ((transition->guards & bit(guard)) == 0) continue;
    if (auto held = holds(guard, action, task, *assignment, actor, today, extension); !held) return held;
  }
  if (action == Action::extensions) return may_ask_for_time(workflow, task, *assignment);
  return action == Action::slips ? may_send_slip(task, *assignment) : Result<void>();
}

bool asks_for_signature(const Workflow& workflow) {
  const Transition* closure = workflow.find(Action::closure);
  return closure != nullptr && (closure->guards & bit(Guard::signed_)) != 0 &&
         workflow.find(Action::signature) != nullptr;
}

bool waits_for_signature(const Workflow& workflow, const Assignment& assignment) {
  return assignment.status == Status::submitted && assignment.signed_by.empty() && asks_for_signature(workflow);
}

ActionOn on_what(Action action) {
  switch (action) {
    case Action::acceptance:
    case Action::declination:
    case Action::reports:
    case Action::submission:
    case Action::signature:
    case Action::return_:
    case Action::closure:
    case Action::release:
    case Action::reassignment:
    case Action::reopening:
    case Action::extensions:
    case Action::slips:
      return ActionOn::assignment;
    case Action::opinion:
    case Action::decision:
      return ActionOn::extension;
    case Action::receipt:
    case Action::answer:
      return ActionOn::slip;
    case Action::assignments:
    case Action::suspension:
    case Action::resumption:
    case Action::withdrawal:
      return ActionOn::task;
  }
  return ActionOn::task;
}

std::optional<Action> action_named(std::string_view name) {
  return named<Action>(kActions, name);
}
std::optional<Guard> guard_named(std::string_view name) {
  return named<Guard>(kGuards, name);
}
std::optional<TimerKind> timer_named(std::string_view name) {
  return named<TimerKind>(kTimerKinds, name);
}
std::optional<DayKind> day_kind_named(std::string_view name) {
  return named<DayKind>(kDayKinds, name);
}

}  // namespace duban::domain
