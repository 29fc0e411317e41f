// History under other rules: what would have been refused, and which timers would have gone off.
#include "domain/what_if.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

class History {
 public:
  History& on(const std::string& date, const TaskEvent& event, const Actor& actor) {
    events_.push_back({event, {actor.name, noon_of(day(date))}, actor});
    return *this;
  }
  std::vector<Otherwise> under(const Workflow& workflow, const Calendar& calendar, const std::string& until) const {
    return what_if(events_, {codec::standard_workflow(), working_days()}, {workflow, calendar}, day(until));
  }

 private:
  std::vector<PastEvent> events_;
};

History accepted_late() {
  return History()
      .on("2026-06-01", issued_task(), kRegistrar)
      .on("2026-06-08", AssignmentAccepted{kFirst}, kLiaison)
      .on("2026-06-09", AssignmentAccepted{kSecond}, kFinanceLiaison);
}

}  // namespace

TEST(WhatIf, FindsNothingUnderTheSameRules) {
  EXPECT_TRUE(accepted_late().under(codec::standard_workflow(), working_days(), "2026-12-31").empty());
}

TEST(WhatIf, FindsTheTimersOfAnotherWorkflow) {
  Workflow patient = codec::standard_workflow();
  for (Timer& each : patient.timers)
    if (each.kind == TimerKind::not_accepted) each = {TimerKind::not_accepted, DayKind::working, {4}, 0};
  const auto found = accepted_late().under(patient, working_days(), "2026-06-30");
  std::vector<std::string> words;
  for (const Otherwise& each : found)
    if (each.assignment == kFirst) words.push_back(each.words);
  // Not accepted from Monday 1 to Monday 8 June: two and four working days after the first.
  EXPECT_EQ(words, (std::vector<std::string>{"市科技局不会收到“逾期未签收”提醒（2026-06-03）",
                                             "市科技局会多收到“逾期未签收”提醒（2026-06-05）"}));
}

TEST(WhatIf, FindsWhatAnotherWorkflowWouldHaveRefused) {
  Workflow strict = codec::standard_workflow();
  for (Transition& each : strict.transitions)
    if (each.action == Action::acceptance) each.roles = bit(Role::unit_head);
  const auto found = accepted_late().under(strict, working_days(), "2026-06-30");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, Otherwise::Kind::refused);
  EXPECT_EQ(found[0].day, day("2026-06-08"));
  EXPECT_EQ(found[0].words, "“签收”应由单位负责人办理，您是联络员。");
}

TEST(WhatIf, FindsTheSlipsThatOverdueWorkWouldHaveBeenGivenByItself) {
  const Workflow& mild = codec::standard_workflow();
  Workflow strict = mild;
  strict.first_slip = mild.first_slip.empty() ? "urge" : "";
  const Otherwise::Kind kind = mild.first_slip.empty() ? Otherwise::Kind::slip_more : Otherwise::Kind::slip_less;
  const auto found = accepted_late().under(strict, working_days(), "2026-12-31");
  ASSERT_EQ(found.size(), 2U);
  for (const Otherwise& each : found) EXPECT_EQ(each.kind, kind);
  EXPECT_NE(found[0].words.find("市科技局"), std::string::npos);
  EXPECT_NE(found[0].words.find("催办督办单（2026-10-01，"), std::string::npos) << found[0].words;
  // Who was urged by a person before is not urged by itself.
  History urged = accepted_late();
  urged.on("2026-09-01", SlipIssued{{1}, kFirst, "urge", "进展缓慢", day("2026-09-08"), "督办〔2026〕1号"},
           kSupervisor);
  EXPECT_EQ(urged.under(strict, working_days(), "2026-12-31").size(), 1U);
}

TEST(WhatIf, MovesTheDatesByAnotherCalendar) {
  History history = accepted_late();
  history.on("2026-06-15", TaskSuspended{"停工"}, kChief)
      .on("2026-06-22",
          TaskResumed{"复工", 5, day("2026-10-07"), {{kFirst, day("2026-10-07")}, {kSecond, day("2026-10-07")}}},
          kChief);
  // 1 to 7 October off: the five days lost are made up after them.
  const Calendar holidays(
      {{2026,
        "",
        {day("2026-10-01"), day("2026-10-02"), day("2026-10-05"), day("2026-10-06"), day("2026-10-07")},
        {}}});
  const auto found = history.under(codec::standard_workflow(), holidays, "2026-07-31");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, Otherwise::Kind::due);
  EXPECT_EQ(found[0].words, "市科技局的办理时限会是 2026-10-14，现在是 2026-10-07");
}

}  // namespace duban::domain
