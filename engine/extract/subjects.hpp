// The subject of a clause: bodies at its start that are told to act, or behind 由. What the sentence gives them is the
// duties' matter.
#pragma once

#include <optional>

#include "extract/clause_words.hpp"

namespace duban::extract {

inline constexpr std::size_t kSubjectMax = 70;

/// Bodies that act, the role that their verb gives, and where that verb ends.
struct Subject {
  Range list;
  Role role = Role::responsible;
  std::size_t after = 0;
};

/// Whether a clause of a sentence ends at `c`.
bool ends_clause(char32_t c);
/// Whether `list` is nothing but names of bodies.
bool is_list_of_bodies(View list);
/// Whether `rest` begins with a plain verb of doing (制定, 开展).
bool starts_act(View rest);

/// The subject that begins `clause`. 要, 应, 负责 decide before a plain verb: 各级组织部门应当…; a plain verb counts
/// only where the clause is the `first` of its sentence or the name is a collective.
std::optional<Subject> subject_of(const Text& text, Range clause, bool first);
/// `由X牵头`, `由X和Y共同承担`: anywhere in the clause.
std::optional<Subject> agent_of(const Text& text, Range clause);
/// Where the words of `clause` begin behind a date that opens it: `2024年5月前区属国企要…`.
std::size_t without_date(const Text& text, Range clause);

}  // namespace duban::extract
