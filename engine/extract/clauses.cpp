#include "extract/clauses.hpp"

#include <algorithm>

#include "extract/date_parts.hpp"
#include "extract/headings.hpp"
#include "extract/marker.hpp"
#include "extract/numerals.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'【' || c == U'〔';
}

bool is_decoration(char32_t c) {
  return is_blank(c) || c == U'*' || c == U'-' || c == U'—' || c == U'●';
}

/// Parts of `range` between , ; 。 outside brackets.
std::vector<Range> segments(const Text& text, Range range) {
  std::vector<Range> parts;
  int depth = 0;
  std::size_t from = range.from;
  for (std::size_t i = range.from; i <= range.to; ++i) {
    const char32_t c = i < range.to ? text.at(i) : U',';
    if (i < range.to && is_opening(c)) ++depth;
    if (i < range.to && (c == U')' || c == U']' || c == U'】' || c == U'〕')) depth = std::max(0, depth - 1);
    if (i < range.to && (depth > 0 || (c != U',' && c != U';' && c != U'。'))) continue;
    const Range part = text.trimmed({from, i});
    if (!part.empty()) parts.push_back(part);
    from = i + 1;
  }
  return parts;
}

std::size_t find_within(const Text& text, Range range, View word) {
  const auto at = text.view(range).find(word);
  return at == View::npos ? View::npos : range.from + at;
}

/// `2024年10月底前完成` among the units of a clause.
bool states_time(const Text& text, Range segment) {
  View view = text.view(segment);
  if (view.find(U'、') != View::npos) return false;
  if (const auto verb = duty_verb(view)) view = view.substr(0, verb->from);
  if (names_body(view)) return false;
  if (date_parts_at(text, segment.from, segment.to)) return true;
  return view.size() <= 8 && is_digit(view.front()) && view.ends_with(U"月");  // 1-12月
}

/// `长期坚持`, `持续推进`: no units and no date.
bool states_duration(View segment) {
  static constexpr WordSet kDurations{U"长期", U"持续", U"常态", U"常年", U"贯穿全年", U"长效"};
  return segment.size() <= 8 && !starting_word(segment, kDurations).empty() && !names_body(segment);
}

/// A sentence about the list, not a part of it: `具体任务均涉及相关市(州)人民政府,不再列出,下同`. What holds for all
/// that follows (`以下均需X落实`) is read elsewhere.
bool is_remark(View segment) {
  static constexpr WordSet kAbout{U"涉及", U"不再", U"下同", U"另行", U"为准", U"为牵头", U"首位"};
  static constexpr WordSet kNoNameHolds{U"均", U"其中", U"的", U"按照", U"根据", U"排名", U"排在"};
  if (segment.starts_with(U"以下") || contains_any(segment, kAbout)) return true;
  return contains_any(segment, kNoNameHolds) && !duty_verb(segment);
}

/// Words that are no list of units though nothing divides them: `每年至少检查1次`.
bool is_prose(View segment) {
  if (segment.find(U'、') != View::npos || names_body(segment)) return false;
  return segment.size() > 6 && (contains_any(segment, kOneOf<U"每", U"至少", U"以上", U"达到", U"确保", U"完成">) ||
                                std::any_of(segment.begin(), segment.end(), is_digit));
}

/// Units of a value without labels: `X牵头，Y配合`, `X负责，Y组织实施`, `X、Y`. Those before 会同 take the role, those
/// after it are responsible.
void read_value(const Text& text, Range value, Role role, bool labelled, std::vector<Duty>& duties) {
  Range waiting{value.from, value.from};
  bool verb_seen = false;
  const auto add = [&](Role of, Range list) {
    const std::size_t with = find_within(text, list, U"会同");
    duties.push_back({of, {list.from, std::min(with, list.to)}});
    if (with != View::npos) duties.push_back({Role::responsible, {with + 2, list.to}});
  };
  const auto flush = [&] {
    if (!waiting.empty()) add(verb_seen && !(labelled && role != Role::lead) ? Role::responsible : role, waiting);
    waiting = {};
  };
  for (Range segment : segments(text, value)) {
    const View words = text.view(segment);
    const bool time = states_time(text, segment);
    if (time || states_duration(words) || is_remark(words) || is_prose(words)) {
      flush();
      if (time) duties.push_back({Role::due, segment});
      continue;
    }
    const auto verb = duty_verb(words);
    if (!verb) {
      waiting = {waiting.empty() ? segment.from : waiting.from, segment.to};
      continue;
    }
    const std::size_t units_end = segment.from + verb->from;
    add(verb->role, {waiting.empty() ? segment.from : waiting.from, units_end});
    waiting = {};
    verb_seen = true;
  }
  flush();
}

