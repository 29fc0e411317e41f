#include "extract/date_parts.hpp"

#include <array>

#include "extract/dates.hpp"
#include "extract/numerals.hpp"
#include "extract/word_index.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

struct YearWord {
  View word;
  YearBase base;
  int shift;
  bool closed;
};

/// Words for a whole year. 今年 alone is weak: it closes nothing.
constexpr WordIndex kYearWords(std::array<YearWord, 24>{
    {{U"今年年底", YearBase::plan, 0, true},  {U"今年年内", YearBase::plan, 0, true},
     {U"今年底", YearBase::plan, 0, true},    {U"今年内", YearBase::plan, 0, true},
     {U"今年末", YearBase::plan, 0, true},    {U"今年", YearBase::plan, 0, false},
     {U"本年度", YearBase::plan, 0, false},   {U"本年", YearBase::plan, 0, false},
     {U"今明两年", YearBase::plan, 1, false}, {U"明年底", YearBase::plan, 1, true},
     {U"明年年底", YearBase::plan, 1, true},  {U"明年", YearBase::plan, 1, false},
     {U"全年", YearBase::plan, 0, true},      {U"年底", YearBase::near, 0, true},
     {U"年末", YearBase::near, 0, true},      {U"年内", YearBase::near, 0, true},
     {U"年终", YearBase::near, 0, true},      {U"当年底", YearBase::near, 0, true},
     {U"当年内", YearBase::near, 0, true},    {U"当年年底", YearBase::near, 0, true},
     {U"次年底", YearBase::after, 0, true},   {U"次年年底", YearBase::after, 0, true},
     {U"次年", YearBase::after, 0, false},    {U"翌年", YearBase::after, 0, false}}});

constexpr WordSet kClosings{U"止",   U"底前",   U"底",   U"末前",   U"末",     U"份前",  U"份底前", U"份底",
                            U"之前", U"前",     U"内",   U"年底前", U"年底",   U"年末",  U"中旬前", U"以前",
                            U"度内", U"度底前", U"度底", U"度末",   U"底以前", U"底之前"};
constexpr WordSet kTenDays{U"上旬", U"中旬", U"下旬", U"份", U"初"};

/// `18时`, `24:00`, `下午5点` after a day: how many code points.
std::size_t time_of_day(const Text& text, std::size_t at, std::size_t limit) {
  static constexpr WordSet kHalves{U"上午", U"下午", U"中午", U"晚上", U"晚"};
  std::size_t i = at + starting_word(text.view({at, std::min(limit, at + 2)}), kHalves).size();
  std::size_t length = 0;
  if (!digits_number(text.view({i, std::min(limit, i + 3)}), length, 2)) return 0;
  i += length;
  const char32_t unit = text.at(i);
  if (unit == U'时' || unit == U'点') return i + 1 - at;
  if (unit != U':' || !is_digit(text.at(i + 1)) || !is_digit(text.at(i + 2))) return 0;
  return i + 3 - at;
}

void close_phrase(const Text& text, std::size_t limit, DateParts& parts) {
  const View rest = text.view({parts.range.to, std::min(limit, parts.range.to + 6)});
  const View ten = starting_word(rest, kTenDays);
  if (!ten.empty() && ten != U"份" && (ten != U"初" || parts.phrase == DatePhrase::month)) {
    parts.day = ten == U"中旬" ? 20 : ten == U"下旬" ? 0 : 10;
    parts.vague = ten == U"初";
    parts.range.to += ten.size();
    return close_phrase(text, limit, parts);
  }
  if (parts.phrase == DatePhrase::day) {
    if (const std::size_t time = time_of_day(text, parts.range.to, limit); time > 0) {
      parts.range.to += time;
      return close_phrase(text, limit, parts);
    }
  }
  const View closing = starting_word(rest, kClosings);
  if (!closing.empty()) {
    // 前期, 内部, 末端 are words of their own.
    const char32_t after = text.at(parts.range.to + closing.size());
    const bool word = (closing == U"前" && (after == U'期' || after == U'后' || after == U'述')) ||
                      (closing == U"内" && after == U'部') || (closing == U"末" && after == U'端');
    if (!word) {
      parts.range.to += closing.size();
      parts.closed = true;
      // 2026年前 may mean its first day or its last.
      if (parts.phrase == DatePhrase::year && parts.year &&
          (closing == U"前" || closing == U"之前" || closing == U"以前"))
        parts.vague = true;
    }
  } else if (rest.starts_with(U"份")) {
    parts.range.to += 1;
  }
}

std::size_t skip_blanks(const Text& text, std::size_t at, std::size_t limit) {
  while (at < limit && text.at(at) == U' ') ++at;
  return at;
}

