// An office with many tasks, for benchmarks.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "app/writer.hpp"
#include "store/sqlite_store.hpp"
#include "support/rules.hpp"

namespace duban::bench {

inline constexpr int kUnits = 60;

inline const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};
inline const domain::Actor kChief{"zhu", domain::Role::chief, ""};

inline void must(const domain::Result<app::Receipt>& receipt) {
  if (receipt) return;
  std::fprintf(stderr, "refused: %s\n", receipt.error().message.c_str());
  std::exit(1);
}

/// A store with this many tasks, three units each, written through the same handler that the server uses. Some are
/// extended, some urged.
inline void fill(const std::string& path, int tasks) {
  const app::SystemClock clock;
  const app::Rules rules = test::standard_rules();
  store::SqliteStore store(path);
  app::OrderHandler handler(store, clock, rules);
  std::mt19937 random(7);
  store.begin();
  for (int i = 0; i < tasks; ++i) {
    const auto first = random() % kUnits;
    const auto unit = [&](unsigned n) { return "单位" + std::to_string((first + n) % kUnits); };
    domain::RegisterTask task;
    task.title = "推进重点产业技术创新和成果转化，年内建成第 " + std::to_string(i) + " 项公共服务平台并投入运行";
    task.lead = {unit(0)};
    task.responsible = {unit(1), unit(2)};
    task.due = clock.today().plus_days(static_cast<int>(random() % 1095) - 547);
    const auto made = handler.handle({kSupervisor, domain::TaskCommand(task)});
    must(made);
    const domain::Actor liaison{"li", domain::Role::liaison, unit(0)};
    const domain::AssignmentId part{1};
    must(handler.handle({liaison, domain::TaskCommand(domain::AcceptAssignment{*made->task, part})}));
    if (i % 10 == 0 && *task.due > clock.today()) {
      const domain::RequestExtension ask{*made->task, part, task.due->plus_days(30), "理由"};
      must(handler.handle({liaison, domain::TaskCommand(ask)}));
      must(handler.handle({kChief, domain::TaskCommand(domain::DecideExtension{*made->task, {1}, true, {}, ""})}));
    }
    if (i % 10 == 1)
      must(handler.handle({kSupervisor, domain::TaskCommand(domain::IssueSlip{*made->task, part, "urge", "理由"})}));
    const std::string report =
        "已完成第 " + std::to_string(i) + " 项的立项和招标，主体工程开工，按计划推进，下一步抓紧设备安装。";
    must(handler.handle({liaison, domain::TaskCommand(domain::ReportProgress{*made->task, part, report, 40, "", {}})}));
  }
  store.commit();
}

}  // namespace duban::bench
