#include "domain/limits.hpp"

#include <algorithm>
#include <string>

namespace duban::domain {

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_blank(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  while (!text.empty()) {
    if (text.starts_with(kIdeographicSpace)) {
      text.remove_prefix(kIdeographicSpace.size());
    } else if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

Result<void> check_text(std::string_view what, std::string_view text, std::size_t characters_max) {
  if (is_blank(text)) {
    return Rejection{RejectionCode::missing_value, "应填写" + std::string(what) + "，现在是空的。"};
  }
  if (const std::size_t found = characters_in(text); found > characters_max) {
    return Rejection{RejectionCode::invalid_value, std::string(what) + "应在 " + std::to_string(characters_max) +
                                                       " 字以内，现在有 " + std::to_string(found) + " 字，请删减。"};
  }
  return {};
}

}  // namespace duban::domain
