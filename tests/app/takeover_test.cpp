// Taking over a ledger over the real store: all rows or none, once, and what its tasks are then.
#include <gtest/gtest.h>

#include "app/read_ledger.hpp"
#include "codec/takeover_json.hpp"
#include "store/log.hpp"
#include "support/office.hpp"
#include "support/units.hpp"

namespace duban::app {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its commands
using test::day;
using test::kLiaison;
using test::kSupervisor;
using test::kSystemAdmin;
using test::Office;

constexpr std::string_view kTable =
    "#\t甲\n1\t重点工作台账\n2\t序号\t事项\t牵头单位\t配合单位\t完成时限\t状态\t进展\n"
    "3\t1\t修路\t市科技局\t市财政局\t2026-09-30\t进行中\t已开工\n"
    "4\t2\t架桥\t市科技局\t\t2026-05-01\t已完成\t已通车\n"
    "6\t3\t植树\t市财政局\t\t长期\t未启动\t\n";

LedgerReading read(Office& office, std::string_view table, const std::optional<LedgerMapping>& mapping = {}) {
  const UnitRegistry registry = office.views->registry();
  const UnitResolver resolver(registry);
  const auto known = office.views->takeovers();
  return read_ledger(codec::sheet_rows_from(table), mapping, {known, resolver, office.clock.today()}).value();
}

Result<Receipt> take_over(Office& office, const LedgerReading& reading, const std::string& digest = "d1",
                          const Actor& actor = kSupervisor) {
  const LedgerTakenOver ledger{"台账.xlsx", digest, reading.signature, reading.mapping, {}, 0};
  return office.order(actor, TakeOverLedger{ledger, reading.tasks});
}

TEST(TakeOverLedger, MakesEachRowATaskAsItStood) {
  Office office;
  const LedgerReading reading = read(office, kTable);
  EXPECT_EQ(reading.head_row, 2);
  EXPECT_EQ(reading.refused, 0);
  const Receipt receipt = take_over(office, reading).value();
  EXPECT_EQ(receipt.task_count, 3);
  const Task road = *office.views->find_task({receipt.first_task->value});
  const Task bridge = *office.views->find_task({receipt.first_task->value + 1});
  const Task trees = *office.views->find_task({receipt.first_task->value + 2});
  EXPECT_EQ(status_of(road), Status::in_progress);
  EXPECT_EQ(road.assignments.size(), 2U);
  EXPECT_EQ(road.assignments[0].last_report, "已开工");
  EXPECT_EQ(road.due, day("2026-09-30"));
  EXPECT_EQ(road.taken_from, (TableOrigin{"台账.xlsx", "d1", "甲", 3}));
  EXPECT_EQ(status_of(bridge), Status::closed);
  EXPECT_EQ(bridge.assignments[0].percent, 100);
  EXPECT_EQ(status_of(trees), Status::issued);
  EXPECT_EQ(trees.due, std::nullopt);
}

TEST(TakeOverLedger, GoesOnUnderTheWorkflow) {
  Office office;
  const Receipt receipt = take_over(office, read(office, kTable)).value();
  const ReportProgress report{*receipt.first_task, {1}, "过半", 60, "", {}};
  EXPECT_TRUE(office.order(kLiaison, TaskCommand(report)).has_value());
  const TaskId bridge{receipt.first_task->value + 1};
  EXPECT_EQ(office.order(kLiaison, TaskCommand(ReportProgress{bridge, {1}, "又", 60, "", {}})).error().code,
            RejectionCode::invalid_status);
}

TEST(TakeOverLedger, TellsOnlyThoseWhoHaveSomethingNewToDo) {
  Office office;
  take_over(office, read(office, kTable)).value();
  EXPECT_EQ(office.views->list_notices(kLiaison, {}).items.size(), 0U);
  EXPECT_EQ(office.views->list_notices(test::kFinanceLiaison, {}).items.size(), 1U);
}

TEST(TakeOverLedger, IsRefusedForTheSameFileAgain) {
  Office office;
  const LedgerReading reading = read(office, kTable);
  take_over(office, reading).value();
  const auto again = take_over(office, reading);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, RejectionCode::ledger_already_taken_over);
  office.reopen();
  EXPECT_FALSE(take_over(office, reading));
  EXPECT_TRUE(take_over(office, reading, "d2"));
}

