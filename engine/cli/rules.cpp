#include "cli/rules.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "app/secrets.hpp"
#include "cli/file_bytes.hpp"
#include "codec/workflow_json.hpp"

namespace duban::cli {

namespace {

/// Counts up when views are made otherwise than before.
constexpr std::string_view kViewsVersion = "5";

std::string text_in(const std::string& file) {
  const auto bytes = file_bytes(file);
  if (!bytes) throw std::runtime_error(file + "：" + bytes.error().message);
  return *bytes;
}

}  // namespace

app::Rules prepare_rules(store::SqliteStore& store, const std::vector<domain::HolidayYear>& holidays,
                         const app::Clock& clock, const std::optional<std::string>& workflow_text) {
  app::Rules rules{app::load_workflows(store), domain::Calendar(holidays)};
  // Nothing is ever issued under a workflow that the log does not know.
  if (workflow_text || store.load_workflows().empty()) {
    const std::string shipped(codec::standard_workflow_text());
    store.begin();
    rules.workflows = app::adopt_workflow(store, workflow_text.value_or(shipped), clock.now());
    store.commit();
  }
  const std::string made_by = app::sha256_hex(std::string(kViewsVersion) + '\n' + rules.calendar.version());
  if (store.mark("views") != made_by) {
    store.rebuild(rules, clock.today());
    store.begin();
    store.put_mark("views", made_by);
    store.commit();
  }
  return rules;
}

std::vector<domain::InspectionTemplate> inspection_templates_in(const std::string& folder) {
  if (folder.empty()) return codec::shipped_inspection_templates();
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  if (error || files.empty())
    throw std::runtime_error("督查模板应在文件夹 " + folder + " 中，现在没有可读的 .json 文件。");
  std::ranges::sort(files);
  std::vector<domain::InspectionTemplate> forms;
  for (const std::string& file : files) {
    auto form = codec::inspection_template_from(text_in(file));
    if (!form) throw std::runtime_error(file + "：" + form.error().message);
    if (std::ranges::find(forms, form->name, &domain::InspectionTemplate::name) != forms.end())
      throw std::runtime_error(file + "：督查模板的 name 应各不相同，“" + form->name + "”已经用过。");
    forms.push_back(*std::move(form));
  }
  return forms;
}

domain::ScoringRules scoring_rules_in(const std::string& file) {
  if (file.empty()) return codec::shipped_scoring_rules();
  auto rules = codec::scoring_rules_from(text_in(file));
  if (!rules) throw std::runtime_error(file + "：" + rules.error().message);
  return *std::move(rules);
}

}  // namespace duban::cli
