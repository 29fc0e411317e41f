// How much there is of what.
#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::store {
namespace {

TEST(Holdings, CountTasksByTheWorkflowThatTheyGoBy) {
  test::Office office;
  EXPECT_TRUE(office.views->tasks_by_workflow().empty());
  office.registered("甲", "2026-09-30");
  const domain::TaskId second = office.registered("乙", "2026-09-30");
  office.order({"zhu", domain::Role::chief, ""}, domain::TaskCommand(domain::WithdrawTask{second, "不再需要"})).value();
  const auto counts = office.views->tasks_by_workflow();
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].version, office.rules.workflows.current().version);
  EXPECT_EQ(counts[0].tasks, 2);
  EXPECT_EQ(counts[0].open, 1);
}

TEST(Holdings, MeasureTheKeptFiles) {
  test::Office office;
  EXPECT_EQ(office.views->kept_files().count, 0);
  EXPECT_EQ(office.views->kept_files().bytes, 0);
}

}  // namespace
}  // namespace duban::store
