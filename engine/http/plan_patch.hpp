// Corrections by a person, applied to what was read: members that are absent stay, values given are the person's.
#pragma once

#include <optional>
#include <string_view>

#include "domain/draft.hpp"
#include "http/message.hpp"

namespace duban::http {

/// Gives the problem if the patch is not one, or names members that the document or measure has not. A value that was
/// given keeps the span where the same value was read; its confidence is 1, and `why` says that a person gave it.
std::optional<Response> patch_document(std::string_view body, domain::Document& document);

/// As above. `title` is required if `is_new`. `confirmed` lifts the confidence of what was read to 1 and changes
/// nothing else. A due date takes `no_fixed_date` back unless the patch says otherwise.
std::optional<Response> patch_measure(std::string_view body, bool is_new, domain::DraftMeasure& measure);

}  // namespace duban::http
