#include "app/bulletin_numbers.hpp"

namespace duban::app {

domain::QuarterNumbers bulletin_numbers(Views& views, PastViews& past, const domain::Quarter& quarter,
                                        domain::Date today) {
  const domain::Date last = last_day(quarter);
  domain::QuarterNumbers numbers =
      today <= last ? views.quarter_numbers(quarter, today) : past.as_of(last)->quarter_numbers(quarter, last);
  views.add_annexes(numbers);
  return numbers;
}

}  // namespace duban::app
