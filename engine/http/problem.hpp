// Problems (RFC 9457): every error that is answered. One table gives each code its status and title.
#pragma once

#include <string>
#include <string_view>

#include "domain/rejection.hpp"
#include "http/message.hpp"

namespace duban::http {

/// The errors that this layer finds itself; those of the domain are domain::RejectionCode.
enum class ProblemCode {
  bad_request,
  invalid_json,
  unknown_member,
  invalid_query,
  not_signed_in,
  invalid_credentials,
  password_change_required,
  account_disabled,
  foreign_origin,
  not_permitted,
  not_found,
  method_not_allowed,
  request_timeout,
  length_required,
  precondition_failed,
  body_too_large,
  target_too_long,
  unsupported_media_type,
  expectation_failed,
  foreign_host,
  if_match_required,
  too_many_attempts,
  too_many_streams,
  header_too_large,
  internal,
  version_not_supported,
  busy,
  stopping,
  outcome_unknown,
};

int status_of(ProblemCode code);
std::string_view name_of(ProblemCode code);
int status_of(domain::RejectionCode code);

/// `detail` says in Chinese what was expected, what was found, what to do.
Response problem(ProblemCode code, std::string_view detail);
/// As above for a refusal; `members` is further JSON members, `"plan":{…}`, or empty.
Response problem(const domain::Rejection& rejection, std::string_view members = {});

/// The same answer, after which the connection ends.
Response closing(Response response);

}  // namespace duban::http
