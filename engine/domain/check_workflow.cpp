#include "domain/check_workflow.hpp"

#include <algorithm>

#include "domain/limits.hpp"

namespace duban::domain {

namespace {

constexpr unsigned kOfficeRoles = bit(Role::registrar) | bit(Role::supervisor) | bit(Role::chief);
constexpr unsigned kUnitRoles = bit(Role::liaison) | bit(Role::unit_head);
constexpr Action kRequired[] = {Action::acceptance, Action::reports, Action::submission, Action::return_,
                                Action::closure};

/// The first cannot be without the second.
constexpr std::pair<Action, Action> kPairs[] = {{Action::extensions, Action::decision},
                                                {Action::suspension, Action::resumption},
                                                {Action::slips, Action::answer},
                                                {Action::opinion, Action::extensions}};

/// Conditions that one action alone can meet, and what has to come before it.
struct GuardUse {
  Guard guard;
  Action of;
  Action needs;
};
constexpr GuardUse kGuardUses[] = {{Guard::signed_, Action::closure, Action::signature},
                                   {Guard::opinion, Action::decision, Action::opinion}};

/// Where an action takes an assignment; none if its status stays or is that of before.
std::optional<Status> outcome_of(Action action) {
  switch (action) {
    case Action::acceptance:
    case Action::return_:
    case Action::reopening:
      return Status::in_progress;
    case Action::declination:
      return Status::declined;
    case Action::submission:
      return Status::submitted;
    case Action::closure:
      return Status::closed;
    case Action::release:
      return Status::released;
    case Action::reassignment:
      return Status::issued;
    case Action::suspension:
      return Status::suspended;
    case Action::withdrawal:
      return Status::withdrawn;
    case Action::reports:
    case Action::signature:
    case Action::extensions:
    case Action::slips:
    case Action::opinion:
    case Action::decision:
    case Action::receipt:
    case Action::answer:
    case Action::assignments:
    case Action::resumption:
      return std::nullopt;
  }
  return std::nullopt;
}

/// What people of a unit may never do, not even to their own assignment.
bool needs_office(Action action) {
  switch (action) {
    case Action::acceptance:
    case Action::declination:
    case Action::reports:
    case Action::submission:
    case Action::signature:
    case Action::extensions:
    case Action::receipt:
    case Action::answer:
      return false;
    case Action::return_:
    case Action::closure:
    case Action::release:
    case Action::reassignment:
    case Action::reopening:
    case Action::slips:
    case Action::opinion:
    case Action::decision:
    case Action::assignments:
    case Action::suspension:
    case Action::resumption:
    case Action::withdrawal:
      return true;
  }
  return true;
}

std::string label(Action action) {
  return std::string(word_of(action)) + "（" + std::string(name_of(action)) + "）";
}
std::string label(Status status) {
  return std::string(word_of(status)) + "（" + std::string(name_of(status)) + "）";
}

class WorkflowCheck {
 public:
  explicit WorkflowCheck(const Workflow& workflow) : workflow_(workflow) {
    for (const Status status : workflow.statuses) listed_ |= bit(status);
  }

  std::vector<WorkflowFault> run() {
    if (is_blank(workflow_.name)) add("/name", "应写明名称，现在是空的。");
    check_statuses();
    check_paths();
    for (std::size_t i = 0; i < workflow_.transitions.size(); ++i) check_transition(i);
    check_missing();
    for (std::size_t i = 0; i < workflow_.timers.size(); ++i) check_timer(i);
    for (std::size_t i = 0; i < workflow_.slips.size(); ++i) check_slip(i);
    check_ladder();
    std::ranges::move(check_lights(workflow_.lights), std::back_inserter(faults_));
    check_range("/extensions_max", workflow_.extensions_max, 0, kExtensionsMax);
    return std::move(faults_);
  }

 private:
  void add(std::string place, std::string message) { faults_.push_back({std::move(place), std::move(message)}); }
  static std::string at(std::string_view list, std::size_t index, std::string_view member = {}) {
    return "/" + std::string(list) + "/" + std::to_string(index) + (member.empty() ? "" : "/" + std::string(member));
  }
  void check_range(const std::string& place, int value, int least, int most) {
    if (value < least || value > most)
      add(place,
          "应为 " + std::to_string(least) + " 到 " + std::to_string(most) + "，现在是 " + std::to_string(value) + "。");
  }

  void check_statuses();
  void check_paths();
  void check_missing();
  void check_transition(std::size_t index);
  void check_from(std::size_t index);
  void check_roles(std::size_t index);
  void check_timer(std::size_t index);
  void check_days(std::size_t index);
  void check_slip(std::size_t index);
  void check_ladder();

  /// All statuses that can be come to from these, themselves among them; `resumed` is what resumption leads back to.
  unsigned reachable_from(unsigned statuses, unsigned resumed) const {
    for (unsigned before = 0; before != statuses;) {
      before = statuses;
      for (const Transition& each : workflow_.transitions) {
        if ((each.from & statuses) == 0) continue;
        if (each.to) statuses |= bit(*each.to);
        if (each.action == Action::resumption) statuses |= resumed;
      }
    }
    return statuses;
  }

