// The reader's speed, on one core: MB of real and of generated plans a second, beside the mere decoding of the same
// bytes; cost and memory against length; inputs made to be slow. Exits 1 if a bar is missed.
//
//   extract_bench [FOLDER OF PLANS]     DUBAN_SHARED/extraction/docs unless told; without it only the built-in plan
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/read_plan.hpp"
#include "extract/text.hpp"
#include "support/hostile_texts.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)

constexpr double kMegabytesPerSecondMin = 20;
constexpr double kGrowthMax = 1.5;  // of the time a byte, from 100 KB to 50 MB
constexpr double kHostileSecondsMax = 1;
constexpr std::size_t kHostileBytes = 1'000'000;
constexpr int kRounds = 9;

constexpr std::string_view kMeasures =
    "（一）优化政务环境\n1．提速办事。2024年底前，完成21个“一件事”改革，网上可办率达到98%"
    "以上，每季度通报。一是梳理清单。"
    "二是公开结果。\n（牵头单位：市数据局；责任单位：市公安局、财政局，各县区政府、管委；完成时限：2025年12月）\n"
    "2."
    "提升大厅。推动政务服务大厅一窗受理，每年培训500人次，群众满意度明显提升。（市行政审批局牵头，人社、税务等部门配合"
    "）\n"
    "（二）优化法治环境。市司法局要加强行政执法监督，健全裁量基准，两年内实现全覆盖。\n";

std::size_t read_measures = 0;

/// Processor seconds, so that other work on the machine does not count.
template <class Work>
double seconds_for(Work work) {
  const std::clock_t from = std::clock();
  work();
  return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

void read(const std::string& text) {
  read_measures += extract::read_plan(text).measures.size();
}

/// The least of some rounds: what the work costs when nothing disturbs it.
template <class Work>
double best_of(int rounds, Work work) {
  double best = seconds_for(work);
  for (int round = 1; round < rounds; ++round) best = std::min(best, seconds_for(work));
  return best;
}

std::vector<std::string> plans_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> plans;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    plans.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return plans;
}

/// One plan of about `bytes`, all of it measures.
std::string plan_of(std::size_t bytes) {
  std::string text = "云州市优化营商环境三年行动计划（2024—2026年）\n";
  for (std::size_t chapter = 0; text.size() < bytes; ++chapter) {
    constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    text += std::string(kNumerals[chapter % std::size(kNumerals)]) + "、主要任务\n";
    text += kMeasures;
  }
  return text;
}

bool report_speed(const char* name, const std::vector<std::string>& plans) {
  std::size_t bytes = 0;
  for (const auto& plan : plans) bytes += plan.size();
  if (bytes == 0) return true;
  const auto all = [&](auto each) {
    for (const auto& plan : plans) each(plan);
  };
  const double reading = best_of(kRounds, [&] { all(read); });
  const double decoding = best_of(
      kRounds, [&] { all([](const std::string& plan) { read_measures += extract::Text::decoded(plan).size(); }); });
  const double speed = static_cast<double>(bytes) / reading / 1e6;
  std::printf("%-24s %9zu bytes %8.1f MB/s, %5.1f times the cost of decoding\n", name, bytes, speed,
              reading / decoding);
  return speed >= kMegabytesPerSecondMin;
}

/// Bytes of memory that reading `text` takes at its height, measured in a process of its own.
double peak_memory(const std::string& text) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(2);
  const pid_t child = fork();
  if (child == 0) {
    const auto resident = [](const char* key) {
      std::ifstream status("/proc/self/status");
      std::string word;
      double kilobytes = 0;
      while (status >> word)
        if (word == key) status >> kilobytes;
      return kilobytes * 1024;
    };
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;  // the high-water mark starts here
    const double before = resident("VmRSS:");
    read(text);
    const double grown = resident("VmHWM:") - before;
    const auto written = write(ends[1], &grown, sizeof grown);
    _exit(written == sizeof grown ? 0 : 1);
  }
  double grown = 0;
  const auto taken = ::read(ends[0], &grown, sizeof grown);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  return taken == sizeof grown ? grown : 0;
}

bool report_growth() {
  std::printf("\n%12s %10s %12s %18s\n", "bytes", "MB/s", "ns a byte", "memory a byte");
  double at_100_kb = 0;
  double last = 0;
  for (const std::size_t size : {1'000UL, 10'000UL, 100'000UL, 1'000'000UL, 10'000'000UL, 50'000'000UL}) {
    const std::string text = plan_of(size);
    const double seconds = best_of(size > 1'000'000 ? 1 : kRounds, [&] { read(text); });
    last = seconds / static_cast<double>(text.size());
    if (size == 100'000) at_100_kb = last;
    std::printf("%12zu %10.1f %12.1f %18.1f\n", text.size(), 1e-6 / last, last * 1e9,
                peak_memory(text) / static_cast<double>(text.size()));
  }
  return last <= kGrowthMax * at_100_kb;
}

bool report_hostile() {
  double slowest = 0;
  std::printf("\nhostile texts of %zu bytes\n", kHostileBytes);
  for (const auto& hostile : test::kHostileTexts) {
    const std::string text = hostile.of_size(kHostileBytes);
    const double seconds = seconds_for([&] { read(text); });
    slowest = std::max(slowest, seconds);
    if (seconds > kHostileSecondsMax / 3)
      std::printf("%8.3f s  %s%s\n", seconds, std::string(hostile.head).c_str(), std::string(hostile.piece).c_str());
  }
  std::printf("%8.3f s  at most, of %zu texts\n", slowest, std::size(test::kHostileTexts));
  return slowest <= kHostileSecondsMax;
}

}  // namespace

int main(int argc, char** argv) {
  const char* shared = std::getenv("DUBAN_SHARED");
  const std::filesystem::path folder =
      argc > 1 ? argv[1] : std::filesystem::path(shared ? shared : "../shared") / "extraction" / "docs";
  const bool fast =
      report_speed("real plans, one by one", plans_in(folder)) & report_speed("a plan of 100 KB", {plan_of(100'000)});
  const bool linear = report_growth();
  const bool bounded = report_hostile();
  std::printf("\n%s %.0f MB/s, %s in length, %s 1 s on every hostile text (%zu measures read)\n",
              fast ? "at least" : "BELOW", kMegabytesPerSecondMin, linear ? "linear" : "NOT LINEAR",
              bounded ? "under" : "OVER", read_measures);
  return fast && linear && bounded ? 0 : 1;
}
