// What the document says of itself: title, number, issuer, days, period.
#pragma once

#include "domain/plan.hpp"
#include "extract/calendar.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct Header {
  domain::Document document;
  Calendar calendar;
  std::size_t plan_from = 0;  // the outline starts here: after the plan's own heading
  std::size_t text_ends = 0;  // a signature after the plan's text ends it here
};

/// `first_table` is where the first table begins: a plan may be nothing but a table under its title.
Header read_header(const Text& text, std::size_t first_table = View::npos);

}  // namespace duban::extract
