// Where the plan's own text ends: annexes, page furniture, contacts, closing remarks.
#pragma once

#include "extract/header.hpp"

namespace duban::extract {

/// The plan's text: from the heading to the first line that is no longer part of it.
Range plan_body(const Text& text, const Header& header);

/// Cuts unnumbered closing paragraphs (`本方案自发布之日起施行…`) off the last node's range.
std::size_t closing_paragraph(const Text& text, Range node);

}  // namespace duban::extract
