#include "extract/title.hpp"

#include <algorithm>

#include "extract/marker.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr std::size_t kTitleMin = 5;
constexpr std::size_t kTitleMax = 90;
constexpr std::size_t kTitleLinesMax = 5;
constexpr std::size_t kTitleLineMax = 60;

constexpr WordSet kPlanNouns{U"分工表", U"责任表", U"任务表", U"一览表",   U"方案",     U"计划", U"意见",
                             U"要点",   U"规划",   U"措施",   U"办法",     U"细则",     U"行动", U"安排",
                             U"清单",   U"部署",   U"举措",   U"纲要",     U"政策",     U"分工", U"决定",
                             U"制度",   U"规定",   U"预案",   U"任务书",   U"责任书",   U"工程", U"分解表",
                             U"任务",   U"分解",   U"台账",   U"工作重点", U"工作打算", U"实事", U"重点工作"};
/// A notice about one of these orders work itself; no plan is forwarded.
constexpr WordSet kWorkNouns{U"行动", U"安排", U"工程", U"任务", U"部署", U"制度"};
constexpr WordSet kLetterNouns{U"通知", U"函", U"批复"};
constexpr WordSet kLabels{U"标题",   U"标 题",    U"索引号", U"索 引", U"来源", U"附件", U"下载", U"当前位置",
                          U"发文",   U"主题",     U"时间",   U"发布",  U"作者", U"【",   U"原文", U"上一篇",
                          U"下一篇", U"责任编辑", U"首页",   U"相关",  U"推荐", U"搜索", U"- ",   U"政策解读"};

/// Without a closing bracket such as (试行), (2024—2026年) or (引自…).
View heading_name(View line) {
  line = trim(line);
  if (line.empty() || line.back() != U')') return line;
  const auto open = line.rfind(U'(');
  return open == View::npos || open == 0 ? line : trim(line.substr(0, open));
}

bool has_sentence(View line) {
  return std::any_of(line.begin(), line.end(),
                     [](char32_t c) { return c == U'。' || c == U';' || c == U':' || c == U'\t'; });
}

bool reads_as_letter(View line) {
  return line.size() <= 160 && !has_sentence(line) && !ending_word(heading_name(line), kLetterNouns).empty() &&
         starting_word(line, kLabels).empty() && line.find(U"关于") != View::npos;
}

Range without_quotes(const Text& text, Range range) {
  range = text.trimmed(range);
  const View view = text.view(range);
  const bool quoted = view.size() > 2 && view.front() == U'《' && view.find(U'》') == view.size() - 1;
  return quoted ? Range{range.from + 1, range.to - 1} : range;
}

/// A bracket that cites where the text was taken from is no part of the title.
Range without_citation(const Text& text, Range range) {
  const View view = text.view(range);
  if (view.empty() || view.back() != U')') return range;
  const auto open = view.rfind(U'(');
  if (open == View::npos) return range;
  const View inside = view.substr(open);
  const bool cites =
      inside.find(U"引自") != View::npos || inside.find(U"http") != View::npos || inside.find(U"来源") != View::npos;
  const auto outer = view.find(U"(引自");
  if (outer != View::npos) return {range.from, range.from + outer};
  return cites ? Range{range.from, range.from + open} : range;
}

/// Without line ends the document's number stands before the title: 云政发〔2024〕12号 云州市…方案.
Range without_number(const Text& text, Range range) {
  constexpr std::size_t kNumberMax = 26;
  const View view = text.view(range);
  const auto end = view.substr(0, kNumberMax).find(U"号 ");
  const auto year = view.substr(0, kNumberMax).find_first_of(U"〔[(【");
  if (end == View::npos || year == View::npos || year > end || !is_digit(view[year + 1])) return range;
  return text.trimmed({range.from + end + 1, range.to});
}

Title made(const Text& text, Range range, double confidence, std::string why, bool own) {
  while (range.from < range.to && (text.at(range.from) == U'#' || text.at(range.from) == U'*')) ++range.from;
  while (range.from < range.to && text.at(range.to - 1) == U'*') --range.to;
  range = without_citation(text, without_quotes(text, without_number(text, range)));
  Title title{text.printed(range), range, confidence, std::move(why), own, ""};
  // A title set on several lines has no blanks at the joints.
  std::erase(title.text, '\n');
  return title;
}

