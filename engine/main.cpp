// The one program: parses the command line and runs the subcommand that it names.
#include <exception>
#include <iostream>

#include "cli/commands.hpp"

int main(int argc, char** argv) {
  CLI::App app{"duban 督办: government plans into tracked tasks"};
  app.require_subcommand(1);
  int status = 0;
  duban::cli::add_extract(app, status);
  duban::cli::add_cascade(app, status);
  duban::cli::add_serve(app, status);
  duban::cli::add_user(app, status);
  duban::cli::add_token(app, status);
  duban::cli::add_import(app, status);
  duban::cli::add_reread(app, status);
  duban::cli::add_audit(app, status);
  duban::cli::add_rebuild(app, status);
  duban::cli::add_read_document(app);
  duban::cli::add_archive(app, status);
  duban::cli::add_takeover(app, status);
  duban::cli::add_units(app, status);
  duban::cli::add_workflow(app, status);
  duban::cli::add_calendar(app, status);
  duban::cli::add_what_if(app, status);
  duban::cli::add_ledger(app, status);
  duban::cli::add_bulletin(app, status);
  duban::cli::add_demo(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    std::cerr << "duban: " << error.what() << '\n';
    return 70;
  }
  return status;
}
