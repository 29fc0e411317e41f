// The field of a unit: what it works on, whatever its level and kind of body, so that the province's department and the
// city's bureau are seen to answer for the same.
#pragma once

#include <string>
#include <string_view>

namespace duban::domain {

/// What is left of a unit's name without place, level and kind of body: 科技 of 省科技厅, 发展改革 of
/// 市发展和改革委员会. Empty for what has no field of its own: governments, collectives (各县区, 有关部门).
std::string field_of(std::string_view unit);

/// Equal, or one shortens the other by leaving characters out after the first: 发改 of 发展改革.
bool same_field(std::string_view a, std::string_view b);

}  // namespace duban::domain
