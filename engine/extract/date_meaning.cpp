#include "extract/date_meaning.hpp"

namespace duban::extract {

namespace {

using domain::Date;

constexpr double kYearPrinted = 0.97;
constexpr double kYearCarried = 0.85;
constexpr double kWeak = 0.7;
constexpr double kConvention = 0.6;

/// The same day `months` later, the last of the month where it has no such day.
std::optional<Date> after_months(const Date& start, int months) {
  const int month = start.month() + months;
  const int year = start.year() + (month - 1) / 12;
  if (const auto day = Date::of(year, (month - 1) % 12 + 1, start.day())) return day;
  return Date::end_of_month(year, (month - 1) % 12 + 1);
}

std::string explained(const Text& text, const DateParts& parts, const Date& date, const std::string& ground) {
  return text.printed(parts.range) + " → " + date.text() + "，依据：" + ground;
}

std::optional<DateMeaning> span_from_signature(const Text& text, const DateParts& parts, const Calendar& calendar) {
  const auto& period = calendar.period;
  if (period && parts.years > 0 && period->to.year() - period->from.year() + 1 == parts.years)
    return DateMeaning{period->to, 0.85, explained(text, parts, period->to, "与方案期限相同，按方案期末理解")};
  const auto start = calendar.signed_on ? calendar.signed_on : calendar.published_on;
  if (!start) return std::nullopt;
  std::optional<Date> end;
  if (parts.days > 0) {
    end = start->plus_days(parts.days);
  } else if (parts.months > 0) {
    end = after_months(*start, parts.months);
  } else {
    end = start->plus_years(parts.years);
  }
  if (!end) return std::nullopt;
  const char* from = calendar.signed_on ? "从成文日期 " : "从发布日期 ";
  return DateMeaning{*end, kWeak, explained(text, parts, *end, from + start->text() + " 起算")};
}

/// A month that ended well before the signature is that of the next year.
bool is_past(const Calendar& calendar, const Date& date) {
  constexpr int kReportDays = 60;  // a plan is often signed after the work began
  const bool one_year = calendar.period && calendar.period->from.year() == calendar.period->to.year();
  return !one_year && calendar.signed_on && date < calendar.signed_on->plus_days(-kReportDays);
}

}  // namespace

std::optional<Date> day_in(int year, const DateParts& parts) {
  if (parts.day == 0) return Date::end_of_month(year, parts.month);
  if (const auto day = Date::of(year, parts.month, parts.day)) return day;
  return Date::end_of_month(year, parts.month);
}

std::optional<DateMeaning> meaning_of(const Text& text, const DateParts& parts, const Calendar& calendar,
                                      bool carried) {
  if (parts.phrase == DatePhrase::span) return span_from_signature(text, parts, calendar);
  if (parts.year) {
    const auto date = day_in(*parts.year, parts);
    if (!date) return std::nullopt;
    if (parts.vague)
      return DateMeaning{*date, kConvention, explained(text, parts, *date, "原文未写明哪一天，按惯例理解，请核对")};
    const std::string year = std::to_string(*parts.year);
    return DateMeaning{*date, carried ? kYearCarried : kYearPrinted,
                       explained(text, parts, *date, (carried ? "承前文年份 " : "原文写明 ") + year + " 年")};
  }
  const auto told = calendar.plan_year();
  if (!told) return std::nullopt;
  const int shift = parts.year_shift + (parts.base == YearBase::after ? 1 : 0);
  auto date = day_in(told->year + shift, parts);
  if (!date) return std::nullopt;
  const std::string ground = std::string(told->from) + " " + std::to_string(told->year);
  if (parts.base == YearBase::near && !parts.whole_year && is_past(calendar, *date)) {
    date = day_in(told->year + 1, parts);
    if (!date) return std::nullopt;
    return DateMeaning{*date, kConvention, explained(text, parts, *date, ground + "，该日早于成文，按次年理解")};
  }
  const double confidence = parts.vague ? kConvention : parts.base == YearBase::after ? kWeak : told->confidence;
  return DateMeaning{*date, confidence, explained(text, parts, *date, ground)};
}

}  // namespace duban::extract
