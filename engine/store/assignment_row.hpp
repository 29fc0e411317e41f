// The columns of an assignment's row, and the assignment in them.
#pragma once

#include <string_view>

#include "domain/light.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

/// Of the table under the name `a`.
inline constexpr std::string_view kAssignmentColumns =
    "a.id, a.version, a.unit, a.part, a.assumed, a.status, a.returned, a.due, a.original_due, a.percent, "
    "a.last_report, "
    "a.last_report_at, a.submitted_by, a.note, a.resumes_as, a.evidence, a.extensions, a.unit_group, "
    "a.assigned_on, a.signed_by, a.soon_from, a.overdue_from";
inline constexpr int kAssignmentColumnCount = 22;

/// The assignment whose columns begin at `first`.
domain::Assignment assignment_from(const Query& row, int first);
/// Its light on a day, from the same columns.
domain::Light assignment_light_from(const Query& row, int first, const domain::Assignment& assignment,
                                    domain::Date today);

/// The names of the units that have a part in anything.
std::vector<std::string> assigned_units(Database& database);

}  // namespace duban::store
