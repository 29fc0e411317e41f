// Reporting periods, and reports for them.
#include "domain/reporting_period.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

GivenTask given_quarterly() {
  TaskIssued event = issued_task();
  event.content.every = Every::quarter;
  event.due = day("2026-12-31");
  return GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
}

ReportProgress report(const std::string& period = {}) {
  ReportProgress command{{1}, kFirst, "进展", {}, "", {}};
  command.period = period;
  return command;
}

}  // namespace

TEST(ReportingPeriod, IsNamedByItsKind) {
  struct Case {
    Every every;
    const char* on;
    const char* name;
    const char* from;
    const char* to;
    const char* words;
  };
  constexpr Case kCases[] = {{Every::month, "2028-02-11", "2028-02", "2028-02-01", "2028-02-29", "2028年2月"},
                             {Every::quarter, "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31", "2026年第四季度"},
                             {Every::half_year, "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30", "2026年上半年"},
                             {Every::half_year, "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31", "2026年下半年"},
                             {Every::year, "2026-07-01", "2026", "2026-01-01", "2026-12-31", "2026年"}};
  for (const Case& each : kCases) {
    const ReportingPeriod period = period_of(each.every, day(each.on));
    EXPECT_EQ(period, (ReportingPeriod{each.name, day(each.from), day(each.to)}));
    EXPECT_EQ(words_of(period), each.words);
    EXPECT_EQ(period_named(each.every, each.name), period);
    EXPECT_EQ(period_after(each.every, period).from, period.to.plus_days(1));
  }
  EXPECT_FALSE(period_named(Every::quarter, "2026-Q5"));
  EXPECT_FALSE(period_named(Every::month, "2026-Q1"));
  EXPECT_FALSE(period_named(Every::year, "26"));
}

TEST(ReportProgress, FillsThePresentPeriodOnce) {
  auto given = given_quarterly();
  const auto first = given.when(kLiaison, report());
  ASSERT_TRUE(first);
  EXPECT_EQ(std::get<ProgressReported>(first->front()).period, "2026-Q2");
  given.and_then(first->front(), kLiaison);
  // A further report in the quarter is one of no period.
  EXPECT_EQ(std::get<ProgressReported>(given.when(kLiaison, report())->front()).period, "");
  const auto twice = given.when(kLiaison, report("2026-Q2"));
  expect_refused(twice, RejectionCode::period_reported);
  EXPECT_EQ(twice.error().message, "一个周期应只反馈一次，2026年第二季度已于 2026-06-01 反馈。");
}

TEST(ReportProgress, MakesUpForAMissedPeriodWhichStaysVisible) {
  auto given = given_quarterly().on("2026-08-10");
  expect_refused(given.when(kLiaison, report("2026-Q4")), RejectionCode::invalid_value);
  expect_refused(given.when(kLiaison, report("2026-Q1")), RejectionCode::invalid_value);
  given.and_then(given.when(kLiaison, report("2026-Q2"))->front(), kLiaison);
  const auto states = period_states(given.task(), *given.task().find(kFirst), day("2026-10-20"));
  ASSERT_EQ(states.size(), 3U);
  EXPECT_EQ(states[0].reported_on, day("2026-08-10"));
  EXPECT_TRUE(states[0].missed);
  EXPECT_FALSE(states[1].reported_on);
  EXPECT_TRUE(states[1].missed);
  EXPECT_FALSE(states[2].missed);
}

TEST(ReportProgress, HasNoPeriodWhereWorkDoesNotRecur) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(std::get<ProgressReported>(given.when(kLiaison, report())->front()).period, "");
  expect_refused(given.when(kLiaison, report("2026-Q2")), RejectionCode::invalid_value);
}

}  // namespace duban::domain
