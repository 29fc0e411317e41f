// The sums of a list are a recount of its rows, kept or walked, whole or in groups.
#include "app/task_sums.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "domain/field.hpp"
#include "store/sqlite_views.hpp"
#include "support/office.hpp"

namespace duban::store {

namespace {

using app::SumsBy;
using app::TaskFilter;
using app::TaskSums;
using domain::TaskCommand;
using test::day;
using test::kFirst;
using test::kLiaison;
using test::Office;

const domain::Date kToday = day("2026-06-01");
using Lights = std::array<std::int64_t, std::size(domain::kLights)>;

/// Tasks due around today, some accepted, some closed, from a fixed seed.
void fill(Office& office, int tasks) {
  std::mt19937 random(11);
  for (int i = 0; i < tasks; ++i) {
    const int days = static_cast<int>(random() % 120) - 60;
    const std::string due = random() % 10 == 0 ? "" : kToday.plus_days(days).text();
    const domain::TaskId task = office.registered("事项 " + std::to_string(i), due);
    const std::pair<domain::Actor, TaskCommand> steps[] = {
        {kLiaison, domain::AcceptAssignment{task, kFirst}},
        {kLiaison, domain::SubmitAssignment{task, kFirst, ""}},
        {test::kSupervisor, domain::CloseAssignment{task, kFirst, ""}}};
    const auto how_far = random() % 4;
    for (std::size_t step = 0; step < how_far; ++step) ASSERT_TRUE(office.order(steps[step].first, steps[step].second));
  }
}

/// By listing the rows.
Lights recounted(Office& office, TaskFilter filter) {
  filter.limit = app::kPageLimitMax;
  Lights lights{};
  for (const app::TaskRow& row : office.views->list_tasks(filter, kToday).items) {
    const domain::Light light = filter.unit.empty() ? row.light : row.assignment_light;
    ++lights[static_cast<std::size_t>(std::ranges::find(domain::kLights, light) - std::begin(domain::kLights))];
  }
  return lights;
}

std::vector<TaskFilter> filters() {
  std::vector<TaskFilter> all(6);
  all[1].light = domain::Light::overdue;
  all[2].status = domain::Status::issued;
  all[3].words = "事项";
  all[3].overdue = true;
  all[4].due_from = kToday.plus_days(-20);
  all[4].due_to = kToday.plus_days(20);
  all[5].tasks = {{3}, {5}, {900}};
  return all;
}

}  // namespace

TEST(TaskSums, AreARecountOfTheRowsForEveryFilter) {
  Office office;
  fill(office, 80);
  for (TaskFilter filter : filters()) {
    for (const char* unit : {"", "市科技局"}) {
      filter.unit = unit;
      const auto sums = office.views->task_sums(filter, SumsBy::none, kToday);
      ASSERT_EQ(sums.size(), 1U);
      EXPECT_EQ(sums.front().lights, recounted(office, filter));
    }
  }
}

TEST(TaskSums, OfAGroupAreThoseOfTheListNarrowedToIt) {
  Office office;
  fill(office, 40);
  for (const TaskFilter& filter : filters()) {
    for (const SumsBy by : {SumsBy::unit, SumsBy::plan, SumsBy::field}) {
      Lights sum{};
      for (const TaskSums& group : office.views->task_sums(filter, by, kToday)) {
        TaskFilter narrowed = filter;
        narrowed.unit = group.unit;
        narrowed.field = group.field;
        narrowed.figures.without_plan = by == SumsBy::plan && !group.plan;
        EXPECT_EQ(group.lights, recounted(office, narrowed));
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += group.lights[i];
      }
      // Every task of this office has one unit.
      EXPECT_EQ(sum, recounted(office, filter));
    }
  }
}

TEST(TaskSums, NameTheFieldOfTheFirstLead) {
  Office office;
  office.registered("事项", "2026-06-10");
  const auto groups = office.views->task_sums({}, SumsBy::field, kToday);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups.front().field, domain::field_of("市科技局"));
  TaskFilter none;
  none.field = std::string(app::kNoField);
  EXPECT_TRUE(office.views->list_tasks(none, kToday).items.empty());
}

TEST(TaskSums, AreNoneWhereNothingIsInTheList) {
  Office office;
  EXPECT_TRUE(office.views->task_sums({}, SumsBy::unit, kToday).empty());
  TaskFilter words;
  words.words = "没有这样的";
  EXPECT_TRUE(office.views->task_sums(words, SumsBy::none, kToday).empty());
}

TEST(ListTasks, GivesThePaceOfWhatRunsAsTheFilterOnItDoes) {
  Office office;
  fill(office, 60);
  TaskFilter all;
  all.limit = app::kPageLimitMax;
  for (const char* unit : {"", "市科技局"}) {
    all.unit = unit;
    std::map<domain::Pace, int> seen;
    for (const app::TaskRow& row : office.views->list_tasks(all, kToday).items) {
      const domain::Status status = row.assignment ? row.assignment->status : row.status;
      EXPECT_EQ(row.pace.has_value(), domain::is_running(status));
      if (row.pace) ++seen[*row.pace];
    }
    for (const domain::Pace pace : domain::kPaces) {
      TaskFilter at = all;
      at.figures.pace = pace;
      const app::TaskPage page = office.views->list_tasks(at, kToday);
      EXPECT_EQ(static_cast<int>(page.items.size()), seen[pace]) << name_of(pace);
      for (const app::TaskRow& row : page.items) EXPECT_EQ(row.pace, pace);
    }
  }
}

}  // namespace duban::store
