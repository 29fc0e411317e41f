// What differs between two versions, in words: one change at a time.
#include "domain/workflow_difference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "codec/workflow_json.hpp"

namespace duban::domain {

namespace {

Transition& step(Workflow& workflow, Action action) {
  return *std::ranges::find(workflow.transitions, action, &Transition::action);
}

struct Change {
  std::function<void(Workflow&)> change;
  std::vector<std::string> lines;
};

const Change kChanges[] = {
    {[](Workflow&) {}, {}},
    {[](Workflow& w) { std::swap(w.transitions[0], w.transitions[1]); }, {}},
    {[](Workflow& w) { w.name = "新流程"; }, {"名称：“督办事项办理流程” → “新流程”"}},
    {[](Workflow& w) { std::erase(w.statuses, Status::declined); }, {"取消状态“已退办”"}},
    {[](Workflow& w) { std::erase_if(w.transitions, [](auto& each) { return each.action == Action::reopening; }); },
     {"取消一步“重办”：办结 → 办理中，由督查室主任办理"}},
    {[](Workflow& w) { step(w, Action::reopening).roles = bit(Role::supervisor); },
     {"“重办”：办理人增加督查员，减少督查室主任"}},
    {[](Workflow& w) {
       step(w, Action::submission).from |= bit(Status::issued);
       step(w, Action::submission).guards = bit(Guard::co_units_settled) | bit(Guard::evidence);
     },
     {"“申请办结”：起始状态增加待签收；条件增加已反馈佐证"}},
    {[](Workflow& w) { step(w, Action::reports).to = Status::submitted; }, {"“反馈”：到达状态 状态不变 → 待审核"}},
    {[](Workflow& w) {
       w.timers[0].on = {3};
       w.timers[0].then_every = 0;
     },
     {"提醒“逾期未签收”：第 2、5 个工作日，此后每 5 个 → 第 3 个工作日"}},
    {[](Workflow& w) { w.timers.erase(w.timers.begin() + 3); }, {"取消提醒“指标节点”：第 -7、1 个工作日"}},
    {[](Workflow& w) {
       w.slips[2].reply_days = 2;
       w.slips[2].word = "警示";
     },
     {"督办单“警告”：改称“警示”", "督办单“警告”：答复期限 3 → 2 个工作日"}},
    {[](Workflow& w) {
       w.slips[2].next.clear();
       w.slips.pop_back();
     },
     {"督办单“警告”：到期未答复升级为 责令 → 无", "取消督办单“责令”"}},
    {[](Workflow& w) { w.first_slip = "urge"; }, {"逾期自动发督办单：无 → 催办"}},
    {[](Workflow& w) {
       w.lights.rungs[1].to = 5;
       w.lights.rungs[0] = {Light::normal, 6, {}, bit(Pace::on) | bit(Pace::ahead)};
     },
     {"灯：正常（距到期 8 天起），临期（距到期 0 至 7 天），逾期（距到期 至 -1 天） → 正常（距到期 6 "
      "天起，进度同步、超前），临期（距到期 0 至 5 天），逾期（距到期 至 -1 天）"}},
    {[](Workflow& w) { w.slips[0].color = SlipColor::red; }, {"督办单“催办”：颜色 蓝 → 红"}},
    {[](Workflow& w) { w.extensions_max = 3; }, {"可以延期 2 → 3 次"}},
};

}  // namespace

TEST(Differences, AreSaidInWords) {
  for (const Change& each : kChanges) {
    Workflow after = codec::standard_workflow();
    each.change(after);
    EXPECT_EQ(differences(codec::standard_workflow(), after), each.lines);
  }
}

TEST(Differences, SayWhatIsAddedAsWhatIsTakenAway) {
  Workflow less = codec::standard_workflow();
  less.timers.erase(less.timers.begin() + 3);
  less.slips.pop_back();
  less.slips[2].next.clear();
  std::erase(less.statuses, Status::declined);
  std::erase_if(less.transitions, [](const Transition& each) { return each.action == Action::reopening; });
  EXPECT_EQ(
      differences(less, codec::standard_workflow()),
      (std::vector<std::string>{"增加状态“已退办”", "增加一步“重办”：办结 → 办理中，由督查室主任办理",
                                "增加提醒“指标节点”：第 -7、1 个工作日", "督办单“警告”：到期未答复升级为 无 → 责令",
                                "增加督办单“责令”：答复期限 3 个工作日，到期未答复升级为 无"}));
}

}  // namespace duban::domain
