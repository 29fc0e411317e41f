// `duban reread`: drafts read again by this program's reader; what people corrected stays.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/review.hpp"
#include "cli/commands.hpp"
#include "cli/local_request.hpp"
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

struct RereadOptions {
  std::int64_t plan = 0;
  bool all = false;
  std::string data;
};

std::vector<domain::PlanId> plans_of(const RereadOptions& options, store::SqliteViews& views) {
  if (!options.all) return {{options.plan}};
  std::vector<domain::PlanId> drafts;
  for (const app::PlanRow& row : views.list_plans())
    if (row.status == domain::DraftStatus::draft) drafts.push_back(row.id);
  return drafts;
}

/// Says what became of it; whether that was no refusal.
bool reread(const DataFolder& folder, store::SqliteViews& views, domain::PlanId id) {
  const std::string name = "方案 " + std::to_string(id.value);
  const auto draft = views.find_plan(id);
  if (!draft) {
    std::cerr << "duban: " << name << "：没有这个方案，请核对编号。\n";
    return false;
  }
  const domain::RereadPlan command = app::read_again(*draft);
  const domain::PlanEvent event = domain::PlanReread{command.reading, command.reader};
  const auto answer = send_local_request(
      folder, {{"do", "reread"}, {"plan", id.value}, {"reading", boost::json::parse(codec::data_of(event))}});
  if (!codec::flag_at(answer, "ok")) {
    std::cerr << "duban: " << name << "：" << codec::text_at(answer, "message") << '\n';
    return false;
  }
  std::cout << name << (codec::flag_at(answer, "changed") ? "：已重新识读\n" : "：没有变化\n");
  return true;
}

int reread(const RereadOptions& options) {
  const DataFolder folder{options.data};
  if (options.all == (options.plan > 0)) {
    std::cerr << "duban: reread 应有 --plan 编号 或 --all 之一。\n";
    return 2;
  }
  if (!std::filesystem::exists(folder.database())) {
    std::cerr << "duban: " << folder.path.string() << " 应是数据目录，其中没有 duban.sqlite。\n";
    return 2;
  }
  store::SqliteViews views(folder.database());
  bool good = true;
  for (const domain::PlanId plan : plans_of(options, views)) good &= reread(folder, views, plan);
  return good ? 0 : 1;
}

}  // namespace

void add_reread(CLI::App& app, int& status) {
  auto options = std::make_shared<RereadOptions>();
  CLI::App* command = app.add_subcommand("reread", "reads drafts again with this program's reader");
  command->add_option("--plan", options->plan, "the plan's number");
  command->add_flag("--all", options->all, "all drafts");
  command->add_option("--data", options->data, "the data folder")->required();
  command->callback([options, &status] { status = reread(*options); });
}

}  // namespace duban::cli
