// Timers: each day of each goes off once, whenever it is noticed, and never for what does not wait.
#include "domain/timer.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

/// What goes off on the day, written down as done; `timer` only if given.
std::vector<std::string> fire(GivenTask& given, const std::string& on, AssignmentId part = kFirst) {
  given.on(on);
  std::vector<std::string> days;
  const auto events = given.when(kSystem, FireTimers{{1}});
  for (const TaskEvent& each : *events) {
    if (const auto* fired = std::get_if<TimerFired>(&each); fired != nullptr && fired->assignment == part)
      days.push_back(fired->firing.timer + " " + fired->firing.day.text());
    given.and_then(each, kSystem);
  }
  return days;
}

using Days = std::vector<std::string>;

}  // namespace

TEST(Timers, TellOfWorkThatNobodyAccepts) {
  auto given = given_issued();
  EXPECT_EQ(fire(given, "2026-06-02"), Days{});
  EXPECT_EQ(fire(given, "2026-06-03"), Days{"not_accepted 2026-06-03"});
  EXPECT_EQ(fire(given, "2026-06-03"), Days{});
  EXPECT_EQ(fire(given, "2026-06-07"), Days{});
  EXPECT_EQ(fire(given, "2026-06-08"), Days{"not_accepted 2026-06-08"});
  given.and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(fire(given, "2026-06-19"), Days{});
}

TEST(Timers, TellBeforeAndAfterTheDueDate) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  // 30 September 2026 is a Wednesday: seven, three and one working days before it.
  EXPECT_EQ(fire(given, "2026-09-20"), Days{});
  EXPECT_EQ(fire(given, "2026-09-21"), Days{"before_due 2026-09-21"});
  EXPECT_EQ(fire(given, "2026-09-30"), (Days{"before_due 2026-09-25", "before_due 2026-09-29"}));
  EXPECT_EQ(fire(given, "2026-10-08"),
            (Days{"overdue 2026-10-01", "overdue 2026-10-02", "overdue 2026-10-03", "overdue 2026-10-04",
                  "overdue 2026-10-05", "overdue 2026-10-06", "overdue 2026-10-07"}));
  EXPECT_EQ(fire(given, "2026-10-14"), Days{"overdue 2026-10-14"});
  EXPECT_EQ(fire(given, "2026-09-01"), Days{});
  EXPECT_EQ(fire(given, "2026-10-14"), Days{});
}

TEST(Timers, GoOffAgainForANewDateAndNotForWhatPassedBeforeIt) {
  auto given = given_issued()
                   .and_then(AssignmentAccepted{kFirst}, kLiaison)
                   .and_then(ExtensionRequested{{1}, kFirst, day("2026-12-31"), "理由"}, kLiaison);
  EXPECT_EQ(fire(given, "2026-09-29").size(), 3U);
  given.and_then(ExtensionGranted{{1}, day("2026-12-31"), ""}, kChief);
  EXPECT_EQ(fire(given, "2026-10-08"), Days{});
  EXPECT_EQ(fire(given, "2026-12-31"),
            (Days{"before_due 2026-12-22", "before_due 2026-12-28", "before_due 2026-12-30"}));
}

TEST(Timers, SurviveAReturnWithoutMakingUpForTheDaysOfReview) {
  auto given = given_issued()
                   .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
                   .on("2026-09-28")
                   .and_then(AssignmentSubmitted{kSecond, ""}, kFinanceLiaison);
  EXPECT_EQ(fire(given, "2026-10-03", kSecond), Days{});
  given.and_then(AssignmentReturned{kSecond, "缺佐证"});
  EXPECT_EQ(fire(given, "2026-10-04", kSecond), (Days{"overdue 2026-10-03", "overdue 2026-10-04"}));
}

TEST(Timers, RestWithTheTask) {
  auto given = given_issued().and_then(TaskSuspended{"停工"}, kChief);
  EXPECT_EQ(fire(given, "2026-12-31"), Days{});
  EXPECT_EQ(next_alarm(given.task(), *given.task().find(kFirst), codec::standard_workflow(), working_days(),
                       day("2026-12-31"))
                .day,
            std::nullopt);
}

