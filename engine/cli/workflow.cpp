// `duban workflow check`, `diff` and `draw`: a workflow looked at before it comes into force. `move`:
// move_workflow.cpp.
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/move_workflow.hpp"
#include "codec/workflow_drawing.hpp"
#include "codec/workflow_json.hpp"
#include "domain/workflow_difference.hpp"

namespace duban::cli {

namespace {

/// Digits of a version that tell it from the others.
constexpr std::size_t kVersionShown = 12;

struct WorkflowOptions {
  std::string file;
  std::string newer;
  std::string format = "svg";
  std::string output;
};

/// The workflow of the file, the shipped one for no name. Says what is wrong with it if there is none.
std::optional<domain::Workflow> read(const std::string& file) {
  const auto bytes = file.empty() ? std::string(codec::standard_workflow_text()) : file_bytes(file);
  auto workflow = bytes ? codec::workflow_from(*bytes) : bytes.error();
  if (workflow) return *std::move(workflow);
  std::cerr << "duban: " << file << "：" << workflow.error().message << '\n';
  return std::nullopt;
}

int check(const WorkflowOptions& options) {
  const auto workflow = read(options.file);
  if (!workflow) return 1;
  std::cout << workflow->name << "：合乎要求；" << workflow->statuses.size() << " 个状态，"
            << workflow->transitions.size() << " 步，" << workflow->timers.size() << " 种提醒，"
            << workflow->slips.size() << " 级督办单；版本 " << workflow->version.substr(0, kVersionShown) << '\n';
  return 0;
}

int diff(const WorkflowOptions& options) {
  const auto before = read(options.file);
  const auto after = read(options.newer);
  if (!before || !after) return 1;
  const auto lines = domain::differences(*before, *after);
  for (const std::string& line : lines) std::cout << line << '\n';
  if (lines.empty()) std::cout << "两版办理起来没有不同\n";
  return 0;
}

int draw(const WorkflowOptions& options) {
  const auto workflow = read(options.file);
  if (!workflow) return 1;
  const std::string picture = options.format == "svg" ? codec::svg_of(*workflow) : codec::mermaid_of(*workflow);
  if (options.output.empty()) {
    std::cout << picture << std::flush;
    return std::cout.good() ? 0 : 1;
  }
  std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
  file << picture;
  file.close();
  if (file) return 0;
  std::cerr << "duban: 不能写入 " << options.output << "，请核对路径和权限。\n";
  return 1;
}

}  // namespace

void add_workflow(CLI::App& app, int& status) {
  auto options = std::make_shared<WorkflowOptions>();
  CLI::App* workflow = app.add_subcommand("workflow", "the workflow: who may do what from which status, and timers");
  workflow->require_subcommand(1);
  CLI::App* look =
      workflow->add_subcommand("check", "exit status 0 only if it can come into force; else line and reason");
  look->add_option("file", options->file, "the workflow (JSON); the shipped one without");
  look->callback([options, &status] { status = check(*options); });
  CLI::App* compare = workflow->add_subcommand("diff", "says what differs between two versions");
  compare->add_option("old", options->file, "the version before")->required();
  compare->add_option("new", options->newer, "the version after")->required();
  compare->callback([options, &status] { status = diff(*options); });
  CLI::App* picture = workflow->add_subcommand("draw", "draws the statuses and the steps between them");
  picture->add_option("file", options->file, "the workflow (JSON); the shipped one without");
  picture->add_option("--format", options->format, "svg (unless given) or mermaid")
      ->check(CLI::IsMember({"svg", "mermaid"}));
  picture->add_option("--output", options->output, "the file to write; standard output without");
  picture->callback([options, &status] { status = draw(*options); });
  add_move(*workflow, status);
}

}  // namespace duban::cli
