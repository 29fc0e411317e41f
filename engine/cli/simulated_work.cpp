#include "cli/simulated_work.hpp"

#include <algorithm>
#include <cmath>

namespace duban::cli {

namespace {

using domain::Assignment;
using domain::Date;
using domain::Status;
using domain::Task;
using domain::TaskCommand;

/// A working day's worth of orders, one a minute.
constexpr int kMinutesOfDay = 500;
/// A task rests at least so long (暂缓).
constexpr int kRestDays = 20;
constexpr int kExtensionDays[] = {20, 30, 45, 60};

constexpr const char* kReports[] = {"已制定工作方案并部署任务，各项工作按计划推进。",
                                    "已召开专题会议，明确责任人和时间节点。",
                                    "前期手续已经办结，正在组织实施。",
                                    "完成阶段性工作，正在汇总各方意见。",
                                    "主要工作已完成过半，存在的困难正在协调解决。",
                                    "主要指标达到序时进度，后续工作抓紧推进。",
                                    "重点环节基本完成，正在收尾。",
                                    "任务基本完成，正在整理佐证材料。"};
constexpr const char* kReasonsForTime[] = {"用地手续尚在办理，申请顺延。", "上级配套文件尚未出台，申请顺延。",
                                           "招标程序晚于预期，申请顺延。", "部分资金尚未到位，申请顺延。"};
constexpr const char* kReturns[] = {"佐证材料不全，请补充验收文件后再报。", "指标完成情况缺少统计部门的认定，请补充。",
                                    "反馈内容与要求不一致，请逐项对照说明。"};

}  // namespace

void SimulatedWork::take_up(domain::TaskId first, std::int64_t count) {
  for (std::int64_t number = first.value; number < first.value + count; ++number)
    for (const Assignment& part : office_.task({number}).assignments)
      desks_.push_back({{number}, part.id, office_.today().plus_days(chance_.between(1, 5))});
}

void SimulatedWork::take_up_rectification(domain::TaskId task) {
  for (const Assignment& part : office_.task(task).assignments)
    desks_.push_back({task, part.id, office_.today().plus_days(1), !chance_.one_in(4)});
}

void SimulatedWork::wake(domain::TaskId task) {
  for (Desk& desk : desks_)
    if (desk.task == task) next_in(desk, 2, 6);
}

void SimulatedWork::work() {
  const Date today = office_.today();
  int minutes = 0;
  for (Desk& desk : desks_) {
    if (today < desk.next) continue;
    turn(desk);
    if (++minutes < kMinutesOfDay) office_.pass_minutes(1);
  }
}

void SimulatedWork::turn(Desk& desk) {
  const Task task = office_.task(desk.task);
  const Assignment& part = *task.find(desk.part);
  switch (part.status) {
    case Status::issued:
      return take(part, desk);
    case Status::declined:
      return place_again(task, part, desk);
    case Status::in_progress:
      return advance(task, part, desk);
    case Status::submitted:
      return review(part, desk);
    case Status::suspended:
      return resume(task, desk);
    case Status::closed:
    case Status::released:
    case Status::withdrawn:
      // Until it is opened again.
      desk.next = office_.today().plus_years(1);
      return;
  }
}

void SimulatedWork::take(const Assignment& part, Desk& desk) {
  const domain::Actor liaison = cast_.liaison_of(part.unit);
  if (!desk.hurried && part.part == domain::Part::responsible && chance_.one_in(30)) {
    order(liaison, domain::DeclineAssignment{desk.task, desk.part, "该项工作的职责已划转，建议改派。"});
    return next_in(desk, 2, 5);
  }
  order(liaison, domain::AcceptAssignment{desk.task, desk.part});
  desk.hurried ? next_in(desk, 1, 2) : next_in(desk, 6, 18);
}

void SimulatedWork::place_again(const Task& task, const Assignment& part, Desk& desk) {
  // A unit that has no part in it yet; without one it is let go.
  const domain::UnitRegistry registry = office_.registry();
  const auto& units = registry.units();
  const auto free = std::ranges::find_if(units, [&](const domain::Unit& unit) {
    return std::ranges::none_of(task.assignments, [&](const Assignment& each) { return each.unit == unit.name; });
  });
  if (free == units.end() || chance_.one_in(2))
    order(cast_.supervisor, domain::ReleaseAssignment{desk.task, part.id, "理由成立，不再承办。"});
  else
    order(cast_.supervisor, domain::ReassignAssignment{desk.task, part.id, free->name, "按职责分工改派。"});
  next_in(desk, 1, 4);
}

void SimulatedWork::advance(const Task& task, const Assignment& part, Desk& desk) {
  if (const domain::Extension* asked = task.pending_extension(part.id)) return decide(task, *asked, desk);
  answer_slips(task, part);
  if (ask_for_time(task, part, desk)) return;
  if (!desk.hurried && chance_.one_in(400)) {
    order(cast_.chief, domain::SuspendTask{desk.task, "政策调整，待明确后恢复办理。"});
    return next_in(desk, kRestDays, 2 * kRestDays);
  }
  urge(task, part);
  const int gain = desk.hurried ? chance_.between(30, 60) : chance_.between(3, 3 * pace_of(part.unit));
  const int percent = std::min(100, part.percent.value_or(0) + gain);
  report(task, part, percent);
  const bool others_settled = std::ranges::all_of(task.assignments, [](const Assignment& each) {
    return each.part == domain::Part::lead || domain::is_settled(each.status);
  });
  if (percent < 100 || (part.part == domain::Part::lead && !others_settled))
    return desk.hurried ? next_in(desk, 1, 3) : next_in(desk, 9, percent < 100 ? 21 : 35);
  order(cast_.liaison_of(part.unit),
        domain::SubmitAssignment{desk.task, part.id, "本单位承担的工作已经完成，申请办结。"});
  desk.hurried ? next_in(desk, 1, 2) : next_in(desk, 1, 6);
}

bool SimulatedWork::ask_for_time(const Task& task, const Assignment& part, Desk& desk) {
  const Date today = office_.today();
  const int extensions_max = office_.rules().workflows.of(task.workflow).extensions_max;
  if (desk.hurried || !part.due || *part.due < today || 18 < domain::days_between(today, *part.due)) return false;
  if (part.percent.value_or(0) >= 80 || extensions_max <= part.extensions || chance_.one_in(3)) return false;
  const Date until = part.due->plus_days(kExtensionDays[chance_.below(std::size(kExtensionDays))]);
  // A responsible unit's date lies within that of the task.
  if (part.part == domain::Part::responsible && task.due && *task.due < until) return false;
  const char* reason = kReasonsForTime[chance_.below(std::size(kReasonsForTime))];
  order(cast_.liaison_of(part.unit), domain::RequestExtension{desk.task, part.id, until, reason});
  next_in(desk, 1, 5);
  return true;
}

void SimulatedWork::decide(const Task& task, const domain::Extension& asked, Desk& desk) {
  const bool grants = !chance_.one_in(4);
  if (chance_.one_in(2))
    order(cast_.supervisor, domain::GiveOpinion{task.id, asked.id, grants,
                                                grants ? "情况属实，建议同意。" : "理由不充分，建议按原时限办理。"});
  order(cast_.chief,
        domain::DecideExtension{task.id, asked.id, grants, {}, grants ? "同意，请抓紧办理。" : "请按原时限完成。"});
  next_in(desk, 3, 9);
}

void SimulatedWork::answer_slips(const Task& task, const Assignment& part) {
  const domain::Actor liaison = cast_.liaison_of(part.unit);
  for (const domain::Slip& slip : task.slips) {
    if (slip.assignment != part.id || !slip.answered_by.empty()) continue;
    if (slip.received_by.empty()) order(liaison, domain::ReceiveSlip{task.id, slip.id});
    order(liaison, domain::AnswerSlip{task.id, slip.id, "已调整力量，明确专人，月底前补齐进度。"});
  }
}

void SimulatedWork::urge(const Task& task, const Assignment& part) {
  if (!part.due || office_.today() <= *part.due || !chance_.one_in(5)) return;
  office_.order_if_calendar_knows(
      cast_.supervisor,
      TaskCommand(domain::IssueSlip{task.id, part.id, "urge", "已超过办理时限，请说明原因和下一步安排。"}));
}

void SimulatedWork::report(const Task& task, const Assignment& part, int percent) {
  const auto step = static_cast<std::size_t>(percent) * (std::size(kReports) - 1) / 100;
  domain::ReportProgress report{task.id, part.id, kReports[step], percent, "", {}};
  if (part.part == domain::Part::lead)
    for (std::size_t i = 0; i < task.content.targets.size(); ++i) {
      const double whole = task.content.targets[i].value;
      report.values.push_back({static_cast<int>(i), std::round(whole * percent) / 100});
    }
  if (percent == 100) report.evidence = {"完成情况报告及验收材料"};
  order(cast_.liaison_of(part.unit), std::move(report));
}

void SimulatedWork::review(const Assignment& part, Desk& desk) {
  if (held_.contains(desk.task)) return next_in(desk, 2, 4);
  if (chance_.one_in(desk.hurried ? 8 : 6)) {
    const char* reason = kReturns[chance_.below(std::size(kReturns))];
    order(cast_.supervisor, domain::ReturnAssignment{desk.task, part.id, reason});
    return desk.hurried ? next_in(desk, 1, 2) : next_in(desk, 3, 8);
  }
  order(cast_.supervisor, domain::CloseAssignment{desk.task, part.id, "材料齐全，同意办结。"});
  next_in(desk, 1, 2);
}

void SimulatedWork::resume(const Task& task, Desk& desk) {
  const Date today = office_.today();
  if (task.suspended_on && domain::days_between(*task.suspended_on, today) < kRestDays) return next_in(desk, 3, 6);
  const domain::ResumeTask resume{desk.task, "政策已经明确，恢复办理。", {}};
  if (!office_.order_if_calendar_knows(cast_.chief, TaskCommand(resume)))
    order(cast_.chief, domain::ResumeTask{desk.task, resume.reason, today.plus_days(60)});
  next_in(desk, 2, 6);
}

int SimulatedWork::pace_of(const std::string& unit) {
  const auto [found, is_new] = paces_.try_emplace(unit, 0);
  if (is_new) found->second = chance_.between(4, 13);
  return found->second;
}

app::Receipt SimulatedWork::order(const domain::Actor& actor, TaskCommand command) {
  return office_.order(actor, std::move(command));
}

}  // namespace duban::cli
