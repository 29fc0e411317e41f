#include "cli/move_workflow.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/rules.hpp"
#include "cli/data_folder.hpp"
#include "cli/holidays.hpp"
#include "cli/local_request.hpp"
#include "codec/json_fields.hpp"
#include "domain/workflow_move.hpp"
#include "store/log.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

struct MoveOptions {
  std::string data;
  std::string to = "current";
  std::vector<std::int64_t> plans;
  std::vector<std::int64_t> tasks;
  std::string reason = "改用新版工作流程";
  bool dry_run = false;
};

constexpr std::size_t kVersionDigitsMin = 8;

/// The version that `name` says: current, or the first digits of one that was in force. Null, with a word to the
/// person, if there is none such or more than one.
const domain::Workflow* version_named(const app::Workflows& workflows, const std::string& name) {
  if (name == "current") return &workflows.current();
  const domain::Workflow* found = nullptr;
  std::size_t matches = 0;
  for (const domain::Workflow& each : workflows.all()) {
    if (name.size() < kVersionDigitsMin || !each.version.starts_with(name)) continue;
    found = &each;
    ++matches;
  }
  if (matches == 1) return found;
  std::cerr << "duban: --to 应为 current 或启用过的一版的前 " << kVersionDigitsMin << " 位以上，现在是“" << name
            << "”。启用过的：\n";
  for (const domain::Workflow& each : workflows.all()) std::cerr << each.version << ' ' << each.name << '\n';
  return nullptr;
}

/// The tasks that were named, and the unsettled ones of the plans; each once.
std::vector<std::int64_t> tasks_of(const MoveOptions& options, store::SqliteViews& views, domain::Date today) {
  std::vector<std::int64_t> tasks = options.tasks;
  for (const std::int64_t plan : options.plans) {
    app::TaskFilter filter;
    filter.plan = domain::PlanId{plan};
    filter.sort = app::TaskSort::id;
    filter.limit = app::kPageLimitMax;
    do {
      const app::TaskPage page = views.list_tasks(filter, today);
      for (const app::TaskRow& row : page.items)
        if (!is_settled(row.status)) tasks.push_back(row.id.value);
      filter.cursor = page.next;
    } while (!filter.cursor.empty());
  }
  std::ranges::sort(tasks);
  tasks.erase(std::unique(tasks.begin(), tasks.end()), tasks.end());
  return tasks;
}

/// Says what the move would change for each; the tasks that it is for. Sets `refused` if one cannot be moved.
boost::json::array preview(const std::vector<std::int64_t>& tasks, const domain::Workflow& to, const app::Rules& rules,
                           store::SqliteViews& views, bool& refused) {
  const domain::Date today = app::SystemClock().today();
  boost::json::array moving;
  for (const std::int64_t id : tasks) {
    std::cout << "事项 " << id;
    const auto task = views.find_task({id});
    const domain::Result<void> goes_on =
        task ? can_go_on(*task, to)
             : domain::Rejection{domain::RejectionCode::not_found, "没有这个督办事项，请核对编号。"};
    if (!goes_on) {
      std::cout << "：不能改：" << goes_on.error().message << '\n';
      refused = true;
      continue;
    }
    const domain::Workflow& from = rules.workflows.of(task->workflow);
    std::cout << ' ' << task->content.title;
    if (from.version == to.version) {
      std::cout << "：已是这一版\n";
      continue;
    }
    moving.push_back(id);
    const auto changes = changes_of_move(*task, from, to, rules.calendar, today);
    std::cout << (changes.empty() ? "：现在没有不同\n" : "：\n");
    for (const std::string& change : changes) std::cout << "  " << change << '\n';
  }
  return moving;
}

int move(const MoveOptions& options) {
  const DataFolder folder{options.data};
  if (options.plans.empty() && options.tasks.empty()) {
    std::cerr << "duban: workflow move 应有 --plan 或 --task，现在都没有。\n";
    return 2;
  }
  if (!std::filesystem::exists(folder.database())) {
    std::cerr << "duban: " << folder.path.string() << " 应是数据目录，其中没有 duban.sqlite。\n";
    return 2;
  }
  store::Database database(folder.database(), store::Access::read_only);
  const app::Rules rules{app::workflows_from(store::load_workflows(database)), domain::Calendar(holidays_of(folder))};
  const domain::Workflow* to = version_named(rules.workflows, options.to);
  if (to == nullptr) return 2;
  store::SqliteViews views(folder.database());
  bool refused = false;
  const auto tasks = tasks_of(options, views, app::SystemClock().today());
  boost::json::array moving = preview(tasks, *to, rules, views, refused);
  if (refused) {
    std::cerr << "duban: 有的事项不能改，全部没有改；请去掉它们后再试。\n";
    return 1;
  }
  std::cout << (options.dry_run ? "将改 " : "要改 ") << moving.size() << " 项，版本 " << to->version << '\n';
  if (options.dry_run || moving.empty()) return 0;
  const auto answer = send_local_request(folder, boost::json::object{{"do", "change_workflow"},
                                                                     {"tasks", std::move(moving)},
                                                                     {"workflow", to->version},
                                                                     {"reason", options.reason}});
  if (!codec::flag_at(answer, "ok")) {
    std::cerr << "duban: " << codec::text_at(answer, "message") << '\n';
    return 1;
  }
  std::cout << "已改 " << answer.at("moved").to_number<std::int64_t>() << " 项\n";
  for (const auto& each : answer.at("refused").as_array())
    std::cerr << "duban: 事项 " << each.at("task").to_number<std::int64_t>() << "：" << codec::text_at(each, "message")
              << '\n';
  return answer.at("refused").as_array().empty() ? 0 : 1;
}

}  // namespace

void add_move(CLI::App& workflow, int& status) {
  auto options = std::make_shared<MoveOptions>();
  CLI::App* command = workflow.add_subcommand("move", "moves running tasks to another version, and says what changes");
  command->add_option("--data", options->data, "the data folder")->required();
  command->add_option("--to", options->to,
                      "current (unless given), or the first digits of a version that was in force");
  command->add_option("--plan", options->plans, "all tasks of these plans that are not settled");
  command->add_option("--task", options->tasks, "these tasks");
  command->add_option("--reason", options->reason, "why; kept in the log");
  command->add_flag("--dry-run", options->dry_run, "only say what would change");
  command->callback([options, &status] { status = move(*options); });
}

}  // namespace duban::cli
