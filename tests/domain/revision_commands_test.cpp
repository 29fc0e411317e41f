// The commands that make a draft the revision of an issued plan.
#include <gtest/gtest.h>

#include "support/plan_text.hpp"

namespace duban::domain {
namespace {

using test::expect_refused;
using test::kRegistrar;
using test::kSupervisor;

const test::Line kLine{{"一", "1."}, "培育高新技术企业", "建立培育库", {"市科技局"}, "2026-12-31"};

Draft draft() {
  return test::plan_of({2}, {kLine});
}
Draft revision() {
  Draft made = draft();
  evolve(made, RevisionDeclared{PlanId{1}}, {"deng", 1});
  return made;
}
Draft issued() {
  Draft made = revision();
  evolve(made, PlanIssued{{{1}}, false}, {"deng", 1});
  return made;
}

auto decided(const Draft& plan, const PlanCommand& command, const Actor& actor = kRegistrar) {
  return decide(plan, command, {actor, test::day("2026-06-01")});
}

const ChangeId kDue{ChangeKind::due, {1}, {1}};

TEST(DeclareRevision, IsTheRegistrarsOnADraftAndOfAnotherPlan) {
  const auto events = decided(draft(), DeclareRevision{{2}, PlanId{1}});
  ASSERT_TRUE(events);
  EXPECT_EQ(events->front(), PlanEvent(RevisionDeclared{PlanId{1}}));
  EXPECT_TRUE(decided(revision(), DeclareRevision{{2}, std::nullopt}));
  expect_refused(decided(draft(), DeclareRevision{{2}, PlanId{2}}), RejectionCode::invalid_value);
  expect_refused(decided(draft(), DeclareRevision{{2}, PlanId{1}}, kSupervisor), RejectionCode::not_permitted);
  expect_refused(decided(issued(), DeclareRevision{{2}, std::nullopt}), RejectionCode::invalid_status);
}

TEST(ImportPlan, DeclaresTheRevisionThatItWasGivenAs) {
  const PlanImported imported = test::imported({kLine});
  const auto events =
      decided({}, ImportPlan{imported.file_name, imported.digest, imported.text, imported.plan, "", PlanId{1}});
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ(events->back(), PlanEvent(RevisionDeclared{PlanId{1}}));
}

TEST(PairMeasure, NeedsARevisionAndAMeasureOfIt) {
  EXPECT_TRUE(decided(revision(), PairMeasure{{2}, {1}, MeasureId{4}}));
  EXPECT_TRUE(decided(revision(), PairMeasure{{2}, {1}, std::nullopt}));
  expect_refused(decided(draft(), PairMeasure{{2}, {1}, MeasureId{4}}), RejectionCode::invalid_status);
  expect_refused(decided(revision(), PairMeasure{{2}, {9}, MeasureId{4}}), RejectionCode::not_found);
  expect_refused(decided(issued(), PairMeasure{{2}, {1}, MeasureId{4}}), RejectionCode::invalid_status);
}

TEST(DecideChanges, NeedsARevisionAndChangesThatAPersonDecides) {
  EXPECT_TRUE(decided(revision(), DecideChanges{{2}, {kDue}, true}));
  EXPECT_TRUE(decided(revision(), DecideChanges{{2}, {{ChangeKind::dropped, {7}, {}}}, false}));
  expect_refused(decided(draft(), DecideChanges{{2}, {kDue}, true}), RejectionCode::invalid_status);
  expect_refused(decided(issued(), DecideChanges{{2}, {kDue}, true}), RejectionCode::invalid_status);
  expect_refused(decided(revision(), DecideChanges{{2}, {}, true}), RejectionCode::missing_value);
  expect_refused(decided(revision(), DecideChanges{{2}, {{ChangeKind::renumbered, {1}, {1}}}, true}),
                 RejectionCode::invalid_value);
  expect_refused(decided(revision(), DecideChanges{{2}, {{ChangeKind::due, {1}, {9}}}, true}),
                 RejectionCode::not_found);
}

}  // namespace
}  // namespace duban::domain
