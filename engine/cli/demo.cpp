// `duban demo`: fills an empty data folder with half a year of an office's work, made up from a seed.
#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/conditions.hpp"
#include "app/import_plan.hpp"
#include "app/secrets.hpp"
#include "cli/bulletin_template.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/demonstration_plan.hpp"
#include "cli/document_reader.hpp"
#include "cli/durable_file.hpp"
#include "cli/file_bytes.hpp"
#include "cli/half_year.hpp"
#include "cli/holidays.hpp"
#include "cli/rules.hpp"
#include "codec/bulletin_docx.hpp"
#include "codec/ledger_file.hpp"
#include "domain/quarter.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

struct DemoOptions {
  std::string data;
  std::uint64_t seed = 1;
  int year = 0;
  std::vector<std::string> files;
  std::string output;
};

domain::ImportPlan read(std::string_view bytes, const std::string& name) {
  auto plan = app::read_document(bytes, name, document_reader());
  if (!plan) throw std::runtime_error(name + "：" + plan.error().message);
  return *std::move(plan);
}

std::vector<domain::ImportPlan> plans_of(const DemoOptions& options) {
  std::vector<domain::ImportPlan> plans;
  for (const std::string& file : options.files) {
    const auto bytes = file_bytes(file);
    if (!bytes) throw std::runtime_error(file + "：" + bytes.error().message);
    plans.push_back(read(*bytes, std::filesystem::path(file).filename().string()));
  }
  if (plans.empty()) plans.push_back(read(demonstration_plan(), "云州市行动计划.txt"));
  return plans;
}

/// Tells of each month that is done.
void tell(domain::Date day) {
  if (day.plus_days(1).day() == 1) std::cerr << "…" << day.text() << '\n';
}

/// The ledger of the quarter's last day and the bulletin of the quarter, as files.
void hand_out(const std::filesystem::path& output, const DataFolder& folder, const domain::Quarter& quarter,
              app::Views& views, app::PastViews& past) {
  std::filesystem::create_directories(output);
  const domain::Date last = domain::last_day(quarter);
  const domain::Ledger ledger = app::read_ledger(*past.as_of(last), {}, last);
  for (const auto format : {codec::TableFormat::xlsx, codec::TableFormat::csv}) {
    const auto file = output / ("ledger-" + last.text() + "." + std::string(codec::name_of(format)));
    write_durably(file, codec::write_ledger(ledger, format));
  }
  for (const app::BulletinRow& row : views.list_bulletins()) {
    if (row.quarter != text_of(quarter)) continue;
    const auto document = codec::write_bulletin(*views.find_bulletin(row.id), bulletin_template_of(folder));
    if (!document) throw std::runtime_error(document.error().message);
    write_durably(output / ("bulletin-" + row.quarter + ".docx"), *document);
  }
}

void summarise(app::Views& views, const domain::Quarter& quarter, const HalfYear& half_year) {
  app::TaskFilter all;
  all.want_total = true;
  std::size_t items = 0;
  const auto inspections = views.list_inspections({text_of(quarter), "", std::nullopt});
  for (const app::InspectionRow& each : inspections) items += static_cast<std::size_t>(each.items);
  std::cout << half_year.begins().text() << " 至 " << half_year.ends().text() << "：" << half_year.plans.size()
            << " 个方案，" << views.list_tasks(all, half_year.ends()).total.value_or(0) << " 个督办事项\n"
            << text_of(quarter) << "：" << inspections.size() << " 次督查，清单 " << items << " 项；问题 "
            << views.list_findings({}).size() << " 个；得分 " << views.list_scores(quarter, "").size() << " 个单位\n"
            << "登录名如“督查员”“督查室主任”“登记员”，密码均为 " << kDemonstrationPassword << '\n';
}

int demo(const DemoOptions& options) {
  app::start_secrets();
  const app::SystemClock clock;
  HalfYear half_year{options.year != 0 ? options.year : latest_half_year(clock.today()), options.seed, {}};
  if (clock.today() <= half_year.ends()) {
    std::cerr << "duban: --year 应是半年已经过完的年份，" << half_year.year << " 年的要到 " << half_year.ends().text()
              << " 才过完。\n";
    return 1;
  }
  half_year.plans = plans_of(options);
  const DataFolder folder{options.data};
  const FolderLock lock(folder);
  if (std::filesystem::exists(folder.database())) {
    std::cerr << "duban: " << options.data << " 应是空的数据目录，其中已有 duban.sqlite。\n";
    return 1;
  }
  store::SqliteStore store(folder.database());
  const PastClock past_clock(clock, begin_of(half_year.begins()));
  const app::Rules rules = prepare_rules(store, holidays_of(folder), past_clock);
  store::SqliteViews views(folder.database());
  store::SqlitePastViews past(folder.database(), rules);
  make_half_year(half_year, store, clock, rules, views, past, tell);
  const domain::Quarter quarter{half_year.year, 3};
  if (!options.output.empty()) hand_out(options.output, folder, quarter, views, past);
  summarise(views, quarter, half_year);
  return 0;
}

}  // namespace

void add_demo(CLI::App& app, int& status) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App* command = app.add_subcommand(
      "demo", "fills an empty data folder with half a year of an office's work, made up from a seed");
  command->add_option("--data", options->data, "the data folder; made if it is not there")->required();
  command->add_option("--seed", options->seed, "the same seed and documents give the same half year, 1 by default");
  command->add_option("--year", options->year, "from the middle of May to the middle of November of this year");
  command->add_option("--output", options->output,
                      "a folder for the ledger and the bulletin of the third quarter, .xlsx, .csv and .docx");
  command->add_option("file", options->files, "plan documents; the plan of the demonstration without any");
  command->callback([options, &status] { status = demo(*options); });
}

}  // namespace duban::cli
