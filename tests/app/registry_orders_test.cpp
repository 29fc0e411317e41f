// Orders about units over the real store: mergers move the work, names given by people are those of the registry.
#include <gtest/gtest.h>

#include "app/sweep.hpp"
#include "app/writer.hpp"
#include "domain/decide_registry.hpp"
#include "support/office.hpp"
#include "support/plan_text.hpp"
#include "support/units.hpp"

namespace duban::app {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its commands
using test::day;
using test::kChief;
using test::kFinanceLiaison;
using test::kFirst;
using test::kLiaison;
using test::kRegistrar;
using test::kSecond;
using test::kSupervisor;
using test::kSystemAdmin;
using test::Office;
using test::unit_of;

constexpr UnitId kScience{1};
constexpr UnitId kIndustry{2};

UnitId registered(Office& office, const Unit& unit) {
  return *office.order(kSystemAdmin, RegistryCommand(RegisterUnit{unit})).value().unit;
}

void register_two(Office& office) {
  registered(office, unit_of("市科技局", {"市科学技术局"}));
  registered(office, unit_of("市工业和信息化局", {"市工信局"}));
}

Result<Receipt> merge(Office& office, const std::string& on) {
  return office.order(kSystemAdmin, RegistryCommand(MergeUnits{kScience, kIndustry, day(on)}));
}

/// Without the timers that went off.
std::vector<std::string> event_types(Office& office, TaskId task) {
  std::vector<std::string> types;
  for (const EventRow& row : office.views->events_of(task))
    if (row.type != "TimerFired") types.push_back(row.type);
  return types;
}

std::vector<std::string> open_units(Office& office) {
  std::vector<std::string> names;
  for (const UnitRow& row : office.views->list_units(office.clock.today()))
    if (row.open > 0) names.push_back(row.name + std::to_string(row.open));
  return names;
}

}  // namespace

TEST(Merger, MovesRunningWorkAsItStands) {
  Office office;
  register_two(office);
  const TaskId running = office.registered("在办", "2026-09-30", {"市财政局"});
  const TaskId done = office.registered("已办", "2026-09-30");
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(AcceptAssignment{running, kFirst})));
  ASSERT_TRUE(office.order(kLiaison, TaskCommand(ReportProgress{running, kFirst, "过半", 60, "", {}})));
  ASSERT_TRUE(office.order(kChief, TaskCommand(WithdrawTask{done, "理由"})));
  const Assignment before = *office.views->find_task(running)->find(kFirst);

  const auto receipt = merge(office, "2026-06-01");
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->task_count, 1);
  const Task task = *office.views->find_task(running);
  Assignment expected = before;
  expected.unit = "市工业和信息化局";
  ++expected.version;
  EXPECT_EQ(*task.find(kFirst), expected) << "all but the unit stays";
  EXPECT_EQ(event_types(office, running).back(), "AssignmentTransferred");
  EXPECT_EQ(office.views->find_task(done)->find(kFirst)->unit, "市科技局") << "what is settled keeps its name";
  EXPECT_EQ(open_units(office), (std::vector<std::string>{"市工业和信息化局1", "市财政局1"}));
  Actor liaison = kLiaison;
  EXPECT_FALSE(office.order(liaison, TaskCommand(ReportProgress{running, kFirst, "再报", 70, "", {}})));
  liaison.unit = "市工业和信息化局";
  EXPECT_TRUE(office.order(liaison, TaskCommand(ReportProgress{running, kFirst, "再报", 70, "", {}})));
}

TEST(Merger, IsTakenInByAStandingAssignment) {
  Office office;
  register_two(office);
  const TaskId both = office.registered("两家", "2026-09-30", {"市工业和信息化局"});
  ASSERT_TRUE(merge(office, "2026-06-01"));
  const Task task = *office.views->find_task(both);
  EXPECT_EQ(task.find(kFirst)->status, Status::released);
  EXPECT_NE(task.find(kFirst)->note.find("2026-06-01"), std::string::npos);
  EXPECT_EQ(task.find(kSecond)->part, Part::lead) << "the lead goes on leading";
  EXPECT_EQ(task.find(kSecond)->status, Status::issued);
  TaskFilter filter;
  EXPECT_EQ(office.views->list_tasks(filter, office.clock.today()).items.front().lead.back(), "市工业和信息化局");
  EXPECT_EQ(office.views->find_parts(both)->find(kSecond)->part, Part::lead);
}

