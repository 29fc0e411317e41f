#include "extract/roles.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

#include "extract/name_list.hpp"

namespace duban::extract {

namespace {

struct Remark {
  std::string_view word;
  Role role;
};
/// What a bracket behind a unit makes of it: 市科技局(牵头).
constexpr std::array<Remark, 6> kRemarks{{{"(牵头)", Role::lead},
                                          {"(牵头单位)", Role::lead},
                                          {"(主办)", Role::lead},
                                          {"(配合)", Role::responsible},
                                          {"(协办)", Role::responsible},
                                          {"(配合单位)", Role::responsible}}};

void add_units(std::vector<domain::NamedUnit>& to, std::vector<domain::NamedUnit> units) {
  to.insert(to.end(), std::make_move_iterator(units.begin()), std::make_move_iterator(units.end()));
}

/// Drops the units whose name is in `known`, and adds the others' names to it.
void drop_known(std::vector<domain::NamedUnit>& units, std::unordered_set<std::string>& known) {
  std::erase_if(units, [&](const domain::NamedUnit& unit) { return !known.insert(unit.name).second; });
}

/// Adds units under `role`, or under that of the remark behind a name.
void add_remarked(std::vector<domain::NamedUnit> units, Role role, Roles& roles) {
  for (auto& unit : units) {
    Role own = role;
    for (const Remark& remark : kRemarks) {
      if (!unit.name.ends_with(remark.word) || unit.name.size() == remark.word.size()) continue;
      unit.name.resize(unit.name.size() - remark.word.size());
      own = remark.role;
      break;
    }
    (own == Role::lead ? roles.lead : roles.responsible).push_back(std::move(unit));
  }
}

}  // namespace

void drop_repeats(Roles& roles) {
  std::unordered_set<std::string> known;
  drop_known(roles.lead, known);
  drop_known(roles.responsible, known);
  known.clear();
  drop_known(roles.supervisor, known);
}

void add_duties(const Text& text, const std::vector<Duty>& duties, const UnitHabits& habits, Roles& roles) {
  for (const Duty& duty : duties) {
    switch (duty.role) {
      case Role::lead:
        add_remarked(read_units(text, duty.list, habits), Role::lead, roles);
        break;
      case Role::responsible:
        add_remarked(read_units(text, duty.list, habits), Role::responsible, roles);
        break;
      case Role::supervisor:
        add_units(roles.supervisor, read_names(text, duty.list));
        break;
      case Role::due:
        roles.due.push_back(duty.list);
        break;
    }
  }
  drop_repeats(roles);
}

}  // namespace duban::extract
