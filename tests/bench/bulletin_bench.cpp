// The bulletin of a quarter at 20,000 tasks, three units each: counting the quarter, and the Word document from it.
// Ends with 1 where it misses its bar.
//
//   bulletin_bench [TASKS]
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/clock.hpp"
#include "bench/filled_office.hpp"
#include "codec/bulletin_docx.hpp"
#include "codec/bulletin_template.hpp"
#include "store/sqlite_views.hpp"
#include "support/temporary_folder.hpp"

int main(int argc, char** argv) {
  using namespace duban;  // NOLINT(google-build-using-namespace)
  constexpr int kTasks = 20000;
  constexpr double kSecondsMax = 1;
  const int tasks = argc > 1 ? std::atoi(argv[1]) : kTasks;
  const test::TemporaryFolder folder;
  const std::string path = folder.file("duban.sqlite");
  bench::fill(path, tasks);
  store::SqliteViews views(path);
  const domain::Date today = app::SystemClock().today();
  const auto begun = std::chrono::steady_clock::now();
  domain::Bulletin bulletin;
  bulletin.numbers = views.quarter_numbers(domain::quarter_of(today), today);
  const std::chrono::duration<double> counted = std::chrono::steady_clock::now() - begun;
  bulletin.content = domain::first_content(bulletin.numbers);
  const auto document = codec::write_bulletin(bulletin, codec::shipped_bulletin_template());
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begun;
  std::printf(
      "bulletin at %d tasks: %.2f s (%.2f s of it counting), %.0f KiB; %d units, %d due, %d extended, %d listed\n",
      tasks, whole.count(), counted.count(), static_cast<double>(document.value().size()) / 1024,
      static_cast<int>(bulletin.numbers.units.size()), bulletin.numbers.due.sum(), bulletin.numbers.extensions_granted,
      static_cast<int>(bulletin.numbers.overdue.size()));
  return whole.count() <= kSecondsMax || tasks != kTasks ? 0 : 1;
}
