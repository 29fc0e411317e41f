// A registered unit (单位) or group of units (单位组): what it is called, where it stands, and on which days.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.hpp"
#include "domain/ids.hpp"

namespace duban::domain {

/// Counts from 1 in the registry, in the order of registration; never used again.
using UnitId = Id<struct UnitTag>;

/// Days from `from` up to, but not including, `until`; an absent end is open.
struct Validity {
  std::optional<Date> from;
  std::optional<Date> until;

  bool contains(Date day) const { return (!from || *from <= day) && (!until || day < *until); }
  bool overlaps(const Validity& other) const {
    return (!until || !other.from || *other.from < *until) && (!other.until || !from || *from < *other.until);
  }
  /// Has at least one day.
  bool is_sound() const { return !from || !until || *from < *until; }
  bool operator==(const Validity&) const = default;
};

enum class UnitKind { unit, group };
enum class UnitLevel { national, province, city, county, township, enterprise, other };

inline constexpr UnitLevel kUnitLevels[] = {UnitLevel::national, UnitLevel::province, UnitLevel::city,
                                            UnitLevel::county,   UnitLevel::township, UnitLevel::enterprise,
                                            UnitLevel::other};

/// A unit's days in a group.
struct Membership {
  UnitId unit;
  Validity validity;
  bool operator==(const Membership&) const = default;
};

struct Unit {
  UnitId id;
  UnitKind kind = UnitKind::unit;
  /// The canonical name, under which tasks are issued.
  std::string name;
  /// Short forms, full forms, other names.
  std::vector<std::string> aliases;
  UnitLevel level = UnitLevel::other;
  /// The place that it belongs to, in full (云州市); may be empty.
  std::string region;
  std::optional<UnitId> parent;
  Validity validity;
  /// The unit that it became part of on the day `validity.until`.
  std::optional<UnitId> merged_into;
  /// Its running assignments have been moved.
  bool merger_carried_out = false;
  /// Of a group only.
  std::vector<Membership> members;
  /// Counts the unit's events, from 1.
  int version = 0;

  bool has_name(std::string_view wanted) const;
  bool operator==(const Unit&) const = default;
};

/// What a correction may change.
enum class UnitField { name, aliases, level, region, parent, valid_from, valid_until, members };

/// The fields that two states of a unit differ in.
std::vector<UnitField> changed_fields(const Unit& before, const Unit& after);

/// The names used in JSON and storage, and the Chinese words of lists.
std::string_view name_of(UnitKind kind);
std::string_view word_of(UnitKind kind);
std::string_view name_of(UnitLevel level);
std::string_view word_of(UnitLevel level);
std::string_view name_of(UnitField field);
std::string_view word_of(UnitField field);
/// By name or by word.
std::optional<UnitKind> unit_kind_named(std::string_view name);
std::optional<UnitLevel> unit_level_named(std::string_view name);

}  // namespace duban::domain
