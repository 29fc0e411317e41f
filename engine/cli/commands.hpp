// The subcommands of `duban`, one file each. Each adds itself to the application and leaves what it ran with as the
// exit status in `status`.
#pragma once

#include <CLI/CLI.hpp>

namespace duban::cli {

void add_extract(CLI::App& app, int& status);

}  // namespace duban::cli
