#include "extract/furniture.hpp"

#include <algorithm>

#include "extract/clause_words.hpp"
#include "extract/marker.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

/// Lines that begin so stand behind the text of a document.
constexpr WordSet kTails{U"附件:",      U"附件1",    U"附件下载",  U"附表",   U"附:",      U"附录",     U"特此通知",
                         U"抄送",       U"(此件",    U"此件",      U"来源:",  U"【原文",   U"责任编辑", U"编辑:",
                         U"[编辑",      U"(编辑",    U"上一篇",    U"下一篇", U"相关文章", U"相关链接", U"推荐访问",
                         U"留言与评论", U"版权",     U"Copyright", U"地址:",  U"分享到",   U"打印",     U"信息公开选项",
                         U"扫一扫",     U"关闭窗口", U"<p",        U"</",     U"联系人:",  U"(联系人",  U"联系电话",
                         U"政策解读",   U"附注",     U"精彩美图",  U"验证码", U"网站地图", U"公开方式", U"主送",
                         U"【打印"};

/// Words of a page's foot, wherever they stand in a line of its own.
constexpr WordSet kFootWords{U"版权所有", U"ICP备", U"公网安备", U"网站标识码", U"技术支持:", U"浏览次数"};

constexpr WordSet kTailsInside{U"附件:", U"来源:", U"附件下载", U"特此通知"};

constexpr WordSet kClosings{U"本方案", U"本意见", U"本计划", U"本措施", U"本办法",
                            U"本通知", U"本规划", U"本行动", U"本实施", U"以上各项"};

bool is_annex_line(View line) {
  if (line == U"附件") return true;
  return line.starts_with(U"附件") && line.size() <= 5 && is_digit(line.back());
}

/// The first marker line at or after `from`.
std::size_t first_outline_line(const Text& text, std::size_t from) {
  bool annexes = false;  // below 附件: the names of annexes are numbered, too
  for (const Range& line : text.lines()) {
    if (line.to <= from) continue;
    std::size_t at = std::max(line.from, from);
    while (at < line.to && is_blank(text.at(at))) ++at;
    if (at >= line.to) continue;
    const auto marker = marker_at(text, at);
    annexes =
        text.view({at, line.to}).starts_with(U"附件:") || (annexes && marker && marker->kind == MarkerKind::digit);
    if (marker && !annexes) return at;
  }
  return from;
}

/// The last line before `to` that a marker or a label begins.
std::size_t last_point_line(const Text& text, std::size_t to) {
  const auto& lines = text.lines();
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const Range here = text.trimmed(*line);
    if (here.empty() || here.from >= to) continue;
    if (marker_at(text, here.from) || starting_label(text.view({here.from, std::min(here.to, here.from + 16)})))
      return here.from;
  }
  return 0;
}

constexpr WordSet kContacts{U"联系人", U"联系电话"};

}  // namespace

Range plan_body(const Text& text, const Header& header) {
  Range body{header.plan_from, text.size()};
  if (header.text_ends > body.from) body.to = header.text_ends;
  const std::size_t outline = first_outline_line(text, body.from);
  const std::size_t last_point = last_point_line(text, body.to);
  for (const Range& whole : text.lines()) {
    if (whole.to <= outline || whole.from >= body.to) continue;
    const Range line = text.trimmed(whole);
    const View view = text.view(line);
    // Whom to call stands inside measures, too.
    const bool contact = contains_any(view.substr(0, 6), kContacts) && line.from < last_point;
    if (line.from > outline && !contact &&
        (!starting_word(view, kTails).empty() || is_annex_line(view) ||
         (view.size() < 120 && contains_any(view, kFootWords)))) {
      body.to = std::min(body.to, line.from);
      break;
    }
    if (view.size() < 400) continue;
    // A text without line ends: furniture follows the last full stop.
    std::size_t cut = View::npos;
    for (View tail : kTailsInside) {
      const auto at = view.rfind(tail);
      if (at == View::npos || at == 0 || at < view.size() / 2) continue;
      if (view[at - 1] == U'。' || is_blank(view[at - 1])) cut = std::min(cut, at);
    }
    if (cut != View::npos) body.to = std::min(body.to, line.from + cut);
  }
  return body;
}

std::size_t closing_paragraph(const Text& text, Range node) {
  for (const Range& whole : text.lines_in(node)) {
    if (whole.from <= node.from) continue;
    const Range line = text.trimmed(whole);
    if (!starting_word(text.view(line), kClosings).empty()) return line.from;
  }
  return node.to;
}

}  // namespace duban::extract
