// The text of config/demonstration/plan.txt, kept in the binary.
#pragma once

#include <string_view>

namespace duban::cli {

std::string_view demonstration_plan();

}  // namespace duban::cli
