#include "domain/cascade_link.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"
#include "support/two_levels.hpp"

namespace duban::domain {
namespace {

using test::expect_refused;
using test::kChief;
using test::kLiaison;
using test::kRegistrar;
using test::kSupervisor;

constexpr MeasurePair kPair{{2}, {7}, {2}};

/// The cascade of plan 1 above plan 7.
class GivenCascade {
 public:
  GivenCascade() {
    cascade_.plan = {1};
    evolve(upper_, PlanImported{"", "", "", test::province().import("上级").plan}, {});
    evolve(lower_, PlanImported{"", "", "", test::city().import("下级").plan}, {});
  }
  GivenCascade& and_then(const CascadeEvent& event, const Actor& actor = kSupervisor) {
    evolve(cascade_, event, {actor.name, 5});
    return *this;
  }
  GivenCascade& with_lower_above() {
    lower_is_above_ = true;
    return *this;
  }
  GivenCascade& and_lower(const PlanEvent& event) {
    evolve(lower_, event, {});
    return *this;
  }
  Result<std::vector<CascadeEvent>> when(const Actor& actor, const CascadeCommand& command) const {
    return decide(cascade_, command, {{actor, test::day("2026-06-01")}, upper_, lower_, lower_is_above_});
  }
  const Cascade& cascade() const { return cascade_; }

 private:
  Cascade cascade_;
  Draft upper_;
  Draft lower_;
  bool lower_is_above_ = false;
};

GivenCascade given_link() {
  return GivenCascade().and_then(MeasuresLinked{{1}, kPair, 0.8, {"养老服务"}});
}

TEST(LinkMeasures, KeepsThePairWithWhatSpokeForIt) {
  const auto events = GivenCascade().when(kRegistrar, LinkMeasures{{1}, kPair, 0.8, {"养老服务"}});
  ASSERT_TRUE(events) << events.error().message;
  EXPECT_EQ(events->front(), CascadeEvent(MeasuresLinked{{1}, kPair, 0.8, {"养老服务"}}));
  const GivenCascade given = given_link();
  const MeasureLink expected{{1}, kPair, false, 0.8, {"养老服务"}, kSupervisor.name, 5};
  ASSERT_NE(given.cascade().find(kPair), nullptr);
  EXPECT_EQ(*given.cascade().find(kPair), expected);
  EXPECT_EQ(given.cascade().version, 1);
}

TEST(LinkMeasures, IsForRegistrarsAndSupervisors) {
  for (const Actor& actor : {kRegistrar, kSupervisor})
    EXPECT_TRUE(GivenCascade().when(actor, LinkMeasures{{1}, kPair}));
  for (const Actor& actor : {kLiaison, kChief})
    for (const CascadeCommand& command : {CascadeCommand(LinkMeasures{{1}, kPair}),
                                          CascadeCommand(RefuseLink{{1}, kPair}), CascadeCommand(RemoveLink{{1}, {1}})})
      expect_refused(given_link().when(actor, command), RejectionCode::not_permitted);
}

TEST(LinkMeasures, RefusesWhatIsNotThere) {
  expect_refused(GivenCascade().when(kRegistrar, LinkMeasures{{1}, {{9}, {7}, {2}}}), RejectionCode::not_found);
  expect_refused(GivenCascade().when(kRegistrar, LinkMeasures{{1}, {{2}, {7}, {9}}}), RejectionCode::not_found);
  expect_refused(GivenCascade().and_lower(PlanDiscarded{}).when(kRegistrar, LinkMeasures{{1}, kPair}),
                 RejectionCode::not_found);
}

TEST(LinkMeasures, RefusesAPlanUnderItself) {
  expect_refused(GivenCascade().when(kRegistrar, LinkMeasures{{1}, {{2}, {1}, {1}}}), RejectionCode::link_cycle);
  expect_refused(GivenCascade().with_lower_above().when(kRegistrar, LinkMeasures{{1}, kPair}),
                 RejectionCode::link_cycle);
}

TEST(LinkMeasures, RefusesTheSamePairTwice) {
  expect_refused(given_link().when(kRegistrar, LinkMeasures{{1}, kPair}), RejectionCode::already_linked);
  EXPECT_TRUE(given_link().when(kRegistrar, LinkMeasures{{1}, {{2}, {7}, {1}}}));
}

TEST(RefuseLink, TurnsALinkAndIsTurnedByOne) {
  GivenCascade given = given_link();
  const auto refused = given.when(kSupervisor, RefuseLink{{1}, kPair, 0.8, {}});
  ASSERT_TRUE(refused);
  given.and_then(refused->front());
  EXPECT_TRUE(given.cascade().find(LinkId{1})->refused);
  expect_refused(given.when(kSupervisor, RefuseLink{{1}, kPair}), RejectionCode::already_linked);
  const auto linked = given.when(kSupervisor, LinkMeasures{{1}, kPair});
  ASSERT_TRUE(linked);
  given.and_then(linked->front());
  EXPECT_FALSE(given.cascade().find(LinkId{1})->refused);
  EXPECT_EQ(given.cascade().links.size(), 1U);
}

TEST(RemoveLink, ForgetsThePairAndNeverReusesItsNumber) {
  GivenCascade given = given_link();
  expect_refused(given.when(kRegistrar, RemoveLink{{1}, {2}}), RejectionCode::not_found);
  const auto removed = given.when(kRegistrar, RemoveLink{{1}, {1}});
  ASSERT_TRUE(removed);
  given.and_then(removed->front());
  EXPECT_TRUE(given.cascade().links.empty());
  const auto again = given.when(kRegistrar, LinkMeasures{{1}, kPair});
  ASSERT_TRUE(again);
  EXPECT_EQ(std::get<MeasuresLinked>(again->front()).link, LinkId{2});
}

}  // namespace
}  // namespace duban::domain
