#include "domain/cascade_progress.hpp"

#include <gtest/gtest.h>

#include "codec/workflow_json.hpp"
#include "support/given.hpp"
#include "support/two_levels.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::kFirst;
using test::kSecond;

const Date kToday = day("2026-06-01");

Task task(std::int64_t id, const std::string& due, std::vector<TaskEvent> events = {}) {
  test::GivenTask given;
  TaskIssued issued = test::issued_task();
  issued.due = due.empty() ? std::nullopt : std::optional(day(due));
  given.and_then(issued);
  for (const TaskEvent& event : events) given.and_then(event);
  Task made = given.task();
  made.id = {id};
  return made;
}

CascadeProgress progress_today(const std::vector<Task>& tasks) {
  std::vector<Light> lights;
  for (const Task& each : tasks) lights.push_back(light_of(codec::standard_workflow().lights, each, kToday));
  return progress_of(tasks, lights);
}

int count(const CascadeProgress& progress, Status status) {
  return progress.by_status[static_cast<std::size_t>(status)];
}
int count(const CascadeProgress& progress, Light light) {
  return progress.by_light[static_cast<std::size_t>(light)];
}

TEST(CascadeProgress, CountsByStatusAndLightAndKeepsTheDates) {
  const std::vector<Task> tasks{task(1, "2026-05-20"), task(2, "2026-12-31", {AssignmentAccepted{kFirst}}),
                                task(3, "")};
  const CascadeProgress progress = progress_today(tasks);
  EXPECT_EQ(progress.tasks, 3);
  EXPECT_EQ(count(progress, Status::issued), 2);
  EXPECT_EQ(count(progress, Status::in_progress), 1);
  EXPECT_EQ(count(progress, Light::overdue), 1);
  EXPECT_EQ(count(progress, Light::normal), 1);
  EXPECT_EQ(count(progress, Light::unknown), 1);
  EXPECT_EQ(progress.earliest_due, day("2026-05-20"));
  EXPECT_EQ(progress.latest_due, day("2026-12-31"));
  EXPECT_EQ(progress.tasks_without_due, 1);
}

TEST(CascadeProgress, AveragesOnlyWhatWasReportedAndSaysOfHowMany) {
  const ProgressReported forty{kFirst, "进展", 40, "", {}};
  const std::vector<Task> tasks{
      task(1, "2026-12-31", {AssignmentAccepted{kFirst}, forty}),
      task(2, "2026-12-31", {AssignmentAccepted{kFirst}, AssignmentClosed{kFirst, ""}, AssignmentClosed{kSecond, ""}}),
      task(3, "2026-12-31")};
  const CascadeProgress progress = progress_today(tasks);
  EXPECT_EQ(progress.percent, 70.0);
  EXPECT_EQ(progress.tasks_reported, 2);
  EXPECT_FALSE(progress_today({task(3, "2026-12-31")}).percent);
}

TEST(CascadeProgress, TakesNothingFromWithdrawnTasksButTheirCount) {
  const CascadeProgress progress = progress_today({task(1, "2026-05-20", {TaskWithdrawn{"不再办"}})});
  EXPECT_EQ(progress.tasks, 1);
  EXPECT_EQ(count(progress, Status::withdrawn), 1);
  EXPECT_EQ(count(progress, Light::closed), 1);
  EXPECT_FALSE(progress.earliest_due);
  EXPECT_EQ(progress.tasks_without_due, 0);
}

TEST(CoverOf, SumsTheSharesOfEachUpperTarget) {
  const std::vector<Target> upper{test::target("新建养老服务站", 300, "个"), test::target("培训护理员", 5000, "名")};
  const std::vector<std::vector<Target>> lower{
      {test::target("养老服务站", 30, "个")},
      {test::target("养老服务站", 60, "个"), test::target("城市书房", 5, "个")},
      {test::target("养老服务站", 900, "个")}};
  const auto cover = cover_of(upper, lower);
  ASSERT_EQ(cover.size(), 2U);
  EXPECT_EQ(cover[0].planned, 90.0);
  EXPECT_EQ(cover[0].counting, 3);
  EXPECT_EQ(cover[0].shares, 2);
  EXPECT_EQ(cover[1].counting, 0);
}

}  // namespace
}  // namespace duban::domain