struct LabelAt {
  Label label;
  std::size_t at;
};

/// Whether the words before `at` end like the name of a body.
bool ends_name(const Text& text, std::size_t from, std::size_t at) {
  constexpr std::size_t kReach = 16;
  from = std::max(from, at > kReach ? at - kReach : 0);
  for (std::size_t i = at; i-- > from;)
    if (!is_han(text.at(i))) return names_body(text.view({i + 1, at}));
  return false;
}

/// Labels inside `range`: each starts after a mark, a blank or the end of another value.
std::vector<LabelAt> labels_in(const Text& text, Range range) {
  constexpr std::size_t kReach = 16;
  std::vector<LabelAt> labels;
  int depth = 0;
  std::size_t colon = range.from;  // the next one
  for (std::size_t i = range.from; i < range.to; ++i) {
    const char32_t c = text.at(i);
    const char32_t before = i == range.from ? U'\n' : text.at(i - 1);
    depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
    if (depth > 0) continue;
    while (colon < range.to && (colon < i || text.at(colon) != U':')) ++colon;
    if (is_han(c) && (colon >= range.to || colon >= i + kReach)) continue;
    const auto label = starting_label(text.view({i, std::min(range.to, i + kReach)}));
    if (!label) continue;
    // Where line ends were lost a label follows the last name at once: 区水利局配合单位:各镇.
    if (is_han(before) && is_han(c) && !ends_name(text, range.from, i)) continue;
    labels.push_back({*label, i});
    i += label->length - 1;
  }
  return labels;
}

Range without_tail(const Text& text, Range range) {
  range = text.trimmed(range);
  while (!range.empty()) {
    const char32_t c = text.at(range.to - 1);
    if (c != U',' && c != U';' && c != U'。' && c != U'、') break;
    --range.to;
    range = text.trimmed(range);
  }
  return range;
}

void read_brackets(const Text& text, Range body, std::vector<Clause>& clauses) {
  const View view = text.view();
  for (std::size_t i = body.from; i < body.to; ++i) {
    if (!is_opening(view[i]) || !opens_clause(text, {i, body.to})) continue;
    const std::size_t end = bracket_end(text, i, body.to);
    const char32_t after = text.at(end);
    const bool closes = is_blank(after) || ends_sentence(after) || end >= body.to || after == U',' ||
                        text.at(end - 1) == U'】' || text.before(i) == U'。' || text.before(i) == U'\n';
    if (!closes) continue;
    Clause clause{{i, end}, text.before(i) == U'\n', read_duties(text, {i + 1, end - 1}, Role::responsible)};
    if (!clause.duties.empty()) clauses.push_back(std::move(clause));
    i = end - 1;
  }
}

/// Whether an outline marker stands in the middle of a text without line ends: `…危化处(60日)(2)烟花…`,
/// `…财政局2.整治`.
bool marks_point(const Text& text, std::size_t at) {
  const char32_t c = text.at(at);
  if (c != U'(' && !is_digit(c) && !is_han_numeral_start(c)) return false;
  const char32_t before = text.before(at);
  if (is_digit(before) || before == U'第') return false;
  const auto marker = marker_at(text, at);
  // 张三、李四 is no chapter, but 各村四、工作要求 is.
  if (marker && marker->kind == MarkerKind::han && is_han(before))
    return customary_length(text.view().substr(marker->range.to, 12)) > 0;
  return marker && marker->ordinal > 0 && marker->kind != MarkerKind::ordinal && is_han(text.at(marker->range.to));
}

