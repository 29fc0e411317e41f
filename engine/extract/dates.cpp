#include "extract/dates.hpp"

#include <algorithm>
#include <array>

#include "extract/characters.hpp"
#include "extract/date_meaning.hpp"
#include "extract/deadline_evidence.hpp"
#include "extract/numerals.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Date;

constexpr double kRepeated = 0.75;

/// Whether nothing but a dash or 至, 和, 、 stands between `first` and the date at `at`.
bool joins(const Text& text, const DateParts& first, std::size_t at) {
  if (at < first.range.to || at > first.range.to + 2) return false;
  const View between = text.view({first.range.to, at});
  return std::all_of(between.begin(), between.end(), [](char32_t c) {
    return is_range_dash(c) || c == U'至' || c == U'到' || c == U'和' || c == U'、';
  });
}

/// Deepens within 《》 and 〔〕: what stands there is a name.
void track_names(char32_t c, int& depth) {
  if (c == U'《' || c == U'〔' || c == U'〈') ++depth;
  if (c == U'》' || c == U'。') depth = 0;  // an inner 〈 is often left open
  if (c == U'〕' || c == U'〉') depth = std::max(0, depth - 1);
}

constexpr Characters kDateStarts = Characters::of(U"0123456789一二三四五六七八九十百两零○今本明全年当上下第半次翌");

bool may_start_date(char32_t c) {
  return kDateStarts.may_hold(c) && c != U'〇';
}

/// `每年11月20日前`: the first such day after signature.
std::optional<Deadline> yearly(const Text& text, Range within, const DateParts& parts, const Calendar& calendar) {
  if (parts.phrase != DatePhrase::day && parts.phrase != DatePhrase::month) return std::nullopt;
  static constexpr WordSet kYearly{U"每年", U"每年的", U"每年度"};
  if (!parts.closed || parts.year || !preceded_by(text, within.from, parts.range.from, kYearly)) return std::nullopt;
  const auto year = calendar.year();
  if (!year) return std::nullopt;
  auto date = day_in(*year, parts);
  if (date && calendar.signed_on && *date < *calendar.signed_on) date = day_in(*year + 1, parts);
  if (!date) return std::nullopt;
  return Deadline{parts.range, *date, kRepeated, "每年重复，取成文后的第一个日期"};
}

/// A time cell that is nothing but a year: `2025`.
std::optional<Date> bare_year(const Text& text, Range cell, std::size_t at) {
  std::size_t length = 0;
  const auto year = digits_number(text.view({at, cell.to}), length, 4);
  const bool alone = at == text.trimmed(cell).from && at + length == text.trimmed(cell).to;
  if (!year || length != 4 || !alone || *year < 1990 || *year > 2100) return std::nullopt;
  return Date::of(*year, 12, 31);
}

}  // namespace

std::optional<int> five_year_plan_end(View text) {
  constexpr std::array<View, 6> kPlans{U"十一五", U"十二五", U"十三五", U"十四五", U"十五五", U"十六五"};
  for (std::size_t i = 0; i < kPlans.size(); ++i)
    if (text.starts_with(kPlans[i])) return 2010 + static_cast<int>(i) * 5;
  return std::nullopt;
}

namespace {

/// Gives a phrase without a year that of the date before it in its sentence: whether it did.
bool carry_year(const Text& text, const std::optional<DateParts>& before, DateParts& parts) {
  if (!before || !before->year || parts.year || parts.phrase > DatePhrase::year) return false;
  if (parts.base == YearBase::plan || (parts.phrase == DatePhrase::year && !parts.whole_year)) return false;
  if (parts.base == YearBase::after) {
    parts.year = *before->year + 1;
    return true;
  }
  if (before->phrase >= DatePhrase::year) return false;
  parts.year = before->year;
  // 2024年11月—3月 runs into the next year.
  const bool runs_on = joins(text, *before, parts.range.from) && is_range_dash(text.before(parts.range.from));
  if (runs_on && parts.month < before->month) ++*parts.year;
  return true;
}

}  // namespace

