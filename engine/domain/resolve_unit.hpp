// Which registered unit a printed name means.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/unit_name.hpp"
#include "domain/unit_registry.hpp"

namespace duban::domain {

/// `how` says in Chinese what led from the name to the unit; `score` is 0 to 1.
struct UnitMatch {
  UnitId unit;
  double score = 0;
  std::string how;
  bool operator==(const UnitMatch&) const = default;
};

enum class Resolved { known, near, unknown };
std::string_view name_of(Resolved state);

struct UnitResolution {
  Resolved state = Resolved::unknown;
  /// Best first; one if known, none if unknown, else up to five that a person may choose from.
  std::vector<UnitMatch> matches;
};

/// Finds units by their names. Known is only what is certain: the name or an alias as registered, the same in another
/// spelling, or an official short form that only one unit of the place has; all else is a near match or unknown. The
/// registry must outlive it and not change meanwhile.
class UnitResolver {
 public:
  explicit UnitResolver(const UnitRegistry& registry);

  /// The unit that had the name on `day`. A name whose unit was merged before then means the unit that it became.
  UnitResolution resolve(std::string_view printed, Date day) const;

  /// Under which units a task of today is issued that a plan of the day `plan_day` gives to `printed`: the known unit
  /// by its successor today, the members of a group, or nothing if it is not known or no longer valid.
  std::vector<const Unit*> today(std::string_view printed, Date plan_day, Date today) const;
  /// The names of `today`, or `printed` itself.
  std::vector<std::string> names_today(std::string_view printed, Date plan_day, Date today) const;

  const UnitRegistry& registry() const { return registry_; }

 private:
  /// One name or alias of a unit, taken apart.
  struct Entry {
    UnitId unit;
    UnitName name;
    /// The scope, with 市 replaced by the unit's own place.
    std::u32string place;
  };
  struct Candidate;

  const Unit& unit_of(const Entry& entry) const { return *registry_.find(entry.unit); }
  void add_same(const UnitName& printed, std::vector<Candidate>& found) const;
  void add_short_forms(const UnitName& printed, std::vector<Candidate>& found) const;
  std::vector<UnitMatch> near_matches(const UnitName& printed, Date day) const;
  UnitResolution settle(const UnitName& printed, std::vector<Candidate> found, Date day) const;
  double likeness(const UnitName& printed, const Entry& entry) const;
  double weight(char32_t character) const;
  void find_places();
  /// Whether a name that begins with `scope` may be of a unit of `place`: 市 is the city, not a city below it.
  bool agree(const std::u32string& scope, const std::u32string& place) const;

  const UnitRegistry& registry_;
  std::vector<std::u32string> regions_;
  /// What 省, 市, 县 and so on may stand for: the places of the highest level that end with it.
  std::unordered_map<char32_t, std::vector<std::u32string>> own_places_;
  std::vector<Entry> entries_;
  std::unordered_map<std::u32string, std::vector<std::size_t>> by_core_;
  /// By the first character and the suffix, which a short form keeps.
  std::unordered_map<std::u32string, std::vector<std::size_t>> by_ends_;
  std::unordered_map<char32_t, std::vector<std::size_t>> by_character_;
};

}  // namespace duban::domain
