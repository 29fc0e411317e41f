#include "domain/follow_links.hpp"

#include <gtest/gtest.h>

namespace duban::domain {
namespace {

constexpr PlanId kUpper{1};
constexpr PlanId kLower{2};
constexpr PlanId kRevised{3};

/// Measure 1 is continued by 4 and measure 2 by 6; 3 is dropped.
const Continued kContinued{{{1}, {4}}, {{2}, {6}}};

Cascade cascade_of(PlanId plan, const std::vector<CascadeEvent>& events) {
  Cascade cascade;
  cascade.plan = plan;
  for (const CascadeEvent& event : events) evolve(cascade, event, {"deng", 5});
  return cascade;
}

TEST(FollowUpper, MovesWhatWasSaidToTheMeasuresThatContinue) {
  const Cascade former = cascade_of(kUpper, {MeasuresLinked{{1}, {{1}, kLower, {7}}, 0.8, {"养老服务"}},
                                             LinkRefused{{2}, {{2}, kLower, {8}}, 0.6, {}}});
  const Cascade revised = cascade_of(kRevised, {MeasuresLinked{{1}, {{5}, kLower, {9}}, 0.7, {}}});
  const MovedLinks moved = follow_upper(former, revised, kContinued, {});
  EXPECT_EQ(moved.taken, (std::vector<CascadeEvent>{LinkRemoved{{1}}, LinkRemoved{{2}}}));
  EXPECT_EQ(moved.said, (std::vector<CascadeEvent>{MeasuresLinked{{2}, {{4}, kLower, {7}}, 0.8, {"养老服务"}},
                                                   LinkRefused{{3}, {{6}, kLower, {8}}, 0.6, {}}}));
}

TEST(FollowUpper, LeavesWhatNothingContinuesAndWhatWouldMakeACircle) {
  const Cascade former = cascade_of(
      kUpper, {MeasuresLinked{{1}, {{3}, kLower, {7}}, 0.8, {}}, MeasuresLinked{{2}, {{1}, {9}, {7}}, 0.8, {}}});
  const MovedLinks moved = follow_upper(former, cascade_of(kRevised, {}), kContinued, {PlanId{9}});
  EXPECT_TRUE(moved.taken.empty());
  EXPECT_TRUE(moved.said.empty());
}

TEST(FollowUpper, KeepsWhatWasSaidOfTheRevisionAlready) {
  const Cascade former = cascade_of(kUpper, {MeasuresLinked{{1}, {{1}, kLower, {7}}, 0.8, {}}});
  const Cascade revised = cascade_of(kRevised, {LinkRefused{{1}, {{4}, kLower, {7}}, 0.8, {}}});
  const MovedLinks moved = follow_upper(former, revised, kContinued, {});
  EXPECT_EQ(moved.taken, std::vector<CascadeEvent>{LinkRemoved{{1}}});
  EXPECT_TRUE(moved.said.empty());
}

TEST(FollowLower, MovesLinksOfTheRevisedPlanOnly) {
  const Cascade cascade = cascade_of(
      kUpper, {MeasuresLinked{{1}, {{1}, kLower, {1}}, 0.8, {"养老服务"}},
               MeasuresLinked{{2}, {{1}, {9}, {1}}, 0.8, {}}, MeasuresLinked{{3}, {{2}, kLower, {3}}, 0.8, {}}});
  const std::vector<CascadeEvent> expected{LinkRemoved{{1}},
                                           MeasuresLinked{{4}, {{1}, kRevised, {4}}, 0.8, {"养老服务"}}};
  EXPECT_EQ(follow_lower(cascade, kLower, kRevised, kContinued), expected);
}

TEST(FollowLower, KeepsWhatWasSaidOfTheRevisionAlready) {
  const Cascade cascade = cascade_of(
      kUpper, {MeasuresLinked{{1}, {{1}, kLower, {1}}, 0.8, {}}, LinkRefused{{2}, {{1}, kRevised, {4}}, 0.8, {}}});
  EXPECT_EQ(follow_lower(cascade, kLower, kRevised, kContinued), std::vector<CascadeEvent>{LinkRemoved{{1}}});
}

}  // namespace
}  // namespace duban::domain
