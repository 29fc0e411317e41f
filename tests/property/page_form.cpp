// What stands around a plan on its page, and what copying does to its lines and widths.
#include "property/render.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/utf8.hpp"

namespace duban::property {

namespace {

constexpr std::array<std::string_view, 5> kBefore{"首页 > 政务公开 > 政策文件", "微信 微博 打印 收藏",
                                                  "当前位置：首页 > 政策", "索引号：000014349/2024-00021",
                                                  "字体：大 中 小"};
constexpr std::array<std::string_view, 7> kAfter{"附件：任务清单",
                                                 "（此件公开发布）",
                                                 "扫一扫在手机打开当前页",
                                                 "分享到：",
                                                 "版权所有：云州市人民政府办公室　网站标识码：0000000000",
                                                 "【打印本页】【关闭窗口】",
                                                 "上一篇：关于春季防火的通告"};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

bool is_row(const std::string& line) {
  constexpr std::array<std::string_view, 4> kSigns{"\t", "|", "│", "──"};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](auto sign) { return line.find(sign) != std::string::npos; });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::size_t width_of(char32_t c) {
  return c < 0x2000 ? 1 : 2;
}

/// No line begins with a closing mark or a blank, and none breaks a number or a word in Latin letters.
bool may_break_before(char32_t c, char32_t before) {
  constexpr std::u32string_view kClosing = U"，。；：、）】〕”》％% 　";
  constexpr std::u32string_view kOpening = U"（【〔“《(";
  const bool inside_word = c < 0x80 && before < 0x80;
  return !inside_word && kClosing.find(c) == std::u32string_view::npos &&
         kOpening.find(before) == std::u32string_view::npos;
}

}  // namespace

std::string with_page(const std::string& text, Choices& choices) {
  std::string page;
  for (std::string_view line : kBefore)
    if (choices.rarely(3)) page += std::string(line) + "\n";
  page += text;
  for (std::string_view line : kAfter)
    if (choices.rarely(3)) page += std::string(line) + "\n";
  return page;
}

std::string with_other_lines(const std::string& text, Choices& choices) {
  const bool indented = choices.yes();
  const bool spaced = choices.yes();
  const bool trailing = choices.yes();
  const std::string end = choices.yes() ? "\r\n" : "\n";
  std::string other = choices.yes() ? "\xEF\xBB\xBF" : "";
  for (const std::string& line : lines_of(text)) {
    if (spaced && !is_row(line) && choices.yes()) other += end;
    other += (indented && !is_row(line) ? "　　" : "") + line + (trailing ? " " : "") + end;
  }
  return other;
}

std::string with_other_widths(const std::string& text, Choices& choices) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMarks{
      {{"（", "("}, {"）", ")"}, {"：", ":"}, {"，", ","}, {"；", ";"}}};
  std::string other = text;
  if (choices.yes())
    for (const auto& [wide, narrow] : kMarks) replace_all(other, wide, narrow);
  if (!choices.yes()) return other;
  std::u32string wide = domain::code_points(other);
  for (char32_t& c : wide)
    if ((c >= U'0' && c <= U'9') || c == U'.' || c == U'%') c += 0xFEE0;
  return domain::to_utf8(wide);
}

std::string wrapped(const std::string& text, Choices& choices) {
  constexpr std::size_t kLinesMin = 12;
  const std::size_t width = 44 + 2 * choices.below(18);
  std::string other;
  std::size_t full = 0;
  std::size_t lines = 0;
  // A page breaks the lines of paragraphs; who has lost all line ends has none of the page's either.
  const auto paragraphs = lines_of(text);
  if (paragraphs.size() < 3) return text;
  for (const std::string& line : paragraphs) {
    std::size_t column = 0;
    char32_t before = U'\n';
    for (char32_t c : domain::code_points(line)) {
      if (column + width_of(c) > width && may_break_before(c, before)) {
        other += "\n";
        column = 0;
        ++full;
        ++lines;
      }
      domain::append_utf8(other, c);
      column += width_of(c);
      before = c;
    }
    other += "\n";
    ++lines;
  }
  // Among few full lines the width cannot be told from chance.
  return lines >= kLinesMin && full * 2 >= lines ? other : text;
}

}  // namespace duban::property
