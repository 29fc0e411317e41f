#include "domain/workflow_difference.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

using Lines = std::vector<std::string>;

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

std::string changed(const std::string& before, const std::string& after) {
  return before + " → " + after;
}

/// 增加甲、乙，减少丙; empty if the sets are equal.
template <class Members>
std::string set_change(std::string_view what, unsigned before, unsigned after, const Members& members) {
  if (before == after) return {};
  const std::string more = words_in(after & ~before, members);
  const std::string less = words_in(before & ~after, members);
  return "；" + std::string(what) + (more.empty() ? "" : "增加" + more) + (more.empty() || less.empty() ? "" : "，") +
         (less.empty() ? "" : "减少" + less);
}

std::string status_or_stays(const std::optional<Status>& status) {
  return status ? std::string(word_of(*status)) : "状态不变";
}

void compare_statuses(const Workflow& before, const Workflow& after, Lines& lines) {
  const auto has = [](const Workflow& workflow, Status status) {
    return std::ranges::find(workflow.statuses, status) != workflow.statuses.end();
  };
  for (const Status status : kStatuses) {
    if (has(before, status) == has(after, status)) continue;
    lines.push_back((has(after, status) ? "增加状态" : "取消状态") + quoted(word_of(status)));
  }
}

void compare_transitions(const Workflow& before, const Workflow& after, Lines& lines) {
  for (const Action action : kActions) {
    const Transition* old = before.find(action);
    const Transition* fresh = after.find(action);
    if (old == fresh || (old != nullptr && fresh != nullptr && *old == *fresh)) continue;
    const std::string step = "“" + std::string(word_of(action)) + "”";
    if (old == nullptr) {
      lines.push_back("增加一步" + step + "：" + described(*fresh));
    } else if (fresh == nullptr) {
      lines.push_back("取消一步" + step + "：" + described(*old));
    } else {
      std::string change = set_change("起始状态", old->from, fresh->from, kStatuses);
      if (old->to != fresh->to) change += "；到达状态 " + changed(status_or_stays(old->to), status_or_stays(fresh->to));
      change += set_change("办理人", old->roles, fresh->roles, kRoles);
      change += set_change("条件", old->guards, fresh->guards, kGuards);
      lines.push_back(step + "：" + change.substr(std::string_view("；").size()));
    }
  }
}

const Timer* find_timer(const Workflow& workflow, TimerKind kind) {
  const auto found = std::ranges::find(workflow.timers, kind, &Timer::kind);
  return found == workflow.timers.end() ? nullptr : &*found;
}

void compare_timers(const Workflow& before, const Workflow& after, Lines& lines) {
  for (const TimerKind kind : kTimerKinds) {
    const Timer* old = find_timer(before, kind);
    const Timer* fresh = find_timer(after, kind);
    if (old == fresh || (old != nullptr && fresh != nullptr && *old == *fresh)) continue;
    const std::string timer = "提醒“" + std::string(word_of(kind)) + "”";
    if (old == nullptr)
      lines.push_back("增加" + timer + "：" + described(*fresh));
    else if (fresh == nullptr)
      lines.push_back("取消" + timer + "：" + described(*old));
    else
      lines.push_back(timer + "：" + changed(described(*old), described(*fresh)));
  }
}

/// What the slip is called under this workflow; 无 for no grade.
std::string grade_word(const Workflow& workflow, std::string_view grade) {
  const SlipGrade* found = workflow.find_slip(grade);
  return found == nullptr ? "无" : found->word;
}

void compare_slips(const Workflow& before, const Workflow& after, Lines& lines) {
  for (const SlipGrade& old : before.slips) {
    const SlipGrade* fresh = after.find_slip(old.name);
    const std::string slip = "督办单“" + old.word + "”";
    if (fresh == nullptr) {
      lines.push_back("取消" + slip);
      continue;
    }
    if (old.word != fresh->word) lines.push_back(slip + "：改称“" + fresh->word + "”");
    if (old.reply_days != fresh->reply_days)
      lines.push_back(slip + "：答复期限 " +
                      changed(std::to_string(old.reply_days), std::to_string(fresh->reply_days)) + " 个工作日");
    if (old.color != fresh->color)
      lines.push_back(slip + "：颜色 " + changed(std::string(word_of(old.color)), std::string(word_of(fresh->color))));
    if (old.next != fresh->next)
      lines.push_back(slip + "：到期未答复升级为 " +
                      changed(grade_word(before, old.next), grade_word(after, fresh->next)));
  }
  for (const SlipGrade& fresh : after.slips)
    if (before.find_slip(fresh.name) == nullptr)
      lines.push_back("增加督办单“" + fresh.word + "”：答复期限 " + std::to_string(fresh.reply_days) +
                      " 个工作日，到期未答复升级为 " + grade_word(after, fresh.next));
  if (before.first_slip != after.first_slip)
    lines.push_back("逾期自动发督办单：" +
                    changed(grade_word(before, before.first_slip), grade_word(after, after.first_slip)));
}

}  // namespace

std::string described(const Transition& transition) {
  std::string text = words_in(transition.from, kStatuses) + " → " + status_or_stays(transition.to) + "，由" +
                     words_in(transition.roles, kRoles) + "办理";
  if (transition.guards != 0) text += "，条件：" + words_in(transition.guards, kGuards);
  return text;
}

std::string described(const Timer& timer) {
  std::string days;
  for (const int day : timer.on) days += (days.empty() ? "" : "、") + std::to_string(day);
  std::string text = "第 " + days + " 个" + std::string(word_of(timer.days));
  if (timer.then_every > 0) text += "，此后每 " + std::to_string(timer.then_every) + " 个";
  return text;
}

std::string described(const LightLadder& ladder) {
  std::string text;
  for (const LightRung& rung : ladder.rungs) {
    text += (text.empty() ? "" : "，") + std::string(word_of(rung.light)) + "（距到期 ";
    if (!rung.from && !rung.to)
      text += "任意";
    else if (!rung.to)
      text += std::to_string(*rung.from) + " 天起";
    else if (!rung.from)
      text += "至 " + std::to_string(*rung.to) + " 天";
    else
      text += std::to_string(*rung.from) + " 至 " + std::to_string(*rung.to) + " 天";
    if (rung.paces != kAnyPace) text += "，进度" + words_in(rung.paces, kPaces);
    text += "）";
  }
  return text;
}

std::vector<std::string> differences(const Workflow& before, const Workflow& after) {
  Lines lines;
  if (before.name != after.name) lines.push_back("名称：" + changed(quoted(before.name), quoted(after.name)));
  compare_statuses(before, after, lines);
  compare_transitions(before, after, lines);
  compare_timers(before, after, lines);
  compare_slips(before, after, lines);
  if (before.lights != after.lights)
    lines.push_back("灯：" + changed(described(before.lights), described(after.lights)));
  if (before.extensions_max != after.extensions_max)
    lines.push_back("可以延期 " + changed(std::to_string(before.extensions_max), std::to_string(after.extensions_max)) +
                    " 次");
  return lines;
}

}  // namespace duban::domain