TEST(Merger, GoesOnBesideASettledAssignment) {
  Office office;
  register_two(office);
  const TaskId both = office.registered("两家", "2026-09-30", {"市工业和信息化局"});
  ASSERT_TRUE(office.order(kSupervisor, TaskCommand(ReleaseAssignment{both, kSecond, "理由"})));
  ASSERT_TRUE(merge(office, "2026-06-01"));
  const Task task = *office.views->find_task(both);
  EXPECT_EQ(task.find(kFirst)->unit, "市工业和信息化局");
  EXPECT_EQ(task.find(kFirst)->status, Status::issued);
  EXPECT_EQ(task.find(kSecond)->status, Status::released);
}

TEST(Merger, TakesTheAccountsAlong) {
  Office office;
  register_two(office);
  const AddAccount account{"li", Role::liaison, "市科学技术局", "hash"};
  ASSERT_TRUE(office.order(kSystemAdmin, AccountCommand(account)));
  EXPECT_EQ(office.views->find_account("li")->actor.unit, "市科技局") << "an alias is kept as the registered name";
  ASSERT_TRUE(merge(office, "2026-06-01"));
  EXPECT_EQ(office.views->find_account("li")->actor.unit, "市工业和信息化局");
}

TEST(Merger, OfADayToComeIsCarriedOutOnThatDayOnce) {
  Office office;
  register_two(office);
  const TaskId task = office.registered("在办", "2026-09-30");
  ASSERT_TRUE(merge(office, "2026-07-01"));
  const auto sweep_and_wait = [&] {
    sweep(*office.writer, [] { FAIL() << "the machine failed"; });
    // Orders are taken in their order: once this one is answered, the sweep is done.
    (void)office.order(kSystemAdmin, RegistryCommand(CarryOutMergers{}));
  };
  sweep_and_wait();
  EXPECT_EQ(office.views->find_task(task)->find(kFirst)->unit, "市科技局");
  const TaskId between = office.registered("其间", "2026-09-30");
  EXPECT_EQ(office.views->find_task(between)->find(kFirst)->unit, "市科技局");
  office.clock.set(day("2026-07-01"));
  office.reopen();
  sweep_and_wait();
  sweep_and_wait();
  for (const TaskId each : {task, between}) {
    EXPECT_EQ(office.views->find_task(each)->find(kFirst)->unit, "市工业和信息化局");
    EXPECT_EQ(event_types(office, each), (std::vector<std::string>{"TaskIssued", "AssignmentTransferred"}));
  }
  const TaskId after = office.registered("其后", "2026-09-30");
  EXPECT_EQ(office.views->find_task(after)->find(kFirst)->unit, "市工业和信息化局")
      << "the old name means the new unit";
}

TEST(Merger, IsTheSameAfterARebuild) {
  Office office;
  register_two(office);
  const TaskId both = office.registered("两家", "2026-09-30", {"市工业和信息化局"});
  const TaskId one = office.registered("一家", "2026-09-30");
  ASSERT_TRUE(merge(office, "2026-06-01"));
  const UnitRegistry registry = office.views->registry();
  const Task first = *office.views->find_parts(both);
  const Task second = *office.views->find_parts(one);
  const auto open = open_units(office);
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  EXPECT_EQ(office.views->registry().units(), registry.units());
  EXPECT_EQ(*office.views->find_parts(both), first);
  EXPECT_EQ(*office.views->find_parts(one), second);
  EXPECT_EQ(open_units(office), open);
}

