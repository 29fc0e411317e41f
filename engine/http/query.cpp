#include "http/query.hpp"

#include <algorithm>

#include "http/multipart.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kPairsMax = 32;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += plus_is_blank && text[at] == '+' ? ' ' : text[at];
      continue;
    }
    const int high = at + 1 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view each = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (each.empty()) continue;
    const auto equals = std::min(each.find('='), each.size());
    auto name = percent_decoded(each.substr(0, equals), true);
    auto value = percent_decoded(each.substr(std::min(equals + 1, each.size())), true);
    if (!name || !value || !is_utf8(*name) || !is_utf8(*value) || pairs.size() == kPairsMax) return std::nullopt;
    const bool known = std::ranges::any_of(pairs, [&](const auto& pair) { return pair.first == *name; });
    if (known) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

}  // namespace duban::http
