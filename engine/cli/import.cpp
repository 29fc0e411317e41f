// `duban import`: the same path as the browser's import.

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "app/secrets.hpp"
#include "cli/commands.hpp"
#include "cli/document_reader.hpp"
#include "cli/file_bytes.hpp"
#include "cli/local_request.hpp"
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"

namespace duban::cli {

namespace {

struct ImportOptions {
  std::string file;
  std::string data;
  bool issue = false;
  bool no_fixed_date = false;
  std::int64_t revision_of = 0;
};

int import(const ImportOptions& options) {
  app::start_secrets();
  const auto bytes = file_bytes(options.file);
  if (!bytes) {
    std::cerr << "duban: " << options.file << "：" << bytes.error().message << '\n';
    return 1;
  }
  const std::string file_name = std::filesystem::path(options.file).filename().string();
  const auto plan = app::read_document(*bytes, file_name, document_reader());
  if (!plan) {
    std::cerr << "duban: " << options.file << "：" << plan.error().message << '\n';
    return 1;
  }
  const domain::PlanEvent event =
      domain::PlanImported{plan->file_name, plan->digest, plan->text, plan->plan, plan->reader};
  boost::json::object request{{"do", "import"},
                              {"plan", boost::json::parse(codec::data_of(event))},
                              {"issue", options.issue},
                              {"no_fixed_date", options.no_fixed_date}};
  if (options.revision_of > 0) request["revision_of"] = options.revision_of;
  const auto answer = send_local_request({options.data}, request);
  if (!codec::flag_at(answer, "ok")) {
    std::cerr << "duban: " << codec::text_at(answer, "message") << '\n';
    return 1;
  }
  std::cout << "方案 " << answer.at("plan") << "：" << answer.at("measures") << " 项措施";
  if (options.issue) std::cout << "，已下达 " << answer.at("tasks") << " 个督办事项";
  std::cout << '\n';
  return 0;
}

}  // namespace

void add_import(CLI::App& app, int& status) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = app.add_subcommand("import", "reads a plan document into a draft");
  command->add_option("file", options->file, "the document")->required();
  command->add_option("--data", options->data, "the data folder")->required();
  command->add_flag("--issue", options->issue, "issue it at once");
  command->add_flag("--no-fixed-date", options->no_fixed_date,
                    "with --issue: measures without a due date have none on purpose");
  command->add_option("--revision-of", options->revision_of, "the number of the issued plan that it revises")
      ->check(CLI::PositiveNumber);
  command->callback([options, &status] { status = import(*options); });
}

}  // namespace duban::cli
