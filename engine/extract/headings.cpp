#include "extract/headings.hpp"

#include <algorithm>

#include "extract/clause_words.hpp"
#include "extract/numerals.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

/// Headings that stand alone by custom: in a text without line ends the body follows them without a sign.
constexpr WordSet kCustomary{U"指导思想", U"总体要求", U"总体思路", U"总体目标", U"工作目标", U"主要目标", U"整治目标",
                             U"发展目标", U"目标任务", U"工作任务", U"主要任务", U"重点任务", U"工作重点", U"重点工作",
                             U"工作内容", U"工作措施", U"主要措施", U"实施步骤", U"工作步骤", U"组织领导", U"组织机构",
                             U"组织保障", U"保障措施", U"工作要求", U"有关要求", U"工作安排", U"时间安排", U"职责分工",
                             U"任务分工", U"基本原则", U"工作原则", U"整治重点", U"整治内容", U"整治范围", U"行动目标",
                             U"方法步骤", U"整治时间", U"实施时间", U"行动时间", U"工作时间", U"活动时间"};

/// Endings of headings that describe.
constexpr WordSet kBackgroundEndings{
    U"指导思想", U"总体要求", U"总的要求", U"基本要求", U"原则",     U"思路",     U"目标",     U"基础",     U"优势",
    U"形势",     U"背景",     U"现状",     U"意义",     U"基本情况", U"工作情况", U"必要性",   U"重要性",   U"空间布局",
    U"总体布局", U"发展布局", U"投资规模", U"建设规模", U"检查内容", U"整治内容", U"督查内容", U"考核内容", U"重点内容",
    U"范围",     U"对象",     U"编制依据", U"工作依据", U"依据",     U"存在问题", U"名词解释", U"总体部署", U"战略定位",
    U"发展定位", U"总则",     U"附则",     U"活动主题", U"工作主题", U"整治重点", U"检查重点", U"督查重点", U"建设标准",
    U"工作标准", U"验收标准", U"评价标准", U"技术标准", U"质量标准", U"补贴标准", U"奖补标准", U"申报条件"};

/// Endings that turn a describing word into work: 目标任务 names tasks, 目标考核 an act.
constexpr WordSet kTaskWords{U"任务", U"措施", U"重点工作", U"工作安排", U"举措"};

constexpr WordSet kGoalWords{U"目标", U"总体要求", U"总体思路", U"指标", U"愿景", U"预期"};

constexpr WordSet kTimeHeadings{U"实施时间", U"时间安排", U"活动时间", U"整治时间", U"行动时间", U"工作时间",
                                U"检查时间", U"实施期限", U"工作期限", U"时间步骤", U"规划期限", U"时限要求"};

/// Acts: a heading that begins with one orders something, whatever it ends in (夯实工作基础).
constexpr WordSet kActs{U"夯实", U"强化", U"扩大", U"拓展", U"发挥", U"优化", U"完善", U"落实", U"推进",
                        U"加强", U"打造", U"筑牢", U"巩固", U"提升", U"增强", U"聚焦", U"建立", U"规范",
                        U"创新", U"紧盯", U"围绕", U"突出", U"培育", U"加快", U"推动", U"构建", U"调整",
                        U"划定", U"实现", U"完成", U"开展", U"做好", U"制定", U"健全"};

bool closes_title(char32_t c, bool run_in) {
  return c == U'。' || (run_in && (c == U';' || c == U':' || c == U'!' || c == U'?'));
}

bool is_closing_mark(char32_t c) {
  return is_blank(c) || c == U':' || c == U';' || c == U',' || c == U'、' || c == U'。' || c == U'*' || c == U'#';
}

/// A blank may be what is left of the line end behind a heading: a whole sentence follows it.
std::size_t heading_before_blank(View text, bool run_on) {
  constexpr std::size_t kHeadingMax = 40;
  const std::size_t sentence_min = run_on ? 12 : 20;
  for (std::size_t i = 4; i + 4 < text.size() && i < kHeadingMax; ++i) {
    if ((text[i] == U',' && !run_on) || text[i] == U':') return 0;
    if (text[i] != U' ') continue;
    const View rest = trim(text.substr(i + 1));
    const bool sentence = rest.size() > sentence_min || rest.find(U',') != View::npos;
    if (!sentence || (!is_han(text[i - 1]) && text[i - 1] != U')')) return 0;
    const bool year = run_on && rest.find(U'年') == 4 && is_digit(rest.front());  // 2024年,…
    return is_han(rest.front()) || rest.front() == U'“' || rest.front() == U'《' || year ? i : 0;
  }
  return 0;
}

/// One of the parts of a heading such as 指导思想和基本原则.
bool is_background_part(View part) {
  return !ending_word(part, kBackgroundEndings).empty() && starting_word(part, kActs).empty();
}

