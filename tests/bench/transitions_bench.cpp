// Durable transitions over HTTP at 64 connections, beside what SQLite itself can do with group commit: the same rows
// written by a bare loop, in transactions of the same size, in the same run on the same disk. Several rounds, in turn.
//
//   transitions_bench [ROUNDS]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "bench/load_generator.hpp"
#include "document/read_text.hpp"
#include "http/server.hpp"
#include "store/log.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"
#include "support/forwarding_store.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr int kConnections = 64;
constexpr int kTasksPerConnection = 16;
/// One acceptance and the rest reports.
constexpr int kTransitionsPerTask = 8;
constexpr int kUnits = 4;
constexpr const char* kReport =
    R"({"text":"重点项目已开工，完成年度任务过半，主要指标达到时序进度，存在的困难正在协调解决。","percent":40})";

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Counts transactions, so that the batch size is known.
class CountingStore final : public test::ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;
  std::atomic<std::int64_t> commits = 0;

  void commit() override {
    ForwardingStore::commit();
    ++commits;
  }
};

struct Measured {
  double per_second = 0;
  double batch = 0;
  double p50 = 0;
  double p99 = 0;
};

void must(const domain::Result<app::Receipt>& receipt) {
  if (receipt) return;
  std::fprintf(stderr, "refused: %s\n", receipt.error().message.c_str());
  std::exit(1);
}

const domain::Actor kLocal{"local", domain::Role::system_admin, ""};
const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};

domain::RegisterTask new_task(int number) {
  domain::RegisterTask task;
  task.title = "推进重点产业技术创新第 " + std::to_string(number) + " 项";
  for (int i = 0; i < kUnits; ++i) (i == 0 ? task.lead : task.responsible).push_back("单位" + std::to_string(i));
  task.due = domain::Date::of(2026, 1 + number % 12, 28);
  return task;
}

/// The server's side: HTTP in, rows on disk, answer out.
Measured over_http(const std::string& path) {
  const app::SystemClock clock;
  store::SqliteStore sqlite(path);
  CountingStore counting(sqlite);
  const app::Rules rules = test::standard_rules();
  app::Writer writer(counting, clock, rules);
  store::SqliteViews views(path);
  store::SqlitePastViews past(path, rules);
  must(submit_and_wait(writer,
                       {kLocal, app::AccountCommand(app::AddAccount{"li", domain::Role::liaison, "单位0", "-"})}));
  must(submit_and_wait(writer, {kLocal, app::AccountCommand(app::CreateToken{"li", app::sha256_hex("secret")})}));
  constexpr int kTasks = kConnections * kTasksPerConnection;
  for (int i = 0; i < kTasks; ++i) must(submit_and_wait(writer, {kSupervisor, domain::TaskCommand(new_task(i))}));

  http::ServerConfig config;
  config.port = 0;
  http::Services services{writer, views, past, clock, rules, {}, {}, {}, "bench", nullptr, [](std::string_view) {}};
  http::Server server(config, std::move(services));
  server.start();
  std::vector<int> done(kConnections, 0);
  const std::int64_t commits_before = counting.commits;
  const auto load = bench::run_load(server.port(), kConnections, [&](int connection) -> std::string {
    const int step = done[static_cast<std::size_t>(connection)]++;
    if (step >= kTasksPerConnection * kTransitionsPerTask) return {};
    const int task = 1 + connection * kTasksPerConnection + step % kTasksPerConnection;
    const int version = 1 + step / kTasksPerConnection;
    const std::string target = "/api/v1/tasks/" + std::to_string(task) + "/assignments/1/";
    const std::string fields = "Authorization: Bearer secret\r\nIf-Match: \"" + std::to_string(version) +
                               "\"\r\nIdempotency-Key: transition-" + std::to_string(connection) + "-" +
                               std::to_string(step) + "\r\n";
    return version == 1 ? bench::request_text("POST", target + "acceptance", fields, "{}")
                        : bench::request_text("POST", target + "reports", fields, kReport);
  });
  const std::int64_t commits = counting.commits - commits_before;
  server.stop();
  if (load.refused > 0) {
    std::fprintf(stderr, "%lld answers were refusals, the first:\n%s\n", static_cast<long long>(load.refused),
                 load.first_refusal.c_str());
    std::exit(1);
  }
  return {static_cast<double>(load.answered) / load.seconds,
          static_cast<double>(load.answered) / static_cast<double>(commits), bench::percentile(load.milliseconds, 0.5),
          bench::percentile(load.milliseconds, 0.99)};
}