TEST(Issue, GivesTasksToRegisteredUnitsWhileThePlanKeepsItsWords) {
  Office office;
  Unit group = unit_of("各县区政府", {"各县区"});
  group.kind = UnitKind::group;
  registered(office, unit_of("市发展和改革委员会"));
  registered(office, unit_of("甲县政府"));
  registered(office, unit_of("乙县政府"));
  group.members = {{UnitId{2}, {}}, {UnitId{3}, {}}};
  registered(office, group);
  ImportPlan import;
  import.file_name = "方案.txt";
  import.digest = "d";
  import.text = "方案";
  Measure measure;
  measure.title = "措施";
  measure.lead = {{"市发改委", {}}};
  measure.responsible = {{"各县区", {}}, {"市发展改革委", {}}, {"市无名局", {}}};
  import.plan.measures = {measure};
  const PlanId plan = *office.order(kRegistrar, PlanCommand(import)).value().plan;
  const auto issued = office.order(kRegistrar, PlanCommand(IssuePlan{plan, true}));
  ASSERT_TRUE(issued) << issued.error().message;
  const Task task = *office.views->find_task(*issued->first_task);
  std::vector<std::string> units;
  for (const Assignment& each : task.assignments) units.push_back(each.unit);
  EXPECT_EQ(units, (std::vector<std::string>{"市发展和改革委员会", "甲县政府", "乙县政府", "市无名局"}));
  EXPECT_EQ(office.views->find_plan(plan)->measures.front().measure.lead.front().name, "市发改委");
}

TEST(Revision, OfUnitsIsAppliedToThoseThatWorkToday) {
  Office office;
  registered(office, unit_of("市科学技术局", {"市科技局"}));
  registered(office, unit_of("市财政局"));
  const auto imported = [&](const std::string& title, const std::vector<std::string>& units,
                            std::optional<PlanId> amends) {
    const PlanImported event =
        test::imported({{{"一", "1."}, "培育高新技术企业", "建立培育库，开展上门辅导", units, "2026-12-31"}}, title);
    const ImportPlan import{event.file_name, event.digest, event.text, event.plan, "", amends};
    return *office.order(kRegistrar, PlanCommand(import)).value().plan;
  };
  const PlanId former = imported("云州市实施方案", {"市科技局", "市财政局"}, {});
  const TaskId task = *office.order(kRegistrar, PlanCommand(IssuePlan{former, false})).value().first_task;
  EXPECT_EQ(office.views->find_task(task)->find(kFirst)->unit, "市科学技术局");
  registered(office, unit_of("市工业和信息化局"));
  ASSERT_TRUE(office.order(kSystemAdmin, RegistryCommand(MergeUnits{{1}, {3}, day("2026-06-01")})));

  const PlanId revised = imported("云州市实施方案（修订）", {"市工信局"}, former);
  const ChangeId change{ChangeKind::units, {1}, {1}};
  ASSERT_TRUE(office.order(kRegistrar, PlanCommand(DecideChanges{revised, {change}, true})));
  const auto issued = office.order(kRegistrar, PlanCommand(IssuePlan{revised, false}));
  ASSERT_TRUE(issued) << issued.error().message;
  const Task after = *office.views->find_task(task);
  ASSERT_EQ(after.assignments.size(), 2U) << "the successor goes on, nobody is assigned twice";
  EXPECT_EQ(after.find(kFirst)->unit, "市工业和信息化局");
  EXPECT_EQ(after.find(kFirst)->status, Status::issued);
  EXPECT_EQ(after.find(kSecond)->status, Status::released);
}

TEST(Registry, RefusesAnOrderThatPresumesAnOldVersion) {
  Office office;
  register_two(office);
  ASSERT_TRUE(office.order(kSystemAdmin, RegistryCommand(AddUnitAlias{kScience, "市科委"}), 1));
  test::expect_refused(office.order(kSystemAdmin, RegistryCommand(AddUnitAlias{kScience, "市科学局"}), 1),
                       RejectionCode::stale_version);
}

}  // namespace duban::app
