// What a list was chosen by, in words: printed on the files that are handed out.
#pragma once

#include <string>
#include <vector>

#include "app/views.hpp"

namespace duban::app {

/// One sentence part a condition, in a fixed order; none for all tasks. The plan is named by its title.
std::vector<std::string> conditions_of(const TaskFilter& filter, Views& views);

/// The ledger with its conditions.
domain::Ledger read_ledger(Views& views, const TaskFilter& filter, domain::Date today);

}  // namespace duban::app