/// A number of one or two digits, or its Chinese numeral, at `at`.
std::optional<int> small_number(const Text& text, std::size_t at, std::size_t limit, std::size_t& length) {
  const View rest = text.view({at, std::min(limit, at + 4)});
  if (const auto value = digits_number(rest.substr(0, 3), length, 2)) return value;
  length = han_number_length(rest);
  if (length == 0 || length > 3) return std::nullopt;
  return han_number(rest.substr(0, length));
}

/// `12月1日至10日`, `9月1—15日`: takes the day that ends the range, whose first day ends at `at`.
void read_last_day(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  if (!is_range_dash(text.at(at)) && text.at(at) != U'至' && text.at(at) != U'到') return;
  std::size_t length = 0;
  const auto day = digits_number(text.view({at + 1, std::min(limit, at + 4)}), length, 2);
  if (!day || *day < 1 || *day > 31 || text.at(at + 1 + length) != U'日') return;
  parts.phrase = DatePhrase::day;
  parts.day = *day;
  parts.closed = true;
  parts.range.to = at + 2 + length;
}

/// A month, and a day if one follows, at `at`: `6月`, `6月30日`, `六月三十日`.
bool read_month(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  at = skip_blanks(text, at, limit);
  std::size_t length = 0;
  const auto month = small_number(text, at, limit, length);
  if (!month || *month < 1 || *month > 12) return false;
  std::size_t after = skip_blanks(text, at + length, limit);
  if (after >= limit || text.at(after) != U'月') return false;
  parts.phrase = DatePhrase::month;
  parts.month = *month;
  parts.range.to = ++after;
  const std::size_t day_at = skip_blanks(text, after, limit);
  const auto day = small_number(text, day_at, limit, length);
  const char32_t unit = text.at(day_at + length);
  if (day && *day >= 1 && *day <= 31 && (unit == U'日' || unit == U'号')) {
    parts.phrase = DatePhrase::day;
    parts.day = *day;
    parts.range.to = day_at + length + 1;
    read_last_day(text, parts.range.to, limit, parts);
  } else if (day) {
    read_last_day(text, day_at + length, limit, parts);
  }
  return true;
}

/// `2024.06`, `2024/6/30`, `2024-06-30` after the year, whose digits end before `at`.
bool read_dotted(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  const char32_t joint = text.at(at);
  if (joint != U'.' && joint != U'/' && joint != U'-') return false;
  std::size_t length = 0;
  const auto month = digits_number(text.view({at + 1, std::min(limit, at + 4)}), length, 2);
  if (!month || *month < 1 || *month > 12) return false;
  parts.phrase = DatePhrase::month;
  parts.month = *month;
  parts.range.to = at + 1 + length;
  if (text.at(parts.range.to) != joint) return true;
  const auto day = digits_number(text.view({parts.range.to + 1, std::min(limit, parts.range.to + 4)}), length, 2);
  if (!day || *day < 1 || *day > 31) return true;
  parts.phrase = DatePhrase::day;
  parts.day = *day;
  parts.range.to += 1 + length;
  return true;
}

/// 一季度, 第三季度, 上半年, 下半年 at `at`.
bool read_part_of_year(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  View rest = text.view({at, std::min(limit, at + 6)});
  std::size_t length = 0;
  if (rest.starts_with(U"上半年") || rest.starts_with(U"下半年")) {
    parts.phrase = DatePhrase::half_year;
    parts.month = rest.front() == U'上' ? 6 : 12;
    parts.closed = true;
    parts.range.to = at + 3;
    return true;
  }
  if (rest.starts_with(U"第")) {
    rest.remove_prefix(1);
    length = 1;
  }
  if (rest.size() < 3) return false;
  const auto quarter =
      is_digit(rest[0]) ? std::optional<int>(static_cast<int>(rest[0] - U'0')) : han_number(rest.substr(0, 1));
  if (!quarter || *quarter < 1 || *quarter > 4 || !rest.substr(1).starts_with(U"季度")) return false;
  parts.phrase = DatePhrase::quarter;
  parts.month = *quarter * 3;
  parts.closed = true;
  parts.range.to = at + length + 3;
  return true;
}

