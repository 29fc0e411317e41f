// `duban user add` and `duban token create`.
#include <iostream>
#include <memory>
#include <string>

#include "app/secrets.hpp"
#include "cli/commands.hpp"
#include "cli/local_request.hpp"
#include "codec/json_fields.hpp"

namespace duban::cli {

namespace {

/// Prints the refusal, if it is one, and says whether it was not.
bool succeeded(const boost::json::object& answer) {
  if (codec::flag_at(answer, "ok")) return true;
  std::cerr << "duban: " << codec::text_at(answer, "message") << '\n';
  return false;
}

struct AccountOptions {
  std::string name;
  std::string role;
  std::string unit;
  std::string data;
};

}  // namespace

void add_user(CLI::App& app, int& status) {
  auto options = std::make_shared<AccountOptions>();
  CLI::App* user = app.add_subcommand("user", "accounts of people and programs");
  user->require_subcommand(1);
  CLI::App* add = user->add_subcommand("add", "adds an account; the password is read from standard input");
  add->add_option("name", options->name, "the account's name")->required();
  add->add_option("--role", options->role,
                  "registrar, liaison, unit_head, supervisor, chief, system_admin, security_admin or auditor")
      ->required();
  add->add_option("--unit", options->unit, "the unit, for liaison and unit_head");
  add->add_option("--data", options->data, "the data folder")->required();
  add->callback([options, &status] {
    app::start_secrets();
    std::string password;
    std::getline(std::cin, password);
    const auto answer = send_local_request({options->data}, boost::json::object{{"do", "add_user"},
                                                                                {"name", options->name},
                                                                                {"role", options->role},
                                                                                {"unit", options->unit},
                                                                                {"password", password}});
    status = succeeded(answer) ? 0 : 1;
  });
}

void add_token(CLI::App& app, int& status) {
  auto options = std::make_shared<AccountOptions>();
  CLI::App* token = app.add_subcommand("token", "bearer tokens of programs");
  token->require_subcommand(1);
  CLI::App* create = token->add_subcommand("create", "makes a token for an account and prints it once");
  create->add_option("name", options->name, "the account's name")->required();
  create->add_option("--data", options->data, "the data folder")->required();
  create->callback([options, &status] {
    app::start_secrets();
    const auto answer =
        send_local_request({options->data}, boost::json::object{{"do", "create_token"}, {"name", options->name}});
    status = succeeded(answer) ? 0 : 1;
    if (status == 0) std::cout << codec::text_at(answer, "token") << '\n';
  });
}

}  // namespace duban::cli