/// A line of its own in brackets below a heading belongs to it: (2024—2026年), (试行).
Range with_bracket_line(const Text& text, Range heading, std::size_t limit) {
  std::size_t from = heading.to;
  while (from < limit && is_blank(text.at(from))) ++from;
  if (text.at(from) != U'(') return heading;
  const Range line = text.trimmed({from, std::min(text.line_at(from).to, limit)});
  const bool bracket = line.size() >= 4 && line.size() <= 20 && text.view(line).find(U')') == line.size() - 1;
  const View inside = text.view(line);
  static constexpr WordSet kKinds{U"年", U"试行", U"稿", U"修订"};
  const bool day = inside.find(U'月') != View::npos;  // (2024年2月20日): when it was passed
  return bracket && !day && contains_any(inside, kKinds) ? Range{heading.from, line.to} : heading;
}

/// `(此件公开发布)`, `(本文有删减)`, `(信息公开形式:主动公开)`.
bool is_note_on_paper(View line) {
  static constexpr WordSet kNotes{U"(此件", U"(本文", U"(信息公开", U"(公开", U"(主动公开", U"(此文", U"(联系"};
  return !starting_word(line, kNotes).empty() && line.back() == U')';
}

/// The heading in the lines after a signature: at most a few short ones that together read as a title.
std::optional<Title> heading_after(const Text& text, std::size_t at, std::size_t limit) {
  Range heading;
  std::size_t used = 0;
  for (const Range& whole : text.lines_in({at, text.size()})) {
    const Range line = text.trimmed({std::max(whole.from, at), whole.to});
    if (line.from >= limit) break;
    if (line.empty()) continue;
    const View view = text.view(line);
    if (heading.empty() && (view.starts_with(U"附件") || is_note_on_paper(view)) && view.size() <= 20) continue;
    if (line.size() > kTitleLineMax || has_sentence(view) || ++used > kTitleLinesMax) break;
    heading = heading.empty() ? line : Range{heading.from, line.to};
    if (reads_as_title(text.view(heading)))
      return made(text, with_bracket_line(text, heading, limit), 0.95, "落款之后的方案标题", true);
  }
  return std::nullopt;
}

/// In a text without line ends the heading follows the day: up to its noun before 为, 根据 or a blank.
std::optional<Title> heading_inside(const Text& text, std::size_t at, std::size_t limit) {
  const View view = text.view({at, std::min(limit, at + 2 * kTitleMax)});
  std::size_t from = 0;
  while (from < view.size() && is_blank(view[from])) ++from;
  if (const auto shut = view.find(U')', from);
      shut != View::npos && is_note_on_paper(view.substr(from, shut + 1 - from)))
    from = shut + 1;
  while (from < view.size() && (is_blank(view[from]) || view[from] == U'?')) ++from;
  std::size_t best = 0;
  for (std::size_t i = from + 4; i <= view.size(); ++i) {
    if (view[i - 1] == U'。' || view[i - 1] == U';') break;
    const View rest = view.substr(i);
    const bool edge = rest.empty() || is_blank(rest.front()) || rest.starts_with(U"为") || rest.starts_with(U"根据") ||
                      rest.starts_with(U"按照") || rest.starts_with(U"一、") || rest.starts_with(U"近年来");
    if (!edge || view.substr(from, i - from).find(U',') != View::npos) continue;
    if (reads_as_title(heading_name(view.substr(from, i - from)))) {
      best = i;
      break;
    }
    const View quoted = view.substr(from, i - from);
    if (quoted.size() > 2 && quoted.front() == U'《' && quoted.back() == U'》' &&
        reads_as_title(quoted.substr(1, quoted.size() - 2))) {
      best = i;
      break;
    }
  }
  if (best == 0) return std::nullopt;
  return made(text, {at + from, at + best}, 0.85, "落款之后的方案标题", true);
}

/// The plan that a letter's title forwards, in it: 关于印发《X》的通知, 关于印发X的通知, 关于X方案的通知.
std::optional<Range> forwarded(const Text& text, Range letter) {
  const View view = text.view(letter);
  const auto about = view.find(U"关于");
  if (about == View::npos) return std::nullopt;
  const std::size_t noun =
      view.size() - ending_word(heading_name(view), kLetterNouns).size() - (view.size() - heading_name(view).size());
  std::size_t to = noun;
  if (to > 0 && view[to - 1] == U'的') --to;
  const View subject = view.substr(about, to - about);
  const auto open = subject.find(U'《');
  const auto shut = subject.rfind(U'》');
  if (open != View::npos && shut != View::npos && shut > open && shut + 1 == subject.size())
    return Range{letter.from + about + open + 1, letter.from + about + shut};
  for (View verb : {View(U"关于印发"), View(U"关于转发"), View(U"关于下发"), View(U"关于公布"), View(U"关于")}) {
    if (!subject.starts_with(verb)) continue;
    const View rest = subject.substr(verb.size());
    if (!reads_as_title(rest) || (verb == U"关于" && !ending_word(heading_name(rest), kWorkNouns).empty()))
      return std::nullopt;
    return Range{letter.from + about + verb.size(), letter.from + to};
  }
  return std::nullopt;
}