/// 两年内, 3年内, 6个月内, 半年内, 30日内 at `at`.
bool read_span(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  struct SpanWord {
    View word;
    int years;
    int months;
    int days;
  };
  constexpr std::array<SpanWord, 8> kSpans{{{U"年内", 1, 0, 0},
                                            {U"年之内", 1, 0, 0},
                                            {U"个月内", 0, 1, 0},
                                            {U"个月之内", 0, 1, 0},
                                            {U"日内", 0, 0, 1},
                                            {U"天内", 0, 0, 1},
                                            {U"个自然日内", 0, 0, 1},
                                            {U"日之内", 0, 0, 1}}};
  const View rest = text.view({at, std::min(limit, at + 8)});
  const auto set = [&](int years, int months, int days, std::size_t length) {
    parts.phrase = DatePhrase::span;
    parts.years = years;
    parts.months = months;
    parts.days = days;
    parts.closed = true;
    parts.range.to = at + length;
    return true;
  };
  if (rest.starts_with(U"半年内")) return set(0, 6, 0, 3);
  std::size_t length = 0;
  auto count = digits_number(rest, length, 2);
  if (!count) {
    length = han_number_length(rest);
    if (length > 3) return false;
    count = han_number(rest.substr(0, length));
  }
  if (!count || *count < 1) return false;
  for (const SpanWord& span : kSpans) {
    if (!rest.substr(length).starts_with(span.word) || (*count > 20 && span.days == 0)) continue;
    return set(*count * span.years, *count * span.months, *count * span.days, length + span.word.size());
  }
  return false;
}

/// The year at `at`: `2024`, `二〇二四`, or `24` where a month or 底 follows; `end` is set behind its digits.
std::optional<int> year_number(const Text& text, std::size_t at, std::size_t limit, std::size_t& end) {
  std::size_t length = 0;
  const View rest = text.view({at, std::min(limit, at + 5)});
  const auto in_range = [](int year) { return year >= 1990 && year <= 2100; };
  if (const auto year = digits_number(rest, length, 4)) {
    end = at + length;
    if (length == 4 && in_range(*year)) return year;
    const char32_t next = text.at(end + 1);
    const bool month = is_digit(next) && (text.at(end + 2) == U'月' || text.at(end + 3) == U'月');
    if (length == 2 && *year >= 10 && *year < 50 && text.at(end) == U'年' && (month || next == U'底'))
      return 2000 + *year;
    return std::nullopt;
  }
  length = han_number_length(rest);
  if (length != 4) return std::nullopt;
  end = at + length;
  const auto year = han_number(rest.substr(0, length));
  return year && in_range(*year) ? year : std::nullopt;
}

bool read_year(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  std::size_t end = at;
  const auto year = year_number(text, at, limit, end);
  if (!year) return false;
  std::size_t after = skip_blanks(text, end, limit);
  if (after >= limit) return false;
  parts.year = *year;
  if (text.at(after) != U'年') return read_dotted(text, after, limit, parts);
  parts.phrase = DatePhrase::year;
  parts.range.to = ++after;
  if (text.at(after) == U'的' && is_digit(text.at(after + 1))) ++after;  // 2024年的3月30日
  if (!read_month(text, after, limit, parts)) read_part_of_year(text, after, limit, parts);
  return true;
}

}  // namespace

std::optional<DateParts> date_parts_at(const Text& text, std::size_t at, std::size_t limit) {
  DateParts parts;
  parts.range = {at, at};
  const char32_t c = text.at(at);
  if (is_digit(c)) {
    if (read_year(text, at, limit, parts) || read_month(text, at, limit, parts)) {
      close_phrase(text, limit, parts);
      return parts;
    }
    parts.year.reset();
    if (read_span(text, at, limit, parts) || read_part_of_year(text, at, limit, parts)) return parts;
    return std::nullopt;
  }
  const View rest = text.view({at, std::min(limit, at + 6)});
  for (const YearWord& word : kYearWords.beginning(c)) {
    if (!rest.starts_with(word.word)) continue;
    parts.range.to = at + word.word.size();
    parts.base = word.base;
    parts.year_shift = word.shift;
    parts.closed = word.closed;
    parts.whole_year = true;
    if (!word.closed &&
        (read_month(text, parts.range.to, limit, parts) || read_part_of_year(text, parts.range.to, limit, parts)))
      parts.whole_year = false;
    close_phrase(text, limit, parts);
    return parts;
  }
  if (c == U'半') {
    if (read_span(text, at, limit, parts)) return parts;
    return std::nullopt;
  }
  if (c == U'上' || c == U'下' || c == U'第' || is_han_numeral(c)) {
    if (is_han_numeral(c) && (read_year(text, at, limit, parts) || read_month(text, at, limit, parts))) {
      close_phrase(text, limit, parts);
      return parts;
    }
    parts.year.reset();
    if (read_part_of_year(text, at, limit, parts)) {
      close_phrase(text, limit, parts);
      return parts;
    }
    if (is_han_numeral(c) && read_span(text, at, limit, parts)) return parts;
    if (const auto end = five_year_plan_end(rest)) {
      parts.phrase = DatePhrase::plan_span;
      parts.year = *end;
      parts.range.to = at + 3;
      return parts;
    }
  }
  return std::nullopt;
}

}  // namespace duban::extract
