// Remembers for a few seconds whose a session or token is, so that a request does not read the store to know its
// sender.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "domain/role.hpp"

namespace duban::http {

/// Keys are the digests of secrets. Used from several threads.
class KnownSecrets {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// What is remembered, or nothing; then read the store and `remember` with the `epoch` from before reading, so that a
  /// session that was closed meanwhile is not remembered as open.
  std::optional<domain::Actor> find(const std::string& digest, Time now);
  std::uint64_t epoch();
  void remember(const std::string& digest, const domain::Actor& actor, std::uint64_t epoch, Time now);
  void forget(const std::string& digest);
  /// For a change of many people's rights.
  void forget_all();

  static constexpr std::chrono::seconds kKept{5};
  static constexpr std::size_t kEntriesMax = 4096;

 private:
  struct Entry {
    domain::Actor actor;
    Time until;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t epoch_ = 0;
};

}  // namespace duban::http
