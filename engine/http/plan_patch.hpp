// Corrections by a person, applied to what was read: members that are absent stay, values given are the person's.
#pragma once

#include <optional>
#include <string_view>

#include "domain/command.hpp"
#include "http/message.hpp"

namespace duban::http {

/// Gives the problem if the patch is not one, or names members that the plan or measure has not. A value that was given
/// is a person's, with confidence 1; one that was given as it was read keeps its place and counts as confirmed.
/// `confirmed` lifts the confidence of what was read to 1 and changes nothing else.
///
/// `plan` carries the present document and targets.
std::optional<Response> patch_plan(std::string_view body, domain::CorrectDocument& plan);

/// As above. `title` is required if `is_new`. A due date takes `no_fixed_date` back unless the patch says otherwise.
std::optional<Response> patch_measure(std::string_view body, bool is_new, domain::DraftMeasure& measure);

}  // namespace duban::http
