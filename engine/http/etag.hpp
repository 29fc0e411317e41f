// Entity tags: versions in quotation marks, and the conditions that requests put on them (RFC 9110, 13.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duban::http {

/// `"12"`.
std::string etag_of(int version);

/// What If-Match or If-None-Match names.
struct Tags {
  /// `*`: any present state.
  bool any = false;
  struct Tag {
    /// Without its quotation marks.
    std::string_view text;
    bool weak = false;
  };
  std::vector<Tag> tags;

  /// Strong comparison, as If-Match asks for: a weak tag matches nothing.
  bool match_strongly(std::string_view text) const;
  /// Weak comparison, as If-None-Match asks for.
  bool match_weakly(std::string_view text) const;
};

/// Nothing if the field's value is not `*` or a list of tags.
std::optional<Tags> parse_tags(std::string_view value);

/// The version that a tag's text names: digits without leading zeros; nothing for anything else.
std::optional<int> version_in(std::string_view tag);

}  // namespace duban::http
