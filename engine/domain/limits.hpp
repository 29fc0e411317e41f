// Bounds on what people type, checked where a command is decided, so that every way in has the same ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::domain {

inline constexpr std::size_t kReasonCharactersMax = 4000;
inline constexpr std::size_t kReportCharactersMax = 4000;
inline constexpr std::size_t kTitleCharactersMax = 1000;
inline constexpr std::size_t kTaskTextCharactersMax = 20000;
inline constexpr std::size_t kUnitCharactersMax = 100;
inline constexpr std::size_t kUnitsMax = 200;
/// Parts of a task that were ever assigned, released ones included.
inline constexpr std::int64_t kAssignmentsMax = 999;
inline constexpr std::size_t kEvidenceMax = 20;
inline constexpr std::size_t kEvidenceCharactersMax = 500;
inline constexpr std::size_t kMeasuresMax = 5000;

/// Code points of valid UTF-8.
std::size_t characters_in(std::string_view text);

/// True if there is nothing but white space, the ideographic space included.
bool is_blank(std::string_view text);

/// Refuses what is blank (`missing_value`) or longer than `characters_max` (`invalid_value`); `what` is the field's
/// word.
Result<void> check_text(std::string_view what, std::string_view text, std::size_t characters_max);

}  // namespace duban::domain
