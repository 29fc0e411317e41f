// The lights of a ladder, and the dates by which lists are cut: they say the same on every day.
#include "domain/light.hpp"

#include <gtest/gtest.h>

#include "codec/workflow_json.hpp"
#include "domain/check_workflow.hpp"
#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

/// Behind is soon a month before, and ahead may wait until the last three days.
LightLadder with_pace() {
  const unsigned calm = bit(Pace::on) | bit(Pace::unknown);
  LightLadder ladder{{{Light::normal, 31, {}},
                      {Light::soon, 8, 30, bit(Pace::behind)},
                      {Light::normal, 8, 30, calm | bit(Pace::ahead)},
                      {Light::soon, 4, 7, calm | bit(Pace::behind)},
                      {Light::normal, 4, 7, bit(Pace::ahead)},
                      {Light::soon, -2, 3},
                      {Light::overdue, {}, -3}}};
  EXPECT_TRUE(check_lights(ladder).empty());
  return ladder;
}

/// Issued on 1 June, due on 30 September 2026, with a target of which half is to be there by 31 August.
GivenTask given_targets() {
  TaskIssued event = issued_task();
  event.content.targets = {Target{100, {}, "家", Compare::at_least, day("2026-08-31"), {}, "企业", {}}};
  return GivenTask().and_then(event).and_then(AssignmentAccepted{kFirst}, kLiaison);
}

Light light_on(const std::string& date, const GivenTask& given, const LightLadder& ladder) {
  return light_of(ladder, given.task(), day(date));
}

}  // namespace

TEST(Light, GoesByTheDaysOfTheLadder) {
  const LightLadder& ladder = codec::standard_workflow().lights;
  const GivenTask given = given_issued();
  EXPECT_EQ(light_on("2026-09-22", given, ladder), Light::normal);
  EXPECT_EQ(light_on("2026-09-23", given, ladder), Light::soon);
  EXPECT_EQ(light_on("2026-09-30", given, ladder), Light::soon);
  EXPECT_EQ(light_on("2026-10-01", given, ladder), Light::overdue);
  const LightDates dates = light_dates(ladder, given.task());
  EXPECT_EQ(dates.soon, day("2026-09-23"));
  EXPECT_EQ(dates.overdue, day("2026-10-01"));
}

TEST(Light, IsUnknownWithoutADueDateWhateverTheLadder) {
  TaskIssued event = issued_task();
  event.due.reset();
  const GivenTask given = GivenTask().and_then(event);
  EXPECT_EQ(light_on("2026-10-01", given, with_pace()), Light::unknown);
  EXPECT_EQ(light_dates(with_pace(), given.task()), LightDates{});
}

TEST(Light, OfWhatIsBehindComesSooner) {
  GivenTask given = given_targets();
  // Nothing is known until the target's day has passed.
  EXPECT_EQ(light_on("2026-08-31", given, with_pace()), Light::normal);
  EXPECT_EQ(light_on("2026-09-01", given, with_pace()), Light::soon);
  EXPECT_EQ(light_dates(with_pace(), given.task()).soon, day("2026-09-01"));
  given.and_then(ProgressReported{kFirst, "完成", 100, "", {}, "", {{0, 120}}}, kLiaison);
  EXPECT_EQ(light_on("2026-09-01", given, with_pace()), Light::normal);
  EXPECT_EQ(light_dates(with_pace(), given.task()).soon, day("2026-09-23"));
}

TEST(Light, MayWaitAfterTheDueDateWhichIsOverdueAllTheSame) {
  const GivenTask given = given_issued();
  EXPECT_EQ(light_on("2026-10-02", given, with_pace()), Light::soon);
  EXPECT_EQ(light_on("2026-10-03", given, with_pace()), Light::overdue);
  EXPECT_TRUE(is_overdue(Status::issued, given.task().due, day("2026-10-01")));
}

TEST(Light, OfItsDatesIsThatOfTheLadderOnEveryDay) {
  for (const LightLadder& ladder : {codec::standard_workflow().lights, with_pace()})
    for (const int percent : {-1, 0, 20, 55, 80, 100}) {
      GivenTask given = given_targets();
      if (percent >= 0)
        given.and_then(ProgressReported{kFirst, "进展", percent, "", {}, "", {{0, static_cast<double>(percent)}}},
                       kLiaison);
      const Task& task = given.task();
      const Assignment& part = *task.find(kFirst);
      const LightDates of_task = light_dates(ladder, task);
      const LightDates of_part = light_dates(ladder, part);
      for (Date date = day("2026-06-01"); date < day("2026-12-31"); date = date.plus_days(1)) {
        EXPECT_EQ(light_of(status_of(task), task.due, of_task, date), light_of(ladder, task, date))
            << date.text() << " at " << percent;
        EXPECT_EQ(light_of(part.status, part.due, of_part, date), light_of(ladder, part, date))
            << date.text() << " of the part at " << percent;
      }
    }
}

}  // namespace duban::domain
