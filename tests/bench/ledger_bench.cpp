// The ledger of 20,000 tasks, three units each, as .xlsx and .csv: seconds, and the most memory that the program ever
// had. Ends with 1 where it misses its bars.
//
//   ledger_bench [TASKS]
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/clock.hpp"
#include "app/conditions.hpp"
#include "bench/filled_office.hpp"
#include "codec/ledger_file.hpp"
#include "store/sqlite_views.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr int kTasks = 20000;
constexpr double kSecondsMax = 3;
constexpr double kMebibytesMax = 300;

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
  bench::fill(path, tasks);
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
