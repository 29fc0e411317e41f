// What the reader can say while a person reviews a draft: the whole text again, or a passage that they point at.
#pragma once

#include <optional>
#include <string_view>

#include "domain/command.hpp"
#include "domain/rejection.hpp"

namespace duban::app {

/// The present reader's version.
std::string_view reader_version();

/// The order that takes what the present reader makes of the draft's text. Takes time that grows with the text.
domain::RereadPlan read_again(const domain::Draft& draft);

/// What a passage is to become of a measure.
enum class Use { title, lead, responsible, supervisor, due, target, step };
std::optional<Use> use_named(std::string_view name);

/// The measure with the passage taken as `use` says: a unit joins its list and leaves the others, a date replaces the
/// one before, a target or step joins the others. What the reader is not sure of stays a doubt.
///
/// Rejects with `invalid_value` if the span is empty or outside the text, or the words are not of that kind.
domain::Result<domain::DraftMeasure> take_passage(const domain::Draft& draft, domain::DraftMeasure measure,
                                                  domain::Span span, Use use);

}  // namespace duban::app
