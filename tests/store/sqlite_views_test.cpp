// What lists, totals and workbenches show, and that a rebuild from the log shows the same.
#include "store/sqlite_views.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "store/log.hpp"
#include "store/totals.hpp"
#include "support/office.hpp"

namespace duban::store {

namespace {

using app::TaskFilter;
using domain::Light;
using domain::TaskCommand;
using test::day;
using test::kFirst;
using test::kLiaison;
using test::Office;

const domain::Date kToday = day("2026-06-01");

std::vector<std::int64_t> ids(const app::TaskPage& page) {
  std::vector<std::int64_t> found;
  for (const app::TaskRow& row : page.items) found.push_back(row.id.value);
  return found;
}

/// Tasks due around today, some accepted, some closed, from a fixed seed.
void fill(Office& office, int tasks) {
  std::mt19937 random(7);
  for (int i = 0; i < tasks; ++i) {
    const int days = static_cast<int>(random() % 120) - 60;
    const std::string due = random() % 10 == 0 ? "" : kToday.plus_days(days).text();
    const domain::TaskId task = office.registered("事项 " + std::to_string(i), due);
    const auto how_far = random() % 4;
    const std::pair<domain::Actor, TaskCommand> steps[] = {
        {kLiaison, domain::AcceptAssignment{task, kFirst}},
        {kLiaison, domain::SubmitAssignment{task, kFirst, ""}},
        {test::kSupervisor, domain::CloseAssignment{task, kFirst, ""}}};
    for (std::size_t step = 0; step < how_far; ++step) {
      const auto done = office.order(steps[step].first, steps[step].second);
      ASSERT_TRUE(done) << done.error().message;
    }
  }
}

}  // namespace

TEST(ListTasks, PagesThroughEverythingOnceInOrder) {
  Office office;
  fill(office, 60);
  for (const app::TaskSort sort :
       {app::TaskSort::due, app::TaskSort::due_descending, app::TaskSort::id, app::TaskSort::id_descending}) {
    for (const char* unit : {"", "市科技局"}) {
      TaskFilter filter;
      filter.sort = sort;
      filter.unit = unit;
      filter.limit = 7;
      std::vector<std::int64_t> all;
      for (int pages = 0; pages < 20; ++pages) {
        const app::TaskPage page = office.views->list_tasks(filter, kToday);
        for (std::int64_t id : ids(page)) all.push_back(id);
        if (page.next.empty()) break;
        filter.cursor = page.next;
      }
      EXPECT_EQ(all.size(), 60U);
      EXPECT_EQ(std::set<std::int64_t>(all.begin(), all.end()).size(), 60U);
    }
  }
}

TEST(ListTasks, TotalsEqualTheRowsForEveryFilter) {
  Office office;
  fill(office, 80);
  std::vector<TaskFilter> filters(1);
  for (Light light : {Light::normal, Light::soon, Light::overdue, Light::unknown, Light::closed}) {
    filters.emplace_back();
    filters.back().light = light;
  }
  for (domain::Status status : domain::kStatuses) {
    filters.emplace_back();
    filters.back().status = status;
    filters.back().overdue = status != domain::Status::closed;
  }
  for (const auto& [from, to] : {std::pair{-40, 40}, {0, 0}, {-5, 20}, {-300, -30}})
    for (const app::DueKind kind : {app::DueKind::current, app::DueKind::original}) {
      filters.emplace_back();
      filters.back().due_kind = kind;
      filters.back().due_from = kToday.plus_days(from);
      filters.back().due_to = kToday.plus_days(to);
    }
  // Filters that no totals are kept for are counted.
  filters.emplace_back();
  filters.back().light = Light::overdue;
  filters.back().status = domain::Status::issued;
  filters.emplace_back();
  filters.back().words = "事项";
  filters.back().overdue = true;
  for (TaskFilter filter : filters) {
    for (const char* unit : {"", "市科技局", "没有这个单位"}) {
      filter.unit = unit;
      filter.limit = 200;
      filter.want_total = true;
      const app::TaskPage page = office.views->list_tasks(filter, kToday);
      ASSERT_TRUE(page.total);
      EXPECT_EQ(*page.total, static_cast<std::int64_t>(page.items.size())) << unit;
    }
  }
}

TEST(ListTasks, GoesByTheDateThatWasAskedFor) {
  Office office;
  const auto extended = office.registered("延期的", "2026-06-10");
  const auto other = office.registered("没有延期的", "2026-07-10");
  const domain::TaskCommand steps[] = {domain::AcceptAssignment{extended, kFirst},
                                       domain::RequestExtension{extended, kFirst, day("2026-09-30"), "推迟"}};
  for (const domain::TaskCommand& each : steps) ASSERT_TRUE(office.order(kLiaison, each));
  ASSERT_TRUE(office.order(test::kChief, TaskCommand(domain::DecideExtension{extended, {1}, true, {}, ""})));
  const domain::Date later = day("2026-08-01");
  TaskFilter filter;
  filter.overdue = true;
  EXPECT_EQ(ids(office.views->list_tasks(filter, later)), std::vector<std::int64_t>{other.value});
  filter.due_kind = app::DueKind::original;
  const std::vector<std::int64_t> both{extended.value, other.value};
  EXPECT_EQ(ids(office.views->list_tasks(filter, later)), both);
  filter.unit = "市科技局";
  filter.limit = 1;
  const app::TaskPage first = office.views->list_tasks(filter, later);
  EXPECT_EQ(ids(first), std::vector<std::int64_t>{extended.value});
  filter.cursor = first.next;
  EXPECT_EQ(ids(office.views->list_tasks(filter, later)), std::vector<std::int64_t>{other.value});
  const auto units = office.views->list_units(later);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units.front().overdue, 1);
  EXPECT_EQ(units.front().overdue_by_original, 2);
}

