// `duban cascade UPPER LOWER`: reads two plan documents and prints which measures of the lower one carry out which of
// the upper one, as JSON.
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/document_reader.hpp"
#include "cli/file_bytes.hpp"
#include "codec/cascade_json.hpp"
#include "domain/decide.hpp"

namespace duban::cli {

namespace {

namespace json = boost::json;

struct CascadeOptions {
  std::string upper;
  std::string lower;
};

/// The draft that importing the file would make. Rejects as `file_bytes` and as its reader does.
domain::Result<domain::Draft> read_draft(const std::string& name) {
  const auto bytes = file_bytes(name);
  if (!bytes) return bytes.error();
  const std::string file_name = std::filesystem::path(name).filename().string();
  auto read = app::read_document(*bytes, file_name, document_reader());
  if (!read) return read.error();
  domain::Draft draft;
  evolve(draft, domain::PlanImported{read->file_name, read->digest, std::move(read->text), std::move(read->plan)}, {});
  return draft;
}

json::object measure_json(const domain::Draft& draft, domain::MeasureId id) {
  const domain::Measure& measure = draft.find(id)->measure;
  return {{"path", json::value_from(measure.path)}, {"title", measure.title}};
}

int print_cascade(const CascadeOptions& options) {
  const auto upper = read_draft(options.upper);
  const auto lower = read_draft(options.lower);
  for (const auto& [draft, name] : {std::pair(&upper, &options.upper), std::pair(&lower, &options.lower)})
    if (!*draft) std::cerr << *name << ": " << draft->error().message << '\n';
  if (!upper || !lower) return 1;
  json::array items;
  for (const domain::CascadePair& pair : domain::CascadeComparison(*upper, *lower).proposals()) {
    json::object item = codec::to_json(pair);
    item["upper"] = measure_json(*upper, pair.upper);
    item["lower"] = measure_json(*lower, pair.lower);
    items.push_back(std::move(item));
  }
  std::cout << json::serialize(json::object{{"items", std::move(items)}}) << '\n';
  return std::cout.good() ? 0 : 1;
}

}  // namespace

void add_cascade(CLI::App& app, int& status) {
  auto options = std::make_shared<CascadeOptions>();
  CLI::App* command =
      app.add_subcommand("cascade", "prints which measures of a lower plan carry out which of a higher one, as JSON");
  command->add_option("UPPER", options->upper, "the plan document of the higher level")->required();
  command->add_option("LOWER", options->lower, "the plan document of the lower level")->required();
  command->callback([options, &status] { status = print_cascade(*options); });
}

}  // namespace duban::cli
