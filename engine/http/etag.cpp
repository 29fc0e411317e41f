#include "http/etag.hpp"

#include <algorithm>
#include <charconv>

#include "http/message.hpp"

namespace duban::http {

std::string etag_of(int version) {
  return '"' + std::to_string(version) + '"';
}

bool Tags::match_strongly(std::string_view text) const {
  return any || std::ranges::any_of(tags, [&](const Tag& tag) { return !tag.weak && tag.text == text; });
}

bool Tags::match_weakly(std::string_view text) const {
  return any || std::ranges::any_of(tags, [&](const Tag& tag) { return tag.text == text; });
}

std::optional<Tags> parse_tags(std::string_view value) {
  value = trimmed(value);
  Tags found;
  if (value == "*") {
    found.any = true;
    return found;
  }
  while (!value.empty()) {
    Tags::Tag tag;
    if (value.starts_with("W/")) {
      tag.weak = true;
      value.remove_prefix(2);
    }
    if (value.empty() || value.front() != '"') return std::nullopt;
    const auto end = value.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    tag.text = value.substr(1, end - 1);
    found.tags.push_back(tag);
    value = trimmed(value.substr(end + 1));
    if (value.empty()) break;
    if (value.front() != ',') return std::nullopt;
    value = trimmed(value.substr(1));
    if (value.empty()) return std::nullopt;
  }
  if (found.tags.empty()) return std::nullopt;
  return found;
}

std::optional<int> version_in(std::string_view tag) {
  int version = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
  if (error != std::errc() || end != tag.data() + tag.size() || tag.front() == '0' || version < 1) return std::nullopt;
  return version;
}

}  // namespace duban::http
