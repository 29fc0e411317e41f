// `duban what-if`: the history under another workflow or other holidays, and which tasks would have stood otherwise.
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/file_bytes.hpp"
#include "cli/holidays.hpp"
#include "codec/event_json.hpp"
#include "codec/holidays_json.hpp"
#include "codec/workflow_json.hpp"
#include "domain/what_if.hpp"
#include "store/log.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

struct WhatIfOptions {
  std::string data;
  std::string workflow;
  std::vector<std::string> holidays;
  std::string until;
};

/// Throws std::runtime_error, in words for people, for what cannot be read.
std::string text_of(const std::string& file) {
  auto bytes = file_bytes(file);
  if (!bytes) throw std::runtime_error(file + "：" + bytes.error().message);
  return *std::move(bytes);
}

template <class Value>
Value must(domain::Result<Value> result, const std::string& file) {
  if (!result) throw std::runtime_error(file + "：" + result.error().message);
  return *std::move(result);
}

/// Of the event that a task begins with.
std::string workflow_in(const domain::TaskEvent& first) {
  if (const auto* issued = std::get_if<domain::TaskIssued>(&first)) return issued->workflow;
  if (const auto* taken = std::get_if<domain::TaskTakenOver>(&first)) return taken->workflow;
  return {};
}
std::string title_in(const domain::TaskEvent& first) {
  if (const auto* issued = std::get_if<domain::TaskIssued>(&first)) return issued->content.title;
  if (const auto* taken = std::get_if<domain::TaskTakenOver>(&first)) return taken->content.title;
  return {};
}

class Histories {
 public:
  explicit Histories(const std::string& file) : database_(file, store::Access::read_only) {
    store::Query accounts = database_.query("SELECT name, role, unit FROM accounts");
    while (accounts.step())
      if (const auto role = domain::role_named(accounts.text_view(1)))
        accounts_[accounts.text(0)] = {accounts.text(0), *role, accounts.text(2)};
    for (const std::string& text : store::load_workflows(database_)) {
      domain::Workflow workflow = codec::workflow_from(text).value();
      workflows_.try_emplace(workflow.version, std::move(workflow));
    }
  }

  std::vector<domain::TaskId> tasks() {
    std::vector<domain::TaskId> ids;
    store::Query rows = database_.query("SELECT id FROM tasks ORDER BY id");
    while (rows.step()) ids.push_back({rows.integer(0)});
    return ids;
  }

  std::vector<domain::PastEvent> of(domain::TaskId task) {
    std::vector<domain::PastEvent> events;
    const std::string stream = store::stream_of(task);
    store::Query rows = database_.query("SELECT type, data, at, actor FROM events WHERE stream = ? ORDER BY version");
    rows.bind(stream);
    while (rows.step()) {
      const auto account = accounts_.find(rows.text(3));
      events.push_back({codec::task_event_from(rows.text_view(0), rows.text_view(1)),
                        {rows.text(3), rows.integer(2)},
                        account != accounts_.end() ? std::optional(account->second) : std::nullopt});
    }
    return events;
  }

  /// The workflow that the task was issued under.
  const domain::Workflow& workflow_of(const std::vector<domain::PastEvent>& history) const {
    const auto known = workflows_.find(workflow_in(history.front().event));
    return known != workflows_.end() ? known->second : codec::standard_workflow();
  }

 private:
  store::Database database_;
  std::map<std::string, domain::Actor> accounts_;
  std::map<std::string, domain::Workflow> workflows_;
};

int run(const WhatIfOptions& options) {
  const DataFolder folder{options.data};
  if (!std::filesystem::exists(folder.database())) throw std::runtime_error(options.data + "：这里没有数据。");
  if (options.workflow.empty() && options.holidays.empty())
    throw std::runtime_error("应给出 --workflow 或 --holidays，否则没有可以比较的。");
  const domain::Date today = app::SystemClock().today();
  const auto until = options.until.empty() ? std::optional(today) : domain::Date::parse(options.until);
  if (!until) throw std::runtime_error("--until 应为 YYYY-MM-DD，现在是“" + options.until + "”。");

  std::vector<domain::HolidayYear> years = holidays_of(folder);
  const domain::Calendar calendar(years);
  for (const std::string& file : options.holidays) years.push_back(must(codec::holiday_year_from(text_of(file)), file));
  const domain::Calendar other_calendar(years);
  std::optional<domain::Workflow> other_workflow;
  if (!options.workflow.empty())
    other_workflow = must(codec::workflow_from(text_of(options.workflow)), options.workflow);

  Histories histories(folder.database());
  int looked = 0;
  int otherwise = 0;
  for (const domain::TaskId id : histories.tasks()) {
    const std::vector<domain::PastEvent> history = histories.of(id);
    if (history.empty()) continue;
    ++looked;
    const domain::Workflow& workflow = histories.workflow_of(history);
    const auto found = domain::what_if(history, {workflow, calendar},
                                       {other_workflow ? *other_workflow : workflow, other_calendar}, *until);
    if (found.empty()) continue;
    ++otherwise;
    std::cout << "第 " << id.value << " 号 " << title_in(history.front().event) << '\n';
    for (const domain::Otherwise& each : found) std::cout << "  " << each.day.text() << " " << each.words << '\n';
  }
  std::cout << "推演 " << looked << " 个事项，" << otherwise << " 个会有不同\n";
  return 0;
}

}  // namespace

void add_what_if(CLI::App& app, int& status) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App* command = app.add_subcommand("what-if", "which tasks would have stood otherwise under other rules");
  command->add_option("--data", options->data, "the data folder; it is only read")->required();
  command->add_option("--workflow", options->workflow, "another workflow, as config/workflow.json");
  command->add_option("--holidays", options->holidays, "other holidays of a year, as in config/holidays");
  command->add_option("--until", options->until, "the last day that is looked at, YYYY-MM-DD; today by default");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace duban::cli
