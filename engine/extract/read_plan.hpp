// The reader: the text of a plan document to its plan. Pure: no I/O, no clock; cost linear in the length of the text.
#pragma once

#include <string_view>

#include "domain/plan.hpp"

namespace duban::extract {

/// Reads the plan that `text` (valid UTF-8) states. Spans count code points of `text`. A text without any measure
/// gives a plan with no measures; nothing is invented, and what the document does not say is absent.
domain::Plan read_plan(std::string_view text);

/// Which reader this is: another text whenever anything in this folder is another. Never empty.
std::string_view reader_version();

}  // namespace duban::extract
