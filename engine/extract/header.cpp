#include "extract/header.hpp"

#include <algorithm>
#include <array>

#include "extract/headings.hpp"
#include "extract/marker.hpp"
#include "extract/numerals.hpp"
#include "extract/period.hpp"
#include "extract/title.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

using domain::Date;
using domain::Source;

/// Where the outline begins: the first 一、 or 第一章, else the first (一), else the first 1.
std::size_t first_marker(const Text& text) {
  std::array<std::size_t, 3> first;
  first.fill(text.size());
  for (const Range& line : text.lines()) {
    std::size_t at = line.from;
    while (at < line.to && is_blank(text.at(at))) ++at;
    if (at >= line.to) continue;
    const auto marker = marker_at(text, at);
    if (!marker || marker->ordinal > 1) continue;
    const std::size_t slot = marker->kind <= MarkerKind::han && marker->kind != MarkerKind::article ? 0
                             : marker->kind == MarkerKind::han_paren                                ? 1
                                                                                                    : 2;
    first[slot] = std::min(first[slot], at);
  }
  if (first[0] == text.size()) {
    const View view = text.view();
    for (std::size_t at = view.find(U"一、"); at != View::npos; at = view.find(U"一、", at + 1)) {
      const bool paused = at > 0 && (ends_sentence(view[at - 1]) || is_blank(view[at - 1]) || view[at - 1] == U':');
      if (!paused && !opens_outline(view, at)) continue;
      first[0] = at;
      break;
    }
  }
  for (std::size_t at : first)
    if (at < text.size()) return at;
  return text.size();
}

/// `云政发〔2024〕12号`: letters and Han before a bracketed year, digits and 号 after it. Not inside brackets: that
/// cites another paper.
struct Number {
  Range range;
  int year = 0;
};

std::optional<Number> number_at(const Text& text, std::size_t open, std::size_t limit) {
  std::size_t i = open + 1;
  int year = 0;
  for (; i < open + 5; ++i) {
    if (!is_digit(text.at(i))) return std::nullopt;
    year = year * 10 + static_cast<int>(text.at(i) - U'0');
  }
  const char32_t shut = text.at(i);
  if (shut != U'〕' && shut != U']' && shut != U')' && shut != U'】') return std::nullopt;
  ++i;
  std::size_t digits = 0;
  while (i < limit && (text.at(i) == U' ' || text.at(i) == U'第')) ++i;
  while (i < limit && is_digit(text.at(i))) ++i, ++digits;
  while (i < limit && text.at(i) == U' ') ++i;
  if (digits == 0 || text.at(i) != U'号') return std::nullopt;
  std::size_t from = open;
  while (from > 0 && open - from < 14 &&
         (is_han(text.at(from - 1)) || (text.at(from - 1) >= U'A' && text.at(from - 1) <= U'Z')))
    --from;
  const View head = text.view({from, open});
  if (const auto paper = head.rfind(U"文件"); paper != View::npos) from += paper + 2;
  if (from == open || year < 1990 || year > 2100) return std::nullopt;
  return Number{{from, i + 1}, year};
}

/// `33 号` → `33号`.
std::string without_blanks(std::string printed) {
  std::erase(printed, ' ');
  return printed;
}

void read_number(const Text& text, std::size_t limit, Header& header) {
  constexpr std::size_t kBracketMax = 100;  // what is open for longer was never closed
  std::size_t opened = 0;
  int brackets = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (c == U'\n') brackets = 0;
    const bool opens_year = (c == U'〔' || c == U'[' || c == U'(' || c == U'【') && is_digit(text.at(i + 1));
    if (opens_year) {
      if (const auto number = number_at(text, i, text.size())) {
        if (!header.calendar.number_year) header.calendar.number_year = number->year;
        const bool cited = brackets > 0 || text.before(number->range.from) == U'(';
        if (!cited && i < limit) {
          header.document.number = without_blanks(text.printed(number->range));
          header.document.number_source = {number->range.span(), 0.95, "发文字号"};
          header.calendar.number_year = number->year;
          return;
        }
        i = number->range.to - 1;
        continue;
      }
    }
    if (c == U'(') {
      ++brackets;
      opened = i;
    }
    if (i - opened > kBracketMax) brackets = 0;
    if (c == U')') brackets = std::max(0, brackets - 1);
    if (i > limit && header.calendar.number_year) return;
  }
}

/// A year that the text names before its outline, where nothing else tells one: `2024年民生实事清单` over a bare table.
std::optional<int> head_year(const Text& text, std::size_t limit) {
  static constexpr WordSet kOthers{U"到", U"至", U"比", U"较", U"〔", U"《"};
  for (std::size_t i = 0; i + 4 < limit; ++i) {
    if (!is_digit(text.at(i)) || is_digit(text.before(i))) continue;
    std::size_t length = 0;
    const auto year = digits_number(text.view({i, i + 5}), length);
    if (!year || length != 4 || *year < 1990 || *year > 2100 || text.at(i + 4) != U'年') continue;
    if (ending_word(text.view({i > 2 ? i - 2 : 0, i}), kOthers).empty()) return year;
  }
  return std::nullopt;
}

