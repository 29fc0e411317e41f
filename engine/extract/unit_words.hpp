// What names of units are made of: endings, levels, collectives, national bodies. Tables, and the questions asked of
// them.
#pragma once

#include "extract/text.hpp"

namespace duban::extract {

/// The level of government that a name states first: 市科技局 → 市; 区县公安局 → 区 and 县; 各级公安部门 → 各级.
struct LevelPrefix {
  std::size_t length = 0;
  View first;
  View second;  // of a joined prefix (区县), else empty
};

LevelPrefix level_prefix(View name);

/// Whether `name` ends like a body that can act (局, 委, 部门, 中心, 公司 …).
bool names_body(View name);
/// Whether it is a department of a government or party committee, which takes its level's prefix (局, 委, 办 …).
bool is_department(View name);
/// A body that may take a prefix (中心, 队, 站, 所 …), but often has a proper name.
bool is_agency(View name);
/// Collectives (各县区), places' governments, companies, schools, national bodies: no prefix is carried to them.
bool takes_no_prefix(View name);
/// A name without a second one in brackets: 智慧城市中心(区数字办).
View without_bracket(View name);
/// Bodies of the central government and their branches.
bool is_national(View name);
/// A department of the party committee (组织部, 宣传部 …): 市委 is carried to it, not 市.
bool is_party_department(View name);
/// 各…, 有关…, 相关…, 市直…: many bodies in one name.
bool is_collective(View name);
/// A name that only says which kind of place (管委, 乡镇, 县级市): 各 is carried to it.
bool is_kind_of_place(View name);
/// Of a government's name the place it governs: 县(市、区)人民政府 → 县(市、区), 区人民政府(管委会) → 区; else `name`
/// itself.
View governed_place(View name);
/// A level alone (区, 县(市), 乡镇): it shares the ending of the next name.
bool is_level_alone(View name);
/// The ending that bare names before it share: 部门, 人民政府, 片区管理局 …; empty if there is none.
View shared_ending(View name);

}  // namespace duban::extract