TEST(Timers, TellOfPeriodsWithoutAReport) {
  TaskIssued monthly = issued_task();
  monthly.content.every = Every::month;
  auto given = GivenTask().and_then(monthly).and_then(AssignmentAccepted{kFirst}, kLiaison);
  // Three working days before 30 June 2026, a Tuesday, and one after.
  EXPECT_EQ(fire(given, "2026-06-25"), Days{"period_unreported 2026-06-25"});
  EXPECT_EQ(fire(given, "2026-07-01"), Days{"period_unreported 2026-07-01"});
  given.and_then(ProgressReported{kFirst, "七月进展", 30, "", {}, "2026-07"}, kLiaison);
  EXPECT_EQ(fire(given, "2026-08-03"), Days{});
  EXPECT_EQ(fire(given, "2026-08-27"), Days{"period_unreported 2026-08-26"});
}

TEST(Timers, TellOfMilestonesThatAreNotReached) {
  TaskIssued event = issued_task();
  event.content.targets = {Target{100, {}, "家", Compare::at_least, day("2026-06-30"), {}, "高新技术企业", {}}};
  auto given = GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(fire(given, "2026-07-01"), (Days{"milestone 2026-06-19", "milestone 2026-07-01"}));
  auto reached = GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
  reached.and_then(ProgressReported{kFirst, "达标", {}, "", {}, "", {{0, 101}}}, kLiaison);
  EXPECT_EQ(fire(reached, "2026-07-01"), Days{});
}

TEST(Timers, WaitWhereTheYearHasNoCalendar) {
  TaskIssued event = issued_task();
  event.due = day("2028-03-31");
  auto given = GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
  const NextAlarm alarm = next_alarm(given.task(), *given.task().find(kFirst), codec::standard_workflow(),
                                     working_days(), day("2026-06-01"));
  EXPECT_TRUE(alarm.is_unknown);
  // Days of the calendar are known all the same.
  EXPECT_EQ(alarm.day, day("2028-04-01"));
}

/// Looked at daily, or once after a long stop, or with the clock going back and forth: the same days go off.
TEST(Timers, AreTheSameHoweverOftenTheyAreLookedAt) {
  const auto begun = [] { return given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison); };
  std::multiset<std::string> daily;
  auto looked_daily = begun();
  for (Date date = day("2026-06-01"); date <= day("2027-06-30"); date = date.plus_days(1))
    for (const std::string& each : fire(looked_daily, date.text())) daily.insert(each);
  auto looked_once = begun();
  std::multiset<std::string> once;
  for (const std::string& each : fire(looked_once, "2027-06-30")) once.insert(each);
  auto looked_back = begun();
  std::multiset<std::string> back;
  for (const char* date : {"2026-09-25", "2026-07-01", "2027-01-01", "2026-12-31", "2027-06-30", "2026-06-01"})
    for (const std::string& each : fire(looked_back, date)) back.insert(each);
  EXPECT_EQ(daily, once);
  EXPECT_EQ(daily, back);
  EXPECT_EQ(daily.size(), std::set<std::string>(daily.begin(), daily.end()).size());
  EXPECT_GT(daily.size(), 40U);
}

TEST(NextAlarm, IsTheFirstDayThatGoesOff) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  Date today = day("2026-06-01");
  for (int i = 0; i < 30; ++i) {
    const NextAlarm alarm =
        next_alarm(given.task(), *given.task().find(kFirst), codec::standard_workflow(), working_days(), today);
    ASSERT_TRUE(alarm.day);
    ASSERT_LT(today, *alarm.day);
    const auto before = due_firings(given.task(), *given.task().find(kFirst), codec::standard_workflow(),
                                    working_days(), alarm.day->plus_days(-1));
    EXPECT_TRUE(before.empty());
    EXPECT_FALSE(fire(given, alarm.day->text()).empty()) << alarm.day->text();
    today = *alarm.day;
  }
}

}  // namespace duban::domain