/// Two workflows in one office: what is soon under the one is not under the other, in lists, counts and workbenches.
TEST(ListTasks, ShowsTheLightOfEachTasksOwnWorkflow) {
  Office office;
  const auto usual = office.registered("甲", "2026-06-16");
  domain::Workflow wary = codec::standard_workflow();
  wary.version = std::string(64, 'b');
  wary.lights.rungs[0].from = 31;
  wary.lights.rungs[1].to = 30;
  office.rules.workflows.adopt(wary);
  office.reopen();
  const auto early = office.registered("乙", "2026-06-16");
  TaskFilter soon;
  soon.light = Light::soon;
  soon.want_total = true;
  const app::TaskPage now = office.views->list_tasks(soon, kToday);
  EXPECT_EQ(ids(now), std::vector<std::int64_t>{early.value});
  EXPECT_EQ(now.total, 1);
  EXPECT_EQ(now.items.front().light, Light::soon);
  soon.unit = "市科技局";
  EXPECT_EQ(office.views->list_tasks(soon, kToday).total, 1);
  EXPECT_EQ(office.views->list_tasks(soon, day("2026-06-10")).total, 2);
  EXPECT_EQ(office.views->workbench(kLiaison, kToday).totals.soon, 1);
  // Moved to the other version, it is soon as well.
  ASSERT_TRUE(office.order(test::kSystem, TaskCommand(domain::ChangeWorkflow{usual, wary.version, "统一口径"})));
  EXPECT_EQ(office.views->list_tasks(soon, kToday).total, 2);
}

TEST(ListTasks, FindsTitlesByTwoCharactersAndByLatinWords) {
  Office office;
  const auto first = office.registered("加快培育高新技术企业", "2026-09-30");
  const auto second = office.registered("推进5G网络建设（R&D）", "2026-10-31");
  TaskFilter filter;
  const auto found = [&](const std::string& words) {
    filter.words = words;
    return ids(office.views->list_tasks(filter, kToday));
  };
  EXPECT_EQ(found("高新"), std::vector<std::int64_t>{first.value});
  EXPECT_EQ(found("培育高新技术"), std::vector<std::int64_t>{first.value});
  EXPECT_EQ(found("5g"), std::vector<std::int64_t>{second.value});
  EXPECT_EQ(found("网络 5G"), std::vector<std::int64_t>{second.value});
  EXPECT_TRUE(found("高网").empty());
  EXPECT_TRUE(found("高").empty());
  EXPECT_TRUE(found("\" OR x:*").empty());
}

