// Slows down the guessing of passwords: failures are counted for an account from an address, for an address, and for an
// account from anywhere; beyond a few each further failure doubles the wait.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace duban::http {

class Throttle {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Seconds until the next attempt may be made, 0 for now.
  int seconds_to_wait(std::string_view name, std::string_view address, Time now);
  void failed(std::string_view name, std::string_view address, Time now);
  /// Forgets the failures of this account from this address; those of the address stay.
  void succeeded(std::string_view name, std::string_view address);

  static constexpr int kFreeFailures = 5;
  static constexpr int kFreeFailuresOfAddress = 50;
  static constexpr int kFreeFailuresOfName = 100;
  static constexpr int kWaitSecondsMax = 900;
  static constexpr std::size_t kEntriesMax = 8192;

 private:
  struct Entry {
    int failures = 0;
    Time last;
    Time open_at;
  };

  void count(const std::string& key, int free, Time now);
  void make_room(Time now);

  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace duban::http
