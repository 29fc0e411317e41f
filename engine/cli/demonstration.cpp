#include "cli/demonstration.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>

#include "app/import_plan.hpp"
#include "app/secrets.hpp"
#include "cli/demonstration_plan.hpp"
#include "cli/document_reader.hpp"
#include "cli/local_request.hpp"
#include "cli/past_office.hpp"
#include "cli/simulated_quarter.hpp"
#include "codec/unit_list.hpp"
#include "domain/quarter.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

namespace {

using domain::Actor;
using domain::AssignmentId;
using domain::Role;
using domain::TaskCommand;
using domain::TaskId;

constexpr int kDaysBack = 180;
constexpr int kMorning = 9;
/// A round of inspections fits into so many days, New Year and National Day included.
constexpr int kDaysOfRound = 40;
constexpr std::size_t kUnitsInspected = 3;
constexpr std::uint64_t kSeed = 20;

/// The unit that leads most measures of the plan: its desk shows the most.
std::string busiest_unit(const domain::Plan& plan) {
  std::map<std::string, int> parts;
  for (const domain::Measure& measure : plan.measures)
    for (const domain::PlannedAssignment& each : planned_assignments(measure))
      if (each.part == domain::Part::lead) ++parts[each.unit];
  std::string busiest;
  for (const auto& [unit, count] : parts)
    if (busiest.empty() || count > parts[busiest]) busiest = unit;
  return busiest;
}

constexpr const char* kReports[] = {
    "已制定工作方案并部署任务，各项工作按计划推进。", "重点项目已开工，完成年度任务过半。",
    "主要指标达到时序进度，存在的困难正在协调解决。", "任务基本完成，正在整理佐证材料。"};

/// How far a task has come in the demonstration.
enum class Progress { untouched, under_way, before_review, closed };

/// Some units ask for more time, and are granted it or wait for the answer; some are urged.
void ask_for_time(PastOffice& past, const Cast& cast, TaskId task, const domain::Assignment& part, int chance) {
  const Actor liaison = cast.liaison_of(part.unit);
  if (part.part == domain::Part::lead && part.due && past.today() < *part.due && chance % 3 == 0) {
    const domain::Date until = part.due->plus_days(45);
    past.order(liaison, TaskCommand(domain::RequestExtension{task, part.id, until, "用地手续尚在办理，申请顺延。"}));
    past.pass_hours(3);
    if (chance % 2 == 0)
      past.order(cast.chief, TaskCommand(domain::DecideExtension{task, {1}, true, {}, "同意，请抓紧办理。"}));
  } else if (chance % 5 == 0) {
    const domain::IssueSlip slip_order{task, part.id, "urge", "进展偏慢，请说明原因和下一步安排。"};
    if (past.order_if_calendar_knows(cast.supervisor, TaskCommand(slip_order)) && chance % 2 == 0) {
      past.pass_hours(6);
      const domain::SlipId slip = past.task(task).slips.back().id;
      past.order(liaison, TaskCommand(domain::AnswerSlip{task, slip, "已调整力量，本月内完成方案评审。"}));
    }
  }
}

/// Takes one part as far as `chance` says, which stands for chance and is made from numbers; further if the whole task
/// is to be reviewed or closed.
void work_on(PastOffice& past, const Cast& cast, TaskId task, const domain::Assignment& part, Progress progress,
             int chance) {
  const Actor liaison = cast.liaison_of(part.unit);
  const AssignmentId id = part.id;
  const bool to_the_end = progress == Progress::before_review || progress == Progress::closed;
  if (!to_the_end && chance % 9 == 3) return;
  if (!to_the_end && chance % 23 == 7) {
    past.order(liaison, TaskCommand(domain::DeclineAssignment{task, id, "该项工作的职责已划转，建议改派。"}));
    return;
  }
  past.order(liaison, TaskCommand(domain::AcceptAssignment{task, id}));
  const bool submits = part.part != domain::Part::lead && (to_the_end || chance % 3 != 0);
  // Nobody submits what is not reported to be done.
  const bool done = to_the_end || submits;
  const int reports = done ? 3 : chance % 4;
  for (int i = 0; i <= reports; ++i) {
    past.pass_hours(2);
    const int percent = done && i == reports ? 100 : std::min(95, 15 + i * 25 + chance % 10);
    past.order(liaison, TaskCommand(domain::ReportProgress{task, id, kReports[i], percent, "", {}}));
  }
  if (!submits) return ask_for_time(past, cast, task, part, chance);
  past.order(liaison, TaskCommand(domain::SubmitAssignment{task, id, "本单位承担的工作已经完成，申请办结。"}));
  past.pass_hours(5);
  if (to_the_end || chance % 5 != 1)
    past.order(cast.supervisor, TaskCommand(domain::CloseAssignment{task, id, "材料齐全，同意办结。"}));
  else if (chance % 2 == 0)
    past.order(cast.supervisor,
               TaskCommand(domain::ReturnAssignment{task, id, "佐证材料不全，请补充验收文件后再报。"}));
}

/// The leads submit, and are closed or returned or left for the supervisor who looks at the demonstration.
void finish(PastOffice& past, const Cast& cast, TaskId id, Progress progress, int chance) {
  if (progress != Progress::before_review && progress != Progress::closed) return;
  const domain::Task task = past.task(id);
  for (const domain::Assignment& part : task.assignments) {
    if (part.part != domain::Part::lead) continue;
    past.order(cast.liaison_of(part.unit),
               TaskCommand(domain::SubmitAssignment{id, part.id, "事项已全部完成，申请办结。"}));
    past.pass_hours(7);
    if (progress == Progress::closed)
      past.order(cast.supervisor, TaskCommand(domain::CloseAssignment{id, part.id, "同意办结。"}));
    else if (chance % 3 == 0)
      past.order(cast.supervisor,
                 TaskCommand(domain::ReturnAssignment{id, part.id, "指标完成情况缺少统计部门的认定，请补充。"}));
  }
}

Progress progress_of(std::int64_t number) {
  switch (number % 7) {
    case 0:
      return Progress::closed;
    case 2:
      return Progress::before_review;
    case 5:
      return Progress::closed;
    case 6:
      return number % 2 == 0 ? Progress::untouched : Progress::under_way;
    default:
      return Progress::under_way;
  }
}

std::vector<http::DemonstrationAccount> accounts_of(const std::string& unit) {
  const auto account = [](const char* name, Role role, const std::string& of) {
    return http::DemonstrationAccount{{name, role, of}, std::string(kDemonstrationPassword)};
  };
  return {account("登记员", Role::registrar, ""),          account("联络员", Role::liaison, unit),
          account("单位负责人", Role::unit_head, unit),    account("督查员", Role::supervisor, ""),
          account("督查室主任", Role::chief, ""),          account("系统管理员", Role::system_admin, ""),
          account("安全管理员", Role::security_admin, ""), account("审计员", Role::auditor, "")};
}

/// Tasks beside the plan, due around today whatever the year is, so that every light can be seen on every day.
void register_around(domain::Date today, PastOffice& past, const Cast& cast) {
  struct Entry {
    const char* title;
    const char* text;
    int days;
    bool accepted;
  };
  constexpr Entry kEntries[] = {
      {"报送重点项目开工情况", "市政府常务会议议定：逐个项目说明开工、投资和存在的困难。", -6, true},
      {"答复人大代表关于简化审批的建议", "主办单位应与代表当面沟通，书面答复并公开。", 0, true},
      {"落实市长热线集中反映问题的批示", "查清原因，提出办理意见，办结后回访群众。", 3, true},
      {"报送下一年度重点工作安排", "一项一页，写明目标、责任人和完成时限。", 6, false},
      {"推进公共数据共享", "梳理可共享的数据目录，接入市级平台并保持更新。", 60, false}};
  for (const Entry& each : kEntries) {
    const domain::RegisterTask order{each.title, each.text, {cast.unit}, {}, today.plus_days(each.days), false};
    const TaskId task = *past.order(cast.supervisor, TaskCommand(order)).task;
    if (each.accepted)
      past.order(cast.liaison_of(cast.unit), TaskCommand(domain::AcceptAssignment{task, AssignmentId{1}}));
  }
}

void fill(PastOffice& past, const domain::ImportPlan& import, const Cast& cast) {
  for (const http::DemonstrationAccount& each : accounts_of(cast.unit)) {
    const app::AddAccount account{each.actor.name, each.actor.role, each.actor.unit, app::hash_password(each.password)};
    past.order({"local", Role::system_admin, ""}, app::AccountCommand(account));
  }
  const auto units = codec::unit_lines_from(demonstration_units());
  if (!units) throw std::logic_error("the demonstration units cannot be read: " + units.error().message);
  past.order(local_system_admin(), domain::RegistryCommand(domain::ImportUnits{*units}));
  const app::Receipt imported = past.order(cast.registrar, domain::PlanCommand(import));
  past.pass_hours(20);
  const app::Receipt issued = past.order(cast.registrar, domain::PlanCommand(domain::IssuePlan{*imported.plan, true}));
  for (std::int64_t number = 0; number < issued.task_count; ++number) {
    const TaskId id{issued.first_task->value + number};
    const Progress progress = progress_of(number);
    if (progress != Progress::untouched) {
      const domain::Task task = past.task(id);
      for (const domain::Assignment& part : task.assignments)
        work_on(past, cast, id, part, progress, static_cast<int>((number * 7 + part.id.value * 5) % 97));
      past.pass_hours(30);
      finish(past, cast, id, progress, static_cast<int>(number));
    }
  }
}

/// The unit of the demonstration first, then others that lead.
std::vector<std::string> inspected_units(const domain::Plan& plan, const Cast& cast) {
  std::vector<std::string> units{cast.unit};
  for (const domain::Measure& measure : plan.measures)
    for (const domain::PlannedAssignment& each : planned_assignments(measure))
      if (each.part == domain::Part::lead && units.size() < kUnitsInspected &&
          std::ranges::find(units, each.unit) == units.end())
        units.push_back(each.unit);
  return units;
}

/// The round of inspections of the last quarter whose round is over, up to its bulletin.
void inspect(PastOffice& past, store::SqliteStore& store, const std::string& database, const Cast& cast,
             std::vector<std::string> units, domain::Date today) {
  Chance chance(kSeed);
  SimulatedWork work(past, cast, chance);
  store::SqliteViews views(database);
  store::SqlitePastViews past_views(database, past.rules());
  const domain::Date in_next = today.plus_days(-kDaysOfRound);
  const domain::Date last = domain::first_day(domain::quarter_of(in_next)).plus_days(-1);
  SimulatedQuarter round({past, cast, chance, work, views, past_views}, domain::quarter_of(last), std::move(units));
  const domain::Calendar& calendar = past.rules().calendar;
  for (domain::Date day = last.plus_days(1); day <= today; day = day.plus_days(1)) {
    if (!calendar.is_working_day(day).value_or(true)) continue;
    const int number = calendar.working_days_between(last, day).value_or(domain::days_between(last, day));
    if (SimulatedQuarter::kWorkingDays < number) return;
    store.begin();
    past.pass_until(day, kMorning);
    round.work(number);
    work.work();
    store.commit();
  }
}

}  // namespace

