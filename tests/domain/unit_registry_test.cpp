// The registry's commands and events: given what is registered, when something is ordered, then this happens.
#include "domain/unit_registry.hpp"

#include <gtest/gtest.h>

#include "support/units.hpp"

namespace duban::test {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

constexpr UnitId kOne{1};
constexpr UnitId kTwo{2};
constexpr UnitId kThree{3};

Unit ending(Unit unit, const std::string& until) {
  unit.validity.until = day(until);
  return unit;
}

TEST(RegisterUnit, GivesTheNextNumber) {
  Unit expected = unit_of("市教育局");
  expected.id = kTwo;
  expected.version = 1;
  expect_registry_events(GivenRegistry().with("市科技局").when(RegisterUnit{unit_of("市教育局")}),
                         {UnitRegistered{expected}});
}

TEST(RegisterUnit, IsForTheSystemAdminAndTheRegistrar) {
  for (const Role role : kRoles) {
    const auto result = GivenRegistry().when(RegisterUnit{unit_of("市教育局")}, {"x", role, ""});
    EXPECT_EQ(result.has_value(), role == Role::system_admin || role == Role::registrar) << name_of(role);
  }
}

TEST(RegisterUnit, IsRefusedForANameOfAnotherUnitOnTheSameDays) {
  const auto given = GivenRegistry().with(ending(unit_of("市农业局", {"市农委"}), "2026-03-01"));
  expect_refused(given.when(RegisterUnit{unit_of("市农业局")}), RejectionCode::name_taken);
  expect_refused(given.when(RegisterUnit{unit_of("市农业农村局", {"市农委"})}), RejectionCode::name_taken);
  Unit later = unit_of("市农业局");
  later.validity.from = day("2026-03-01");
  EXPECT_TRUE(given.when(RegisterUnit{later}).has_value()) << "the name is free from the day it ended";
  later.validity.from = day("2026-02-28");
  expect_refused(given.when(RegisterUnit{later}), RejectionCode::name_taken);
}

TEST(RegisterUnit, IsRefusedForWhatNoUnitIsCalled) {
  const GivenRegistry given;
  expect_refused(given.when(RegisterUnit{unit_of("")}), RejectionCode::missing_value);
  expect_refused(given.when(RegisterUnit{unit_of("市教育局\n市科技局")}), RejectionCode::invalid_value);
  expect_refused(given.when(RegisterUnit{unit_of("市教育局 ")}), RejectionCode::invalid_value);
  expect_refused(given.when(RegisterUnit{unit_of("市教育局", {"市教育局"})}), RejectionCode::invalid_value);
  expect_refused(given.when(RegisterUnit{unit_of(std::string(303, 'x'))}), RejectionCode::invalid_value);
  Unit backwards = unit_of("市教育局");
  backwards.validity = {day("2026-03-01"), day("2026-03-01")};
  expect_refused(given.when(RegisterUnit{backwards}), RejectionCode::invalid_value);
  Unit with_members = unit_of("市教育局");
  with_members.members = {{kOne, {}}};
  expect_refused(GivenRegistry().with("市科技局").when(RegisterUnit{with_members}), RejectionCode::invalid_value);
}

TEST(CorrectUnit, ReplacesWhatIsSaidOfIt) {
  const auto given = GivenRegistry().with("市教育局");
  Unit better = *given.registry().find(kOne);
  better.aliases = {"市教委"};
  better.parent = std::nullopt;
  expect_registry_events(given.when(CorrectUnit{better}), {UnitCorrected{better}});
  expect_registry_events(given.when(CorrectUnit{*given.registry().find(kOne)}), {});
  expect_refused(given.when(CorrectUnit{better}, kRegistrar), RejectionCode::not_permitted);
  better.id = kTwo;
  expect_refused(given.when(CorrectUnit{better}), RejectionCode::not_found);
}

TEST(CorrectUnit, RefusesParentsInACircle) {
  Unit child = unit_of("市粮食局");
  child.parent = kOne;
  const auto given = GivenRegistry().with("市发展改革委").with(child);
  Unit parent = *given.registry().find(kOne);
  parent.parent = kTwo;
  expect_refused(given.when(CorrectUnit{parent}), RejectionCode::invalid_value);
  parent.parent = kOne;
  expect_refused(given.when(CorrectUnit{parent}), RejectionCode::invalid_value);
}

TEST(AddUnitAlias, IsForTheRegistrarToo) {
  const auto given = GivenRegistry().with("市教育局").with("市科技局");
  const auto result = given.when(AddUnitAlias{kOne, "市教委"}, kRegistrar);
  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(std::get<UnitCorrected>(result->front()).unit.aliases, std::vector<std::string>{"市教委"});
  expect_refused(given.when(AddUnitAlias{kOne, "市科技局"}), RejectionCode::name_taken);
  expect_refused(given.when(AddUnitAlias{kOne, "市教育局"}), RejectionCode::name_taken);
}

TEST(MergeUnits, IsCarriedOutAtOnceWhenItsDayHasCome) {
  const auto given = GivenRegistry().with("市粮食局").with("市发展改革委");
  expect_registry_events(given.when(MergeUnits{kOne, kTwo, day("2026-06-01")}),
                         {UnitsMerged{kOne, kTwo, day("2026-06-01")}, MergerCarriedOut{kOne, kTwo}});
  expect_registry_events(given.when(MergeUnits{kOne, kTwo, day("2026-06-02")}),
                         {UnitsMerged{kOne, kTwo, day("2026-06-02")}});
  expect_refused(given.when(MergeUnits{kOne, kTwo, day("2026-06-02")}, kRegistrar), RejectionCode::not_permitted);
}

TEST(MergeUnits, IsRefusedWhereItMakesNoSense) {
  Unit group = unit_of("各部门");
  group.kind = UnitKind::group;
  Unit young = unit_of("市数据局");
  young.validity.from = day("2026-06-05");
  const auto given = GivenRegistry()
                         .with("市粮食局")
                         .with("市发展改革委")
                         .with(ending(unit_of("市物价局"), "2026-03-01"))
                         .with(group)
                         .with(young)
                         .and_then(UnitsMerged{kTwo, kOne, day("2026-09-01")});
  const auto merged = [&](std::int64_t from, std::int64_t into, const std::string& on) {
    return given.when(MergeUnits{{from}, {into}, day(on)});
  };
  expect_refused(merged(1, 1, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(1, 2, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(2, 5, "2026-07-01"), RejectionCode::invalid_status);
  expect_refused(merged(1, 3, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(3, 1, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(1, 4, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(4, 1, "2026-06-01"), RejectionCode::invalid_status);
  expect_refused(merged(1, 5, "2026-06-04"), RejectionCode::invalid_status);
  expect_refused(merged(5, 1, "2026-06-05"), RejectionCode::invalid_status);
  expect_refused(merged(1, 9, "2026-06-01"), RejectionCode::not_found);
  EXPECT_TRUE(merged(1, 5, "2026-06-05").has_value());
}

TEST(CarryOutMergers, GoesToTheLastOfAChainAndDoesNothingTwice) {
  auto given = GivenRegistry()
                   .with("甲局")
                   .with("乙局")
                   .with("丙局")
                   .and_then(UnitsMerged{kOne, kTwo, day("2026-05-02")})
                   .and_then(UnitsMerged{kTwo, kThree, day("2026-05-01")})
                   .and_then(MergerCarriedOut{kTwo, kThree});
  expect_registry_events(given.when(CarryOutMergers{}), {MergerCarriedOut{kOne, kThree}});
  given.and_then(MergerCarriedOut{kOne, kThree});
  expect_registry_events(given.when(CarryOutMergers{}), {});
}

TEST(CloseUnit, EndsItOnADay) {
  const auto given = GivenRegistry().with("甲局").with("乙局").and_then(UnitsMerged{kTwo, kOne, day("2026-09-01")});
  expect_registry_events(given.when(CloseUnit{kOne, day("2026-09-02")}), {UnitClosed{kOne, day("2026-09-02")}});
  expect_refused(given.when(CloseUnit{kOne, day("2026-09-01")}), RejectionCode::invalid_status);
  expect_refused(given.when(CloseUnit{kTwo, day("2026-06-01")}), RejectionCode::invalid_status);
}

TEST(GroupMembers, HaveDays) {
  Unit group = unit_of("各县区政府", {"各县区"});
  group.kind = UnitKind::group;
  auto given = GivenRegistry().with("甲县政府").with("乙县政府").with(group);
  expect_registry_events(given.when(AddGroupMember{kThree, kOne, day("2026-01-01")}),
                         {GroupMemberAdded{kThree, kOne, day("2026-01-01")}});
  expect_refused(given.when(AddGroupMember{kOne, kTwo, {}}), RejectionCode::invalid_status);
  expect_refused(given.when(AddGroupMember{kThree, kThree, {}}), RejectionCode::invalid_value);
  expect_refused(given.when(RemoveGroupMember{kThree, kOne, day("2026-01-01")}), RejectionCode::not_found);
  given.and_then(GroupMemberAdded{kThree, kOne, day("2026-01-01")}).and_then(GroupMemberAdded{kThree, kTwo, {}});
  expect_refused(given.when(AddGroupMember{kThree, kOne, {}}), RejectionCode::invalid_value);
  given.and_then(GroupMemberRemoved{kThree, kOne, day("2026-07-01")});
  const UnitRegistry& registry = given.registry();
  const auto members = [&](const std::string& on) {
    return registry.members_on(*registry.find(kThree), day(on)).size();
  };
  EXPECT_EQ(members("2025-12-31"), 1U);
  EXPECT_EQ(members("2026-01-01"), 2U);
  EXPECT_EQ(members("2026-06-30"), 2U);
  EXPECT_EQ(members("2026-07-01"), 1U);
  given.and_then(UnitsMerged{kTwo, kOne, day("2026-03-01")});
  EXPECT_EQ(members("2026-03-01"), 1U) << "a merged member is its successor, once";
}

UnitLine line_of(int number, const Unit& unit) {
  UnitLine line;
  line.line = number;
  line.unit = unit;
  return line;
}

TEST(ImportUnits, RegistersWhatIsNewAndCorrectsWhatIsKnown) {
  const auto given = GivenRegistry().with("市科技局").with("市教育局");
  UnitLine child = line_of(2, unit_of("市粮食局"));
  child.parent = "市发改委";
  const std::vector<UnitLine> lines{child, line_of(3, unit_of("市发展改革委", {"市发改委"})),
                                    line_of(4, unit_of("市科技局", {"市科委"})), line_of(5, unit_of("市教育局"))};
  const UnitImport import = plan_import(given.registry(), lines, {kSystemAdmin, day("2026-06-01")});
  using enum ImportedLine::Outcome;
  const std::vector expected{added, added, corrected, unchanged};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(import.lines[i].outcome, expected[i]) << import.lines[i].name << import.lines[i].message;
  UnitRegistry after = given.registry();
  for (const RegistryEvent& event : import.events) evolve(after, event);
  EXPECT_EQ(after.units().size(), 4U);
  EXPECT_EQ(after.find(*after.named("市粮食局", day("2026-06-01"))->parent)->name, "市发展改革委");
  EXPECT_TRUE(plan_import(after, lines, {kSystemAdmin, day("2026-06-01")}).events.empty())
      << "a second time changes nothing";
}

TEST(ImportUnits, SaysWhatALineChangesAndWhichUnitsItCloses) {
  const auto given = GivenRegistry().with("市科技局").with("市教育局");
  Unit renamed = unit_of("市科技局", {"市科委"});
  renamed.level = UnitLevel::county;
  const UnitImport import =
      plan_import(given.registry(), {line_of(2, renamed), line_of(3, ending(unit_of("市教育局"), "2026-09-01"))},
                  {kSystemAdmin, day("2026-06-01")});
  EXPECT_EQ(import.lines[0].outcome, ImportedLine::Outcome::corrected);
  EXPECT_EQ(import.lines[0].changes, (std::vector{UnitField::aliases, UnitField::level}));
  EXPECT_EQ(import.lines[1].outcome, ImportedLine::Outcome::closed);
  EXPECT_EQ(import.lines[1].changes, std::vector{UnitField::valid_until});
}

TEST(ImportUnits, ImportsNothingIfOneLineIsWrong) {
  const auto given = GivenRegistry().with("市科技局");
  UnitLine orphan = line_of(3, unit_of("市粮食局"));
  orphan.parent = "市发改委";
  UnitLine unread = line_of(4, unit_of("市教育局"));
  unread.problem = "级别应是国家、省、市。";
  const std::vector<UnitLine> lines{line_of(2, unit_of("市财政局")), orphan, unread, line_of(5, unit_of("市财政局"))};
  const UnitImport import = plan_import(given.registry(), lines, {kSystemAdmin, day("2026-06-01")});
  EXPECT_EQ(import.refused, 3);
  EXPECT_TRUE(import.events.empty());
  EXPECT_EQ(import.lines[2].message, unread.problem);
  expect_refused(given.when(ImportUnits{lines}), RejectionCode::invalid_value);
}

TEST(ImportUnits, TakesPastMergersAndCarriesThemOut) {
  UnitLine old = line_of(2, ending(unit_of("市粮食局"), "2025-01-01"));
  old.merged_into = "市发展改革委";
  const auto result = GivenRegistry().when(ImportUnits{{old, line_of(3, unit_of("市发展改革委"))}});
  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->back(), RegistryEvent(MergerCarriedOut{kOne, kTwo}));
  old.merged_into = "市粮食局";
  expect_refused(GivenRegistry().when(ImportUnits{{old}}), RejectionCode::invalid_value);
}

}  // namespace
}  // namespace duban::test