DatesRead read_dates(const Text& text, Range range, const Calendar& calendar) {
  constexpr double kWeakMax = 0.75;
  DatesRead read;
  int depth = 0;
  std::optional<DateParts> before;  // in the same sentence
  bool before_counts = false;
  for (std::size_t i = range.from; i < range.to; ++i) {
    const char32_t c = text.at(i);
    if (is_han(c) && !may_start_date(c)) continue;
    track_names(c, depth);
    if (c == U'。') before.reset();
    if (depth > 0 || !may_start_date(c)) continue;
    if (is_digit(c) && is_digit(text.before(i))) continue;
    // 6.30, but 1.2025年
    if (is_digit(c) && text.before(i) == U'.' && text.at(i + 4) != U'年' && !follows_number(text, i)) continue;
    if (c == U'年' && (is_digit(text.before(i)) || is_han_numeral(text.before(i)) || text.before(i) == U'半')) continue;
    auto parts = date_parts_at(text, i, range.to);
    if (!parts) continue;
    const bool carried = carry_year(text, before, *parts);
    const bool joined = before && joins(text, *before, i) && before->phrase == parts->phrase;
    const DateRole role = joined && before_counts ? DateRole::ordered : role_of(text, range, *parts, calendar);
    before_counts = role == DateRole::ordered || role == DateRole::weak;
    if (auto again = yearly(text, range, *parts, calendar)) {
      read.deadlines.push_back(std::move(*again));
      before_counts = true;
    } else if (before_counts) {
      if (auto found = meaning_of(text, *parts, calendar, carried)) {
        if (role == DateRole::weak && found->confidence > kWeakMax) {
          found->confidence = kWeakMax;
          found->why += "；附近未见“完成”等要求，可能不是时限";
        }
        read.deadlines.push_back({parts->range, found->date, found->confidence, std::move(found->why)});
      }
    } else if (role == DateRole::past) {
      read.past.push_back(parts->range);
    } else {
      read.passed_over = read.passed_over || role == DateRole::passed_over;
    }
    i = std::max(i, parts->range.to - 1);
    before = parts;
  }
  return read;
}

std::vector<Deadline> find_deadlines(const Text& text, Range range, const Calendar& calendar) {
  return std::move(read_dates(text, range, calendar).deadlines);
}

std::optional<Deadline> read_time_cell(const Text& text, Range cell, const Calendar& calendar) {
  static constexpr WordSet kCellStarts{U"起", U"开始", U"启动", U"以来"};
  constexpr double kBareYear = 0.85;
  constexpr std::size_t kCellMax = 16;
  std::optional<Deadline> last;
  // A long cell holds sentences: its dates are read as those of any text.
  if (cell.size() > kCellMax)
    for (Deadline& deadline : find_deadlines(text, cell, calendar))
      if (!last || deadline.date > last->date) last = std::move(deadline);
  if (last) return last;
  std::optional<DateParts> before;
  for (std::size_t i = cell.from; i < cell.to; ++i) {
    const char32_t c = text.at(i);
    if (!may_start_date(c) || (is_digit(c) && is_digit(text.before(i)) && i > cell.from)) continue;
    std::size_t end = i;
    std::optional<DateMeaning> found;
    if (auto parts = date_parts_at(text, i, cell.to)) {
      end = parts->range.to;
      const View after = text.view({end, std::min(cell.to, end + 2)});
      const bool carried = carry_year(text, before, *parts);
      if (!preceded_by(text, cell.from, i, kOneOf<U"每", U"自", U"从">) && starting_word(after, kCellStarts).empty())
        found = meaning_of(text, *parts, calendar, carried);
      before = parts;
    } else if (const auto year = bare_year(text, cell, i)) {
      end = cell.to;
      found = DateMeaning{*year, kBareYear, "时限栏只写年份，按该年年底理解"};
    }
    if (found && (!last || found->date > last->date))
      last = Deadline{{i, end}, found->date, found->confidence, found->why};
    i = std::max(i, end == i ? i : end - 1);
  }
  return last;
}

std::optional<Date> full_date_at(const Text& text, std::size_t at, std::size_t limit, std::size_t& end) {
  const auto number = [&](std::size_t from, std::size_t digits_max, std::size_t& length) -> std::optional<int> {
    const View rest = text.view({from, std::min(limit, from + digits_max + 1)});
    if (const auto value = digits_number(rest, length, digits_max)) return value;
    length = std::min(han_number_length(rest), digits_max == 4 ? std::size_t{4} : std::size_t{3});
    if (length == 0) return std::nullopt;
    return han_number(rest.substr(0, length));
  };
  std::size_t length = 0;
  std::size_t i = at;
  const auto year = number(i, 4, length);
  if (!year || length != 4 || *year < 1990 || *year > 2100) return std::nullopt;
  i += length;
  const char32_t joint = text.at(i);
  if (joint != U'年' && joint != U'-' && joint != U'/' && joint != U'.') return std::nullopt;
  const auto skip = [&] {
    while (i < limit && text.at(i) == U' ') ++i;
  };
  ++i;
  skip();
  const auto month = number(i, 2, length);
  if (!month) return std::nullopt;
  i += length;
  skip();
  if (text.at(i) != (joint == U'年' ? U'月' : joint)) return std::nullopt;
  ++i;
  skip();
  const auto day = number(i, 2, length);
  if (!day) return std::nullopt;
  i += length;
  if (joint == U'年') {
    skip();
    if (text.at(i) != U'日') return std::nullopt;
    ++i;
  }
  end = i;
  return Date::of(*year, *month, *day);
}

}  // namespace duban::extract
