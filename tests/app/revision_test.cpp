// A revised plan from import to issue, over the real store.
#include <gtest/gtest.h>

#include "domain/plan_revision.hpp"
#include "store/log.hpp"
#include "support/office.hpp"
#include "support/plan_text.hpp"

namespace duban::app {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace)
using test::expect_refused;
using test::kFirst;
using test::kLiaison;
using test::kRegistrar;
using test::kSupervisor;
using test::Line;
using test::Office;

const std::vector<Line> kFormer{
    {{"一", "1."}, "培育高新技术企业", "建立培育库，开展上门辅导", {"市科技局", "市财政局"}, "2026-12-31"},
    {{"一", "2."}, "建设工业互联网平台", "支持龙头企业建设行业平台", {"市科技局"}, "2026-09-30"},
    {{"二", "1."}, "整治入河排污口", "完成栖云河流域入河排污口分类整治", {"市水利局"}, "2026-09-30"},
};
/// The first is due later and given to another unit, the second is dropped, one is new.
const std::vector<Line> kRevised{
    {{"一", "1."}, "培育高新技术企业", "建立培育库，开展上门辅导", {"市科技局", "市税务局"}, "2027-03-31"},
    {{"二", "1."}, "整治入河排污口", "完成栖云河流域入河排污口分类整治", {"市水利局"}, "2026-09-30"},
    {{"二", "2."}, "推进雨污管网改造", "新建改造雨污管网85公里", {"市城市管理局"}, "2026-12-31"},
};

class Revising {
 public:
  Revising() {
    former = imported(kFormer, "云州市实施方案", {});
    tasks = issue(former).value();
  }

  PlanId imported(const std::vector<Line>& lines, const std::string& title, std::optional<PlanId> amends) {
    const PlanImported event = test::imported(lines, title);
    return *office
                .order(kRegistrar,
                       PlanCommand(ImportPlan{event.file_name, event.digest, event.text, event.plan, "", amends}))
                .value()
                .plan;
  }

  Result<std::vector<TaskId>> issue(PlanId plan, std::optional<int> version = {}) {
    const auto receipt = office.order(kRegistrar, PlanCommand(IssuePlan{plan, false}), version);
    if (!receipt) return receipt.error();
    return office.views->find_plan(plan)->tasks;
  }

  RevisionCase revision(PlanId plan) {
    RevisionCase made{*office.views->find_plan(plan), *office.views->find_plan(former), {}};
    for (TaskId task : made.former.tasks) made.tasks.push_back(*office.views->find_task(task));
    return made;
  }

  void decide(PlanId plan, bool accepted) {
    ASSERT_TRUE(office.order(kRegistrar, PlanCommand(DecideChanges{plan, undecided(plan), accepted})));
  }

  std::vector<ChangeId> undecided(PlanId plan) {
    const RevisionCase made = revision(plan);
    return effect_of(made, compare(made)).undecided;
  }

  Task task(TaskId id) { return *office.views->find_task(id); }

  std::int64_t count(const TaskFilter& filter) {
    TaskFilter counting = filter;
    counting.want_total = true;
    const TaskPage page = office.views->list_tasks(counting, office.clock.today());
    EXPECT_EQ(page.total, std::ssize(page.items));
    return std::ssize(page.items);
  }

  Office office;
  PlanId former;
  std::vector<TaskId> tasks;
};

TaskFilter of_plan(PlanId plan) {
  TaskFilter filter;
  filter.plan = plan;
  return filter;
}

TEST(IssueRevision, AppliesWhatWasAcceptedToTheRunningTasks) {
  Revising given;
  ASSERT_TRUE(given.office.order(kLiaison, TaskCommand(AcceptAssignment{given.tasks[0], kFirst})));
  const PlanId revised = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  EXPECT_EQ(given.undecided(revised).size(), 4U);
  given.decide(revised, true);
  const auto issued = given.issue(revised);
  ASSERT_TRUE(issued) << issued.error().message;

  ASSERT_EQ(issued->size(), 3U);
  EXPECT_EQ((*issued)[0], given.tasks[0]);
  EXPECT_EQ((*issued)[1], given.tasks[2]);
  const Task amended = given.task(given.tasks[0]);
  EXPECT_EQ(amended.due, test::day("2027-03-31"));
  EXPECT_EQ(amended.original_due, test::day("2026-12-31"));
  EXPECT_EQ(amended.find(kFirst)->status, Status::in_progress);
  EXPECT_EQ(amended.assignments[1].status, Status::released);
  EXPECT_EQ(amended.assignments[2].unit, "市税务局");
  EXPECT_EQ(status_of(given.task(given.tasks[1])), Status::withdrawn);
  EXPECT_EQ(given.task((*issued)[2]).content.title, "推进雨污管网改造");

  EXPECT_EQ(given.count(of_plan(revised)), 3);
  EXPECT_EQ(given.count(of_plan(given.former)), 1);  // the withdrawn one
  const auto former = given.office.views->find_plan_row(given.former);
  EXPECT_EQ(former->status, DraftStatus::superseded);
  EXPECT_EQ(former->superseded_by, revised);
  EXPECT_EQ(former->measures, 3);
  EXPECT_EQ(given.office.views->find_plan_row(revised)->revision_of, given.former);
}

