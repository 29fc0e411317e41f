#include "domain/notice.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

std::string until(const std::optional<Date>& due) {
  return due ? "，办理时限 " + due->text() : std::string();
}

class NoticeMaker {
 public:
  explicit NoticeMaker(const Task& task) : task_(task), title_("《" + task.content.title + "》") {}

  std::vector<Notice> take() { return std::move(notices_); }

  void operator()(const TaskIssued&) {
    for (const Assignment& each : task_.assignments)
      tell_unit("issued", each, title_ + "已交办给贵单位" + until(each.due) + "，请签收。");
  }
  /// Only who has something new to do: the others know their task.
  void operator()(const TaskTakenOver& event) {
    if (event.status == Status::issued) operator()(TaskIssued{});
  }
  void operator()(const UnitAssigned&) { tell_new("assigned", task_.assignments.back(), "已交由贵单位承办"); }
  void operator()(const AssignmentReassigned& event) { tell_new("reassigned", of(event.assignment), "已改派给贵单位"); }
  void operator()(const AssignmentTransferred& event) {
    tell_unit("transferred", of(event.assignment),
              title_ + "原由" + event.from + "承办，" + event.on.text() + " 起由贵单位继续承办。");
  }
  void operator()(const AssignmentAbsorbed& event) {
    tell_unit("transferred", of(event.into),
              title_ + "中" + event.from + "的承办，" + event.on.text() + " 起由贵单位一并办理。");
  }
  void operator()(const TaskAmended& event) {
    if (event.changes.empty()) return;
    tell_open("amended", "随方案修订作了调整，请查看。");
  }
  void operator()(const TaskWithdrawn& event) {
    for (const Assignment& each : task_.assignments)
      if (each.status == Status::withdrawn) tell_unit("withdrawn", each, title_ + "已撤销：" + event.reason);
  }
  void operator()(const TaskSuspended& event) { tell_open("suspended", "已暂缓办理：" + event.reason); }
  void operator()(const TaskResumed& event) {
    for (const Assignment& each : task_.assignments)
      if (!is_settled(each.status))
        tell_unit("resumed", each, title_ + "已恢复办理" + until(each.due) + "：" + event.reason);
  }

  void operator()(const AssignmentDeclined& event) {
    const Assignment& assignment = of(event.assignment);
    tell_office("declined", assignment, Role::supervisor, assignment.unit + "退办" + title_ + "：" + event.reason);
  }
  void operator()(const AssignmentSubmitted& event) {
    const Assignment& assignment = of(event.assignment);
    tell_office("submitted", assignment, Role::supervisor, assignment.unit + "申请办结" + title_ + "，请审核。");
  }
  void operator()(const AssignmentReturned& event) {
    tell_unit("returned", of(event.assignment), title_ + "的办结申请已退回：" + event.reason);
  }
  void operator()(const AssignmentClosed& event) {
    tell_unit("closed", of(event.assignment), title_ + "已同意贵单位办结。");
  }
  void operator()(const AssignmentReleased& event) {
    tell_unit("released", of(event.assignment), title_ + "不再由贵单位承办：" + event.reason);
  }
  void operator()(const AssignmentReopened& event) {
    tell_unit("reopened", of(event.assignment), title_ + "需要重办：" + event.reason);
  }

  void operator()(const ExtensionRequested& event) {
    const Assignment& assignment = of(event.assignment);
    tell_office("extension_requested", assignment, Role::chief,
                assignment.unit + "申请将" + title_ + "延期到 " + event.until.text() + "，请审批。");
  }
  void operator()(const OpinionGiven& event) {
    const Extension* extension = task_.find(event.extension);
    if (extension == nullptr) throw std::logic_error("an event speaks of an extension that the task does not have");
    const Assignment& assignment = of(extension->assignment);
    tell_office("opinion_given", assignment, Role::chief,
                "督查员建议" + std::string(event.recommended ? "同意" : "不同意") + assignment.unit + "将" + title_ +
                    "延期到 " + extension->until.text() + (event.text.empty() ? "" : "：" + event.text) + "，请审批。");
  }
  void operator()(const ExtensionGranted& event) {
    tell_unit("extension_granted", of(event.extension), title_ + "已同意延期到 " + event.until.text() + "。");
  }
  void operator()(const ExtensionRefused& event) {
    tell_unit("extension_refused", of(event.extension), title_ + "的延期申请未获同意：" + event.reason);
  }

  void operator()(const SlipIssued& event) {
    tell_unit("slip_issued", of(event.assignment),
              title_ + "：" + event.number + "，请于 " + event.reply_by.text() + " 前答复。" + event.reason);
  }
  void operator()(const SlipAnswered& event) {
    const Slip* slip = task_.find(event.slip);
    if (slip == nullptr) throw std::logic_error("an event speaks of a slip that the task does not have");
    const Assignment& assignment = of(slip->assignment);
    tell_office("slip_answered", assignment, Role::supervisor,
                assignment.unit + "已答复" + slip->number + "（" + title_ + "）。");
  }
  void operator()(const TimerFired& event) {
    const auto kind = timer_named(event.firing.timer);
    const Assignment* assignment = task_.find(event.assignment);
    if (kind && assignment != nullptr) tell_timer(*kind, *assignment, event.firing);
  }

