// The filter of a list of tasks, read from the query: what the list, its count and the ledger as a file share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/views.hpp"
#include "http/call.hpp"

namespace duban::http {

/// Fills the filter from the query; `as_of` is left to find_moment, and the names in `others` to the caller. A person
/// of a unit gets that unit's. The problem to answer with for an unknown or malformed condition, and for another unit
/// than the person's own.
std::optional<Response> read_task_filter(const Call& call, app::TaskFilter& filter,
                                         const std::vector<std::string_view>& others = {});

/// The answer to a person of a unit who asks for what is another's.
Response foreign_unit(const Call& call);

}  // namespace duban::http
