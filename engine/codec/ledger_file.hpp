// The ledger (台账) as a file for a spreadsheet. The same ledger gives the same bytes.
#pragma once

#include <string>

#include "codec/table.hpp"
#include "domain/ledger.hpp"

namespace duban::codec {

/// `.xlsx`: a sheet of sums, one of all tasks (unless a unit was asked for), and one for each unit; days are days,
/// numbers are numbers, all else is text. `.csv`: the tasks, or the parts of the unit that was asked for, and behind
/// them one line of sums with the place in the log. Throws if the machine fails.
std::string write_ledger(const domain::Ledger& ledger, TableFormat format);

}  // namespace duban::codec