TEST(IssueRevision, LeavesTasksAsTheyAreWhereChangesWereRefused) {
  Revising given;
  const Task before = given.task(given.tasks[0]);
  const PlanId revised = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  given.decide(revised, false);
  const auto issued = given.issue(revised);
  ASSERT_TRUE(issued) << issued.error().message;
  EXPECT_EQ(*issued, (std::vector{given.tasks[0], given.tasks[2]}));
  const Task after = given.task(given.tasks[0]);
  EXPECT_EQ(after.due, before.due);
  EXPECT_EQ(after.assignments, before.assignments);
  EXPECT_EQ(after.content.text, before.content.text);
  EXPECT_EQ(after.content.plan, revised);
  EXPECT_EQ(status_of(given.task(given.tasks[1])), Status::issued);
}

TEST(IssueRevision, IsRefusedWhileAChangeIsUndecidedAndNamesItsMeasure) {
  Revising given;
  const PlanId revised = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  const auto refused = given.issue(revised);
  expect_refused(refused, RejectionCode::changes_undecided);
  EXPECT_EQ(refused.error().subjects.size(), 4U);
  EXPECT_EQ(given.office.views->find_plan_row(given.former)->status, DraftStatus::issued);
}

TEST(IssueRevision, IsRefusedWhenATaskHasChangedSinceItWasSeen) {
  Revising given;
  const PlanId revised = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  given.decide(revised, true);
  const int seen = given.revision(revised).version();
  ASSERT_TRUE(given.office.order(kLiaison, TaskCommand(AcceptAssignment{given.tasks[0], kFirst})));
  expect_refused(given.issue(revised, seen), RejectionCode::stale_version);
  EXPECT_TRUE(given.issue(revised, given.revision(revised).version()));
}

TEST(IssueRevision, CanFollowAnotherAndOffersARefusedMeasureAgain) {
  Revising given;
  const PlanId second = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  given.decide(second, false);
  ASSERT_TRUE(given.issue(second));
  const PlanId late = given.imported(kFormer, "云州市实施方案（又一份）", std::nullopt);
  expect_refused(given.office.order(kRegistrar, PlanCommand(DeclareRevision{late, given.former})),
                 RejectionCode::invalid_status);
  const PlanId third = given.imported(kRevised, "云州市实施方案（再次修订）", second);
  RevisionCase revision{*given.office.views->find_plan(third), as_tracked(*given.office.views->find_plan(second)), {}};
  for (TaskId task : revision.former.tasks) revision.tasks.push_back(given.task(task));
  const auto undecided = effect_of(revision, compare(revision)).undecided;
  EXPECT_EQ(undecided, (std::vector<ChangeId>{{ChangeKind::added, {}, {3}}}));
}

TEST(IssueRevision, IsForRegistrarsAndSupervisorsOnly) {
  Revising given;
  const PlanId revised = given.imported(kRevised, "云州市实施方案（修订）", given.former);
  expect_refused(
      given.office.order(kSupervisor, PlanCommand(DecideChanges{revised, {{ChangeKind::added, {}, {3}}}, true})),
      RejectionCode::not_permitted);
  given.decide(revised, true);
  expect_refused(given.office.order(kLiaison, PlanCommand(IssuePlan{revised, false})), RejectionCode::not_permitted);
  EXPECT_TRUE(given.office.order(kSupervisor, PlanCommand(IssuePlan{revised, false})));
}

TEST(IssueRevision, LeavesViewsThatARebuildMakesAgain) {
  Revising given;
  auto lines = kRevised;
  lines[0].title = "大力培育科技型企业";
  const PlanId revised = given.imported(lines, "云州市实施方案（修订）", given.former);
  given.decide(revised, true);
  ASSERT_TRUE(given.issue(revised));
  // Every column of every row but of totals that came to nothing.
  const auto dump = [&] {
    auto& database = given.office.store->database();
    std::string text;
    for (const std::string table : {"plans", "tasks", "assignments", "totals"}) {
      auto columns =
          database.query("SELECT group_concat('quote(' || name || ')', '|| ''|'' ||') FROM pragma_table_info(?)");
      columns.bind(table);
      columns.step();
      auto rows = database.query("SELECT " + columns.text(0) + " FROM " + table +
                                 (table == "totals" ? " WHERE n <> 0" : "") + " ORDER BY 1");
      while (rows.step()) text += rows.text(0) + "\n";
    }
    return text;
  };
  TaskFilter words;
  words.words = "科技型";
  EXPECT_EQ(std::ssize(given.office.views->list_tasks(words, given.office.clock.today()).items), 1);
  words.words = "高新技术";
  EXPECT_TRUE(given.office.views->list_tasks(words, given.office.clock.today()).items.empty());
  const std::string before = dump();
  given.office.writer.reset();
  given.office.store->rebuild(given.office.rules, given.office.clock.today());
  EXPECT_EQ(dump(), before);
  EXPECT_TRUE(given.office.views->list_tasks(words, given.office.clock.today()).items.empty());
  EXPECT_EQ(store::audit(given.office.store->database()).fault, "");
}

}  // namespace
}  // namespace duban::app