TEST(ListTasks, TakesAForeignCursorForTheBeginning) {
  Office office;
  office.registered("甲", "2026-09-30");
  TaskFilter filter;
  filter.cursor = "not a cursor";
  EXPECT_EQ(office.views->list_tasks(filter, kToday).items.size(), 1U);
}

TEST(Workbench, PutsEachPartInItsFirstGroup) {
  Office office;
  const auto overdue = office.registered("逾期", "2026-05-20");
  const auto soon = office.registered("临期", "2026-06-05");
  const auto fresh = office.registered("待签收", "2026-12-31");
  const auto returned = office.registered("退回", "2026-05-01");
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(domain::AcceptAssignment{returned, kFirst})));
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(domain::SubmitAssignment{returned, kFirst, ""})));
  ASSERT_TRUE(office.order(test::kSupervisor, TaskCommand(domain::ReturnAssignment{returned, kFirst, "缺佐证"})));
  const app::Workbench bench = office.views->workbench(kLiaison, kToday);
  std::vector<std::pair<std::string, std::int64_t>> seen;
  for (const app::WorkGroup& group : bench.groups)
    for (const app::WorkItem& item : group.items) seen.emplace_back(group.key, item.task.value);
  const std::vector<std::pair<std::string, std::int64_t>> expected{
      {"returned", returned.value}, {"overdue", overdue.value}, {"soon", soon.value}, {"to_accept", fresh.value}};
  EXPECT_EQ(seen, expected);
  EXPECT_EQ(bench.totals.open, 4);
  EXPECT_EQ(bench.totals.overdue, 2);
}

TEST(Workbench, ShowsReviewersWhatIsSubmitted) {
  Office office;
  const auto task = office.registered("甲", "2026-12-31");
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(domain::AcceptAssignment{task, kFirst})));
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(domain::SubmitAssignment{task, kFirst, "办完"})));
  const app::Workbench bench = office.views->workbench(test::kSupervisor, kToday);
  ASSERT_EQ(bench.groups.size(), 1U);
  EXPECT_EQ(bench.groups[0].key, "to_review");
  EXPECT_EQ(bench.groups[0].items[0].assignment->submitted_by, kLiaison.name);
  EXPECT_TRUE(office.views->workbench({"admin", domain::Role::system_admin, ""}, kToday).groups.empty());
}

TEST(Rebuild, MakesTheSameViewsFromTheLog) {
  Office office;
  fill(office, 40);
  const auto dump = [&] {
    std::string all;
    for (const char* table : {"plans", "tasks", "assignments"}) {
      auto rows = office.store->database().query(
          std::string("SELECT json_array(t.id, t.version, t.status) || quote(t.") +
          (std::string(table) == "plans" ? "title" : "due") + ") FROM " + table + " t ORDER BY t.rowid");
      while (rows.step()) all += rows.text(0) + "\n";
    }
    auto totals = office.store->database().query(
        "SELECT scope || due || status || n FROM totals WHERE n <> 0 ORDER BY scope, due, status");
    while (totals.step()) all += totals.text(0) + "\n";
    return all;
  };
  const std::string before = dump();
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  EXPECT_EQ(dump(), before);
}

TEST(Audit, FindsTheChainWholeAndEveryKindOfChange) {
  for (const char* damage :
       {"", "UPDATE events SET data = replace(data, '甲', '乙') WHERE position = 2",
        "DELETE FROM events WHERE position = 2", "UPDATE events SET actor = 'x' WHERE position = 1",
        "UPDATE events SET at = at + 1 WHERE position = 3"}) {
    Office office;
    office.registered("甲一", "2026-09-30");
    office.registered("甲二", "2026-09-30");
    office.registered("甲三", "2026-09-30");
    office.writer.reset();
    if (*damage != '\0') office.store->database().run(damage);
    const AuditResult result = audit(office.store->database());
    EXPECT_EQ(result.fault.empty(), *damage == '\0') << damage << result.fault;
  }
}

}  // namespace duban::store
