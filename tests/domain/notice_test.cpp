// Who hears of what, and in which words: one line a kind of event.
#include "domain/notice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

const std::string kTech = "unit:市科技局";
const std::string kFinance = "unit:市财政局";
const std::string kOffice = "role:supervisor";

/// In progress with an extension asked for and a slip issued, and with a target.
GivenTask given_life() {
  TaskIssued issued = issued_task();
  Target target;
  target.name = "高新技术企业";
  target.by = day("2026-08-31");
  issued.content.targets = {target};
  return GivenTask()
      .and_then(issued)
      .and_then(AssignmentAccepted{kFirst}, kLiaison)
      .and_then(ExtensionRequested{{1}, kFirst, day("2026-12-31"), "选址推迟"}, kLiaison)
      .and_then(SlipIssued{{1}, kFirst, "urge", "进展缓慢", day("2026-06-08"), "督办〔2026〕1号"});
}

TaskEvent fired(std::string timer, std::string subject = {}) {
  return TimerFired{kFirst, {std::move(timer), std::move(subject), day("2026-09-21")}};
}

struct Case {
  TaskEvent event;
  std::string kind;
  /// Who, and the words for each.
  std::vector<std::pair<std::string, std::string>> heard;
};

const std::string kTitle = "《培育高新技术企业》";

std::vector<Case> cases() {
  return {
      {UnitAssigned{{3}, "市统计局"},
       "assigned",
       {{"unit:市统计局", kTitle + "已交由贵单位承办，办理时限 2026-09-30，请签收。"}}},
      {AssignmentReassigned{kSecond, "市文旅局", "职责所在"},
       "reassigned",
       {{"unit:市文旅局", kTitle + "已改派给贵单位，办理时限 2026-09-30，请签收。"}}},
      {AssignmentTransferred{kSecond, "市文旅局", "市财政局", day("2026-07-01")},
       "transferred",
       {{"unit:市文旅局", kTitle + "原由市财政局承办，2026-07-01 起由贵单位继续承办。"}}},
      {AssignmentAbsorbed{kSecond, kFirst, "市科技局", "市财政局", day("2026-07-01")},
       "transferred",
       {{kTech, kTitle + "中市财政局的承办，2026-07-01 起由贵单位一并办理。"}}},
      {TaskWithdrawn{"上级调整"},
       "withdrawn",
       {{kTech, kTitle + "已撤销：上级调整"}, {kFinance, kTitle + "已撤销：上级调整"}}},
      {TaskSuspended{"上级\n调整"},
       "suspended",
       {{kTech, kTitle + "已暂缓办理：上级 调整"}, {kFinance, kTitle + "已暂缓办理：上级 调整"}}},
      {TaskResumed{"布局已定", 0, {}, {}},
       "resumed",
       {{kTech, kTitle + "已恢复办理，办理时限 2026-09-30：布局已定"},
        {kFinance, kTitle + "已恢复办理，办理时限 2026-09-30：布局已定"}}},
      {AssignmentDeclined{kSecond, "不属本局"}, "declined", {{kOffice, "市财政局退办" + kTitle + "：不属本局"}}},
      {AssignmentSubmitted{kFirst, ""}, "submitted", {{kOffice, "市科技局申请办结" + kTitle + "，请审核。"}}},
      {AssignmentReturned{kFirst, "缺验收表"}, "returned", {{kTech, kTitle + "的办结申请已退回：缺验收表"}}},
      {AssignmentClosed{kFirst, ""}, "closed", {{kTech, kTitle + "已同意贵单位办结。"}}},
      {AssignmentReleased{kSecond, "没有这项任务"},
       "released",
       {{kFinance, kTitle + "不再由贵单位承办：没有这项任务"}}},
      {AssignmentReopened{kFirst, "抽查未达标"}, "reopened", {{kTech, kTitle + "需要重办：抽查未达标"}}},
      {ExtensionRequested{{2}, kSecond, day("2026-11-30"), "理由"},
       "extension_requested",
       {{"role:chief", "市财政局申请将" + kTitle + "延期到 2026-11-30，请审批。"}}},
      {OpinionGiven{{1}, false, "理由不足"},
       "opinion_given",
       {{"role:chief", "督查员建议不同意市科技局将" + kTitle + "延期到 2026-12-31：理由不足，请审批。"}}},
      {ExtensionGranted{{1}, day("2026-12-15"), ""},
       "extension_granted",
       {{kTech, kTitle + "已同意延期到 2026-12-15。"}}},
      {ExtensionRefused{{1}, "理由不足"}, "extension_refused", {{kTech, kTitle + "的延期申请未获同意：理由不足"}}},
      {SlipIssued{{2}, kSecond, "urge", "请签收", day("2026-06-08"), "督办〔2026〕2号"},
       "slip_issued",
       {{kFinance, kTitle + "：督办〔2026〕2号，请于 2026-06-08 前答复。请签收"}}},
      {SlipAnswered{{1}, "本周完成"},
       "slip_answered",
       {{kOffice, "市科技局已答复督办〔2026〕1号（" + kTitle + "）。"}}},
      {fired("not_accepted"), "not_accepted", {{kTech, kTitle + "交办后尚未签收，请尽快签收。"}}},
      {fired("before_due"), "before_due", {{kTech, kTitle + "将于 2026-09-30 到期，请抓紧办理。"}}},
      {fired("overdue"),
       "overdue",
       {{kTech, kTitle + "已过办理时限 2026-09-30，尚未办结。"},
        {kOffice, "市科技局承办的" + kTitle + "已过办理时限 2026-09-30，尚未办结。"}}},
      {fired("milestone", "target 0"),
       "milestone",
       {{kTech, kTitle + "的指标“高新技术企业”节点将至或已过，请反馈完成情况。"}}},
      {fired("period_unreported", "2026-Q2"),
       "period_unreported",
       {{kTech, kTitle + "2026-Q2 的进展尚未反馈，请反馈。"}}},
      {fired("slip_ran_out", "slip 1"),
       "slip_ran_out",
       {{kTech, "督办〔2026〕1号到期未答复（" + kTitle + "），请立即答复。"},
        {kOffice, "市科技局：督办〔2026〕1号到期未答复（" + kTitle + "）。"}}},
  };
}

