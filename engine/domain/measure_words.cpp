#include "domain/measure_words.hpp"

#include <algorithm>
#include <vector>

#include "domain/wording.hpp"

namespace duban::domain {

namespace {

/// A number before a title is not longer.
constexpr std::uint32_t kMarkerCharactersMax = 20;
/// From a unit to the end of the bracket it stands in, at most.
constexpr std::size_t kClauseCharactersMax = 1000;
constexpr std::u32string_view kOpening = U"（(【[〔";
constexpr std::u32string_view kClosing = U"）)】]〕";

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_in(std::u32string_view marks, char32_t c) {
  return marks.find(c) != std::u32string_view::npos;
}

/// The text of a measure, with a mask over the characters that are compared by what they mean.
class MaskedText {
 public:
  MaskedText(std::u32string text, std::uint32_t from) : text_(std::move(text)), masked_(text_.size()), from_(from) {}

  void mask(Span span) {
    const auto [begin, end] = inside(span);
    for (std::size_t at = begin; at < end; ++at) masked_[at] = true;
  }

  /// Masks a unit, and the whole bracket that it stands in if there is one: 牵头单位： and the like belong to the list.
  void mask_unit(Span span) {
    mask(span);
    const auto [begin, end] = inside(span);
    if (begin >= end) return;
    const std::size_t opening = opening_before(begin);
    const std::size_t closing = closing_from(end);
    if (opening == kNone || closing == kNone) return;
    for (std::size_t at = opening; at <= closing; ++at) masked_[at] = true;
  }

  std::u32string unmasked() const {
    std::u32string left;
    for (std::size_t at = 0; at < text_.size(); ++at)
      if (!masked_[at]) left.push_back(text_[at]);
    return left;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// The part of `span` that is in the text; empty if none is.
  std::pair<std::size_t, std::size_t> inside(Span span) const {
    const auto place = [&](std::uint32_t at) {
      return std::min<std::size_t>(at > from_ ? at - from_ : 0, text_.size());
    };
    return {place(span.from), place(span.to)};
  }

  std::size_t opening_before(std::size_t begin) const {
    int depth = 0;
    for (std::size_t at = begin; at-- > 0 && begin - at <= kClauseCharactersMax;) {
      if (text_[at] == U'。') break;
      if (is_in(kClosing, text_[at])) ++depth;
      if (is_in(kOpening, text_[at]) && depth-- == 0) return at;
    }
    return kNone;
  }

  std::size_t closing_from(std::size_t end) const {
    int depth = 0;
    for (std::size_t at = end; at < text_.size() && at - end <= kClauseCharactersMax; ++at) {
      if (text_[at] == U'。') break;
      if (is_in(kOpening, text_[at])) ++depth;
      if (is_in(kClosing, text_[at]) && depth-- == 0) return at;
    }
    return kNone;
  }

  std::u32string text_;
  std::vector<bool> masked_;
  std::uint32_t from_;
};

/// Where the text begins behind its number.
Span behind_number(const Measure& measure) {
  Span body = measure.body;
  const Span title = measure.title_source.span;
  if (title.from > body.from && title.from < body.to && title.from - body.from <= kMarkerCharactersMax)
    body.from = title.from;
  return body;
}

}  // namespace

std::string words_of(std::u32string_view text) {
  std::u32string words;
  words.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t c = folded_character(text[at]);
    const bool in_number = at > 0 && at + 1 < text.size() && (text[at] == U'.' || text[at] == U'．') &&
                           is_digit(folded_character(text[at - 1])) && is_digit(folded_character(text[at + 1]));
    if (in_number) words.push_back(U'.');
    if (c != 0) words.push_back(c);
  }
  return to_utf8(words);
}

MeasureWords words_of(const Measure& measure, const CharacterIndex& characters) {
  MeasureWords words;
  words.title = words_of(code_points(measure.title));
  const Span body = behind_number(measure);
  std::u32string text = code_points(characters.slice(body));
  words.whole = words_of(text);
  if (words.whole.empty()) {
    words.whole = words.core = words.title;
    return words;
  }
  MaskedText masked(std::move(text), body.from);
  for (const auto* units : {&measure.lead, &measure.responsible, &measure.supervisor})
    for (const NamedUnit& unit : *units) masked.mask_unit(unit.source.span);
  masked.mask(measure.due_source.span);
  masked.mask(measure.every_source.span);
  for (const Target& target : measure.targets) masked.mask(target.source.span);
  words.core = words_of(masked.unmasked());
  return words;
}

}  // namespace duban::domain
