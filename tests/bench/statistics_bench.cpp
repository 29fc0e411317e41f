// Every answer of the statistics at 20,000 tasks: one connection, each question in turn. Two units a task on average,
// 60 units, 40 plans; due dates spread over three years around today, half of the tasks closed, a tenth extended. Ends
// with 1 where the 99th percentile of one is above 50 ms.
//
//   statistics_bench [TASKS] [REQUESTS]
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

#include "app/project.hpp"
#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "bench/load_generator.hpp"
#include "http/server.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr int kUnits = 60;
constexpr int kPlans = 40;
constexpr int kTasksPerTransaction = 2000;
constexpr double kMillisecondsMax = 50;

const domain::Actor kLocal{"local", domain::Role::system_admin, ""};
const app::Rules kRules = test::standard_rules();

/// The tasks as events, written past the handler: what the workflow lets through is not measured here.
class Filler {
 public:
  Filler(store::SqliteStore& store, domain::Date today) : store_(store), today_(today) {}

  void fill(int tasks) {
    store_.begin();
    for (int i = 0; i < tasks; ++i) {
      live({i + 1});
      if (i % kTasksPerTransaction != kTasksPerTransaction - 1) continue;
      store_.commit();
      store_.begin();
    }
    store_.commit();
  }

 private:
  std::string unit() { return "单位" + std::to_string(random_() % kUnits); }
  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  void apply(domain::Task& task, const domain::TaskEvent& event, domain::Date on) {
    const domain::Stamp stamp{"du",
                              std::chrono::sys_time<std::chrono::milliseconds>(on.days()).time_since_epoch().count()};
    const domain::Task before = task;
    evolve(task, event, stamp);
    store_.append(task.id, task.version, event, stamp);
    app::project(before, task, kRules, today_, store_);
  }

  void live(domain::TaskId id) {
    domain::Task task;
    task.id = id;
    domain::TaskIssued issued;
    issued.content.title = "推进重点产业技术创新第 " + std::to_string(id.value) + " 项";
    issued.content.plan = domain::PlanId{1 + below(kPlans)};
    if (below(3) == 0) {
      domain::Target target;
      target.name = "新增企业";
      target.unit = "家";
      target.value = 100;
      target.by = today_.plus_days(below(700) - 350);
      issued.content.targets = {target};
    }
    const domain::Date begun = today_.plus_days(-600 + below(400));
    issued.due = today_.plus_days(below(1095) - 547);
    issued.assignments = {{unit(), domain::Part::lead, false}};
    for (int more = below(3); more > 0; --more)
      issued.assignments.push_back({unit(), domain::Part::responsible, false});
    apply(task, issued, begun);
    const domain::AssignmentId part{1};
    apply(task, domain::AssignmentAccepted{part}, begun.plus_days(1));
    domain::ProgressReported report;
    report.assignment = part;
    report.text = "进行中";
    report.percent = below(100);
    apply(task, report, begun.plus_days(30));
    if (below(10) == 0) {
      apply(task, domain::ExtensionRequested{{1}, part, issued.due->plus_days(60), "资金未到位"}, begun.plus_days(40));
      apply(task, domain::ExtensionGranted{{1}, issued.due->plus_days(60), ""}, begun.plus_days(41));
    }
    if (below(2) == 0) return;
    const domain::Date closed = begun.plus_days(50 + below(150));
    for (const domain::Assignment& each : std::vector(task.assignments))
      apply(task, domain::AssignmentClosed{each.id, ""}, closed);
  }

  store::SqliteStore& store_;
  domain::Date today_;
  std::mt19937 random_{7};
};

void must(const domain::Result<app::Receipt>& receipt) {
  if (receipt) return;
  std::fprintf(stderr, "refused: %s\n", receipt.error().message.c_str());
  std::exit(1);
}

/// A supervisor with a token.
void add_supervisor(store::SqliteStore& store, const app::Clock& clock) {
  app::OrderHandler handler(store, clock, kRules);
  store.begin();
  must(handler.handle({kLocal, app::AccountCommand(app::AddAccount{"du", domain::Role::supervisor, "", "-"})}));
  must(handler.handle({kLocal, app::AccountCommand(app::CreateToken{"du", app::sha256_hex("secret")})}));
  store.commit();
}

/// Prints the percentiles of one address; whether it keeps the bar.
bool measure(std::uint16_t port, const std::string& target, int requests) {
  bench::LoadResult load;
  for (const int count : {20, requests}) {
    int asked = 0;
    load = bench::run_load(port, 1, [&](int) -> std::string {
      if (asked++ == count) return {};
      return bench::request_text("GET", target, "Authorization: Bearer secret\r\n", "");
    });
  }
  if (load.refused > 0) {
    std::fprintf(stderr, "refused:\n%s\n", load.first_refusal.c_str());
    std::exit(1);
  }
  const double high = bench::percentile(load.milliseconds, 0.99);
  std::printf("%-66s %8.2f %8.2f\n", target.c_str() + std::string_view("/api/v1/statistics/").size(),
              bench::percentile(load.milliseconds, 0.5), high);
  return high <= kMillisecondsMax;
}

}  // namespace

int main(int argc, char** argv) {
  app::start_secrets();
  const int tasks = argc > 1 ? std::atoi(argv[1]) : 20'000;
  const int requests = argc > 2 ? std::atoi(argv[2]) : 300;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const test::TemporaryFolder folder;
  const std::string path = folder.file("office.sqlite");
  const app::SystemClock clock;
  store::SqliteStore store(path);
  std::printf("filling %d tasks\n", tasks);
  Filler(store, clock.today()).fill(tasks);
  add_supervisor(store, clock);
  app::Writer writer(store, clock, kRules);
  store::SqliteViews views(path);
  store::SqlitePastViews past(path, kRules);
  http::ServerConfig config;
  config.port = 0;
  http::Server server(
      config,
      http::Services{writer, views, past, clock, kRules, {}, {}, {}, "bench", nullptr, [](std::string_view) {}});
  server.start();
  std::printf("%-66s %8s %8s   (ms, %d requests each)\n", "", "p50", "p99", requests);
  bool kept = true;
  for (const std::string family : {"lights", "completion", "pace", "extensions"})
    for (const std::string by : {"unit", "plan", "quarter", "unit_quarter", "closing_quarter"})
      for (const std::string with : {"", "&plan=7", "&unit=%E5%8D%95%E4%BD%8D7"})
        kept = measure(server.port(), "/api/v1/statistics/" + family + "?by=" + by + with, requests) && kept;
  for (const std::string with : {"?limit=50", "?limit=50&targets=true", "?limit=50&unit=%E5%8D%95%E4%BD%8D7"})
    kept = measure(server.port(), "/api/v1/statistics/timeline" + with, requests) && kept;
  std::printf("%s\n", kept ? "every answer within 50 ms" : "an answer took longer than 50 ms");
  return kept ? 0 : 1;
}
