#include "extract/marker.hpp"

#include "extract/numerals.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kMarkerLengthMax = 12;

/// What plans count their tasks by.
constexpr WordSet kCountedNames{U"任务", U"行动",     U"工程",     U"专项",     U"举措",     U"措施",    U"事项",
                                U"实事", U"重点任务", U"重点行动", U"重点工程", U"专项行动", U"重点工作"};

/// A heading may begin with a date: `1.2024年6月底前…`, `2.10月底前…`; but 1.5亿元 is a number.
bool starts_with_date(View text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  return length > 0 && length < text.size() && (text[length] == U'年' || text[length] == U'月');
}

bool can_start_heading(char32_t c) {
  return !is_digit(c) && c != U'%' && c != U',' && c != U'、';
}

Marker made(MarkerKind kind, int ordinal, std::size_t at, std::size_t length, View label) {
  return {kind, ordinal, {at, at + length}, std::u32string(label)};
}

std::optional<Marker> chapter_marker(View ahead, std::size_t at) {
  std::size_t length = han_number_length(ahead.substr(1));
  std::optional<int> ordinal = han_number(ahead.substr(1, length));
  if (length == 0) ordinal = digits_number(ahead.substr(1), length, 3);
  if (!ordinal || 1 + length >= ahead.size()) return std::nullopt;
  const View after = ahead.substr(1 + length);
  std::size_t unit = 0;
  MarkerKind kind = MarkerKind::chapter;
  if (after.starts_with(U"部分")) {
    unit = 2;
  } else if (after.starts_with(U"章") || after.starts_with(U"篇")) {
    unit = 1;
  } else if (after.starts_with(U"节")) {
    unit = 1;
    kind = MarkerKind::section;
  } else if (after.starts_with(U"条")) {
    // A cited article (第三条规定, 第三条第一款) is no marker.
    const char32_t next = after.size() > 1 ? after[1] : U'\n';
    if (next == U'规' || next == U'第' || next == U'的' || next == U'、' || next == U',' || next == U'款')
      return std::nullopt;
    unit = 1;
    kind = MarkerKind::article;
  } else if (after.starts_with(U"阶段")) {
    std::size_t end = 3 + length;
    while (end < ahead.size() && (ahead[end] == U' ' || ahead[end] == U':' || ahead[end] == U',')) ++end;
    return made(MarkerKind::ordinal, *ordinal, at, end, ahead.substr(0, 3 + length));
  } else if (after.starts_with(U",") || after.starts_with(U"是")) {
    return made(MarkerKind::ordinal, *ordinal, at, 2 + length, ahead.substr(0, 1 + length));
  } else {
    return std::nullopt;
  }
  std::size_t end = 1 + length + unit;
  if (end < ahead.size() && is_han(ahead[end]) && kind == MarkerKind::section) return std::nullopt;
  const View label = ahead.substr(0, end);
  while (end < ahead.size() && (ahead[end] == U' ' || ahead[end] == U':' || ahead[end] == U'、')) ++end;
  return made(kind, *ordinal, at, end, label);
}

/// `任务1:`, `行动一 `: what is counted, its number and a sign that closes them.
std::optional<Marker> named_marker(View ahead, std::size_t at, View name) {
  std::size_t length = 0;
  auto ordinal = digits_number(ahead.substr(name.size()), length, 2);
  if (!ordinal) {
    length = han_number_length(ahead.substr(name.size()));
    ordinal = han_number(ahead.substr(name.size(), length));
  }
  const std::size_t end = name.size() + length;
  if (!ordinal || *ordinal == 0 || end + 1 >= ahead.size()) return std::nullopt;
  if (View(U":、. ").find(ahead[end]) == View::npos || ahead[end + 1] == U'\n' || is_digit(ahead[end + 1]))
    return std::nullopt;
  return made(MarkerKind::named, *ordinal, at, end + 1, ahead.substr(0, end));
}

std::optional<Marker> paren_marker(View ahead, std::size_t at) {
  std::size_t i = 1;
  while (i < ahead.size() && ahead[i] == U' ') ++i;
  std::size_t length = han_number_length(ahead.substr(i));
  MarkerKind kind = MarkerKind::han_paren;
  std::optional<int> ordinal = han_number(ahead.substr(i, length));
  if (length == 0) {
    ordinal = digits_number(ahead.substr(i), length, 3);
    kind = MarkerKind::digit_paren;
  }
  std::u32string label = U"(" + std::u32string(ahead.substr(i, length)) + U")";
  i += length;
  while (i < ahead.size() && ahead[i] == U' ') ++i;
  if (i >= ahead.size() || ahead[i] != U')') return std::nullopt;
  ++i;
  if (length == 0) return made(MarkerKind::han_paren, 0, at, i, U"()");
  if (!ordinal || *ordinal == 0) return std::nullopt;
  if (i < ahead.size() && (ahead[i] == U'、' || ahead[i] == U'.')) ++i;
  return made(kind, *ordinal, at, i, label);
}

/// What comes in whole numbers only: `1.12个小区` is the first point, of twelve.
constexpr View kCounted = U"个家项所座条户名场处";

bool starts_with_count(View text) {
  std::size_t length = 0;
  const auto number = digits_number(text, length, 4);
  return number && length < text.size() && kCounted.find(text[length]) != View::npos;
}

