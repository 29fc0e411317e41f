// `duban bulletin template`: the template for bulletins as a Word document, for an office to edit.
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "cli/bulletin_template.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "codec/bulletin_docx.hpp"
#include "codec/bulletin_template.hpp"

namespace duban::cli {

namespace {

struct TemplateOptions {
  std::string output;
  std::string file;
};

int write_template(const TemplateOptions& options) {
  std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
  file << codec::shipped_bulletin_template();
  file.close();
  if (file) return 0;
  std::cerr << "duban: 不能写入 " << options.output << "，请核对路径和权限。\n";
  return 1;
}

/// Fills it with a bulletin in which every list has an item.
int check_template(const TemplateOptions& options) {
  const auto bytes = file_bytes(options.file);
  const auto made = bytes ? codec::write_bulletin(codec::sample_bulletin(), *bytes) : bytes.error();
  if (made) {
    std::cout << options.file << "：合乎要求\n";
    return 0;
  }
  std::cerr << "duban: " << options.file << "：" << made.error().message << '\n';
  return 1;
}

}  // namespace

std::string bulletin_template_of(const DataFolder& folder) {
  if (!std::filesystem::exists(folder.bulletin_template())) return codec::shipped_bulletin_template();
  auto bytes = file_bytes(folder.bulletin_template().string());
  if (!bytes) throw std::runtime_error(folder.bulletin_template().string() + "：" + bytes.error().message);
  return *std::move(bytes);
}

void add_bulletin(CLI::App& app, int& status) {
  auto options = std::make_shared<TemplateOptions>();
  CLI::App* bulletin = app.add_subcommand("bulletin", "bulletins as Word documents");
  bulletin->require_subcommand(1);
  CLI::App* write = bulletin->add_subcommand("template", "writes the template that bulletins are made from");
  write->add_option("--output", options->output, "the file to write, .docx")->required();
  write->callback([options, &status] { status = write_template(*options); });
  CLI::App* check = bulletin->add_subcommand("check", "exit status 0 only if bulletins can be made from the template");
  check->add_option("file", options->file, "the template, .docx")->required();
  check->callback([options, &status] { status = check_template(*options); });
}

}  // namespace duban::cli
