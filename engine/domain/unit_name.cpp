#include "domain/unit_name.hpp"

#include <algorithm>

#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

using View = std::u32string_view;

struct Rewriting {
  View from;
  View to;
};

/// Anywhere in the name; longer ones first.
constexpr Rewriting kAnywhere[] = {
    {U"管理委员会", U"管委会"},     {U"股份有限公司", U"公司"},    {U"有限责任公司", U"公司"}, {U"有限公司", U"公司"},
    {U"人民检察院", U"检察院"},     {U"人民法院", U"法院"},        {U"人民政府", U"政府"},     {U"监督管理", U"监管"},
    {U"中国人民银行", U"人民银行"}, {U"共产主义青年团", U"共青团"}};
/// In front of the place.
constexpr View kParty[] = {U"中国共产党", U"中共"};
/// At its end only.
constexpr Rewriting kAtEnd[] = {{U"委员会", U"委"}, {U"委会", U"委"}, {U"办公室", U"办"}};

/// The words for one's own place, and what they are no such words in.
constexpr View kOwn = U"省市县区州旗镇乡";
constexpr View kNotOwn[] = {U"市场", U"区域", U"区块", U"县域", U"乡村", U"市政工程"};

/// The last words that a short form keeps.
constexpr View kSuffixes[] = {U"研究院", U"检察院", U"办公厅", U"公司", U"支队", U"总队", U"中心", U"集团",
                              U"分行",   U"银行",   U"法院",   U"学校", U"学院", U"大学", U"医院", U"政府",
                              U"委",     U"局",     U"办",     U"厅",   U"部",   U"院",   U"会",   U"处",
                              U"科",     U"站",     U"社",     U"队",   U"台",   U"馆",   U"室"};

/// Words of three characters in the names of units; all others are taken for words of two.
constexpr View kLongWords[] = {U"信息化", U"现代化", U"机械化", U"标准化", U"一体化", U"公积金", U"残疾人", U"自动化"};

char32_t plain(char32_t c) {
  if (c >= U'！' && c <= U'～') c -= 0xFEE0;
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

constexpr View kMarks = U" \t\u3000\u00A0\u200B\"'“”‘’《》·•・、,";
constexpr View kConnectives = U"和与及";

void drop(std::u32string& text, View characters) {
  std::erase_if(text, [&](char32_t c) { return characters.find(c) != View::npos; });
}

void rewrite(std::u32string& text, const Rewriting& rule) {
  for (auto at = text.find(rule.from); at != std::u32string::npos; at = text.find(rule.from, at + rule.to.size()))
    text.replace(at, rule.from.size(), rule.to);
}

/// Without what stands in brackets; an opening one without its end drops the rest.
std::u32string outside_brackets(const std::u32string& text) {
  std::u32string out;
  int depth = 0;
  for (char32_t c : text) {
    if (c == U'(' || c == U'[' || c == U'〔' || c == U'【') {
      ++depth;
    } else if (c == U')' || c == U']' || c == U'〕' || c == U'】') {
      depth = std::max(0, depth - 1);
    } else if (depth == 0) {
      out += c;
    }
  }
  return out;
}

View own_place(View text) {
  if (text.size() < 2 || kOwn.find(text.front()) == View::npos) return {};
  for (View word : kNotOwn)
    if (text.starts_with(word)) return {};
  return text.substr(0, 1);
}

View region_in_front(View text, std::span<const std::u32string> regions) {
  View longest;
  for (const std::u32string& region : regions)
    if (region.size() > longest.size() && text.size() > region.size() && text.starts_with(region)) longest = region;
  return longest;
}

std::size_t word_length(View text) {
  for (View word : kLongWords)
    if (text.starts_with(word)) return word.size();
  // 大数据 is shortened to 数.
  if (text.starts_with(U"大数据")) return 1;
  return std::min<std::size_t>(2, text.size());
}

/// Whether `core` can be read off the words of `full`: of each word nothing, its first character, or as much of it from
/// the start as is wanted.
bool reads_off(View core, View full) {
  if (core.empty()) return true;
  for (std::size_t at = 0; at < full.size();) {
    const std::size_t length = word_length(full.substr(at));
    for (std::size_t taken = 1; taken <= std::min(length, core.size()) && full[at + taken - 1] == core[taken - 1];
         ++taken)
      if (reads_off(core.substr(taken), full.substr(at + length))) return true;
    at += length;
  }
  return false;
}

}  // namespace

UnitName take_apart(std::string_view name, std::span<const std::u32string> regions) {
  UnitName parts;
  std::u32string text;
  for (char32_t c : code_points(name)) text += plain(c);
  text = outside_brackets(text);
  drop(text, kMarks);
  for (View party : kParty)
    if (text.size() > party.size() && text.starts_with(party)) text.erase(0, party.size());
  // The place goes before the connectives: its name may hold one.
  std::u32string scope;
  View rest = text;
  for (View region = region_in_front(rest, regions); !region.empty(); region = region_in_front(rest, regions)) {
    scope = region;
    rest.remove_prefix(region.size());
  }
  std::u32string core(rest);
  drop(core, kConnectives);
  for (const Rewriting& rule : kAnywhere) rewrite(core, rule);
  for (const Rewriting& rule : kAtEnd)
    if (core.ends_with(rule.from)) core.replace(core.size() - rule.from.size(), rule.from.size(), rule.to);
  parts.normal = scope + core;
  if (scope.empty()) scope = own_place(core);
  if (scope.size() == 1) core.erase(0, 1);
  parts.scope = std::move(scope);
  for (View suffix : kSuffixes)
    if (parts.suffix.empty() && core.size() > suffix.size() && core.ends_with(suffix)) parts.suffix = suffix;
  parts.core = std::move(core);
  return parts;
}

bool is_short_form(View core, View full) {
  return core.size() >= 2 && core.size() < full.size() && core.front() == full.front() && reads_off(core, full);
}

}  // namespace duban::domain
