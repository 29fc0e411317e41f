#include "extract/period.hpp"

#include "extract/date_parts.hpp"
#include "extract/numerals.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Date;
using domain::Period;

std::optional<Period> years(int from, int to) {
  const auto first = Date::of(from, 1, 1);
  const auto last = Date::of(to, 12, 31);
  if (!first || !last || from > to) return std::nullopt;
  return Period{*first, *last};
}

std::optional<int> year_at(const Text& text, std::size_t at) {
  std::size_t length = 0;
  const auto year = digits_number(text.view().substr(at, 5), length, 4);
  if (!year || length != 4 || *year < 1990 || *year > 2100 || is_digit(text.before(at))) return std::nullopt;
  return year;
}

/// `2024年至2026年`, `2024—2026年`, `2024-2026` at `at`.
std::optional<FoundPeriod> year_range_at(const Text& text, std::size_t at) {
  const auto from = year_at(text, at);
  if (!from) return std::nullopt;
  std::size_t i = at + 4;
  if (text.at(i) == U'年') ++i;
  std::size_t dashes = 0;
  while (is_range_dash(text.at(i)) || text.at(i) == U'至' || text.at(i) == U'到' || text.at(i) == U' ') ++i, ++dashes;
  if (dashes == 0) return std::nullopt;
  const auto to = year_at(text, i);
  if (!to) return std::nullopt;
  const auto period = years(*from, *to);
  if (!period) return std::nullopt;
  return FoundPeriod{*period, {at, i + 4}, 0.95, "起止年份写明"};
}

std::optional<FoundPeriod> in_title(const Text& text, Range title) {
  std::optional<FoundPeriod> single;
  int depth = 0;
  for (std::size_t i = title.from; i < title.to; ++i) {
    const char32_t c = text.at(i);
    if (c == U'《') ++depth;
    if (c == U'》') --depth;
    if (const auto end = c == U'十' ? five_year_plan_end(text.view({i, title.to})) : std::nullopt) {
      if (const auto period = years(*end - 4, *end)) return FoundPeriod{*period, {i, i + 3}, 0.9, "标题写明五年规划"};
    }
    if (depth > 0 || !is_digit(c)) continue;
    if (auto range = year_range_at(text, i)) return range;
    const auto year = year_at(text, i);
    const bool whole = year && text.at(i + 4) == U'年' && text.at(i + 5) != U'底' && text.at(i + 5) != U'前';
    if (whole && !single)
      if (const auto period = years(*year, *year)) single = FoundPeriod{*period, {i, i + 5}, 0.95, "标题写明年度"};
  }
  // (2024—2026年) on a line of its own under the title.
  std::size_t below = title.to;
  while (below < text.size() && is_blank(text.at(below))) ++below;
  if (text.at(below) == U'(')
    if (auto range = year_range_at(text, below + 1)) return range;
  return single;
}

std::optional<int> span_years_at(const Text& text, std::size_t at, std::size_t& end) {
  std::size_t length = 0;
  const View rest = text.view().substr(at, 4);
  auto count = digits_number(rest, length, 2);
  if (!count) {
    length = han_number_length(rest);
    count = han_number(rest.substr(0, length));
  }
  if (!count || *count < 1 || *count > 15) return std::nullopt;
  end = at + length;
  return count;
}

/// `用3年时间(2022年至2024年)`, `2026年,利用三年时间`.
std::optional<FoundPeriod> span_at(const Text& text, std::size_t at) {
  std::size_t end = at;
  const auto count = span_years_at(text, at, end);
  if (!count || !text.view().substr(end).starts_with(U"年") ||
      !(text.view().substr(end, 3) == U"年时间" || text.view().substr(end, 4) == U"年的时间"))
    return std::nullopt;
  const std::size_t limit = std::min(text.size(), end + 16);
  for (std::size_t i = end; i < limit; ++i)
    if (auto range = year_range_at(text, i)) return range;
  const std::size_t from = at > 14 ? at - 14 : 0;
  for (std::size_t i = at; i-- > from;) {
    const auto year = year_at(text, i);
    if (!year || text.at(i + 4) != U'年') continue;
    if (const auto period = years(*year - *count + 1, *year))
      return FoundPeriod{
          *period, {i, end + 3}, 0.8, "写明用 " + std::to_string(*count) + " 年到 " + std::to_string(*year) + " 年"};
  }
  return std::nullopt;
}

