#include "domain/rejection.hpp"

#include <stdexcept>

namespace duban::domain {

// A case for each code, so that a new one fails to build.
// NOLINTNEXTLINE(readability-function-size)
std::string_view name_of(RejectionCode code) {
  switch (code) {
    case RejectionCode::empty_document:
      return "empty_document";
    case RejectionCode::binary_document:
      return "binary_document";
    case RejectionCode::document_too_large:
      return "document_too_large";
    case RejectionCode::invalid_encoding:
      return "invalid_encoding";
    case RejectionCode::unreadable_document:
      return "unreadable_document";
    case RejectionCode::unsupported_format:
      return "unsupported_format";
    case RejectionCode::encrypted_document:
      return "encrypted_document";
    case RejectionCode::scanned_document:
      return "scanned_document";
    case RejectionCode::damaged_document:
      return "damaged_document";
    case RejectionCode::dangerous_document:
      return "dangerous_document";
    case RejectionCode::reading_failed:
      return "reading_failed";
    case RejectionCode::no_measures:
      return "no_measures";
    case RejectionCode::plan_already_imported:
      return "plan_already_imported";
    case RejectionCode::measures_without_due_date:
      return "measures_without_due_date";
    case RejectionCode::changes_undecided:
      return "changes_undecided";
    case RejectionCode::ledger_already_taken_over:
      return "ledger_already_taken_over";
    case RejectionCode::invalid_value:
      return "invalid_value";
    case RejectionCode::missing_value:
      return "missing_value";
    case RejectionCode::invalid_status:
      return "invalid_status";
    case RejectionCode::co_units_open:
      return "co_units_open";
    case RejectionCode::same_person:
      return "same_person";
    case RejectionCode::percent_falls:
      return "percent_falls";
    case RejectionCode::due_date_passed:
      return "due_date_passed";
    case RejectionCode::due_date_not_later:
      return "due_date_not_later";
    case RejectionCode::extension_pending:
      return "extension_pending";
    case RejectionCode::extensions_used_up:
      return "extensions_used_up";
    case RejectionCode::period_reported:
      return "period_reported";
    case RejectionCode::calendar_unknown:
      return "calendar_unknown";
    case RejectionCode::unit_already_assigned:
      return "unit_already_assigned";
    case RejectionCode::already_linked:
      return "already_linked";
    case RejectionCode::link_cycle:
      return "link_cycle";
    case RejectionCode::not_found:
      return "not_found";
    case RejectionCode::not_permitted:
      return "not_permitted";
    case RejectionCode::stale_version:
      return "stale_version";
    case RejectionCode::name_taken:
      return "name_taken";
    case RejectionCode::key_reused:
      return "key_reused";
  }
  return "unknown";
}

void throw_exception_from_error(const Rejection& rejection, const boost::source_location& location) {
  throw std::logic_error("a refusal was taken for a value: " + rejection.message + " (" + location.to_string() + ")");
}

}  // namespace duban::domain
