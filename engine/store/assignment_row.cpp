#include "store/assignment_row.hpp"

#include "store/rows.hpp"

namespace duban::store {

domain::Assignment assignment_from(const Query& row, int first) {
  domain::Assignment assignment;
  assignment.id = {row.integer(first)};
  assignment.version = static_cast<int>(row.integer(first + 1));
  assignment.unit = row.text(first + 2);
  assignment.part = domain::part_named(row.text_view(first + 3)).value_or(domain::Part::responsible);
  assignment.assumed = row.integer(first + 4) != 0;
  assignment.status = domain::status_named(row.text_view(first + 5)).value_or(domain::Status::issued);
  assignment.returned = row.integer(first + 6) != 0;
  assignment.due = due_from_key(row.text_view(first + 7));
  assignment.original_due = due_from_key(row.text_view(first + 8));
  if (!row.is_null(first + 9)) assignment.percent = static_cast<int>(row.integer(first + 9));
  assignment.last_report = row.text(first + 10);
  assignment.last_report_at = row.integer(first + 11);
  assignment.submitted_by = row.text(first + 12);
  assignment.note = row.text(first + 13);
  if (!row.is_null(first + 14)) assignment.resumes_as = domain::status_named(row.text_view(first + 14));
  assignment.evidence = static_cast<int>(row.integer(first + 15));
  assignment.extensions = static_cast<int>(row.integer(first + 16));
  assignment.group = row.text(first + 17);
  if (!row.is_null(first + 18)) assignment.assigned_on = domain::Date::parse(row.text_view(first + 18));
  assignment.signed_by = row.text(first + 19);
  return assignment;
}

domain::Light assignment_light_from(const Query& row, int first, const domain::Assignment& assignment,
                                    domain::Date today) {
  const domain::LightDates dates{due_from_key(row.text_view(first + 20)), due_from_key(row.text_view(first + 21))};
  return domain::light_of(assignment.status, assignment.due, dates, today);
}

std::vector<std::string> assigned_units(Database& database) {
  // A loose index scan: one seek a unit, however many assignments each has.
  Query units = database.query(
      "WITH RECURSIVE u (name) AS (SELECT min(unit) FROM assignments UNION ALL "
      "SELECT (SELECT min(unit) FROM assignments WHERE unit > u.name) FROM u WHERE u.name IS NOT NULL) "
      "SELECT name FROM u WHERE name IS NOT NULL");
  std::vector<std::string> names;
  while (units.step()) names.push_back(units.text(0));
  return names;
}

}  // namespace duban::store
