// One broken workflow a rule: the fault is found at its place, and the shipped workflow has none.
#include "domain/check_workflow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "codec/workflow_json.hpp"

namespace duban::domain {

namespace {

Transition& step(Workflow& workflow, Action action) {
  return *std::ranges::find(workflow.transitions, action, &Transition::action);
}
void drop(Workflow& workflow, Action action) {
  std::erase_if(workflow.transitions, [action](const Transition& each) { return each.action == action; });
}
Timer& timer(Workflow& workflow, TimerKind kind) {
  return *std::ranges::find(workflow.timers, kind, &Timer::kind);
}
void drop(Workflow& workflow, TimerKind kind) {
  std::erase_if(workflow.timers, [kind](const Timer& each) { return each.kind == kind; });
}

struct Broken {
  const char* rule;
  std::function<void(Workflow&)> breaks;
  const char* place;
  /// Words of the message.
  const char* says;
};

const Broken kBroken[] = {
    {"NoName", [](Workflow& w) { w.name = " "; }, "/name", "名称"},
    {"StatusTwice", [](Workflow& w) { w.statuses.push_back(Status::closed); }, "/statuses/8", "只列一次"},
    {"NoIssued", [](Workflow& w) { std::erase(w.statuses, Status::issued); }, "/statuses", "待签收"},
    {"NoClosed", [](Workflow& w) { std::erase(w.statuses, Status::closed); }, "/statuses", "办结"},
    {"Unreachable", [](Workflow& w) { drop(w, Action::declination); }, "/statuses/4", "没有一步通向它"},
    {"DeadEnd",
     [](Workflow& w) {
       for (Transition& each : w.transitions) each.from &= ~bit(Status::declined);
     },
     "/statuses/4", "走不到"},
    {"NotResumed",
     [](Workflow& w) {
       step(w, Action::withdrawal).from &= ~bit(Status::suspended);
       drop(w, Action::resumption);
     },
     "/statuses/7", "走不到"},
    {"RequiredMissing", [](Workflow& w) { drop(w, Action::return_); }, "/transitions", "退回（return）"},
    {"Undecided", [](Workflow& w) { drop(w, Action::decision); }, "/transitions", "延期审批"},
    {"Unresumed", [](Workflow& w) { drop(w, Action::resumption); }, "/transitions", "恢复办理"},
    {"Unanswered", [](Workflow& w) { drop(w, Action::answer); }, "/transitions", "答复督办单"},
    {"ActionTwice", [](Workflow& w) { w.transitions.push_back(w.transitions[2]); }, "/transitions/19/action",
     "已写在 /transitions/2"},
    {"FromNowhere", [](Workflow& w) { step(w, Action::reports).from = 0; }, "/transitions/2/from", "一个也没有"},
    {"FromUnlisted", [](Workflow& w) { std::erase(w.statuses, Status::suspended); }, "/transitions/17/from", "暂缓"},
    {"ToUnlisted", [](Workflow& w) { std::erase(w.statuses, Status::suspended); }, "/transitions/16/to", "statuses"},
    {"FromWithdrawn", [](Workflow& w) { step(w, Action::reopening).from |= bit(Status::withdrawn); },
     "/transitions/8/from", "撤销以后"},
    {"FromSuspended", [](Workflow& w) { step(w, Action::release).from |= bit(Status::suspended); },
     "/transitions/6/from", "暂缓期间"},
    {"ResumedFromWork", [](Workflow& w) { step(w, Action::resumption).from |= bit(Status::issued); },
     "/transitions/17/from", "待签收"},
    {"ToMissing", [](Workflow& w) { step(w, Action::acceptance).to.reset(); }, "/transitions/0/to", "没有写"},
    {"ToElsewhere", [](Workflow& w) { step(w, Action::closure).to = Status::released; }, "/transitions/5/to",
     "办结（closed）"},
    {"ToWithoutMeaning", [](Workflow& w) { step(w, Action::reports).to = Status::submitted; }, "/transitions/2/to",
     "不写 to"},
    {"NobodyMay", [](Workflow& w) { step(w, Action::acceptance).roles = 0; }, "/transitions/0/roles", "谁也不能办"},
    {"UnitDoesOfficeWork", [](Workflow& w) { step(w, Action::closure).roles = bit(Role::unit_head); },
     "/transitions/5/roles", "单位负责人"},
    {"OfficersDoWork", [](Workflow& w) { step(w, Action::acceptance).roles = bit(Role::system_admin); },
     "/transitions/0/roles", "系统管理员"},
    {"GuardOfTask", [](Workflow& w) { step(w, Action::withdrawal).guards = bit(Guard::evidence); },
     "/transitions/18/guards", "不带条件"},
    {"TimerTwice", [](Workflow& w) { w.timers.push_back(w.timers[1]); }, "/timers/6/timer", "已写在 /timers/1"},
    {"TimerWithoutDays", [](Workflow& w) { timer(w, TimerKind::milestone).on.clear(); }, "/timers/3/on", "至少有一天"},
    {"TimerGoesBack",
     [](Workflow& w) {
       timer(w, TimerKind::overdue).on = {1, 3, 2};
     },
     "/timers/2/on/2", "3"},
    {"TimerStands",
     [](Workflow& w) {
       timer(w, TimerKind::overdue).on = {1, 1};
     },
     "/timers/2/on/1", "大于"},
    {"TimerEveryNegative", [](Workflow& w) { timer(w, TimerKind::overdue).then_every = -1; }, "/timers/2/then_every",
     "-1"},
    {"TimerFarAway", [](Workflow& w) { timer(w, TimerKind::overdue).on = {367}; }, "/timers/2/on/0", "366"},
    {"BeforeDueIsAfter",
     [](Workflow& w) {
       timer(w, TimerKind::before_due).on = {-1, 1};
     },
     "/timers/1/on/1", "1"},
    {"BeforeDueGoesOn", [](Workflow& w) { timer(w, TimerKind::before_due).then_every = 7; }, "/timers/1/then_every",
     "overdue"},
    {"OverdueIsBefore", [](Workflow& w) { timer(w, TimerKind::overdue).on = {0}; }, "/timers/2/on/0", "0"},
    {"GradeTwice", [](Workflow& w) { w.slips.push_back(w.slips[1]); }, "/slips/4/grade", "已写在 /slips/1"},
    {"GradeUnnamed", [](Workflow& w) { w.slips[3].name.clear(); }, "/slips/3/grade", "空"},
    {"GradeWithoutWord", [](Workflow& w) { w.slips[0].word.clear(); }, "/slips/0/word", "空"},
    {"ReplyAtOnce", [](Workflow& w) { w.slips[2].reply_days = 0; }, "/slips/2/reply_days", "1 到 60"},
    {"ReplyLate", [](Workflow& w) { w.slips[2].reply_days = 61; }, "/slips/2/reply_days", "61"},
    {"NextUnknown", [](Workflow& w) { w.slips[0].next = "shout"; }, "/slips/0/next", "shout"},
    {"LadderLoops", [](Workflow& w) { w.slips[3].next = "remind"; }, "/slips/3/next", "order → remind → warn → order"},
    {"LadderStands", [](Workflow& w) { w.slips[3].next = "order"; }, "/slips/3/next", "order → order"},
    {"LadderNeverClimbs", [](Workflow& w) { drop(w, TimerKind::slip_ran_out); }, "/slips/0/next", "slip_ran_out"},
    {"FirstSlipUnknown", [](Workflow& w) { w.first_slip = "shout"; }, "/first_slip", "shout"},
    {"FirstSlipNeverSent",
     [](Workflow& w) {
       w.first_slip = "urge";
       drop(w, TimerKind::overdue);
     },
     "/first_slip", "overdue"},
    {"NoGrades", [](Workflow& w) { w.slips.clear(); }, "/slips", "至少有一级"},
    {"NoLights", [](Workflow& w) { w.lights.rungs.clear(); }, "/lights", "至少有一级"},
    {"LightTooFar", [](Workflow& w) { w.lights.rungs[0].from = 367; }, "/lights/0/days_to_due/from", "367"},
    {"LightBackwards", [](Workflow& w) { w.lights.rungs[1].from = 9; }, "/lights/1/days_to_due", "9 和 7"},
    {"LightAtNoPace", [](Workflow& w) { w.lights.rungs[1].paces = 0; }, "/lights/1/pace", "空"},
    {"LightOfTheSettled", [](Workflow& w) { w.lights.rungs[1].light = Light::closed; }, "/lights/1/light", "closed"},
    {"LightsOverlap", [](Workflow& w) { w.lights.rungs[1].to = 10; }, "/lights/1",
     "到期前 10 天、进度滞后时现在同 /lights/0 重叠"},
    {"LightsOverlapAtOnePace",
     [](Workflow& w) {
       w.lights.rungs.push_back({Light::soon, 20, 30, bit(Pace::behind)});
     },
     "/lights/3", "到期前 30 天、进度滞后时现在同 /lights/0 重叠"},
    {"LightsLeaveAGap", [](Workflow& w) { w.lights.rungs[0].from = 12; }, "/lights",
     "到期前 11 天、进度滞后时现在没有一级管到"},
    {"LightsLeaveAPaceOut", [](Workflow& w) { w.lights.rungs[0].paces &= ~bit(Pace::unknown); }, "/lights",
     "进度未知时现在没有一级管到"},
    {"LateAndNormal", [](Workflow& w) { w.lights.rungs[2].light = Light::normal; }, "/lights", "不亮正常灯"},
    {"OverdueBeforeItsDay", [](Workflow& w) { w.lights.rungs[1].light = Light::overdue; }, "/lights", "不亮逾期灯"},
    {"LightGrowsMilder",
     [](Workflow& w) {
       w.lights.rungs = {
           {Light::normal, 20, {}}, {Light::soon, 10, 19}, {Light::normal, 0, 9}, {Light::overdue, {}, -1}};
     },
     "/lights", "到期前 9 天、进度滞后时现在降为正常"},
    {"BehindIsMilder",
     [](Workflow& w) {
       w.lights.rungs[0].paces = bit(Pace::behind) | bit(Pace::ahead) | bit(Pace::unknown);
       w.lights.rungs.push_back({Light::soon, 8, {}, bit(Pace::on)});
     },
     "/lights", "进度滞后时的灯应不轻于进度同步时的"},
    {"SignedElsewhere", [](Workflow& w) { step(w, Action::return_).guards |= bit(Guard::signed_); },
     "/transitions/4/guards", "只用于办结"},
    {"SignedByNobody", [](Workflow& w) { step(w, Action::closure).guards |= bit(Guard::signed_); },
     "/transitions/5/guards", "审签"},
    {"OpinionOfNobody",
     [](Workflow& w) {
       step(w, Action::decision).guards |= bit(Guard::opinion);
       drop(w, Action::opinion);
     },
     "/transitions/10/guards", "延期意见"},
    {"OpinionOnNothing",
     [](Workflow& w) {
       drop(w, Action::extensions);
       drop(w, Action::decision);
     },
     "/transitions", "有延期意见"},
    {"ExtensionsNegative", [](Workflow& w) { w.extensions_max = -1; }, "/extensions_max", "-1"},
    {"ExtensionsEndless", [](Workflow& w) { w.extensions_max = 21; }, "/extensions_max", "21"},
};

class BrokenWorkflow : public testing::TestWithParam<Broken> {};

std::string all(const std::vector<WorkflowFault>& faults) {
  std::string text;
  for (const WorkflowFault& each : faults) text += each.place + " " + each.message + "\n";
  return text;
}

}  // namespace

TEST_P(BrokenWorkflow, HasItsFaultFoundAtItsPlace) {
  Workflow workflow = codec::standard_workflow();
  GetParam().breaks(workflow);
  const auto faults = check(workflow);
  EXPECT_TRUE(std::ranges::any_of(faults, [](const WorkflowFault& fault) {
    return fault.place == GetParam().place && fault.message.find(GetParam().says) != std::string::npos;
  })) << all(faults);
}

INSTANTIATE_TEST_SUITE_P(Check, BrokenWorkflow, testing::ValuesIn(kBroken),
                         [](const auto& each) { return each.param.rule; });

TEST(CheckWorkflow, FindsNothingInTheShippedOne) {
  EXPECT_EQ(all(check(codec::standard_workflow())), "");
}

TEST(CheckWorkflow, AllowsAWorkflowWithoutWhatIsOptional) {
  Workflow workflow = codec::standard_workflow();
  for (const Action action : {Action::reopening, Action::extensions, Action::opinion, Action::decision, Action::slips,
                              Action::receipt, Action::answer})
    drop(workflow, action);
  workflow.slips.clear();
  workflow.timers.clear();
  EXPECT_EQ(all(check(workflow)), "");
}

TEST(CheckWorkflow, FindsAllFaultsAtOnce) {
  Workflow workflow = codec::standard_workflow();
  workflow.extensions_max = 99;
  workflow.slips[2].reply_days = 0;
  step(workflow, Action::closure).roles = 0;
  EXPECT_EQ(check(workflow).size(), 3U);
}

TEST(CheckWorkflow, EndsOnALadderThatLoopsBesideTheGrade) {
  Workflow workflow = codec::standard_workflow();
  workflow.slips[2].next = "remind";
  EXPECT_EQ(all(check(workflow)).find("/slips/0/next"), std::string::npos);
  EXPECT_NE(all(check(workflow)).find("/slips/1/next"), std::string::npos);
}

}  // namespace duban::domain
