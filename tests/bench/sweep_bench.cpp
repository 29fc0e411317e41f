// How long the clock's daily round takes over 100,000 open tasks, and how long one with nothing to do; and what a day
// of the past costs. Prints seconds; ends with 1 where a bar is missed.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "app/writer.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_store.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace duban;

constexpr int kTasks = 100'000;
constexpr double kDailySecondsMax = 2.0;
constexpr double kIdleSecondsMax = 0.05;

class SetClock final : public app::Clock {
 public:
  std::int64_t now() const override { return now_; }
  domain::Date today() const override { return domain::day_of(now_); }
  void pass_days(int days) { now_ += std::int64_t{days} * 86'400'000; }

 private:
  std::int64_t now_ = 1'772'427'600'000;  // 2 March 2026, 13:00 in China
};

const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};
const domain::Actor kSystem{"system", domain::Role::system_admin, ""};

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Open tasks due over three years, accepted, of 200 units.
void fill(store::SqliteStore& store, const app::Clock& clock, const app::Rules& rules) {
  app::OrderHandler handler(store, clock, rules);
  std::mt19937 random(7);
  store.begin();
  for (int i = 0; i < kTasks; ++i) {
    const std::string unit = "单位" + std::to_string(random() % 200);
    domain::RegisterTask task;
    task.title = "推进重点产业技术创新第 " + std::to_string(i) + " 项";
    task.lead = {unit};
    task.due = clock.today().plus_days(static_cast<int>(random() % 1095) - 180);
    const auto made = handler.handle({kSupervisor, domain::TaskCommand(task)});
    const domain::Actor liaison{"li", domain::Role::liaison, unit};
    const auto accepted = handler.handle({liaison, domain::TaskCommand(domain::AcceptAssignment{*made->task, {1}})});
    if (!accepted) std::exit(1);
    if (i % 2000 == 1999) {
      store.commit();
      store.begin();
    }
  }
  store.commit();
}

/// As the server does it: batch after batch, each a transaction. Gives how many tasks were looked at.
std::int64_t sweep(store::SqliteStore& store, app::OrderHandler& handler) {
  std::int64_t tasks = 0;
  for (;;) {
    store.begin();
    const auto receipt = handler.handle({kSystem, app::SweepTimers{}});
    store.commit();
    if (!receipt) std::exit(1);
    tasks += receipt->task_count;
    if (receipt->task_count == 0) return tasks;
  }
}

}  // namespace

int main() {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("duban.sqlite");
  const app::Rules rules = test::standard_rules();
  SetClock clock;
  store::SqliteStore store(path);
  fill(store, clock, rules);
  app::OrderHandler handler(store, clock, rules);
  std::printf("%d open tasks; first round: %lld looked at\n", kTasks, static_cast<long long>(sweep(store, handler)));
  double worst = 0;
  double worst_idle = 0;
  for (int day = 0; day < 10; ++day) {
    clock.pass_days(1);
    auto began = std::chrono::steady_clock::now();
    const std::int64_t tasks = sweep(store, handler);
    const double daily = seconds_since(began);
    began = std::chrono::steady_clock::now();
    sweep(store, handler);
    const double idle = seconds_since(began);
    std::printf("day %2d: %5lld tasks in %.3f s (%.0f us each); again with nothing to do %.4f s\n", day + 1,
                static_cast<long long>(tasks), daily, tasks == 0 ? 0.0 : 1e6 * daily / static_cast<double>(tasks),
                idle);
    worst = std::max(worst, daily);
    worst_idle = std::max(worst_idle, idle);
  }
  store::SqlitePastViews past(path, rules);
  auto began = std::chrono::steady_clock::now();
  const auto views = past.as_of(clock.today().plus_days(-5));
  std::printf("the views of a past day: made in %.1f s, ", seconds_since(began));
  began = std::chrono::steady_clock::now();
  views->list_tasks({}, clock.today().plus_days(-5));
  std::printf("a page of them in %.4f s\n", seconds_since(began));
  const bool holds = worst <= kDailySecondsMax && worst_idle <= kIdleSecondsMax;
  std::printf("daily %.3f s (bar %.1f), idle %.4f s (bar %.2f): %s\n", worst, kDailySecondsMax, worst_idle,
              kIdleSecondsMax, holds ? "holds" : "MISSED");
  return holds ? 0 : 1;
}
