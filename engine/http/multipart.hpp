// Reads the one file of a multipart/form-data body (RFC 7578), strictly: what is not quite right is refused.
#pragma once

#include <string>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::http {

/// `bytes` is a view into the body.
struct UploadedFile {
  std::string name;
  std::string_view bytes;
  /// The part `amends`; empty if there is none.
  std::string_view amends = {};
  /// The part `mapping`; empty if there is none.
  std::string_view mapping = {};
};

/// The part named `file`. Rejects with `invalid_value` or `missing_value`, and says what is wrong, unless there is
/// exactly one such part, with a file name of valid UTF-8 and at most 255 bytes (`filename*` counts before `filename`),
/// and nothing else of consequence but one part `amends` and one `mapping`.
domain::Result<UploadedFile> read_upload(std::string_view content_type, std::string_view body);

/// Whether the bytes are UTF-8 without surrogates and overlong forms.
bool is_utf8(std::string_view bytes);

}  // namespace duban::http
