#include "cli/local_request.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "cli/control_socket.hpp"
#include "cli/holidays.hpp"
#include "cli/rules.hpp"
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"
#include "codec/takeover_json.hpp"
#include "codec/unit_list.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

namespace {

namespace json = boost::json;

/// Who acts when somebody with access to the data folder does: recorded under this name.
const domain::Actor& local_actor() {
  static const domain::Actor actor{"local", domain::Role::registrar, ""};
  return actor;
}

json::object refused(const std::string& message) {
  return {{"ok", false}, {"message", message}};
}

json::object add_user(const json::value& request, app::OrderQueue& queue) {
  const std::string role_name = codec::text_at(request, "role");
  const auto role = domain::role_named(role_name);
  if (!role) {
    std::string known;
    for (domain::Role each : domain::kRoles) known += " " + std::string(name_of(each));
    return refused("角色应是以下之一：" + known.substr(1) + "；现在是“" + role_name + "”。");
  }
  const std::string password = codec::text_at(request, "password");
  constexpr std::size_t kPasswordBytesMin = 8;
  constexpr std::size_t kPasswordBytesMax = 200;
  if (password.size() < kPasswordBytesMin || password.size() > kPasswordBytesMax)
    return refused("密码应为 8 到 200 个字节，现在是 " + std::to_string(password.size()) +
                   " 个。请从标准输入给出密码。");
  const app::AddAccount account{codec::text_at(request, "name"), *role, codec::text_at(request, "unit"),
                                app::hash_password(password)};
  const auto added = submit_and_wait(queue, {local_actor(), app::AccountCommand(account)});
  if (!added) return refused(added.error().message);
  return {{"ok", true}};
}

json::object create_token(const json::value& request, app::OrderQueue& queue) {
  const std::string secret = app::new_secret();
  const app::CreateToken token{codec::text_at(request, "name"), app::sha256_hex(secret)};
  const auto created = submit_and_wait(queue, {local_actor(), app::AccountCommand(token)});
  if (!created) return refused(created.error().message);
  return {{"ok", true}, {"token", secret}};
}

json::object import_plan(const json::value& request, app::OrderQueue& queue) {
  const json::value* plan = codec::member(request, "plan");
  if (plan == nullptr) return refused("请求缺少方案。");
  const auto event = std::get<domain::PlanImported>(codec::plan_event_from("PlanImported", json::serialize(*plan)));
  domain::ImportPlan import{event.file_name, event.digest, event.text, event.plan, event.reader};
  if (const auto former = codec::optional_integer_at(request, "revision_of")) import.amends = domain::PlanId{*former};
  const auto imported = submit_and_wait(queue, {local_actor(), domain::PlanCommand(import)});
  if (!imported) return refused(imported.error().message);
  json::object answer{{"ok", true}, {"plan", imported->plan->value}, {"measures", event.plan.measures.size()}};
  if (!codec::flag_at(request, "issue")) return answer;
  const domain::PlanCommand issue = domain::IssuePlan{*imported->plan, codec::flag_at(request, "no_fixed_date")};
  const auto issued = submit_and_wait(queue, {local_actor(), issue});
  if (!issued)
    return refused("已导入为方案 " + std::to_string(imported->plan->value) + "，但没有下达：" + issued.error().message);
  answer["tasks"] = issued->task_count;
  return answer;
}

json::object import_units(const json::value& request, app::OrderQueue& queue) {
  auto lines = codec::unit_lines_from(codec::text_at(request, "text"));
  if (!lines) return refused(lines.error().message);
  const domain::RegistryCommand import = domain::ImportUnits{*std::move(lines)};
  const auto imported = submit_and_wait(queue, {local_system_admin(), import});
  if (!imported) return refused(imported.error().message);
  return {{"ok", true}};
}

json::object take_over(const json::value& request, app::OrderQueue& queue) {
  const json::value* ledger = codec::member(request, "ledger");
  const json::value* tasks = codec::member(request, "tasks");
  if (ledger == nullptr || tasks == nullptr) return refused("请求缺少台账或事项。");
  app::TakeOverLedger command{codec::ledger_taken_over_from(json::serialize(*ledger)), {}};
  for (const json::value& each : tasks->as_array())
    command.tasks.push_back(
        std::get<domain::TaskTakenOver>(codec::task_event_from("TaskTakenOver", json::serialize(each))));
  const auto done = submit_and_wait(queue, {local_actor(), std::move(command)});
  if (!done) return refused(done.error().message);
  return {{"ok", true}, {"tasks", done->task_count}, {"first_task", done->first_task->value}};
}

json::object reread_plan(const json::value& request, app::OrderQueue& queue) {
  const json::value* reading = codec::member(request, "reading");
  const auto id = codec::optional_integer_at(request, "plan");
  if (reading == nullptr || !id) return refused("请求缺少方案编号或新的识读结果。");
  auto event = std::get<domain::PlanReread>(codec::plan_event_from("PlanReread", json::serialize(*reading)));
  const domain::PlanCommand command = domain::RereadPlan{{*id}, std::move(event.reading), std::move(event.reader)};
  const auto done = submit_and_wait(queue, {local_actor(), command});
  if (!done) return refused(done.error().message);
  return {{"ok", true}, {"changed", done->position > 0}};
}

/// Each task for itself: a refusal of one keeps none of the others.
json::object change_workflow(const json::value& request, app::OrderQueue& queue) {
  const json::value* tasks = codec::member(request, "tasks");
  if (tasks == nullptr || !tasks->is_array()) return refused("请求缺少事项编号。");
  std::int64_t moved = 0;
  json::array not_moved;
  for (const json::value& task : tasks->get_array()) {
    const domain::TaskCommand command = domain::ChangeWorkflow{
        {task.to_number<std::int64_t>()}, codec::text_at(request, "workflow"), codec::text_at(request, "reason")};
    const auto done = submit_and_wait(queue, {local_system_admin(), command});
    if (done)
      ++moved;
    else
      not_moved.push_back(json::object{{"task", task}, {"message", done.error().message}});
  }
  return {{"ok", true}, {"moved", moved}, {"refused", std::move(not_moved)}};
}

}  // namespace

const domain::Actor& local_system_admin() {
  static const domain::Actor actor{"local", domain::Role::system_admin, ""};
  return actor;
}

json::object run_local_request(const json::value& request, app::OrderQueue& queue) {
  const std::string what = codec::text_at(request, "do");
  if (what == "add_user") return add_user(request, queue);
  if (what == "create_token") return create_token(request, queue);
  if (what == "take_over") return take_over(request, queue);
  if (what == "import_units") return import_units(request, queue);
  if (what == "change_workflow") return change_workflow(request, queue);
  if (what == "import") return import_plan(request, queue);
  if (what == "reread") return reread_plan(request, queue);
  return refused("正在运行的服务不认识这个请求（" + what + "），请使用同一版本的 duban。");
}

json::object send_local_request(const DataFolder& folder, const json::value& request) {
  if (auto answer = ask_control_socket(folder.control_socket(), request)) return *answer;
  const FolderLock lock(folder);
  store::SqliteStore store(folder.database());
  const app::SystemClock clock;
  const app::Rules rules = prepare_rules(store, holidays_of(folder), clock);
  app::Writer writer(store, clock, rules);
  return run_local_request(request, writer);
}

}  // namespace duban::cli