struct PageDate {
  View label;
  bool published;
  int weight;
};
constexpr std::array<PageDate, 12> kPageDates{{{U"成文日期", false, 3},
                                               {U"发文日期", false, 3},
                                               {U"签发日期", false, 3},
                                               {U"发布日期", true, 3},
                                               {U"发布时间", true, 3},
                                               {U"发文时间", false, 2},
                                               {U"公开日期", true, 2},
                                               {U"公布日期", true, 3},
                                               {U"生成日期", false, 2},
                                               {U"时间", true, 1},
                                               {U"日期", true, 1},
                                               {U"发表于", true, 1}}};

/// Dates of the page: beside a label, or a line of their own with a clock time.
void read_page_dates(const Text& text, std::size_t limit, Header& header) {
  constexpr std::size_t kRunOnMin = 500;
  int published_weight = 0;
  int signed_weight = 0;
  const auto take = [&](Date date, Range range, bool published, int weight, const char* why) {
    int& known = published ? published_weight : signed_weight;
    if (weight <= known) return;
    known = weight;
    (published ? header.document.published_on : header.document.signed_on) = date;
    (published ? header.document.published_on_source : header.document.signed_on_source) = {range.span(), 0.95, why};
  };
  for (std::size_t i = 0; i < limit; ++i) {
    if (!is_digit(text.at(i)) || is_digit(text.before(i))) continue;
    std::size_t end = i;
    const auto date = full_date_at(text, i, text.size(), end);
    if (!date) continue;
    std::size_t at = i;
    while (at > 0 && View(U" :]|\t").find(text.at(at - 1)) != View::npos) --at;
    const View before = text.view({at > 6 ? at - 6 : 0, at});
    bool labelled = false;
    for (const PageDate& page : kPageDates) {
      if (labelled || !before.ends_with(page.label) || at == i) continue;
      labelled = true;
      take(*date, {i, end}, page.published, page.weight, page.published ? "页面写明的发布日期" : "页面写明的成文日期");
    }
    const bool clock =
        text.at(end) == U' ' && is_digit(text.at(end + 1)) && (text.at(end + 3) == U':' || text.at(end + 2) == U':');
    static constexpr WordSet kPageWords{U"来源", U"作者", U"浏览", U"点击", U"字体", U"字号"};
    const View after = text.at(end) == U' ' ? text.view({end + 1, std::min(text.size(), end + 3)}) : View{};
    if (!labelled && text.before(i) == U'\n' && is_any(after, kPageWords))
      take(*date, {i, end}, true, 1, "页面上的日期和来源");
    std::size_t start = i;
    while (start > 0 && text.at(start - 1) == U' ') --start;
    // In a text without line ends a blank parts it from the words before.
    const bool apart = text.before(start) == U'\n' || (start < i && text.line_at(i).size() > kRunOnMin);
    if (!labelled && clock && apart) take(*date, {i, end}, true, 1, "页面上的日期和时刻");
    i = end - 1;
  }
}

/// The body behind a label of the page: `发布机构：云州市民政局`.
Range labelled_issuer(const Text& text, std::size_t limit) {
  static constexpr WordSet kLabels{U"发文机关", U"发布机构", U"发文单位", U"发布单位",
                                   U"制定机关", U"公开主体", U"发文机构"};
  const View view = text.view({0, limit});
  for (std::size_t at = 0; at < view.size(); ++at) {
    const View label = starting_word(view.substr(at), kLabels);
    if (label.empty()) continue;
    std::size_t from = at + label.size();
    while (from < view.size() && View(U" :|\t").find(view[from]) != View::npos) ++from;
    std::size_t to = from;
    while (to < view.size() && is_han(view[to])) ++to;
    if (to >= from + 4 && from > at + label.size() && names_body(view.substr(from, to - from))) return {from, to};
  }
  return {};
}

/// The bodies on the line straight above the title.
Range bodies_above(const Text& text, Range title) {
  if (title.from == 0) return {};
  const Range line = text.trimmed(text.line_at(title.from - 1));
  if (line.empty() || line.to >= title.from) return {};
  std::size_t from = line.from;
  for (std::size_t at = line.from; at <= line.to; ++at) {
    if (at < line.to && !is_blank(text.at(at))) continue;
    const View name = text.view({from, at});
    from = at + 1;
    if (!name.empty() && (name.size() < 4 || !names_body(name) || !std::all_of(name.begin(), name.end(), is_han)))
      return {};
  }
  return line;
}

