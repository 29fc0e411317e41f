// The subcommands of `duban`, one file each. Each adds itself to the application and leaves its exit status in
// `status`.
#pragma once

#include <CLI/CLI.hpp>

namespace duban::cli {

void add_extract(CLI::App& app, int& status);
void add_cascade(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_user(CLI::App& app, int& status);
void add_token(CLI::App& app, int& status);
void add_import(CLI::App& app, int& status);
void add_reread(CLI::App& app, int& status);
void add_audit(CLI::App& app, int& status);
void add_rebuild(CLI::App& app, int& status);
void add_read_document(CLI::App& app);
void add_what_if(CLI::App& app, int& status);
void add_calendar(CLI::App& app, int& status);
void add_archive(CLI::App& app, int& status);
void add_takeover(CLI::App& app, int& status);
void add_units(CLI::App& app, int& status);
void add_workflow(CLI::App& app, int& status);
void add_ledger(CLI::App& app, int& status);
void add_bulletin(CLI::App& app, int& status);
void add_demo(CLI::App& app, int& status);

}  // namespace duban::cli
