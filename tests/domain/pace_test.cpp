// Pace: what was reached against the time gone.
#include "domain/pace.hpp"

#include <gtest/gtest.h>

#include "domain/pace_dates.hpp"
#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

/// Issued on 1 June, due on 30 September 2026: 121 days.
GivenTask given_targets() {
  TaskIssued event = issued_task();
  event.content.targets = {Target{100, {}, "家", Compare::at_least, {}, {}, "企业", {}},
                           Target{5, {}, "%", Compare::at_most, {}, {}, "失业率", {}}};
  return GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
}

ProgressReported reported(std::optional<int> percent, std::vector<TargetValue> values) {
  return {kFirst, "进展", percent, "", {}, "", std::move(values)};
}

}  // namespace

TEST(Pace, IsUnknownWhileNothingWasReportedOrThereIsNoDate) {
  EXPECT_EQ(pace_of(given_targets().task(), day("2026-08-01")).pace, Pace::unknown);
  TaskIssued event = issued_task();
  event.due.reset();
  auto given = GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
  given.and_then(reported(50, {}), kLiaison);
  const PaceState state = pace_of(given.task(), day("2026-08-01"));
  EXPECT_EQ(state.pace, Pace::unknown);
  EXPECT_DOUBLE_EQ(*state.done, 0.5);
  EXPECT_FALSE(state.gone);
}

TEST(Pace, ComparesTargetsWithTime) {
  auto given = given_targets();
  given.and_then(reported(90, {{0, 40}}), kLiaison);
  const PaceState state = pace_of(given.task(), day("2026-07-31"));
  EXPECT_TRUE(state.from_targets);
  EXPECT_DOUBLE_EQ(*state.done, 0.2);
  EXPECT_NEAR(*state.gone, 60.0 / 121, 1e-9);
  EXPECT_EQ(state.pace, Pace::behind);
  given.and_then(reported({}, {{1, 4.8}}), kLiaison);
  EXPECT_DOUBLE_EQ(*pace_of(given.task(), day("2026-07-31")).done, 0.7);
  EXPECT_EQ(pace_of(given.task(), day("2026-07-31")).pace, Pace::ahead);
  EXPECT_EQ(pace_of(given.task(), day("2026-08-24")).pace, Pace::on);
}

TEST(Pace, TakesThePercentOfTheLeadsWhereNoTargetWasReported) {
  auto given = given_issued()
                   .and_then(AssignmentAccepted{kFirst}, kLiaison)
                   .and_then(AssignmentAccepted{kSecond}, kFinanceLiaison)
                   .and_then(ProgressReported{kSecond, "完成", 100, "", {}}, kFinanceLiaison);
  EXPECT_DOUBLE_EQ(*pace_of(given.task(), day("2026-07-01")).done, 0.5);
  given.and_then(reported(30, {}), kLiaison);
  EXPECT_DOUBLE_EQ(*pace_of(given.task(), day("2026-07-01")).done, 0.3);
}

TEST(Pace, IsBehindWhereAMilestoneWasMissed) {
  TaskIssued event = issued_task();
  event.content.targets = {Target{100, {}, "家", Compare::at_least, day("2026-06-30"), {}, "企业", {}}};
  auto given = GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
  given.and_then(reported({}, {{0, 99}}), kLiaison);
  EXPECT_EQ(pace_of(given.task(), day("2026-06-30")).pace, Pace::ahead);
  const PaceState missed = pace_of(given.task(), day("2026-07-01"));
  EXPECT_EQ(missed.pace, Pace::behind);
  EXPECT_EQ(missed.milestones_missed, 1);
}

TEST(Pace, IsBehindFromTheDayAfterTheDueDateUntilItIsComplete) {
  auto given = given_issued().and_then(AssignmentAccepted{kFirst}, kLiaison);
  EXPECT_EQ(pace_of(given.task(), day("2026-09-30")).pace, Pace::unknown);
  EXPECT_EQ(pace_of(given.task(), day("2026-10-01")).pace, Pace::behind);
  given.and_then(reported(95, {}), kLiaison);
  const auto part = [&] { return given.task().assignments.front(); };
  EXPECT_EQ(pace_of(given.task(), day("2026-09-30")).pace, Pace::on);
  EXPECT_EQ(pace_of(given.task(), day("2026-10-01")).pace, Pace::behind);
  EXPECT_EQ(pace_of(part(), day("2026-09-30")).pace, Pace::on);
  EXPECT_EQ(pace_of(part(), day("2026-10-01")).pace, Pace::behind);
  EXPECT_EQ(pace_dates(given.task()).behind, day("2026-10-01"));
  given.and_then(reported(100, {}), kLiaison);
  EXPECT_EQ(pace_of(part(), day("2026-10-01")).pace, Pace::on);
}

}  // namespace duban::domain
