// A printed date taken apart: year, month, day, the word that closes it. What it means is decided in dates.cpp.
#pragma once

#include <optional>

#include "extract/text.hpp"

namespace duban::extract {

/// What a date phrase names.
enum class DatePhrase {
  day,        // 10月15日, 2024年3月5日
  month,      // 6月, 2024年6月
  quarter,    // 一季度, 2024年三季度
  half_year,  // 上半年
  year,       // 2024年, 今年, 明年, 全年, 年内, 年底
  span,       // 两年内, 3个月内, 印发后30日内: counted from the signature
  plan_span,  // “十四五”期间
};

/// Which year a phrase without a printed year means.
enum class YearBase {
  plan,   // 今年, 全年: the plan's
  near,   // 6月底, 年底: that of the date named before in the sentence, else the plan's
  after,  // 次年: the one after that
};

struct DateParts {
  DatePhrase phrase = DatePhrase::year;
  Range range;              // with its closing word
  std::optional<int> year;  // as printed
  YearBase base = YearBase::near;
  int year_shift = 0;  // 明年: 1
  int month = 12;
  int day = 0;  // 0: the last of the month
  int years = 0;
  int months = 0;           // of a span: 3个月内
  int days = 0;             // of a span: 30日内
  bool closed = false;      // 底, 末, 前, 内 …: the phrase itself says "by"
  bool whole_year = false;  // 全年, 今年, 年内, 年底
  bool vague = false;       // 2026年前, 8月初: which day it means is a convention
};

/// The date phrase that starts at `at`, reading no further than `limit`.
std::optional<DateParts> date_parts_at(const Text& text, std::size_t at, std::size_t limit);

}  // namespace duban::extract
