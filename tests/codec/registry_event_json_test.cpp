// Every event of the registry comes back from its JSON as it was.
#include "codec/registry_event_json.hpp"

#include <gtest/gtest.h>

namespace duban::codec {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

}  // namespace

TEST(RegistryEvents, ComeBackAsTheyWere) {
  Unit unit;
  unit.id = {3};
  unit.name = "市“甲”局";
  unit.aliases = {"甲局", "乙\\局"};
  unit.level = UnitLevel::county;
  unit.region = "云州市";
  unit.parent = UnitId{1};
  unit.validity = {Date::parse("2020-01-01"), Date::parse("2026-01-01")};
  unit.merged_into = UnitId{2};
  unit.merger_carried_out = true;
  Unit group;
  group.id = {4};
  group.kind = UnitKind::group;
  group.name = "各局";
  group.members = {{UnitId{1}, {}}, {UnitId{2}, {Date::parse("2026-01-01"), Date::parse("2026-02-01")}}};
  const Date on = *Date::parse("2026-01-01");
  const std::vector<RegistryEvent> events{UnitRegistered{unit},
                                          UnitRegistered{group},
                                          UnitCorrected{unit},
                                          UnitsMerged{{1}, {2}, on},
                                          MergerCarriedOut{{1}, {2}},
                                          UnitClosed{{1}, on},
                                          GroupMemberAdded{{4}, {1}, on},
                                          GroupMemberAdded{{4}, {1}, std::nullopt},
                                          GroupMemberRemoved{{4}, {1}, on}};
  for (const RegistryEvent& event : events)
    EXPECT_EQ(registry_event_from(type_of(event), data_of(event)), event) << type_of(event);
  EXPECT_THROW(registry_event_from("Unknown", "{}"), std::invalid_argument);
  EXPECT_THROW(registry_event_from("UnitRegistered", "{}"), std::invalid_argument);
}

}  // namespace duban::codec
