// The text of config/demonstration/plan.txt, kept in the binary.
#pragma once

#include <string_view>

namespace duban::cli {

std::string_view demonstration_plan();
/// Its units, as a list that `duban units import` reads.
std::string_view demonstration_units();

}  // namespace duban::cli