/// `2024年起三年内`.
std::optional<FoundPeriod> from_year_at(const Text& text, std::size_t at) {
  const auto year = year_at(text, at);
  if (!year || text.view().substr(at + 4, 2) != U"年起") return std::nullopt;
  std::size_t i = at + 6;
  if (text.at(i) == U',') ++i;
  if (text.at(i) == U'用' || text.at(i) == U'在') ++i;
  std::size_t end = i;
  const auto count = span_years_at(text, i, end);
  if (!count || (text.view().substr(end, 2) != U"年内" && text.view().substr(end, 3) != U"年时间")) return std::nullopt;
  const auto period = years(*year, *year + *count - 1);
  if (!period) return std::nullopt;
  return FoundPeriod{*period, {at, end + 2}, 0.85, "写明起始年和年数"};
}

/// `创建周期为2024年至2026年`, `实施期限:2024—2026年`.
std::optional<FoundPeriod> stated_years_at(const Text& text, std::size_t at) {
  static constexpr WordSet kSpans{U"周期", U"期限", U"实施期", U"规划期", U"创建期", U"行动期", U"时间"};
  View before = text.view({at > 8 ? at - 8 : 0, at});
  const View link = ending_word(before, kOneOf<U"为", U"是", U":", U"为:", U"从", U"自">);
  if (link.empty()) return std::nullopt;
  before.remove_suffix(link.size());
  if (ending_word(before, kSpans).empty()) return std::nullopt;
  auto found = year_range_at(text, at);
  if (found) found->confidence = 0.85;
  return found;
}

/// `自2024年1月1日起施行,有效期至2026年12月31日`; `自印发之日起施行` counts from signature.
std::optional<FoundPeriod> validity_at(const Text& text, std::size_t at, std::optional<Date> signed_on) {
  static constexpr WordSet kIssueDays{U"印发之日", U"发布之日", U"公布之日"};
  std::size_t end = at;
  auto from = full_date_at(text, at, text.size(), end);
  if (const View day = starting_word(text.view().substr(at, 5), kIssueDays); !from && !day.empty()) {
    from = signed_on;
    end = at + day.size();
  }
  const View force = text.view().substr(end, 3);
  if (!from || (force != U"起施行" && force != U"起实施")) return std::nullopt;
  const std::size_t limit = std::min(text.size(), end + 24);
  for (std::size_t i = end; i < limit; ++i) {
    std::size_t stop = i;
    if (const auto to = is_digit(text.at(i)) ? full_date_at(text, i, text.size(), stop) : std::nullopt;
        to && *to > *from)
      return FoundPeriod{{*from, *to}, {at, stop}, 0.9, "写明施行日期和有效期"};
    if (!text.view().substr(i).starts_with(U"有效期")) continue;
    if (const auto count = span_years_at(text, i + 3, stop); count && text.at(stop) == U'年')
      return FoundPeriod{
          {*from, from->plus_years(*count).plus_days(-1)}, {at, stop + 1}, 0.85, "写明施行日期和有效年数"};
  }
  return std::nullopt;
}

