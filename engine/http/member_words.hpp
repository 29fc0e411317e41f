// What the members of requests are called in refusals: the words that a person sees in the interface.
#pragma once

#include <string>
#include <string_view>

namespace duban::http {

/// The word of a member (`due`: 办理时限); the name itself for a member that only programs write. A member of a member
/// (`period.from`) is named with it (起始日期).
std::string_view word_of_member(std::string_view name);

}  // namespace duban::http
