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

std::vector<UnitField> changed_fields(const Unit& before, const Unit& after) {
  std::vector<UnitField> fields;
  const auto compare = [&fields](UnitField field, bool same) {
    if (!same) fields.push_back(field);
  };
  compare(UnitField::name, before.name == after.name);
  compare(UnitField::aliases, before.aliases == after.aliases);
  compare(UnitField::level, before.level == after.level);
  compare(UnitField::region, before.region == after.region);
  compare(UnitField::parent, before.parent == after.parent);
  compare(UnitField::valid_from, before.validity.from == after.validity.from);
  compare(UnitField::valid_until, before.validity.until == after.validity.until);
  compare(UnitField::members, before.members == after.members);
  return fields;
}

std::string_view name_of(UnitField field) {
  switch (field) {
    case UnitField::name:
      return "name";
    case UnitField::aliases:
      return "aliases";
    case UnitField::level:
      return "level";
    case UnitField::region:
      return "region";
    case UnitField::parent:
      return "parent";
    case UnitField::valid_from:
      return "valid_from";
    case UnitField::valid_until:
      return "valid_until";
    case UnitField::members:
      return "members";
  }
  return {};
}

std::string_view word_of(UnitField field) {
  switch (field) {
    case UnitField::name:
      return "名称";
    case UnitField::aliases:
      return "别名";
    case UnitField::level:
      return "级别";
    case UnitField::region:
      return "地区";
    case UnitField::parent:
      return "上级单位";
    case UnitField::valid_from:
      return "启用日期";
    case UnitField::valid_until:
      return "停用日期";
    case UnitField::members:
      return "成员";
  }
  return {};
}

}  // namespace duban::domain