/// `2024年9月1日起至12月10日` at the start of `words`.
std::optional<FoundPeriod> campaign_at(const Text& text, Range words) {
  const auto first = date_parts_at(text, words.from, words.to);
  if (!first || !first->year || first->phrase > DatePhrase::month) return std::nullopt;
  std::size_t at = first->range.to;
  static constexpr WordSet kJoints{U"起至", U"至", U"到", U"开始至", U"起到"};
  const View joint = starting_word(text.view({at, std::min(words.to, at + 3)}), kJoints);
  at += joint.empty() && is_range_dash(text.at(at)) ? 1 : joint.size();
  if (at == first->range.to) return std::nullopt;
  const auto last = date_parts_at(text, at, words.to);
  if (!last || last->phrase > DatePhrase::month) return std::nullopt;
  const int year = last->year.value_or(last->month < first->month ? *first->year + 1 : *first->year);
  const auto from = Date::of(*first->year, first->month, first->day == 0 ? 1 : first->day);
  const auto to = last->day == 0 ? Date::end_of_month(year, last->month) : Date::of(year, last->month, last->day);
  if (!from || !to || *to < *from) return std::nullopt;
  return FoundPeriod{{*from, *to}, {words.from, last->range.to}, 0.75, "正文写明行动起止时间"};
}

}  // namespace

std::optional<FoundPeriod> period_in_words(const Text& text, Range words) {
  std::optional<DateParts> first;
  for (std::size_t i = words.from; i < words.to; ++i) {
    if (!is_digit(text.at(i)) || is_digit(text.before(i))) continue;
    auto parts = date_parts_at(text, i, words.to);
    if (!parts || parts->phrase > DatePhrase::month) continue;
    if (!first) {
      if (!parts->year) return std::nullopt;
      first = parts;
    } else {
      const char32_t joint = text.before(i);
      if (joint != U'至' && joint != U'到' && !is_range_dash(joint)) return std::nullopt;
      const auto from = Date::of(*first->year, first->month, first->day == 0 ? 1 : first->day);
      const int year = parts->year.value_or(*first->year);
      const auto to =
          parts->day == 0 ? Date::end_of_month(year, parts->month) : Date::of(year, parts->month, parts->day);
      if (!from || !to || *to < *from) return std::nullopt;
      return FoundPeriod{{*from, *to}, {first->range.from, parts->range.to}, 0.85, "时间安排写明起止"};
    }
    i = parts->range.to - 1;
  }
  return std::nullopt;
}

std::optional<FoundPeriod> period_of_campaign(const Text& text, Range head) {
  static constexpr WordSet kFrom{U"从", U"自", U"于", U"决定"};
  static constexpr WordSet kHeld{U"开展", U"集中", U"组织", U"实施", U"进行", U"部署"};
  constexpr std::size_t kReach = 24;
  for (std::size_t i = head.from; i < head.to; ++i) {
    if (!is_digit(text.at(i)) || is_digit(text.before(i))) continue;
    if (ending_word(text.view({i > 2 ? i - 2 : 0, i}), kFrom).empty()) continue;
    auto found = campaign_at(text, {i, std::min(head.to, i + kReach)});
    if (!found) continue;
    const std::size_t end = found->range.to;
    if (contains_any(text.view({end, std::min(head.to, end + kReach)}), kHeld)) return found;
  }
  return std::nullopt;
}

std::optional<FoundPeriod> find_period(const Text& text, std::optional<Range> title, std::optional<Date> signed_on) {
  if (title)
    if (auto found = in_title(text, *title)) return found;
  const View view = text.view();
  for (std::size_t i = 0; i < view.size(); ++i) {
    const char32_t c = view[i];
    if (c == U'用') {
      if (auto found = span_at(text, i + 1)) return found;
    } else if (c == U'印' || c == U'发' || c == U'公') {
      if (auto found = validity_at(text, i, signed_on)) return found;
    } else if (is_digit(c) && !is_digit(text.before(i))) {
      if (auto found = from_year_at(text, i)) return found;
      if (auto found = stated_years_at(text, i)) return found;
      if (auto found = validity_at(text, i, signed_on)) return found;
    }
  }
  return std::nullopt;
}

}  // namespace duban::extract