std::string sender_of(const Text& text, Range letter) {
  const View view = text.view(letter);
  for (View mark : {View(U"关于"), View(U"印发")}) {
    const auto at = view.find(mark);
    if (at == View::npos || at < 3) continue;
    const Range sender = text.trimmed({letter.from, letter.from + at});
    if (names_body(text.view(sender))) return text.printed(sender);
  }
  return {};
}

/// The words before the label of the page's date, `…工作方案 时间:2024-…`: a title set apart by blanks, in a few parts.
std::optional<Title> heading_of_page(const Text& text, std::size_t limit) {
  static constexpr WordSet kDateLabels{U"时间:", U"发布时间:", U"发布日期:", U"日期:"};
  const View view = text.view({0, std::min<std::size_t>(limit, 400)});
  std::size_t to = View::npos;
  for (View label : kDateLabels)
    for (auto at = view.find(label); at != View::npos; at = view.find(label, at + 1))
      if (at > 0 && is_blank(view[at - 1])) to = std::min(to, at - 1);
  if (to == View::npos) return std::nullopt;
  std::size_t from = to;
  for (int parts = 0; parts < 3 && from > 0; ++parts) {
    const auto blank = view.substr(0, from - 1).rfind(U' ');
    from = blank == View::npos ? 0 : blank + 1;
    const Range range = text.trimmed({from, to});
    if (reads_as_letter(text.view(range))) {
      if (const auto plan = forwarded(text, range)) return made(text, *plan, 0.75, "页面标题中的方案名称", false);
      return made(text, range, 0.75, "页面标题", false);
    }
    if (reads_as_title(text.view(range))) return made(text, range, 0.75, "页面标题", false);
    if (from == 0) break;
    --from;
  }
  return std::nullopt;
}

/// The last words before `limit`, set apart by blanks, that read as a title or a letter's; up to three in a row, where
/// the first begins one.
std::optional<Title> heading_in_words(const Text& text, std::size_t limit) {
  constexpr std::size_t kHeadMax = 3000;
  std::vector<Range> words;
  std::optional<Range> found;
  limit = std::min(limit, kHeadMax);
  for (std::size_t at = 0; at < limit;) {
    std::size_t end = at;
    while (end < limit && !is_blank(text.at(end))) ++end;
    words.push_back({at, end});
    at = end + 1;
    const auto reads = [&](Range range) {
      return reads_as_title(text.view(range)) || reads_as_letter(text.view(range));
    };
    if (!reads(words.back())) continue;
    found = words.back();
    for (std::size_t back = 2; back <= std::min<std::size_t>(3, words.size()); ++back) {
      const Range first = words[words.size() - back];
      const bool begins = text.view(first).find(U"关于") != View::npos || names_body(text.view(first));
      if (begins && first.size() <= kTitleLineMax && reads({first.from, end})) found = {first.from, end};
    }
  }
  if (!found) return std::nullopt;
  if (const auto plan = reads_as_letter(text.view(*found)) ? forwarded(text, *found) : std::nullopt)
    return made(text, *plan, 0.7, "页面文字中的方案名称", false);
  return made(text, *found, 0.7, "页面文字中的标题", false);
}

struct Lines {
  std::optional<Range> title;
  std::optional<Range> letter;
};

/// `为…,制定本方案。`: a plan's own first paragraph; what follows it is no title of the whole.
bool opens_plan(View paragraph) {
  static constexpr WordSet kOpenings{U"为", U"根据", U"按照", U"依据", U"遵照"};
  static constexpr WordSet kForwards{U"印发", U"转发", U"下发", U"通知", U"发给"};
  return paragraph.size() > 20 && !starting_word(paragraph, kOpenings).empty() && !contains_any(paragraph, kForwards);
}

/// `2.`, `二、`, `(二)`, `2 重点任务`: a point, no title.
bool starts_with_number(const Text& text, std::size_t at) {
  const auto marker = marker_at(text, at);
  if (marker) return marker->kind >= MarkerKind::han && marker->kind <= MarkerKind::digit_paren;
  return is_digit(text.at(at)) && (text.at(at + 1) == U' ' || (is_digit(text.at(at + 1)) && text.at(at + 2) == U' '));
}