/// 1.1 and 1.1.1: numbers joined by dots and a heading behind them; 1.5亿元 and 3.2% are quantities.
std::optional<Marker> decimal_marker(View ahead, std::size_t at) {
  constexpr View kMagnitudes = U"万亿千百十元倍亩吨公米平年月日";
  std::size_t parts = 0;
  std::size_t end = 0;
  int last = 0;
  for (std::size_t from = 0; parts < 3; ++parts) {
    std::size_t length = 0;
    const auto number = digits_number(ahead.substr(from), length, 2);
    if (!number || *number == 0) break;
    last = *number;
    end = from + length;
    if (end >= ahead.size() || ahead[end] != U'.') {
      ++parts;
      break;
    }
    from = end + 1;
  }
  if (parts < 2 || end >= ahead.size()) return std::nullopt;
  const char32_t next = ahead[end];
  const bool spaced = next == U' ' || next == U'、' || next == U'.' || next == U'\t';
  if (!spaced && (!(is_han(next) || next == U'“' || next == U'《') || kMagnitudes.find(next) != View::npos ||
                  kCounted.find(next) != View::npos))
    return std::nullopt;
  return made(parts == 2 ? MarkerKind::decimal : MarkerKind::decimal_below, last, at, end + (spaced ? 1 : 0),
              ahead.substr(0, end));
}

std::optional<Marker> digit_marker(View ahead, std::size_t at) {
  std::size_t length = 0;
  const auto ordinal = digits_number(ahead, length, 3);
  if (!ordinal || *ordinal == 0 || length >= ahead.size()) return std::nullopt;
  const char32_t closing = ahead[length];
  const char32_t next = length + 1 < ahead.size() ? ahead[length + 1] : U'\n';
  if (closing == U')') return made(MarkerKind::digit_paren, *ordinal, at, length + 1, ahead.substr(0, length + 1));
  if (closing != U'.' && closing != U'、') return std::nullopt;
  const View rest = ahead.substr(length + 1);
  if ((!can_start_heading(next) && !starts_with_date(rest) && !starts_with_count(rest)) || next == U'\n')
    return std::nullopt;
  return made(MarkerKind::digit, *ordinal, at, length + 1, ahead.substr(0, closing == U'.' ? length + 1 : length));
}

std::optional<Marker> han_marker(View ahead, std::size_t at) {
  const std::size_t digits = han_number_length(ahead);
  if (digits == 0 || digits > 3 || digits >= ahead.size()) return std::nullopt;
  const auto ordinal = han_number(ahead.substr(0, digits));
  if (!ordinal || *ordinal == 0) return std::nullopt;
  // A blank before the closing 、 is damage.
  const bool spaced = ahead[digits] == U' ' && digits + 1 < ahead.size() && ahead[digits + 1] == U'、';
  const std::size_t length = digits + (spaced ? 1 : 0);
  const char32_t closing = ahead[length];
  const char32_t next = length + 1 < ahead.size() ? ahead[length + 1] : U'\n';
  if (closing == U'是' || (closing == U'要' && next != U'求'))
    return made(MarkerKind::ordinal, *ordinal, at, length + 1, ahead.substr(0, length + 1));
  if ((closing != U'、' && closing != U'.') || is_han_numeral(next) || next == U'\n') return std::nullopt;
  return made(MarkerKind::han, *ordinal, at, length + 1, ahead.substr(0, digits));
}

}  // namespace

std::optional<Marker> marker_at(const Text& text, std::size_t at) {
  const View ahead = text.view().substr(at, kMarkerLengthMax);
  if (ahead.empty()) return std::nullopt;
  const char32_t c = ahead.front();
  if (c == U'第') return chapter_marker(ahead, at);
  if (c == U'(') return paren_marker(ahead, at);
  if (is_digit(c)) {
    if (auto decimal = decimal_marker(ahead, at)) return decimal;
    return digit_marker(ahead, at);
  }
  if (c >= 0x2460 && c <= 0x2473)
    return made(MarkerKind::circled, static_cast<int>(c - 0x2460) + 1, at, 1, ahead.substr(0, 1));
  if (c >= 0x3220 && c <= 0x3229) {
    const int ordinal = static_cast<int>(c - 0x3220) + 1;
    return made(MarkerKind::han_paren, ordinal, at, 1,
                U"(" + std::u32string(U"一二三四五六七八九十").substr(c - 0x3220, 1) + U")");
  }
  if (c >= 0x2160 && c <= 0x216B && ahead.size() > 2 && (ahead[1] == U'.' || ahead[1] == U'、'))
    return made(MarkerKind::han, static_cast<int>(c - 0x2160) + 1, at, 2, ahead.substr(0, 1));
  if (is_han_numeral(c)) return han_marker(ahead, at);
  // Names of tasks are counted at the start of a line only: elsewhere they are cited (完成任务1、任务2).
  if (const char32_t before = text.before(at); before != U'\n' && !is_blank(before)) return std::nullopt;
  if (const View name = starting_word(ahead, kCountedNames); !name.empty()) return named_marker(ahead, at, name);
  return std::nullopt;
}

}  // namespace duban::extract
