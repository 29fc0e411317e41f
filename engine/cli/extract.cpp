// `duban extract FILE… [--output DIR]`: reads plan documents and prints what they say as JSON.
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "codec/plan_json.hpp"
#include "document/read_document.hpp"
#include "extract/read_plan.hpp"

namespace duban::cli {

namespace {

namespace fs = std::filesystem;
using domain::Rejection;
using domain::RejectionCode;

struct Options {
  std::vector<std::string> files;
  std::string output;
};

domain::Result<domain::Plan> read(const std::string& name) {
  auto bytes = file_bytes(name);
  if (!bytes) return bytes.error();
  auto text = document::read_document(*bytes);
  if (!text) return text.error();
  domain::Plan plan = extract::read_plan(*text);
  if (plan.measures.empty())
    return Rejection{RejectionCode::no_measures,
                     "文件应含带编号的措施（如“一、”“（一）”“1.”）或任务表，实际一条也没有；请检查是否为方案文件"};
  return plan;
}

/// Prints the plan, or writes it beside the others. False if it could not be written.
bool write(const Options& options, const std::string& name, const domain::Plan& plan) {
  const std::string json = boost::json::serialize(codec::to_json(plan));
  if (options.output.empty()) {
    std::cout << json << '\n';
    return std::cout.good();
  }
  const fs::path path = fs::path(options.output) / (fs::path(name).stem().string() + ".json");
  std::ofstream stream(path, std::ios::binary);
  stream << json << '\n';
  stream.close();
  if (stream) return true;
  std::cerr << name << ": 结果应能写入 " << path.string() << "，实际写不进去；请检查文件夹和权限\n";
  return false;
}

int run(const Options& options) {
  int status = 0;
  if (!options.output.empty()) {
    std::error_code error;
    fs::create_directories(options.output, error);
  }
  for (const std::string& name : options.files) {
    const auto plan = read(name);
    if (!plan) {
      std::cerr << name << ": " << plan.error().message << '\n';
      status = 1;
    } else if (!write(options, name, *plan)) {
      status = 1;
    }
  }
  return status;
}

}  // namespace

void add_extract(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("extract", "reads plan documents and prints their measures as JSON");
  command->add_option("FILE", options->files, "plan documents: .txt, .html, .docx, .xlsx, .pdf")->required();
  command->add_option("--output", options->output, "folder for one NAME.json a document, instead of standard output");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace duban::cli