/// Titles among the lines before `limit`: the last that reads as a plan's, the last that reads as a letter's.
Lines titles_in_lines(const Text& text, std::size_t limit) {
  Lines found;
  std::vector<Range> recent;  // short lines straight before, an incomplete title perhaps
  std::size_t blank_lines = 0;
  for (const Range& whole : text.lines()) {
    if (whole.from >= limit) break;
    const Range line = text.trimmed({whole.from, std::min(whole.to, limit)});
    const View view = text.view(line);
    if (line.empty()) {
      if (++blank_lines > 2) recent.clear();
      continue;
    }
    if (line.size() > 160 || (has_sentence(view) && !reads_as_title(view)) || !starting_word(view, kLabels).empty()) {
      const bool titled = found.title && (!found.letter || found.title->from > found.letter->from);
      if (titled && opens_plan(view)) break;
      recent.clear();
      continue;
    }
    if (starts_with_number(text, line.from)) continue;
    Range joined = line;
    for (std::size_t i = recent.size(); i-- > 0 && recent.size() - i < kTitleLinesMax;) {
      const View above = text.view(recent[i]);
      const bool begins = above.find(U"关于") != View::npos || names_body(above);
      const bool fits = blank_lines == 0 || above.starts_with(U"关于");
      if (!fits || recent[i].size() > kTitleLineMax) break;
      if (begins || joined.size() < 12) joined.from = recent[i].from;
    }
    if (reads_as_letter(text.view(joined)) || reads_as_letter(view)) {
      found.letter = reads_as_letter(text.view(joined)) ? joined : line;
      recent.clear();
    } else if (reads_as_title(text.view(joined)) && !reads_as_title(view)) {
      found.title = joined;
      recent.clear();
    } else if (reads_as_title(view)) {
      const bool continued = text.view(joined).starts_with(U"关于") && joined.from != line.from;
      found.title = continued ? joined : line;
      recent.clear();
    } else {
      recent.push_back(line);
    }
    blank_lines = 0;
  }
  return found;
}

}  // namespace

bool reads_as_title(View line) {
  line = trim(line);
  if (const auto cited = line.find(U"(引自"); cited != View::npos) line = line.substr(0, cited);
  if (line.size() > 2 && line.front() == U'《' && line.find(U'》') == line.size() - 1)
    line = line.substr(1, line.size() - 2);
  std::u32string joined;
  for (char32_t c : heading_name(line))
    if (c != U'\n') joined.push_back(c);
  const View name = joined;
  if (name.size() < kTitleMin || name.size() > kTitleMax || has_sentence(name)) return false;
  if (std::count(name.begin(), name.end(), U'《') != std::count(name.begin(), name.end(), U'》')) return false;
  if (!starting_word(name, kLabels).empty() || name.find(U"http") != View::npos) return false;
  return !ending_word(name, kPlanNouns).empty();
}

std::optional<Title> find_title(const Text& text, const std::vector<Signature>& signatures, std::size_t first_marker) {
  const Lines lines = titles_in_lines(text, first_marker);
  std::string sender = lines.letter ? sender_of(text, *lines.letter) : "";
  const auto with_sender = [&](std::optional<Title> title) {
    if (title) title->letter_from = sender;
    return title;
  };
  for (const Signature& signature : signatures) {
    const bool after_text = signature.day.from > first_marker;
    const std::size_t limit = after_text ? signature.day.to + 400 : first_marker;
    if (auto title = heading_after(text, signature.day.to, limit)) {
      if (!after_text || text.view({title->range.to, text.size()}).find(U"\n一、") != View::npos)
        return with_sender(title);
    }
    // Behind a letter with points of its own a plan's heading must lead to a first chapter.
    if (auto title = heading_inside(text, signature.day.to, limit)) {
      const View behind = text.view({title->range.to, std::min(text.size(), title->range.to + 600)});
      if (!after_text || behind.find(U"一、") != View::npos) return with_sender(title);
    }
  }
  if (lines.title && (!lines.letter || lines.title->from > lines.letter->from))
    return with_sender(made(text, with_bracket_line(text, *lines.title, first_marker), 0.85, "正文之前的标题行", true));
  if (lines.letter) {
    if (const auto plan = forwarded(text, *lines.letter))
      return with_sender(made(text, *plan, 0.85, "印发通知的标题", false));
    return with_sender(made(text, *lines.letter, 0.85, "通知标题", false));
  }
  if (auto title = heading_of_page(text, first_marker)) return with_sender(title);
  // A text without line ends begins with its title, or with a page's words around it.
  if (text.line_at(0).size() <= 2 * kTitleMax) return std::nullopt;
  if (auto title = heading_inside(text, 0, first_marker)) return title;
  return with_sender(heading_in_words(text, first_marker));
}

}  // namespace duban::extract