/// The body that wrote a plan which nobody signed: before the year in its title, or its page's.
void guess_issuer(const Text& text, const std::optional<Title>& title, std::size_t marker, Header& header) {
  auto& document = header.document;
  const auto take = [&](Range range, double confidence, const char* why) {
    document.issuer = text.printed(range);
    document.issuer_source = {range.span(), confidence, why};
  };
  if (title && !title->letter_from.empty()) {
    document.issuer = title->letter_from;
    document.issuer_source = {title->range.span(), 0.85, "印发通知标题中的发文单位"};
    return;
  }
  if (title) {
    static constexpr WordSet kAfterBody{U"关于", U"开展", U"贯彻", U"落实", U"推进"};
    // A place is no body, nor are departments in general.
    static constexpr WordSet kPlaces{U"部门", U"新区", U"高新区", U"开发区", U"经开区", U"示范区",
                                     U"园区", U"景区", U"街道",   U"乡镇",   U"镇",     U"村"};
    const View view = text.view(title->range);
    for (std::size_t i = 4; i < view.size(); ++i) {
      if (!is_digit(view[i]) && starting_word(view.substr(i), kAfterBody).empty()) continue;
      if (i >= 4 && names_body(view.substr(0, i)) && ending_word(view.substr(0, i), kPlaces).empty())
        return take({title->range.from, title->range.from + i}, 0.75, "标题开头的单位");
      break;
    }
  }
  if (const Range above = title ? bodies_above(text, title->range) : Range{}; !above.empty()) {
    take(above, 0.8, "标题上方的单位");
    for (auto at = document.issuer->find(' '); at != std::string::npos; at = document.issuer->find(' ', at))
      document.issuer->replace(at, document.issuer->find_first_not_of(' ', at) - at, "、");
    return;
  }
  if (const Range named = labelled_issuer(text, marker); !named.empty()) return take(named, 0.8, "页面写明的发文单位");
  const View head = text.view({0, marker});
  // Where line ends were lost: 云山县人民政府办公室关于印发….
  constexpr std::size_t kSenderMax = 30;
  if (const auto about = head.find(U"关于印发"); about != View::npos) {
    const auto blank = head.substr(0, about).find_last_of(U" \n");
    const Range sender{blank == View::npos ? 0 : blank + 1, about};
    if (sender.size() >= 4 && sender.size() <= kSenderMax && names_body(text.view(sender)))
      return take(sender, 0.8, "开头的发文单位");
  }
  if (const auto cited = head.find(U"引自"); cited != View::npos) {
    const auto site = head.find(U"网站", cited);
    if (site != View::npos && site - cited < 30) return take({cited + 2, site}, 0.7, "页面引自该单位网站");
  }
  static constexpr WordSet kActs{U"组织实施", U"制定", U"印发", U"研究制定", U"实施", U"出台"};
  for (std::size_t at = head.find(U'局'); at != View::npos; at = head.find(U'局', at + 1)) {
    if (starting_word(head.substr(at + 1), kActs).empty()) continue;
    std::size_t from = at;
    while (from > 0 && is_han(head[from - 1])) --from;
    if (at - from >= 3 && at - from <= 20) return take({from, at + 1}, 0.6, "正文说明由该单位组织实施");
  }
}

void read_signature(const Text& text, const std::vector<Signature>& signatures, const std::optional<Title>& title,
                    std::size_t marker, Header& header) {
  const Signature* chosen = nullptr;
  for (const Signature& signature : signatures) {
    if (signature.bracketed && signature.day.from > marker) continue;  // a stage's day
    if (signature.day.from > marker && signature.day.from > header.plan_from) {
      if (header.text_ends == 0) header.text_ends = signature.units.empty() ? signature.day.from : signature.units.from;
      if (!chosen) chosen = &signature;
    } else if (!chosen) {
      chosen = &signature;
    }
  }
  if (!chosen) return;
  header.document.signed_on = chosen->date;
  header.document.signed_on_source = {Source{chosen->day.span(), 0.97, "落款日期"}};
  if (chosen->issuer.empty()) return;
  // Who had it printed is the author only where nothing else names one.
  if (chosen->printed) guess_issuer(text, title, marker, header);
  if (header.document.issuer) return;
  header.document.issuer = chosen->issuer;
  header.document.issuer_source = {Source{chosen->units.span(), 0.95, "落款单位"}};
}

}  // namespace

Header read_header(const Text& text, std::size_t first_table) {
  Header header;
  std::size_t marker = first_marker(text);
  marker = std::min(marker, first_table);
  const auto signatures = find_signatures(text);
  const auto title = find_title(text, signatures, marker);
  if (title) {
    header.document.title = title->text;
    header.document.title_source = {title->range.span(), title->confidence, title->why};
    if (title->own) header.plan_from = title->range.to;
  }
  const std::size_t plan_starts = std::max(marker, header.plan_from);
  read_number(text, plan_starts, header);
  read_page_dates(text, plan_starts, header);
  read_signature(text, signatures, title, marker, header);
  if (!header.document.issuer) guess_issuer(text, title, marker, header);
  auto period = find_period(text, title ? std::optional<Range>(title->range) : std::nullopt, header.document.signed_on);
  if (!period) period = period_of_campaign(text, {header.plan_from, plan_starts});
  if (period) {
    header.document.period = period->period;
    header.document.period_source = {period->range.span(), period->confidence, period->why};
  }
  header.calendar.period = header.document.period;
  header.calendar.signed_on = header.document.signed_on;
  header.calendar.published_on = header.document.published_on;
  constexpr std::size_t kHeadMax = 2000;
  header.calendar.head_year = head_year(text, std::min(plan_starts, kHeadMax));
  return header;
}

}  // namespace duban::extract