TEST(TakeOverLedger, IsAllOrNothing) {
  Office office;
  LedgerReading reading = read(office, kTable);
  reading.tasks.back().closed_on = day("2026-12-31");
  EXPECT_FALSE(take_over(office, reading));
  EXPECT_EQ(office.views->list_tasks({}, office.clock.today()).items.size(), 0U);
  EXPECT_TRUE(office.views->takeovers().empty());
}

TEST(TakeOverLedger, IsForOfficersOnly) {
  Office office;
  EXPECT_EQ(take_over(office, read(office, kTable), "d1", kLiaison).error().code, RejectionCode::not_permitted);
}

TEST(TakeOverLedger, IsTheSameAfterARebuild) {
  Office office;
  const Receipt receipt = take_over(office, read(office, kTable)).value();
  const auto list = [&] { return office.views->list_tasks({}, office.clock.today()); };
  const auto before = list();
  const Task road = *office.views->find_task(*receipt.first_task);
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  EXPECT_EQ(list().items.size(), before.items.size());
  for (std::size_t i = 0; i < before.items.size(); ++i) EXPECT_EQ(list().items[i].title, before.items[i].title);
  EXPECT_EQ(*office.views->find_task(*receipt.first_task), road);
  EXPECT_TRUE(store::audit(office.store->database()).fault.empty());
}

TEST(ReadLedger, RemembersTheColumnsOfTheSameHead) {
  Office office;
  LedgerMapping mapping = read(office, kTable).mapping;
  mapping.columns[3] = std::nullopt;
  take_over(office, read(office, kTable, mapping)).value();
  const LedgerReading again = read(office, kTable);
  EXPECT_TRUE(again.remembered);
  EXPECT_EQ(again.mapping.columns, mapping.columns);
  EXPECT_EQ(again.tasks[0].assignments.size(), 1U);
}

TEST(ReadLedger, ProposesWhatAnUnknownUnitCouldBe) {
  Office office;
  office.order(kSystemAdmin, RegistryCommand(RegisterUnit{test::unit_of("市科学技术局")})).value();
  office.order(kSystemAdmin, RegistryCommand(RegisterUnit{test::unit_of("市财政局")})).value();
  LedgerReading reading = read(office, kTable);
  EXPECT_EQ(reading.tasks.size() + static_cast<std::size_t>(reading.refused), 3U);
  LedgerMapping mapping = reading.mapping;
  mapping.units["市科技局"] = "市科学技术局";
  reading = read(office, kTable, mapping);
  EXPECT_EQ(reading.refused, 0);
  EXPECT_EQ(reading.tasks[0].assignments[0].unit, "市科学技术局");
  const LedgerReading unknown = read(office, "事项,牵头单位,完成时限\n事,市航天局,长期\n");
  ASSERT_EQ(unknown.rows[0].faults.size(), 1U);
  EXPECT_EQ(unknown.rows[0].faults[0].found, "市航天局");
}

TEST(ReadLedger, RefusesWhatHasNoHead) {
  const UnitRegistry registry;
  const UnitResolver resolver(registry);
  const auto read = read_ledger(codec::sheet_rows_from("甲,乙\n丙,丁\n"), {}, {{}, resolver, day("2026-06-15")});
  EXPECT_EQ(read.error().code, RejectionCode::invalid_value);
}

TEST(ColumnLetters, AreThoseOfASheet) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(27), "AB");
}

}  // namespace
}  // namespace duban::app