std::vector<http::DemonstrationAccount> prepare_demonstration(const std::string& database, store::SqliteStore& store,
                                                              const app::Clock& clock, const app::Rules& rules) {
  const auto import = app::read_document(demonstration_plan(), "云州市行动计划.txt", document_reader());
  if (!import) throw std::logic_error("the demonstration plan cannot be read: " + import.error().message);
  Cast cast;
  cast.unit = busiest_unit(import->plan);
  std::vector<http::DemonstrationAccount> accounts = accounts_of(cast.unit);
  // The workflow comes into force before anything else.
  const bool fresh = !store.database().query("SELECT 1 FROM events WHERE stream <> 'workflow/1' LIMIT 1").step();
  if (fresh) {
    const auto back = std::chrono::milliseconds(std::chrono::days(kDaysBack));
    PastOffice past(store, clock, rules, clock.now() - back.count());
    store.begin();
    fill(past, *import, cast);
    store.commit();
    inspect(past, store, database, cast, inspected_units(import->plan, cast), clock.today());
    store.begin();
    register_around(clock.today(), past, cast);
    store.commit();
  }
  std::erase_if(accounts, [&](const http::DemonstrationAccount& each) { return !store.has_account(each.actor.name); });
  return accounts;
}

}  // namespace duban::cli
