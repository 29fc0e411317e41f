// Registered units for tests: the registry after some registrations.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/decide_registry.hpp"
#include "support/given.hpp"

namespace duban::test {

inline const domain::Actor kSystemAdmin{"xi", domain::Role::system_admin, ""};

inline domain::Unit unit_of(const std::string& name, std::vector<std::string> aliases = {},
                            const std::string& region = "云州市", domain::UnitLevel level = domain::UnitLevel::city) {
  domain::Unit unit;
  unit.name = name;
  unit.aliases = std::move(aliases);
  unit.region = region;
  unit.level = level;
  return unit;
}

/// The registry after these events.
class GivenRegistry {
 public:
  GivenRegistry& and_then(const domain::RegistryEvent& event) {
    evolve(registry_, event);
    return *this;
  }
  GivenRegistry& with(domain::Unit unit) {
    unit.id = registry_.next_id();
    return and_then(domain::UnitRegistered{std::move(unit)});
  }
  GivenRegistry& with(const std::string& name, std::vector<std::string> aliases = {}) {
    return with(unit_of(name, std::move(aliases)));
  }
  domain::Result<std::vector<domain::RegistryEvent>> when(const domain::RegistryCommand& command,
                                                          const domain::Actor& actor = kSystemAdmin) const {
    return decide(registry_, command, {actor, day("2026-06-01")});
  }
  const domain::UnitRegistry& registry() const { return registry_; }

 private:
  domain::UnitRegistry registry_;
};

inline void expect_registry_events(const domain::Result<std::vector<domain::RegistryEvent>>& result,
                                   const std::vector<domain::RegistryEvent>& events) {
  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(*result, events);
}

}  // namespace duban::test