  // What those concerned did themselves, or need not know.
  void operator()(const AssignmentAccepted&) {}
  void operator()(const ProgressReported&) {}
  void operator()(const PartChanged&) {}
  void operator()(const SlipReceived&) {}
  void operator()(const SubmissionSigned&) {}
  void operator()(const WorkflowChanged&) {}

 private:
  const Assignment& of(AssignmentId id) const {
    const Assignment* found = task_.find(id);
    if (found == nullptr) throw std::logic_error("an event speaks of an assignment that the task does not have");
    return *found;
  }
  const Assignment& of(ExtensionId id) const {
    const Extension* found = task_.find(id);
    if (found == nullptr) throw std::logic_error("an event speaks of an extension that the task does not have");
    return of(found->assignment);
  }

  void tell(std::string_view kind, const std::string& recipient, AssignmentId assignment, std::string text) {
    // One line: a reason may have several.
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    notices_.push_back({std::string(kind), recipient, task_.id, assignment, std::move(text)});
  }
  void tell_unit(std::string_view kind, const Assignment& assignment, std::string text) {
    tell(kind, recipient_of_unit(assignment.unit), assignment.id, std::move(text));
  }
  void tell_office(std::string_view kind, const Assignment& assignment, Role role, std::string text) {
    tell(kind, recipient_of_office(role), assignment.id, std::move(text));
  }
  void tell_new(std::string_view kind, const Assignment& assignment, std::string_view what) {
    tell_unit(kind, assignment, title_ + std::string(what) + until(assignment.due) + "，请签收。");
  }
  /// The units for which something is open.
  void tell_open(std::string_view kind, const std::string& what) {
    for (const Assignment& each : task_.assignments)
      if (!is_settled(each.status)) tell_unit(kind, each, title_ + what);
  }

  std::string milestone_text(const Firing& firing) const {
    constexpr std::string_view kTarget = "target ";
    std::string name;
    if (firing.subject.starts_with(kTarget)) {
      const auto place = static_cast<std::size_t>(std::stoul(firing.subject.substr(kTarget.size())));
      if (place < task_.content.targets.size()) name = task_.content.targets[place].name;
    }
    return title_ + "的指标" + (name.empty() ? "" : "“" + name + "”") + "节点将至或已过，请反馈完成情况。";
  }
  std::string ran_out_text(const Firing& firing) const {
    constexpr std::string_view kSlip = "slip ";
    const Slip* slip = nullptr;
    if (firing.subject.starts_with(kSlip)) slip = task_.find(SlipId{std::stoll(firing.subject.substr(kSlip.size()))});
    return (slip != nullptr ? slip->number : std::string("督办单")) + "到期未答复（" + title_ + "）";
  }

  void tell_timer(TimerKind kind, const Assignment& assignment, const Firing& firing) {
    const std::string_view name = name_of(kind);
    const std::string due = assignment.due ? " " + assignment.due->text() : std::string();
    switch (kind) {
      case TimerKind::not_accepted:
        return tell_unit(name, assignment, title_ + "交办后尚未签收，请尽快签收。");
      case TimerKind::before_due:
        return tell_unit(name, assignment, title_ + "将于" + due + " 到期，请抓紧办理。");
      case TimerKind::overdue:
        tell_unit(name, assignment, title_ + "已过办理时限" + due + "，尚未办结。");
        return tell_office(name, assignment, Role::supervisor,
                           assignment.unit + "承办的" + title_ + "已过办理时限" + due + "，尚未办结。");
      case TimerKind::milestone:
        return tell_unit(name, assignment, milestone_text(firing));
      case TimerKind::period_unreported:
        return tell_unit(name, assignment, title_ + firing.subject + " 的进展尚未反馈，请反馈。");
      case TimerKind::slip_ran_out:
        tell_unit(name, assignment, ran_out_text(firing) + "，请立即答复。");
        return tell_office(name, assignment, Role::supervisor, assignment.unit + "：" + ran_out_text(firing) + "。");
    }
  }

  const Task& task_;
  std::string title_;
  std::vector<Notice> notices_;
};

}  // namespace

std::string recipient_of_unit(std::string_view unit) {
  return "unit:" + std::string(unit);
}

std::string recipient_of_office(Role role) {
  return "role:" + std::string(name_of(role));
}

std::string recipient_of(const Actor& actor) {
  return belongs_to_unit(actor.role) ? recipient_of_unit(actor.unit) : recipient_of_office(actor.role);
}

std::vector<Notice> notices_of(const TaskEvent& event, const Task& after) {
  NoticeMaker maker(after);
  std::visit(maker, event);
  return maker.take();
}

}  // namespace duban::domain
