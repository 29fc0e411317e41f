// Why something was refused: what the sender can act on. Machine failures are exceptions, bugs are assertions.
#pragma once

#include <boost/system/result.hpp>
#include <string>

namespace duban::domain {

/// The stable codes of refusals. The code is for programs, the message for people.
enum class RejectionCode {
  unreadable_document,
  empty_document,
  binary_document,
  document_too_large,
  invalid_encoding,
  no_measures,
};

/// A refusal: what was expected, what was found, what to do. The enum comes first, so that `Result<int>` still
/// converts from `int`.
struct Rejection {
  RejectionCode code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Rejection>;

}  // namespace duban::domain
