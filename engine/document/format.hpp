// What a file is, told by its bytes and never by its name: names lie, and a renamed file is the commonest mistake.
#pragma once

#include <optional>
#include <string_view>

#include "domain/rejection.hpp"

namespace duban::document {

enum class Format {
  utf8_text,
  other_text,  // UTF-16 with its mark, GB18030, or text in no encoding that is known
  html,
  zip,  // .docx, .xlsx, or an archive: the entries tell
  pdf,
  // What is known and not read.
  word_97,
  excel_97,
  powerpoint_97,
  encrypted_office,
  other_ole,
  rtf,
  word_xml,
  web_archive,
  picture,
  archive,
  binary,
};

/// Looks at signatures and at the first words; reads nothing that has a structure.
Format format_of(std::string_view bytes);

/// The refusal of a format that is not read, which says what was found and what to do; nothing for one that is read.
std::optional<domain::Rejection> refusal_of(Format format);

}  // namespace duban::document