std::vector<Notice> heard_of(const TaskEvent& event) {
  GivenTask given = given_life();
  given.and_then(event);
  return notices_of(event, given.task());
}

}  // namespace

TEST(NoticesOf, AreThoseOfTheTable) {
  std::set<std::string> kinds;
  for (const Case& each : cases()) {
    std::vector<std::pair<std::string, std::string>> heard;
    for (const Notice& notice : heard_of(each.event)) {
      EXPECT_EQ(notice.kind, each.kind);
      EXPECT_EQ(notice.task, TaskId{1});
      EXPECT_NE(std::ranges::find(kNoticeKinds, notice.kind), std::end(kNoticeKinds)) << notice.kind;
      heard.emplace_back(notice.recipient, notice.text);
      kinds.insert(notice.kind);
    }
    EXPECT_EQ(heard, each.heard) << each.kind;
  }
  // The two that the table leaves to the tests below.
  kinds.insert({"issued", "amended"});
  EXPECT_EQ(kinds.size(), std::size(kNoticeKinds));
}

TEST(NoticesOf, AnIssueGoToEveryUnit) {
  const GivenTask given = given_issued();
  const auto notices = notices_of(issued_task(), given.task());
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0],
            (Notice{"issued", kTech, {1}, kFirst, kTitle + "已交办给贵单位，办理时限 2026-09-30，请签收。"}));
  EXPECT_EQ(notices[1].recipient, kFinance);
  EXPECT_EQ(notices[1].assignment, kSecond);
}

TEST(NoticesOf, ARevisionGoToOpenPartsAndOnlyIfItChangedSomething) {
  TaskAmended amended{issued_task().content, day("2026-10-31"), {ChangeKind::due}, "修订"};
  GivenTask given = given_issued();
  given.and_then(AssignmentReleased{kSecond, "理由"}).and_then(amended);
  const auto notices = notices_of(amended, given.task());
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices.front().kind, "amended");
  EXPECT_EQ(notices.front().recipient, kTech);
  amended.changes.clear();
  EXPECT_TRUE(notices_of(amended, given.task()).empty());
}

TEST(NoticesOf, WhatOneDidOneselfAreNone) {
  const TaskEvent quiet[] = {AssignmentAccepted{kFirst}, ProgressReported{kFirst, "进展", 10, "", {}},
                             PartChanged{kSecond, Part::lead, "理由"}, SlipReceived{{1}}, WorkflowChanged{"", "理由"}};
  for (const TaskEvent& each : quiet) EXPECT_TRUE(heard_of(each).empty()) << each.index();
}

TEST(RecipientOf, IsTheUnitOfItsPeopleAndTheRoleOfTheOffice) {
  EXPECT_EQ(recipient_of(kLiaison), kTech);
  EXPECT_EQ(recipient_of({"tou", Role::unit_head, "市科技局"}), kTech);
  EXPECT_EQ(recipient_of(kSupervisor), kOffice);
}

}  // namespace duban::domain
