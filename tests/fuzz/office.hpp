// Office files for the fuzzers: the input is the XML parts, parted by NUL bytes, so that it is the XML that is tried
// and not the checksums of the zip file around it. An input that is a zip file is taken as it is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/parse.hpp"
#include "fuzz/document.hpp"
#include "support/made_zip.hpp"

namespace duban::fuzz {

/// Parses `input` as the file whose parts have these `names`.
inline void try_office_file(std::string_view input, const std::vector<std::string>& names) {
  if (input.starts_with("PK")) {
    must_be_document_text(document::parse_document(input));
    return;
  }
  std::vector<std::pair<std::string, std::string>> parts;
  for (const std::string& name : names) {
    const auto end = std::min(input.find('\0'), input.size());
    parts.emplace_back(name, input.substr(0, end));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  must_be_document_text(document::parse_document(test::made_zip(parts)));
}

}  // namespace duban::fuzz
