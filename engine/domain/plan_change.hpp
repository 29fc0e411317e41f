// What a revised plan (修订版) may change in a measure, how a change is named, and what a person has said about each.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace duban::domain {

/// `renumbered` is a new number in the same place: other measures came or went before it.
enum class ChangeKind {
  added,
  dropped,
  reworded,
  moved,
  renumbered,
  units,
  supervisor,
  due,
  every,
  targets,
  steps,
};

inline constexpr ChangeKind kChangeKinds[] = {ChangeKind::added,      ChangeKind::dropped,    ChangeKind::reworded,
                                              ChangeKind::moved,      ChangeKind::renumbered, ChangeKind::units,
                                              ChangeKind::supervisor, ChangeKind::due,        ChangeKind::every,
                                              ChangeKind::targets,    ChangeKind::steps};

/// A person accepts or refuses it; a new number is only taken note of.
constexpr bool is_decided_by_person(ChangeKind kind) {
  return kind != ChangeKind::renumbered;
}

/// One change: what changed between a measure of the former plan and its like in the revised one. `before` is 0 for an
/// added measure, `after` for a dropped one. A decision about it says nothing once the measures are paired otherwise.
struct ChangeId {
  ChangeKind kind = ChangeKind::reworded;
  MeasureId before;
  MeasureId after;
  auto operator<=>(const ChangeId&) const = default;
};

/// What makes a draft the revision of an issued plan: whose, which measures a person paired, what was decided.
struct Revision {
  PlanId of;
  /// Measures of this plan with the former one they continue, or none if they are new.
  std::map<MeasureId, std::optional<MeasureId>> pairs;
  std::map<ChangeId, bool> accepted;
  bool operator==(const Revision&) const = default;
};

/// The names used in JSON; `std::nullopt` for an unknown one.
std::string_view name_of(ChangeKind kind);
std::optional<ChangeKind> change_kind_named(std::string_view name);
/// `due-3-12`: its kind, the former measure, the revised one.
std::string text_of(const ChangeId& change);
std::optional<ChangeId> change_named(std::string_view text);

}  // namespace duban::domain