/// The end of a label's value in a text without line ends: the sentence's, or the next point's beginning.
std::size_t value_end(const Text& text, std::size_t from, std::size_t to, bool run_on) {
  if (!run_on) return to;
  for (std::size_t i = from; i < to; ++i) {
    if (text.at(i) == U'。') return i + 1;
    if (i > from && marks_point(text, i)) return i;
  }
  return to;
}

/// Nothing but names of bodies: a sentence that begins with them is strict about it.
bool lists_bodies(const Text& text, Range list) {
  std::size_t from = list.from;
  for (std::size_t i = list.from; i <= list.to; ++i) {
    if (i < list.to && text.at(i) != U'、') continue;
    const View name = trim(text.view({from, i}));
    if (name.size() < 2 || name.size() > 24 || !names_body(name)) return false;
    from = i + 1;
  }
  return true;
}

/// `由X牵头,Y配合。`, `此项工作由X负责。`, `X牵头,Y配合。`: a sentence that does nothing but give the duty; without
/// 由 it must end its paragraph, with or without a full stop, and begin with nothing but names of bodies. 0 if `at`
/// starts none.
std::size_t duty_sentence_end(const Text& text, std::size_t at, std::size_t limit, std::size_t& units_from) {
  static constexpr WordSet kOpenings{U"由",         U"此项工作由", U"该项工作由", U"本项工作由",
                                     U"以上工作由", U"上述工作由", U"该工作由",   U"此项任务由"};
  constexpr std::size_t kSentenceMax = 160;
  // 以下 holds for what follows, 本方案 for the whole.
  if (text.view({at, std::min(limit, at + 2)}) == U"以下" || text.at(at) == U'本') return 0;
  const View opening = starting_word(text.view({at, std::min(limit, at + 6)}), kOpenings);
  units_from = at + opening.size();
  std::size_t end = at;
  while (end < limit && end < at + kSentenceMax && text.at(end) != U'。' && text.at(end) != U'\n') ++end;
  if (end < limit && text.at(end) != U'。' && text.at(end) != U'\n') return 0;
  const bool strict = opening.empty();
  std::size_t behind = end + (text.at(end) == U'。' ? 1 : 0);
  while (behind < limit && text.at(behind) == U' ') ++behind;
  const bool ends_line = behind >= limit || text.at(behind) == U'\n';
  if (strict && !ends_line) return 0;
  // Without the full stop the first name must be an office's.
  const View first = text.view({units_from, end}).substr(0, text.view({units_from, end}).find_first_of(U"、,"));
  if (strict && text.at(end) != U'。' && level_prefix(first).length == 0 && !is_collective(first)) return 0;
  bool verb_seen = false;
  for (Range segment : segments(text, {units_from, end})) {
    if (verb_seen && states_time(text, segment)) continue;  // X牵头,Y配合,10月底前完成。
    const auto verb = duty_verb(text.view(segment));
    const View units = verb ? text.view(segment).substr(0, verb->from) : text.view(segment);
    if (verb && segment.from + verb->to != segment.to) return 0;
    if (!names_units(units)) return 0;
    // 由易到难、分步实施
    if (!verb_seen && !names_body(last_name(trim(units)))) return 0;
    const std::size_t units_end = verb ? segment.from + verb->from : segment.to;
    if (strict && (!verb || (!verb_seen && !lists_bodies(text, {segment.from, units_end})))) return 0;
    verb_seen = verb_seen || verb;
  }
  return verb_seen ? std::min(limit, end + 1) : 0;
}

void read_sentences(const Text& text, Range body, std::vector<Clause>& clauses) {
  const View view = text.view();
  for (std::size_t i = body.from; i < body.to; ++i) {
    const char32_t before = i == 0 ? U'\n' : view[i - 1];
    const char32_t c = view[i];
    if ((before != U'。' && !is_blank(before)) || !is_han(c)) continue;
    std::size_t units_from = i;
    const std::size_t end = duty_sentence_end(text, i, body.to, units_from);
    if (end == 0) continue;
    Clause clause{{i, end}, before == U'\n', read_duties(text, {units_from, end}, Role::responsible), true};
    if (!clause.duties.empty()) clauses.push_back(std::move(clause));
    i = end - 1;
  }
}