  const Workflow& workflow_;
  unsigned listed_ = 0;
  std::vector<WorkflowFault> faults_;
};

void WorkflowCheck::check_statuses() {
  unsigned seen = 0;
  for (std::size_t i = 0; i < workflow_.statuses.size(); ++i) {
    const Status status = workflow_.statuses[i];
    if ((seen & bit(status)) != 0) add(at("statuses", i), "每个状态应只列一次，现在又列了" + label(status) + "。");
    seen |= bit(status);
  }
  for (const Status status : {Status::issued, Status::closed})
    if ((listed_ & bit(status)) == 0) add("/statuses", "应列有" + label(status) + "，现在没有。");
}

void WorkflowCheck::check_paths() {
  unsigned settled = 0;
  for (const Status status : kStatuses)
    if (is_settled(status)) settled |= bit(status);
  // Resumption leads back to where an assignment was before, and so nowhere new.
  const unsigned reached = reachable_from(bit(Status::issued), 0);
  const Transition* suspension = workflow_.find(Action::suspension);
  const unsigned resumed = suspension == nullptr ? 0 : suspension->from & reached;
  for (std::size_t i = 0; i < workflow_.statuses.size(); ++i) {
    const Status status = workflow_.statuses[i];
    if ((reached & bit(status)) == 0)
      add(at("statuses", i), "应能从待签收走到" + label(status) + "，现在没有一步通向它。");
    else if ((reachable_from(bit(status), resumed) & settled) == 0)
      add(at("statuses", i), "应能从" + label(status) + "走到办结、免除或者撤销，现在走不到。");
  }
}

void WorkflowCheck::check_missing() {
  for (const Action action : kRequired)
    if (workflow_.find(action) == nullptr) add("/transitions", "应有" + label(action) + "这一步，现在没有。");
  for (const auto& [first, second] : kPairs)
    if (workflow_.find(first) != nullptr && workflow_.find(second) == nullptr)
      add("/transitions", "有" + label(first) + "就应有" + label(second) + "，现在没有。");
}

void WorkflowCheck::check_transition(std::size_t index) {
  const Transition& transition = workflow_.transitions[index];
  for (std::size_t i = 0; i < index; ++i)
    if (workflow_.transitions[i].action == transition.action)
      add(at("transitions", index, "action"),
          "每一步应只写一次，" + label(transition.action) + "已写在 " + at("transitions", i) + "。");
  check_from(index);
  const auto outcome = outcome_of(transition.action);
  const std::string found = transition.to ? "现在是" + label(*transition.to) + "。" : "现在没有写。";
  if (outcome && transition.to != outcome)
    add(at("transitions", index, "to"), label(transition.action) + "应到" + label(*outcome) + "，" + found);
  if (!outcome && transition.to)
    add(at("transitions", index, "to"), label(transition.action) + "不改变状态，应不写 to，" + found);
  if (outcome && transition.to == outcome && (listed_ & bit(*outcome)) == 0)
    add(at("transitions", index, "to"), "应为 statuses 中的状态，" + found);
  check_roles(index);
  if (on_what(transition.action) == ActionOn::task && transition.guards != 0)
    add(at("transitions", index, "guards"), label(transition.action) + "针对整个事项，应不带条件，现在有条件。");
  for (const auto& [guard, of, needs] : kGuardUses) {
    if ((transition.guards & bit(guard)) == 0) continue;
    if (transition.action != of)
      add(at("transitions", index, "guards"),
          std::string(name_of(guard)) + " 应只用于" + label(of) + "，现在用于" + label(transition.action) + "。");
    else if (workflow_.find(needs) == nullptr)
      add(at("transitions", index, "guards"),
          "有 " + std::string(name_of(guard)) + " 就应有" + label(needs) + "这一步，现在没有。");
  }
}

void WorkflowCheck::check_from(std::size_t index) {
  const Transition& transition = workflow_.transitions[index];
  const std::string place = at("transitions", index, "from");
  if (transition.from == 0) add(place, label(transition.action) + "应至少从一个状态开始，现在一个也没有。");
  if (const unsigned unlisted = transition.from & ~listed_; unlisted != 0)
    add(place, "应为 statuses 中的状态，现在有" + words_in(unlisted, kStatuses) + "。");
  if ((transition.from & bit(Status::withdrawn)) != 0)
    add(place, "撤销以后应不再办理，现在" + label(transition.action) + "可从撤销开始。");
  const bool of_suspended = transition.action == Action::resumption || transition.action == Action::withdrawal;
  if (!of_suspended && (transition.from & bit(Status::suspended)) != 0)
    add(place, "暂缓期间应只能恢复或者撤销，现在" + label(transition.action) + "可从暂缓开始。");
  if (transition.action == Action::resumption && (transition.from & ~bit(Status::suspended)) != 0)
    add(place, label(transition.action) + "应只从暂缓开始，现在还有" +
                   words_in(transition.from & ~bit(Status::suspended), kStatuses) + "。");
}

void WorkflowCheck::check_roles(std::size_t index) {
  const Transition& transition = workflow_.transitions[index];
  const std::string place = at("transitions", index, "roles");
  const unsigned able = needs_office(transition.action) ? kOfficeRoles : kOfficeRoles | kUnitRoles;
  if (transition.roles == 0) add(place, label(transition.action) + "应至少有一种角色可以办，现在谁也不能办。");
  if (const unsigned unable = transition.roles & ~able; unable != 0)
    add(place,
        label(transition.action) + "应由" + words_in(able, kRoles) + "办理，现在有" + words_in(unable, kRoles) + "。");
}

void WorkflowCheck::check_timer(std::size_t index) {
  const Timer& timer = workflow_.timers[index];
  for (std::size_t i = 0; i < index; ++i)
    if (workflow_.timers[i].kind == timer.kind)
      add(at("timers", index, "timer"),
          "每种提醒应只写一次，" + std::string(name_of(timer.kind)) + "已写在 " + at("timers", i) + "。");
  check_days(index);
  check_range(at("timers", index, "then_every"), timer.then_every, 0, kTimerDaysMax);
  if (timer.kind == TimerKind::before_due && timer.then_every != 0)
    add(at("timers", index, "then_every"),
        "到期前的提醒应不再重复（0），现在是 " + std::to_string(timer.then_every) + "；到期后的写在 overdue。");
}

void WorkflowCheck::check_days(std::size_t index) {
  const Timer& timer = workflow_.timers[index];
  const std::string place = at("timers", index, "on");
  if (timer.on.empty()) add(place, "应至少有一天，现在是空的。");
  int least = -kTimerDaysMax;
  int most = kTimerDaysMax;
  switch (timer.kind) {
    case TimerKind::before_due:
      most = 0;
      break;
    case TimerKind::not_accepted:
    case TimerKind::overdue:
    case TimerKind::slip_ran_out:
      least = 1;
      break;
    case TimerKind::milestone:
    case TimerKind::period_unreported:
      break;
  }
  for (std::size_t i = 0; i < timer.on.size(); ++i) {
    const std::string day = place + "/" + std::to_string(i);
    check_range(day, timer.on[i], least, most);
    if (i > 0 && timer.on[i] <= timer.on[i - 1])
      add(day, "应大于前一天 " + std::to_string(timer.on[i - 1]) + "，现在是 " + std::to_string(timer.on[i]) + "。");
  }
}

void WorkflowCheck::check_slip(std::size_t index) {
  const SlipGrade& slip = workflow_.slips[index];
  for (std::size_t i = 0; i < index; ++i)
    if (workflow_.slips[i].name == slip.name)
      add(at("slips", index, "grade"), "每一级应只写一次，" + slip.name + "已写在 " + at("slips", i) + "。");
  if (slip.name.empty()) add(at("slips", index, "grade"), "应写明是哪一级，现在是空的。");
  if (is_blank(slip.word)) add(at("slips", index, "word"), "应写明给人看的名称，现在是空的。");
  check_range(at("slips", index, "reply_days"), slip.reply_days, 1, kReplyDaysMax);
  if (slip.next.empty()) return;
  const SlipGrade* next = workflow_.find_slip(slip.next);
  if (next == nullptr) {
    add(at("slips", index, "next"), "应为 slips 中的一级，现在是“" + slip.next + "”。");
    return;
  }
  // Goes round once at most: a ladder has no more steps than grades.
  std::string way = slip.name;
  for (std::size_t steps = 0; next != nullptr && steps < workflow_.slips.size(); ++steps) {
    way += " → " + next->name;
    if (next == &slip) {
      add(at("slips", index, "next"), "应逐级上升而不回到原级，现在是 " + way + "。");
      return;
    }
    next = next->next.empty() ? nullptr : workflow_.find_slip(next->next);
  }
}

void WorkflowCheck::check_ladder() {
  if (!workflow_.first_slip.empty() && workflow_.find_slip(workflow_.first_slip) == nullptr)
    add("/first_slip", "应为 slips 中的一级，现在是“" + workflow_.first_slip + "”。");
  const auto has_timer = [this](TimerKind kind) {
    return std::ranges::find(workflow_.timers, kind, &Timer::kind) != workflow_.timers.end();
  };
  if (!workflow_.first_slip.empty() && !has_timer(TimerKind::overdue))
    add("/first_slip", "逾期发督办单应有 overdue 提醒，现在 timers 中没有。");
  const auto climbs = std::ranges::find_if(workflow_.slips, [](const SlipGrade& each) { return !each.next.empty(); });
  if (climbs != workflow_.slips.end() && !has_timer(TimerKind::slip_ran_out))
    add(at("slips", static_cast<std::size_t>(climbs - workflow_.slips.begin()), "next"),
        "升级应有 slip_ran_out 提醒，现在 timers 中没有。");
  if (workflow_.slips.empty() && workflow_.find(Action::slips) != nullptr)
    add("/slips", "有" + label(Action::slips) + "就应至少有一级督办单，现在没有。");
}

}  // namespace

std::vector<WorkflowFault> check(const Workflow& workflow) {
  return WorkflowCheck(workflow).run();
}

}  // namespace duban::domain
