#include "extract/signature.hpp"

#include <algorithm>
#include <optional>

#include "extract/dates.hpp"
#include "extract/unit_words.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kUnitLineMax = 60;
constexpr std::size_t kShortLineMax = 90;

bool names_issuer(View name) {
  return name.size() >= 3 && names_body(name) && std::none_of(name.begin(), name.end(), [](char32_t c) {
           return c == U':' || c == U',' || c == U'。' || c == U'《' || c == U'【' || c == U'〔';
         });
}

/// Names set off by blanks, joined by 、; a name printed with blanks between its characters is one.
std::string issuer_in(const Text& text, Range range) {
  std::vector<std::u32string> names(1);
  for (char32_t c : text.view(range)) {
    if (!is_blank(c)) {
      names.back().push_back(c);
    } else if (names.back().size() >= 4 && names_body(names.back())) {
      names.emplace_back();
    }
  }
  std::string issuer;
  for (const auto& name : names) {
    if (name.empty()) continue;
    if (!issuer.empty()) issuer += "、";
    issuer += to_utf8(name);
  }
  return issuer;
}

/// The day that ends a short line, e.g. `云州市财政局 2024年3月5日`.
std::optional<Signature> at_line_end(const Text& text, Range line) {
  for (std::size_t i = line.from; i < line.to; ++i) {
    const char32_t c = text.at(i);
    if ((!is_digit(c) && c != U'二') || is_digit(text.before(i))) continue;
    std::size_t end = i;
    const auto date = full_date_at(text, i, line.to, end);
    const View rest = date ? trim(text.view({end, line.to})) : View{};
    if (!date || !(rest.empty() || rest == U"印发") || text.at(end - 1) != U'日') continue;
    const Range units = text.trimmed({line.from, i});
    if (!units.empty() && !names_issuer(text.view(units))) return std::nullopt;
    return Signature{units, units.empty() ? "" : issuer_in(text, units), {i, end}, *date, false, !rest.empty()};
  }
  return std::nullopt;
}

/// What a blank sets apart before the names of units is text, unless it is a unit or the short beginning of one.
Range without_text_before(const Text& text, Range units) {
  constexpr std::size_t kBeginningMax = 6;
  std::size_t from = units.from;
  for (std::size_t i = units.from; i < units.to; ++i) {
    if (!is_blank(text.at(i))) continue;
    const View word = text.view({from, i});
    if (word.size() > kBeginningMax && !names_body(word)) units.from = i + 1;
    from = i + 1;
  }
  // The name of an annex may run into the unit's.
  const View view = text.view(units);
  for (View noun : {View(U"方案"), View(U"计划"), View(U"要点"), View(U"通知"), View(U"清单"), View(U"意见")}) {
    const auto at = view.rfind(noun);
    if (at == View::npos || !names_issuer(view.substr(at + noun.size()))) continue;
    units.from += at + noun.size();
    break;
  }
  return text.trimmed(units);
}

/// `(2024年3月5日)` under a title.
std::optional<Signature> in_brackets(const Text& text, Range line) {
  if (text.at(line.from) != U'(' || text.at(line.to - 1) != U')') return std::nullopt;
  std::size_t end = line.from + 1;
  const auto date = full_date_at(text, line.from + 1, line.to, end);
  if (!date || end + 1 != line.to) return std::nullopt;
  return Signature{{}, "", {line.from + 1, end}, *date, true};
}

/// In a text without line ends: `…执行。云州市财政局2024年3月5日 云州市…方案`.
void inside_line(const Text& text, Range line, std::vector<Signature>& signatures) {
  for (std::size_t i = line.from; i < line.to; ++i) {
    if ((!is_digit(text.at(i)) && text.at(i) != U'二') || is_digit(text.before(i))) continue;
    std::size_t end = i;
    const auto date = full_date_at(text, i, line.to, end);
    if (!date || text.at(end - 1) != U'日') continue;
    const char32_t after = text.at(end);
    std::size_t stop = i;
    while (stop > line.from && is_blank(text.at(stop - 1))) --stop;
    if (stop < i && is_blank(after) && text.before(stop) == U'。') signatures.push_back({{}, "", {i, end}, *date});
    std::size_t from = i;
    while (from > line.from && i - from < kUnitLineMax && (is_han(text.at(from - 1)) || text.at(from - 1) == U' '))
      --from;
    const Range units = without_text_before(text, text.trimmed({from, i}));
    if ((is_blank(after) || after == U'《') && names_issuer(text.view(units)))
      signatures.push_back({units, issuer_in(text, units), {i, end}, *date, false});
    i = end - 1;
  }
}

}  // namespace

std::vector<Signature> find_signatures(const Text& text) {
  std::vector<Signature> signatures;
  Range above;  // the unit lines straight above
  for (const Range& whole : text.lines()) {
    const Range line = text.trimmed(whole);
    if (line.empty()) continue;
    if (line.size() > kShortLineMax || text.view(line).find(U'。') != View::npos) {
      inside_line(text, line, signatures);
      above = {};
      continue;
    }
    if (auto signature = in_brackets(text, line)) {
      signatures.push_back(std::move(*signature));
      above = {};
    } else if (signature = at_line_end(text, line); signature) {
      if (signature->units.empty() && !above.empty()) {
        signature->units = above;
        signature->issuer = issuer_in(text, above);
      }
      signatures.push_back(std::move(*signature));
      above = {};
    } else if (line.size() <= kUnitLineMax && names_issuer(text.view(line))) {
      above = above.empty() ? line : Range{above.from, line.to};
    } else {
      above = {};
    }
  }
  return signatures;
}

}  // namespace duban::extract
