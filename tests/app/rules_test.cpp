// The versions of the workflow: each is written to the log once, and tasks keep the one that they were issued under.
#include "app/rules.hpp"

#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::app {

namespace {

using test::kFirst;
using test::kLiaison;

constexpr const char* kUnitHead = R"("roles": ["unit_head"]},)";

/// The shipped workflow, but only heads of units accept.
std::string strict_workflow() {
  std::string text(codec::standard_workflow_text());
  const std::size_t acceptance = text.find("\"acceptance\"");
  const std::size_t roles = text.find("\"roles\"", acceptance);
  return text.replace(roles, text.find("},", roles) + 2 - roles, kUnitHead);
}

std::int64_t events_in(test::Office& office) {
  store::Query count = office.store->database().query("SELECT count(*) FROM events");
  count.step();
  return count.integer(0);
}

}  // namespace

TEST(Workflows, ComeIntoForceOnceEach) {
  test::Office office;
  const std::string shipped(codec::standard_workflow_text());
  office.store->begin();
  EXPECT_EQ(adopt_workflow(*office.store, shipped, 1).current(), codec::standard_workflow());
  EXPECT_EQ(adopt_workflow(*office.store, shipped, 2).all().size(), 1U);
  EXPECT_EQ(events_in(office), 1);
  const Workflows strict = adopt_workflow(*office.store, strict_workflow(), 3);
  EXPECT_NE(strict.current().version, codec::standard_workflow().version);
  EXPECT_EQ(strict.of(codec::standard_workflow().version), codec::standard_workflow());
  // Back to the one before: that is a change of its own.
  EXPECT_EQ(adopt_workflow(*office.store, shipped, 4).current(), codec::standard_workflow());
  EXPECT_EQ(events_in(office), 3);
  EXPECT_EQ(load_workflows(*office.store).current(), codec::standard_workflow());
  EXPECT_THROW(adopt_workflow(*office.store, "{}", 5), std::invalid_argument);
  office.store->roll_back();
}

TEST(Workflows, OfRunningTasksStayWhenAnotherComesIntoForce) {
  test::Office office;
  office.store->begin();
  office.rules.workflows = adopt_workflow(*office.store, codec::standard_workflow_text(), 1);
  office.store->commit();
  const domain::TaskId before = office.registered("先下达", "2026-09-30");
  office.store->begin();
  office.rules.workflows = adopt_workflow(*office.store, strict_workflow(), 2);
  office.store->commit();
  office.reopen();
  const domain::TaskId after = office.registered("后下达", "2026-09-30");
  EXPECT_TRUE(office.order(kLiaison, domain::TaskCommand(domain::AcceptAssignment{before, kFirst})));
  test::expect_refused(office.order(kLiaison, domain::TaskCommand(domain::AcceptAssignment{after, kFirst})),
                       domain::RejectionCode::not_permitted);
  EXPECT_EQ(office.views->find_task(before)->workflow, codec::standard_workflow().version);
}

}  // namespace duban::app
