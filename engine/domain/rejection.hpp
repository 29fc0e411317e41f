// Why something asked for is refused. Refusals are for the sender, who can act on them: they say what was expected,
// what was found and what to do, in Chinese. Failures of the machine are exceptions instead.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duban::domain {

/// The stable names of refusals. `name_of` gives the spelling that programs see.
enum class RejectionCode {
  // documents
  empty_document,
  binary_document,
  document_too_large,
  invalid_encoding,
  unreadable_document,
  unsupported_format,
  encrypted_document,
  scanned_document,
  damaged_document,
  dangerous_document,
  reading_failed,
  no_measures,
  plan_already_imported,
  measures_without_due_date,
  changes_undecided,
  ledger_already_taken_over,
  // commands
  invalid_value,
  missing_value,
  invalid_status,
  co_units_open,
  same_person,
  percent_falls,
  due_date_passed,
  due_date_not_later,
  extension_pending,
  extensions_used_up,
  period_reported,
  calendar_unknown,
  unit_already_assigned,
  already_linked,
  link_cycle,
  // who, where, when
  not_found,
  not_permitted,
  stale_version,
  name_taken,
  key_reused,
};

/// A refusal: its code and its sentence. `subjects` are ids that the sentence speaks of (measures, or the other plan).
struct Rejection {
  RejectionCode code;
  std::string message;
  std::vector<std::int64_t> subjects = {};
};

template <class Value>
using Result = boost::system::result<Value, Rejection>;

std::string_view name_of(RejectionCode code);

/// What `boost::system::result` calls when a value is asked of a refusal without looking: a bug.
[[noreturn]] void throw_exception_from_error(const Rejection& rejection, const boost::source_location& location);

}  // namespace duban::domain
