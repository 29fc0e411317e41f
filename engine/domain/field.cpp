#include "domain/field.hpp"

#include <algorithm>
#include <array>

#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

constexpr std::u32string_view kLevels = U"省市县区州盟旗";
/// Words in which one of the characters above says no level.
constexpr std::array<std::u32string_view, 9> kNoLevels{U"城市", U"市场", U"市容", U"市政", U"县域",
                                                       U"区域", U"园区", U"社区", U"景区"};
constexpr std::array<std::u32string_view, 4> kStates{U"国家", U"中央", U"自治", U"全国"};
constexpr std::array<std::u32string_view, 20> kKinds{
    U"委员会", U"办公室", U"管委会", U"领导小组", U"集团", U"公司", U"中心", U"总局", U"总队", U"支队",
    U"政府",   U"部门",   U"单位",   U"分局",     U"管委", U"局",   U"厅",   U"委",   U"办",   U"部"};
constexpr std::array<std::u32string_view, 7> kCollectives{U"各", U"有关", U"相关", U"全市", U"全省", U"属地", U"直各"};

/// A place and its level stand at the front; a place's name is at most this long.
constexpr std::size_t kPlaceCharactersMax = 6;

bool is_level_at(std::u32string_view name, std::size_t at) {
  if (kLevels.find(name[at]) == std::u32string_view::npos) return false;
  return std::ranges::none_of(kNoLevels, [&](std::u32string_view word) {
    const std::size_t found = name.find(word, at == 0 ? 0 : at - 1);
    return found != std::u32string_view::npos && found <= at && at < found + word.size();
  });
}

std::u32string_view without_place(std::u32string_view name) {
  for (std::size_t at = 0; at < std::min(name.size(), kPlaceCharactersMax + 1);) {
    if (!is_level_at(name, at)) {
      ++at;
      continue;
    }
    name.remove_prefix(at + 1);
    at = 0;
  }
  for (const std::u32string_view state : kStates)
    if (name.starts_with(state)) name.remove_prefix(state.size());
  if (name.size() > 2 && name.starts_with(U"委")) name.remove_prefix(1);
  return name;
}

}  // namespace

std::string field_of(std::string_view unit) {
  const std::u32string whole = code_points(unit);
  std::u32string_view name = whole;
  const auto is_collective = [&] {
    return std::ranges::any_of(kCollectives, [&](std::u32string_view word) { return name.starts_with(word); });
  };
  if (is_collective()) return {};
  name = without_place(name.substr(0, name.find_first_of(U"(（〈")));
  if (is_collective()) return {};
  const auto kind = std::ranges::find_if(kKinds, [&](std::u32string_view word) { return name.ends_with(word); });
  if (kind != kKinds.end()) name.remove_suffix(kind->size());
  return name.size() < 2 ? std::string() : to_utf8(name);
}

bool same_field(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  std::u32string longer = code_points(a);
  std::u32string shorter = code_points(b);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  if (longer.front() != shorter.front()) return false;
  std::size_t at = 0;
  for (const char32_t c : shorter) {
    at = longer.find(c, at);
    if (at++ == std::u32string::npos) return false;
  }
  return true;
}

}  // namespace duban::domain
