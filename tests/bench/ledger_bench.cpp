// The ledger of 20,000 tasks, three units each, as .xlsx and .csv: seconds, and the most memory that the program ever
// had. Ends with 1 where it misses its bars.
//
//   ledger_bench [TASKS]
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "app/conditions.hpp"
#include "app/writer.hpp"
#include "codec/ledger_file.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr int kTasks = 20000;
constexpr int kUnits = 60;
constexpr double kSecondsMax = 3;
constexpr double kMebibytesMax = 300;

const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};

void must(const domain::Result<app::Receipt>& receipt) {
  if (receipt) return;
  std::fprintf(stderr, "refused: %s\n", receipt.error().message.c_str());
  std::exit(1);
}

void fill(const std::string& path, int tasks) {
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
    const std::string report =
        "已完成第 " + std::to_string(i) + " 项的立项和招标，主体工程开工，按计划推进，下一步抓紧设备安装。";
    must(handler.handle({liaison, domain::TaskCommand(domain::ReportProgress{*made->task, part, report, 40, "", {}})}));
  }
  store.commit();
}

double mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  const int tasks = argc > 1 ? std::atoi(argv[1]) : kTasks;
  const test::TemporaryFolder folder;
  const std::string path = folder.file("duban.sqlite");
  fill(path, tasks);
  std::printf("%d tasks filled, the program had %.0f MiB at most\n", tasks, mebibytes());
  store::SqliteViews views(path);
  bool held = true;
  for (const auto format : {codec::TableFormat::xlsx, codec::TableFormat::csv}) {
    const auto begun = std::chrono::steady_clock::now();
    const domain::Ledger ledger = app::read_ledger(views, {}, app::SystemClock().today());
    const std::chrono::duration<double> read = std::chrono::steady_clock::now() - begun;
    const std::string bytes = codec::write_ledger(ledger, format);
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begun;
    std::printf("ledger.%s of %d tasks: %.2f s (%.2f s of it reading), %.1f MiB; the program had %.0f MiB at most\n",
                std::string(name_of(format)).c_str(), tasks, whole.count(), read.count(),
                static_cast<double>(bytes.size()) / (1024 * 1024), mebibytes());
    held = held && whole.count() <= kSecondsMax && mebibytes() <= kMebibytesMax;
  }
  return held || tasks != kTasks ? 0 : 1;
}
