#include "domain/unit.hpp"

#include <algorithm>

namespace duban::domain {

namespace {

struct Words {
  std::string_view name;
  std::string_view word;
};

Words words_of(UnitLevel level) {
  switch (level) {
    case UnitLevel::national:
      return {"national", "国家"};
    case UnitLevel::province:
      return {"province", "省"};
    case UnitLevel::city:
      return {"city", "市"};
    case UnitLevel::county:
      return {"county", "县区"};
    case UnitLevel::township:
      return {"township", "乡镇"};
    case UnitLevel::enterprise:
      return {"enterprise", "企业"};
    case UnitLevel::other:
      return {"other", "其他"};
  }
  return {};
}

}  // namespace

bool Unit::has_name(std::string_view wanted) const {
  return name == wanted || std::ranges::find(aliases, wanted) != aliases.end();
}

std::string_view name_of(UnitKind kind) {
  return kind == UnitKind::group ? "group" : "unit";
}
std::string_view word_of(UnitKind kind) {
  return kind == UnitKind::group ? "单位组" : "单位";
}
std::string_view name_of(UnitLevel level) {
  return words_of(level).name;
}
std::string_view word_of(UnitLevel level) {
  return words_of(level).word;
}

std::optional<UnitKind> unit_kind_named(std::string_view name) {
  for (UnitKind kind : {UnitKind::unit, UnitKind::group})
    if (name_of(kind) == name || word_of(kind) == name) return kind;
  return std::nullopt;
}

std::optional<UnitLevel> unit_level_named(std::string_view name) {
  for (UnitLevel level : kUnitLevels)
    if (name_of(level) == name || word_of(level) == name) return level;
  return std::nullopt;
}

}  // namespace duban::domain
