#include "extract/date_parts.hpp"

#include <array>

#include "extract/dates.hpp"
#include "extract/numerals.hpp"

namespace duban::extract {

namespace {

struct YearWord {
  View word;
  int shift;
  bool closed;
};

/// Words for a whole year. 今年 alone is weak: it closes nothing.
constexpr std::array<YearWord, 18> kYearWords{{{U"今年年底", 0, true},
                                               {U"今年年内", 0, true},
                                               {U"今年底", 0, true},
                                               {U"今年内", 0, true},
                                               {U"今年末", 0, true},
                                               {U"今年", 0, false},
                                               {U"本年度", 0, false},
                                               {U"本年", 0, false},
                                               {U"明年底", 1, true},
                                               {U"明年年底", 1, true},
                                               {U"明年", 1, false},
                                               {U"全年", 0, true},
                                               {U"年底", 0, true},
                                               {U"年末", 0, true},
                                               {U"年内", 0, true},
                                               {U"年终", 0, true},
                                               {U"当年底", 0, true},
                                               {U"当年内", 0, true}}};

constexpr std::array<View, 15> kClosings{U"止",   U"底前", U"底", U"末前",   U"末",   U"份前", U"份底前", U"份底",
                                         U"之前", U"前",   U"内", U"年底前", U"年底", U"年末", U"中旬前"};
constexpr std::array<View, 4> kTenDays{U"上旬", U"中旬", U"下旬", U"份"};

void close_phrase(const Text& text, std::size_t limit, DateParts& parts) {
  const View rest = text.view({parts.range.to, std::min(limit, parts.range.to + 6)});
  const View ten = starting_word(rest, kTenDays);
  if (!ten.empty() && ten != U"份") {
    parts.day = ten == U"上旬" ? 10 : ten == U"中旬" ? 20 : 0;
    parts.range.to += ten.size();
    return close_phrase(text, limit, parts);
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
    }
  } else if (rest.starts_with(U"份")) {
    parts.range.to += 1;
  }
}

std::size_t skip_blanks(const Text& text, std::size_t at, std::size_t limit) {
  while (at < limit && text.at(at) == U' ') ++at;
  return at;
}

/// A month, and a day if one follows, at `at`: `6月`, `6月30日`.
bool read_month(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  at = skip_blanks(text, at, limit);
  std::size_t length = 0;
  const auto month = digits_number(text.view({at, std::min(limit, at + 3)}), length, 2);
  if (!month || *month < 1 || *month > 12) return false;
  std::size_t after = skip_blanks(text, at + length, limit);
  if (after >= limit || text.at(after) != U'月') return false;
  parts.phrase = DatePhrase::month;
  parts.month = *month;
  parts.range.to = ++after;
  const std::size_t day_at = skip_blanks(text, after, limit);
  const auto day = digits_number(text.view({day_at, std::min(limit, day_at + 3)}), length, 2);
  const char32_t unit = text.at(day_at + length);
  if (day && *day >= 1 && *day <= 31 && (unit == U'日' || unit == U'号')) {
    parts.phrase = DatePhrase::day;
    parts.day = *day;
    parts.range.to = day_at + length + 1;
  }
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

/// 两年内, 3年内, 6个月内 at `at`.
bool read_span(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  const View rest = text.view({at, std::min(limit, at + 8)});
  std::size_t length = 0;
  auto years = digits_number(rest, length, 2);
  if (!years) {
    length = han_number_length(rest);
    if (length > 2) return false;
    years = han_number(rest.substr(0, length));
  }
  if (!years || *years < 1 || *years > 20) return false;
  View after = rest.substr(length);
  if (after.starts_with(U"年之内")) {
    length += 3;
  } else if (after.starts_with(U"个月内") || after.starts_with(U"个月之内")) {
    parts.months = *years;
    length += after.starts_with(U"个月内") ? 3 : 4;
  } else if (after.starts_with(U"年内") || after.starts_with(U"年时间")) {
    if (after.starts_with(U"年时间")) return false;
    length += 2;
  } else {
    return false;
  }
  parts.phrase = DatePhrase::span;
  parts.years = parts.months > 0 ? 0 : *years;
  parts.closed = true;
  parts.range.to = at + length;
  return true;
}

bool read_year(const Text& text, std::size_t at, std::size_t limit, DateParts& parts) {
  std::size_t length = 0;
  const auto year = digits_number(text.view({at, std::min(limit, at + 5)}), length, 4);
  if (!year || length != 4 || *year < 1990 || *year > 2100) return false;
  std::size_t after = skip_blanks(text, at + length, limit);
  if (after >= limit || text.at(after) != U'年') return false;
  parts.year = *year;
  parts.phrase = DatePhrase::year;
  parts.range.to = ++after;
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
    if (read_span(text, at, limit, parts) || read_part_of_year(text, at, limit, parts)) return parts;
    return std::nullopt;
  }
  const View rest = text.view({at, std::min(limit, at + 6)});
  for (const YearWord& word : kYearWords) {
    if (!rest.starts_with(word.word)) continue;
    parts.range.to = at + word.word.size();
    parts.year_shift = word.shift;
    parts.closed = word.closed;
    parts.whole_year = true;
    if (!word.closed &&
        (read_month(text, parts.range.to, limit, parts) || read_part_of_year(text, parts.range.to, limit, parts)))
      parts.whole_year = false;
    close_phrase(text, limit, parts);
    return parts;
  }
  if (c == U'上' || c == U'下' || c == U'第' || is_han_numeral(c)) {
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
