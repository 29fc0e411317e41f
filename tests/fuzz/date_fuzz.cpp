// Dates and numbers: phrases lie in the text and move on, days exist, deadlines come in order, values are finite.
#include "extract/date_parts.hpp"
#include "extract/dates.hpp"
#include "extract/period.hpp"
#include "extract/recurrence.hpp"
#include "extract/targets.hpp"
#include "fuzz/fuzz.hpp"
#include "support/sound_plan.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)
using test::Soundness;

extract::Calendar calendar_of(unsigned choice) {
  extract::Calendar calendar;
  if ((choice & 1U) != 0) calendar.signed_on = domain::Date::of(2024, 2, 29);
  if ((choice & 2U) != 0) calendar.published_on = domain::Date::of(2100, 12, 31);
  if ((choice & 4U) != 0)
    calendar.period = domain::Period{*domain::Date::of(2024, 1, 1), *domain::Date::of(2026, 12, 31)};
  if ((choice & 8U) != 0) calendar.number_year = 2023;
  return calendar;
}

void check_phrases(const extract::Text& text, Soundness& soundness) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const auto parts = extract::date_parts_at(text, at, text.size())) {
      soundness.check(parts->range.span(), "date");
      soundness.demand(parts->range.from == at && parts->range.to > at, "a date that begins elsewhere");
    }
    std::size_t end = at;
    if (const auto day = extract::full_date_at(text, at, text.size(), end)) {
      soundness.demand(end > at && end <= text.size(), "a day outside the text");
      soundness.demand(Soundness::is_plausible(*day), "an impossible day");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const extract::Text text(fuzz::utf8_of(bytes + 1, size - 1));
  const extract::Range whole{0, text.size()};
  const auto calendar = calendar_of(bytes[0]);
  Soundness soundness(text.size());
  check_phrases(text, soundness);
  const auto dates = extract::read_dates(text, whole, calendar);
  std::size_t last = 0;
  for (const auto& deadline : dates.deadlines) {
    soundness.check(deadline.range.span(), "deadline");
    soundness.demand(Soundness::is_plausible(deadline.date), "an impossible deadline");
    soundness.demand(deadline.range.from >= last, "deadlines out of order");
    last = deadline.range.from;
  }
  if (const auto cell = extract::read_time_cell(text, whole, calendar))
    soundness.check(cell->range.span(), "time cell");
  if (const auto again = extract::find_recurrence(text, whole)) soundness.check(again->source, "recurrence");
  for (const auto& period :
       {extract::find_period(text, whole, calendar.signed_on), extract::period_in_words(text, whole)}) {
    if (!period) continue;
    soundness.check(period->range.span(), "period");
    soundness.demand(period->period.from <= period->period.to, "a period that ends before it begins");
  }
  soundness.check(extract::find_targets(text, whole, dates, calendar.signed_on));
  fuzz::must_be_sound(soundness.fault());
  return 0;
}
