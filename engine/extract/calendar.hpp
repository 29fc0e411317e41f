// What the document's own days make of dates without a year: the plan's year, its period, the day of signature.
#pragma once

#include <optional>

#include "domain/plan.hpp"

namespace duban::extract {

struct Calendar {
  std::optional<domain::Period> period;
  std::optional<domain::Date> signed_on;
  std::optional<domain::Date> published_on;
  std::optional<int> number_year;  // of the document's or a cited paper's number

  /// The year that 年底, 6月底 and 今年 mean; nothing if the document tells no year at all.
  std::optional<int> year() const {
    if (period && period->from.year() == period->to.year()) return period->to.year();
    if (signed_on) return signed_on->year();
    // A page may show a plan long after its time.
    if (published_on && (!period || published_on->year() <= period->to.year())) return published_on->year();
    if (number_year) return number_year;
    if (period) return period->from.year();
    return std::nullopt;
  }
};

}  // namespace duban::extract
