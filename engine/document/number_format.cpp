#include "document/number_format.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace duban::document {

namespace {

/// The last day that sheets know: 9999-12-31.
constexpr double kSerialMax = 2'958'466;
constexpr double kPlainMax = 1e15;

struct BuiltIn {
  int id;
  std::string_view code;
};

constexpr BuiltIn kBuiltIn[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-mm-yy"},
    {16, "d-mm"},
    {17, "yyyy/m"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "m/d/yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0"},
    {38, "#,##0"},
    {39, "#,##0.00"},
    {40, "#,##0.00"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
};

std::string printed(const char* format, int width, double value) {
  std::array<char, 400> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, width, value);
  return {buffer.data(), static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(buffer.size()) - 1))};
}

/// As in a cell without a format: up to 11 digits.
std::string plain(double value) {
  const bool whole = std::abs(value) < kPlainMax && value == std::floor(value);
  return whole ? printed("%.*f", 0, value) : printed("%.*g", 11, value);
}

/// A piece of a format code: letters or digits of one kind, or text that is shown as it stands.
struct Token {
  char kind = 0;  // y m d h s, 0 for digits' places, '%', 't' for text, 'x' for what is not understood
  std::string text;
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::vector<Token> tokens_of(std::string_view code) {
  std::vector<Token> tokens;
  const auto add = [&](char kind, std::string_view text) {
    if (!tokens.empty() && tokens.back().kind == kind)
      tokens.back().text += text;
    else
      tokens.push_back({kind, std::string(text)});
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      const auto end = std::min(code.find('"', i + 1), code.size());
      add('t', code.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '[') {
      const auto end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (inside == "h" || inside == "m" || inside == "s") add(inside.front(), inside);
      i = end;
    } else if (c == '\\' && i + 1 < code.size()) {
      add('t', code.substr(++i, 1));
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (std::string_view("ymdhs").find(lower(c)) != std::string_view::npos) {
      add(lower(c), std::string(1, lower(c)));
    } else if (std::string_view("0#?.,").find(c) != std::string_view::npos) {
      add('0', std::string(1, c));
    } else if (c == '%') {
      add('%', "%");
    } else if (c == 'E' || c == 'e' || c == '@' || c == 'G' || c == 'A') {
      add('x', std::string(1, c));
    } else {
      add('t', std::string(1, c));
    }
  }
  return tokens;
}

/// Sections for positive and negative numbers and for zero.
std::string_view section_for(double value, std::string_view code) {
  std::vector<std::string_view> sections;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= code.size(); ++i) {
    if (i < code.size() && code[i] == '"') quoted = !quoted;
    if (i < code.size() && (code[i] != ';' || quoted)) continue;
    sections.push_back(code.substr(from, i - from));
    from = i + 1;
  }
  if (value < 0 && sections.size() > 1) return sections[1];
  if (value == 0 && sections.size() > 2) return sections[2];
  return sections[0];
}

std::string padded(long number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string date(double serial, std::vector<Token> tokens, bool from_1904) {
  // Sheets take 1900 for a leap year: from March 1900 on, day 1 is 1899-12-31.
  const auto day_zero = from_1904       ? std::chrono::year(1904) / 1 / 1
                        : serial < 61.0 ? std::chrono::year(1899) / 12 / 31
                                        : std::chrono::year(1899) / 12 / 30;
  const long seconds_of_all = std::lround(serial * 86'400.0);
  const long seconds = seconds_of_all % 86'400;
  const std::chrono::year_month_day day{std::chrono::sys_days(day_zero) + std::chrono::days(seconds_of_all / 86'400)};
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& [kind, text] = tokens[i];
    const auto neighbour = [&](std::size_t at, char wanted) { return at < tokens.size() && tokens[at].kind == wanted; };
    const bool minute = kind == 'm' && (neighbour(i - 2, 'h') || neighbour(i + 2, 's') || neighbour(i - 1, 'h'));
    const std::size_t width = std::min<std::size_t>(text.size(), 2);
    if (kind == 'y')
      out += text.size() > 2 ? std::to_string(static_cast<int>(day.year()))
                             : padded(static_cast<int>(day.year()) % 100, 2);
    else if (minute)
      out += padded(seconds / 60 % 60, width);
    else if (kind == 'm')
      out += padded(static_cast<long>(static_cast<unsigned>(day.month())), width);
    else if (kind == 'd' && text.size() <= 2)
      out += padded(static_cast<long>(static_cast<unsigned>(day.day())), width);
    else if (kind == 'h')
      out += padded(seconds / 3600, width);
    else if (kind == 's')
      out += padded(seconds % 60, width);
    else if (kind == 't' || kind == '0')
      out += text;
  }
  return out;
}

std::string with_thousands(std::string digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

/// The digits as the places of the code take them.
std::string number(double value, std::string_view places, bool percent) {
  if (percent) value *= 100;
  while (places.ends_with(',')) {
    places.remove_suffix(1);
    value /= 1000;
  }
  const auto point = places.find('.');
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : places.substr(point + 1);
  const auto decimals = std::min<std::size_t>(fraction.size(), 15);
  std::string digits = printed("%.*f", static_cast<int>(decimals), value);
  // Places marked # show no zero at the end.
  const auto kept = fraction.find_last_of('0') == std::string_view::npos ? 0 : fraction.find_last_of('0') + 1;
  for (std::size_t i = decimals; i > kept && digits.ends_with('0'); --i) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  return places.find(',') == std::string_view::npos ? digits : with_thousands(std::move(digits));
}

}  // namespace

std::string_view built_in_format(int id) {
  const auto* found = std::ranges::find(kBuiltIn, id, &BuiltIn::id);
  return found == std::end(kBuiltIn) ? std::string_view() : found->code;
}

std::string formatted(double value, std::string_view code, bool from_1904) {
  if (!std::isfinite(value)) return {};
  const std::string_view section = section_for(value, code);
  const std::vector<Token> tokens = tokens_of(section);
  const auto has = [&](std::string_view kinds) {
    return std::ranges::any_of(tokens, [&](const Token& token) { return kinds.find(token.kind) != kinds.npos; });
  };
  if (tokens.empty() || has("x")) return plain(value);
  if (has("ymdhs")) return value >= 0 && value < kSerialMax ? date(value, tokens, from_1904) : plain(value);
  if (std::ranges::count(tokens, '0', &Token::kind) > 1 || std::abs(value) >= kPlainMax) return plain(value);
  std::string out;
  const bool own_negative = value < 0 && section.data() != code.data();
  if (value < 0 && !own_negative) out.push_back('-');
  for (const Token& token : tokens)
    out += token.kind == '0' ? number(std::abs(value), token.text, has("%")) : token.text;
  return out;
}

}  // namespace duban::document