/// SQLite's side: the same rows by a bare loop, `batch` transitions a transaction; with `views` false, the log alone.
double raw(const std::string& path, int batch, bool views) {
  store::SqliteStore sqlite(path);
  const app::Rules rules = test::standard_rules();
  const app::Outlook outlook{domain::NextAlarm{*domain::Date::of(2026, 6, 3)}, {}, false};
  std::vector<domain::Task> tasks;
  sqlite.begin();
  for (int i = 0; i < kConnections * kTasksPerConnection; ++i) {
    const auto made = decide(domain::Task{}, new_task(i),
                             {kSupervisor, *domain::Date::of(2026, 6, 1), rules.workflows.current(), rules.calendar});
    domain::Task task;
    task.id = sqlite.next_task();
    sqlite.append(task.id, 1, made->front(), {"du", 1});
    evolve(task, made->front(), {"du", 1});
    sqlite.put_task(task, {});
    for (const domain::Assignment& each : task.assignments) sqlite.put_assignment(task.id, each, outlook);
    tasks.push_back(std::move(task));
  }
  sqlite.commit();
  const app::KeptReceipt kept{std::string(64, 'a'), {}};
  const domain::TaskEvent accepted = domain::AssignmentAccepted{{1}};
  const domain::TaskEvent reported = domain::ProgressReported{
      {1}, "重点项目已开工，完成年度任务过半，主要指标达到时序进度，存在的困难正在协调解决。", 40, "", {}};
  const int transitions = static_cast<int>(tasks.size()) * kTransitionsPerTask;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < transitions; ++i) {
    if (i % batch == 0) sqlite.begin();
    domain::Task& task = tasks[static_cast<std::size_t>(i) % tasks.size()];
    const bool first = task.version == 1;
    sqlite.append(task.id, task.version + 1, first ? accepted : reported, {"li", 1});
    ++task.version;
    if (views) {
      sqlite.put_task(task, {});
      sqlite.put_assignment(task.id, task.assignments.front(), outlook);
      if (first) {
        sqlite.add_to_total("", domain::Status::issued, task.due, -1);
        sqlite.add_to_total("", domain::Status::in_progress, task.due, 1);
        sqlite.add_to_total("unit:单位0", domain::Status::issued, task.due, -1);
        sqlite.add_to_total("unit:单位0", domain::Status::in_progress, task.due, 1);
      }
      sqlite.keep_receipt("li", "key-" + std::to_string(i), kept, 1);
    }
    if (i % batch == batch - 1 || i == transitions - 1) sqlite.commit();
  }
  return transitions / seconds_since(began);
}

}  // namespace

int main(int argc, char** argv) {
  app::start_secrets();
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
  std::printf("%d connections, %d transitions a round, synchronous=FULL\n", kConnections,
              kConnections * kTasksPerConnection * kTransitionsPerTask);
  std::printf("%6s %10s %7s %8s %8s %12s %10s %7s %7s\n", "round", "http/s", "batch", "p50 ms", "p99 ms", "same rows/s",
              "log only/s", "share", "of log");
  std::vector<double> shares;
  for (int round = 1; round <= rounds; ++round) {
    const test::TemporaryFolder folder;
    const Measured http = over_http(folder.file("http.sqlite"));
    const int batch = std::max(1, static_cast<int>(http.batch + 0.5));
    const double rows = raw(folder.file("rows.sqlite"), batch, true);
    const double log = raw(folder.file("log.sqlite"), batch, false);
    shares.push_back(http.per_second / rows);
    std::printf("%6d %10.0f %7.1f %8.2f %8.2f %12.0f %10.0f %6.0f%% %6.0f%%\n", round, http.per_second, http.batch,
                http.p50, http.p99, rows, log, 100 * http.per_second / rows, 100 * http.per_second / log);
  }
  std::printf("median share of the raw group-commit limit: %.0f%%\n", 100 * bench::percentile(shares, 0.5));
  return 0;
}
