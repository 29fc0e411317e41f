// `duban workflow move`: running tasks to another version of the workflow, on purpose.
#pragma once

#include <CLI/CLI.hpp>

namespace duban::cli {

/// Adds `move` to the subcommand `workflow`.
void add_move(CLI::App& workflow, int& status);

}  // namespace duban::cli
