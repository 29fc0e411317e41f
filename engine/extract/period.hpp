// The span that a plan covers: years in its title, or the words in its text that set it.
#pragma once

#include <optional>
#include <string>

#include "extract/dates.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct FoundPeriod {
  domain::Period period;
  Range range;
  double confidence;
  std::string why;
};

/// From the title first, then from `用N年时间(…)`, `YYYY年起N年内`, validity dates and a time label in the text.
std::optional<FoundPeriod> find_period(const Text& text, std::optional<Range> title,
                                       std::optional<domain::Date> signed_on);

/// From the sentence before the outline that sets when a campaign runs: `决定从2024年9月1日起至12月10日开展…`.
std::optional<FoundPeriod> period_of_campaign(const Text& text, Range head);

/// From the text of a heading that only says when: `2024年4月至10月`, `2024年3月1日至2025年2月28日`.
std::optional<FoundPeriod> period_in_words(const Text& text, Range words);

}  // namespace duban::extract
