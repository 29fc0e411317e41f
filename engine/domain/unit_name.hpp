// The names of units taken apart, so that one unit's many spellings meet: 市发改委 and 云州市发展和改革委员会.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duban::domain {

/// A name as code points, in normal form and in its parts.
struct UnitName {
  /// Full-width letters and digits as plain ones, without blanks, quotation marks, dots, 中共, 和 与 及 and what stands
  /// in brackets; 委员会 as 委, 人民政府 as 政府, 监督管理 as 监管, 有限公司 as 公司 and so on.
  std::u32string normal;
  /// The place in front, in full (云州市), or the word for one's own (市); empty if neither stands there.
  std::u32string scope;
  /// The rest, and its last word (委, 局, 办), which short forms keep.
  std::u32string core;
  std::u32string suffix;
};

/// Takes a name apart. `regions` are the places that are known; the longest that fits is the scope, and of several one
/// behind another (省 市 县) the last. UTF-8 that is not valid gives code points that match nothing.
UnitName take_apart(std::string_view name, std::span<const std::u32string> regions);

/// Whether `core` is an official short form of `full`, both without their common suffix: its characters begin words of
/// `full` in their order (发改 of 发展改革, 人社 of 人力资源社会保障), the first of them the first.
bool is_short_form(std::u32string_view core, std::u32string_view full);

}  // namespace duban::domain
