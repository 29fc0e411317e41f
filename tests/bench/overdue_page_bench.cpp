// The overdue page of 50, with its total, at 1,000 and at 100,000 tasks: both servers in one run, asked in turn. Due
// dates spread over three years around today, a third of the tasks closed.
//
//   overdue_page_bench [REQUESTS]
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

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
constexpr int kTasksPerTransaction = 2000;

const domain::Actor kLocal{"local", domain::Role::system_admin, ""};
const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};

const app::Rules kRules = test::standard_rules();

void must(const domain::Result<app::Receipt>& receipt) {
  if (receipt) return;
  std::fprintf(stderr, "refused: %s\n", receipt.error().message.c_str());
  std::exit(1);
}

/// A store with this many tasks, written through the same handler that the server uses.
void fill(store::SqliteStore& store, const app::Clock& clock, int tasks) {
  app::OrderHandler handler(store, clock, kRules);
  std::mt19937 random(7);
  store.begin();
  must(handler.handle({kLocal, app::AccountCommand(app::AddAccount{"du", domain::Role::supervisor, "", "-"})}));
  must(handler.handle({kLocal, app::AccountCommand(app::CreateToken{"du", app::sha256_hex("secret")})}));
  for (int i = 0; i < tasks; ++i) {
    const std::string unit = "单位" + std::to_string(random() % kUnits);
    domain::RegisterTask task;
    task.title = "推进重点产业技术创新第 " + std::to_string(i) + " 项";
    task.lead = {unit};
    task.due = clock.today().plus_days(static_cast<int>(random() % 1095) - 547);
    const auto made = handler.handle({kSupervisor, domain::TaskCommand(task)});
    must(made);
    if (random() % 3 == 0) {
      const domain::Actor liaison{"li", domain::Role::liaison, unit};
      const domain::AssignmentId part{1};
      must(handler.handle({liaison, domain::TaskCommand(domain::AcceptAssignment{*made->task, part})}));
      must(handler.handle({liaison, domain::TaskCommand(domain::SubmitAssignment{*made->task, part, ""})}));
      must(handler.handle({kSupervisor, domain::TaskCommand(domain::CloseAssignment{*made->task, part, ""})}));
    }
    if (i % kTasksPerTransaction == kTasksPerTransaction - 1) {
      store.commit();
      store.begin();
    }
  }
  store.commit();
}

/// A server on a store of its own.
class Office {
 public:
  Office(const std::string& path, int tasks)
      : store_(path),
        filled_((fill(store_, clock_, tasks), true)),
        writer_(store_, clock_, kRules),
        views_(path),
        past_(path, kRules) {
    http::ServerConfig config;
    config.port = 0;
    server_ = std::make_unique<http::Server>(
        config,
        http::Services{writer_, views_, past_, clock_, kRules, {}, {}, {}, "bench", nullptr, [](std::string_view) {}});
    server_->start();
  }
  std::uint16_t port() const { return server_->port(); }

 private:
  app::SystemClock clock_;
  store::SqliteStore store_;
  bool filled_;
  app::Writer writer_;
  store::SqliteViews views_;
  store::SqlitePastViews past_;
  std::unique_ptr<http::Server> server_;
};

/// The median of `requests` answers, in milliseconds, one connection.
double ask(const Office& office, const std::string& target, int requests) {
  int asked = 0;
  const auto load = bench::run_load(office.port(), 1, [&](int) -> std::string {
    if (asked++ == requests) return {};
    return bench::request_text("GET", target, "Authorization: Bearer secret\r\nPrefer: count=exact\r\n", "");
  });
  if (load.refused > 0) {
    std::fprintf(stderr, "refused:\n%s\n", load.first_refusal.c_str());
    std::exit(1);
  }
  return bench::percentile(load.milliseconds, 0.5);
}

}  // namespace

int main(int argc, char** argv) {
  app::start_secrets();
  const int requests = argc > 1 ? std::atoi(argv[1]) : 100;
  constexpr int kRounds = 9;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const test::TemporaryFolder folder;
  std::printf("filling 1,000 and 100,000 tasks\n");
  const Office small(folder.file("small.sqlite"), 1'000);
  const Office large(folder.file("large.sqlite"), 100'000);
  const std::pair<const char*, std::string> pages[] = {
      {"overdue, all units", "/api/v1/tasks?overdue=true&limit=50"},
      {"overdue, unit, 5", "/api/v1/tasks?overdue=true&limit=5&unit=%E5%8D%95%E4%BD%8D7"},
      {"ledger, first page", "/api/v1/tasks?limit=50"},
      {"workbench", "/api/v1/workbench"},
  };
  std::printf("%-20s %12s %14s %7s   (median of %d rounds of %d requests)\n", "page", "1,000 (ms)", "100,000 (ms)",
              "ratio", kRounds, requests);
  for (const auto& [name, target] : pages) {
    std::vector<double> ratios;
    std::vector<double> smalls;
    std::vector<double> larges;
    ask(small, target, 50);
    ask(large, target, 50);
    for (int round = 0; round < kRounds; ++round) {
      smalls.push_back(ask(small, target, requests));
      larges.push_back(ask(large, target, requests));
      ratios.push_back(larges.back() / smalls.back());
    }
    std::printf("%-20s %12.3f %14.3f %7.2f\n", name, bench::percentile(smalls, 0.5), bench::percentile(larges, 0.5),
                bench::percentile(ratios, 0.5));
  }
  return 0;
}