/// The end of a clause, or of a stage's time, that stands between a marker and its heading:
/// `(一)责任单位:市住建局。筹集…`, `第一阶段(3月):动员。`; else `from`.
std::size_t after_leading_clause(const Text& text, Range own, std::size_t from) {
  std::size_t to = from;
  const char32_t c = text.at(from);
  if (c == U'(') {
    const std::size_t end = bracket_end(text, from, std::min(own.to, from + 40));
    if (end > 0 && end + 1 < own.to && text.at(end) == U':') return end + 1;
  }
  if ((c == U'(' || c == U'[' || c == U'【' || c == U'〔') && opens_clause(text, {from, own.to})) {
    to = bracket_end(text, from, own.to);
  } else if (starting_label(text.view({from, std::min(own.to, from + 16)}))) {
    while (to < own.to && text.at(to) != U'。' && text.at(to) != U'\n') ++to;
  }
  if (to == from) return from;
  while (to < own.to && text.at(to) != U'\n' && (is_blank(text.at(to)) || text.at(to) == U'。')) ++to;
  return to < own.to && text.at(to) != U'\n' ? to : from;
}

}  // namespace

std::size_t customary_length(View text) {
  std::size_t length = starting_word(text, kCustomary).size();
  while (length > 0 && length < text.size()) {
    const char32_t joint = text[length];
    if (joint != U'和' && joint != U'及' && joint != U'与' && joint != U'、') break;
    const std::size_t next = starting_word(text.substr(length + 1), kCustomary).size();
    if (next == 0) return 0;
    length += 1 + next;
  }
  return length;
}

void read_title(const Text& text, bool run_on, Node& node) {
  std::size_t from = node.marker.range.to;
  while (from < node.own.to && is_blank(text.at(from)) && text.at(from) != U'\n') ++from;
  from = after_leading_clause(text, node.own, from);
  std::size_t to = from;
  const bool run_in = node.run_in;
  std::size_t rest = node.own.to;
  for (; to < node.own.to; ++to) {
    const char32_t c = text.at(to);
    if (c == U'\n' || closes_title(c, run_in)) {
      rest = to + 1;
      break;
    }
    if ((c == U'(' || c == U'[' || c == U'【' || c == U'〔') && opens_clause(text, {to, node.own.to})) {
      rest = to;
      break;
    }
    if (to > from && (text.before(to) == U';' || text.before(to) == U' ') && is_han(c) &&
        starting_label(text.view({to, std::min(node.own.to, to + 16)}))) {
      rest = to;
      break;
    }
  }
  if (!run_in && (run_on || text.at(to) == U'。')) {
    std::size_t custom = run_on ? customary_length(text.view({from, to})) : 0;
    if (custom == 0) custom = heading_before_blank(text.view({from, to}), run_on);
    if (custom > 0 && from + custom < to) {
      to = from + custom;
      rest = to;
    }
  }
  while (to > from && is_closing_mark(text.at(to - 1))) --to;
  node.title = {from, to};
  node.title_only = text.trimmed({rest, std::max(rest, node.own.to)}).empty();
}

bool is_background(View title) {
  title = trim(title);
  if (const auto open = title.find_first_of(U"(:"); open != View::npos && open > 0) title = title.substr(0, open);
  if (title.size() > 24 || contains_any(title, kTaskWords)) return false;
  std::size_t from = 0;
  bool described = false;
  for (std::size_t i = 0; i <= title.size(); ++i) {
    const bool joint = i == title.size() || title[i] == U'和' || title[i] == U'与' || title[i] == U'及' ||
                       title[i] == U'、' || title[i] == U' ' || title[i] == U',';
    if (!joint) continue;
    const View part = title.substr(from, i - from);
    from = i + 1;
    if (part.empty()) continue;
    if (!is_background_part(part)) return false;
    described = true;
  }
  return described;
}

bool opens_outline(View text, std::size_t at) {
  constexpr std::size_t kNounMax = 2;
  constexpr std::size_t kCustomMax = 12;
  static constexpr WordSet kNouns{U"方案", U"计划", U"要点", U"意见", U"措施", U"如下"};
  const std::size_t from = at > kNounMax ? at - kNounMax : 0;
  return !ending_word(text.substr(from, at - from), kNouns).empty() ||
         customary_length(text.substr(std::min(text.size(), at + 2), kCustomMax)) > 0;
}

bool names_goals(View title) {
  return contains_any(title, kGoalWords);
}

bool may_hold_work(View title) {
  static constexpr WordSet kEndings{U"整治内容", U"重点内容", U"整治重点", U"检查重点", U"整治范围", U"督查重点"};
  return !ending_word(trim(title), kEndings).empty();
}

bool names_act(View title) {
  static constexpr WordSet kStarts{U"严厉", U"严查", U"严打", U"严禁", U"严格", U"打击", U"整治", U"排查", U"清理",
                                   U"查处", U"取缔", U"全面", U"深入", U"集中", U"督促", U"治理", U"规范", U"开展",
                                   U"加大", U"从严", U"依法", U"大力", U"彻底", U"坚决", U"着力", U"压实", U"深化"};
  static constexpr WordSet kEnds{U"整治", U"排查", U"治理", U"清理", U"打击", U"教育", U"宣传", U"行动",
                                 U"工程", U"监管", U"管控", U"整改", U"提升", U"建设", U"执法", U"巡查"};
  title = trim(title);
  return !starting_word(title, kActs).empty() || !starting_word(title, kStarts).empty() ||
         !ending_word(title, kEnds).empty();
}

bool names_time(View title) {
  return is_any(trim(title), kTimeHeadings);
}

}  // namespace duban::extract
