#include "http/throttle.hpp"

#include <algorithm>
#include <vector>

namespace duban::http {

namespace {

struct Keys {
  std::string pair, address, name;
};

Keys keys_of(std::string_view name, std::string_view address) {
  const std::string of_name(name);
  const std::string of_address(address);
  return {"p" + of_address + '\n' + of_name, "a" + of_address, "n" + of_name};
}

constexpr auto kForgottenAfter = std::chrono::hours(1);

}  // namespace

int Throttle::seconds_to_wait(std::string_view name, std::string_view address, Time now) {
  const Keys keys = keys_of(name, address);
  const std::lock_guard lock(mutex_);
  int wait = 0;
  for (const std::string* key : {&keys.pair, &keys.address, &keys.name}) {
    const auto found = entries_.find(*key);
    if (found == entries_.end() || found->second.open_at <= now) continue;
    wait =
        std::max(wait, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(found->second.open_at - now).count()));
  }
  return wait;
}

void Throttle::failed(std::string_view name, std::string_view address, Time now) {
  const Keys keys = keys_of(name, address);
  const std::lock_guard lock(mutex_);
  count(keys.pair, kFreeFailures, now);
  count(keys.address, kFreeFailuresOfAddress, now);
  count(keys.name, kFreeFailuresOfName, now);
}

void Throttle::succeeded(std::string_view name, std::string_view address) {
  const std::lock_guard lock(mutex_);
  entries_.erase(keys_of(name, address).pair);
}

void Throttle::count(const std::string& key, int free, Time now) {
  if (!entries_.contains(key) && entries_.size() >= kEntriesMax) make_room(now);
  Entry& entry = entries_[key];
  if (entry.failures > 0 && now - entry.last > kForgottenAfter) entry.failures = 0;
  ++entry.failures;
  entry.last = now;
  if (entry.failures < free) return;
  const int doublings = std::min(entry.failures - free, 10);
  entry.open_at = now + std::chrono::seconds(std::min(1 << doublings, kWaitSecondsMax));
}

// What is forgotten goes first, else the half that failed least recently: the memory is bounded, and who fills it up
// with invented names only pushes out others like them.
void Throttle::make_room(Time now) {
  std::erase_if(entries_, [&](const auto& entry) { return now - entry.second.last > kForgottenAfter; });
  if (entries_.size() < kEntriesMax) return;
  std::vector<Time> times;
  times.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) times.push_back(entry.last);
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  std::erase_if(entries_, [&](const auto& entry) { return entry.second.last <= *middle; });
}

}  // namespace duban::http