void read_lines(const Text& text, Range body, bool run_on, std::vector<Clause>& clauses) {
  const View view = text.view();
  for (const Range& line : text.lines()) {
    if (line.to <= body.from || line.from >= body.to) continue;
    std::size_t at = std::max(line.from, body.from);
    const std::size_t to = std::min(line.to, body.to);
    while (at < to && is_decoration(text.at(at))) ++at;
    const auto marker = marker_at(text, at);
    const std::size_t heading = marker ? marker->range.to : at;
    for (std::size_t i = at; i < to; ++i) {
      const bool starts =
          i == at || i == heading ||
          ((ends_sentence(view[i - 1]) || view[i - 1] == U' ') && (is_han(view[i]) || is_opening(view[i])));
      if (!starts) continue;
      const auto label = starting_label(text.view({i, std::min(to, i + 16)}));
      if (!label) continue;
      // Before the text of its own node a label's value ends with the sentence.
      std::size_t end = value_end(text, i, to, run_on || (marker && i == heading));
      // The value may stand on the next line.
      if (!run_on && text.trimmed({i + label->length, end}).empty() && end < body.to)
        end = std::min(body.to, text.line_at(end + 1).to);
      Clause clause{{i, end}, i == at, read_duties(text, {i, end}, Role::responsible)};
      if (!clause.duties.empty()) clauses.push_back(std::move(clause));
      i = std::max(i, end - 1);
    }
  }
}

/// `市教育局(责任人:李明)`: the person beside the unit.
void add_bracketed_people(const Text& text, Range value, std::vector<Duty>& duties) {
  for (std::size_t i = value.from; i < value.to; ++i) {
    if (text.at(i) != U'(') continue;
    const auto label = starting_label(text.view({i + 1, std::min(value.to, i + 16)}));
    if (!label || label->role != Role::supervisor) continue;
    // A label made of words on both sides of the bracket's end, 牵头)(责任人:, is none of this bracket.
    const std::size_t from = i + 1 + label->length;
    const std::size_t end = bracket_end(text, i, value.to);
    if (from < end) duties.push_back({Role::supervisor, {from, end - 1}});
  }
}

}  // namespace

std::vector<Duty> read_duties(const Text& text, Range inside, Role default_role) {
  std::vector<Duty> duties;
  const auto labels = labels_in(text, inside);
  if (labels.empty()) {
    read_value(text, without_tail(text, inside), default_role, false, duties);
    return duties;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t from = labels[i].at + labels[i].label.length;
    const Range value = without_tail(text, {from, i + 1 < labels.size() ? labels[i + 1].at : inside.to});
    if (value.empty()) continue;
    const Role role = labels[i].label.role;
    add_bracketed_people(text, value, duties);
    if (role == Role::due || role == Role::supervisor) {
      duties.push_back({role, value});
    } else {
      read_value(text, value, role, true, duties);
    }
  }
  return duties;
}

std::vector<Clause> find_clauses(const Text& text, Range body, bool run_on) {
  std::vector<Clause> clauses;
  read_brackets(text, body, clauses);
  read_lines(text, body, run_on, clauses);
  read_sentences(text, body, clauses);
  std::stable_sort(clauses.begin(), clauses.end(),
                   [](const Clause& a, const Clause& b) { return a.range.from < b.range.from; });
  // What stands inside a clause that was read is not read again: a label in a bracket, a bracket behind a unit. But
  // a labelled bracket behind a line's label is one of its own.
  std::vector<Clause> apart;
  apart.reserve(clauses.size());
  std::size_t end = body.from;
  for (Clause& clause : clauses) {
    const std::size_t from = clause.range.from;
    const bool own = is_opening(text.at(from)) && starting_label(text.view({from + 1, from + 17}));
    if (from < end && !own) continue;
    end = std::max(end, clause.range.to);
    apart.push_back(std::move(clause));
  }
  return apart;
}

}  // namespace duban::extract
