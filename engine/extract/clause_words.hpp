// The words of responsibility clauses: labels (牵头单位:) and verbs (…牵头, …配合) with the role that each gives.
#pragma once

#include <optional>

#include "extract/text.hpp"

namespace duban::extract {

/// What a unit named in a clause is to the measure. `due` is a label for a date (完成时限:).
enum class Role { lead, responsible, supervisor, due };

/// A label with its colon, e.g. `牵头单位:`.
struct Label {
  Role role = Role::responsible;
  std::size_t length = 0;
};

/// The label that starts `text`, colon included.
std::optional<Label> starting_label(View text);

/// The role that a table's column head or a label without colon names; nothing if it names none.
std::optional<Role> role_of_label(View label);

/// A verb of duty in a part of a clause: where it stands and what it makes of the units before it.
struct DutyVerb {
  Role role = Role::responsible;
  std::size_t from = 0;
  std::size_t to = 0;
};

/// The verb that decides `segment` (`区住建局牵头`, `县司法局负责法制审查`), the first that counts.
std::optional<DutyVerb> duty_verb(View segment);

/// The last name of a list without blanks around it; 、 inside a bracket (各县(市、区)) divides nothing.
View last_name(View list);
/// Whether `list` reads like names of bodies, bare fields (公安、交通) included.
bool names_units(View list);

/// Whether a bracket opening at `range.from` is a responsibility clause. Looks no further than the longest clause.
bool opens_clause(const Text& text, Range range);

/// The end (after the closing bracket) of the bracket that opens at `at`; 0 if it is not closed near enough.
std::size_t bracket_end(const Text& text, std::size_t at, std::size_t limit);

}  // namespace duban::extract
