// What all connections of one server share.
#pragma once

#include <atomic>
#include <string>

#include "http/chain_check.hpp"
#include "http/head.hpp"
#include "http/known_secrets.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "http/stream_places.hpp"
#include "http/throttle.hpp"
#include "http/work_pool.hpp"

namespace duban::http {

struct Site {
  Site(ServerConfig config_, Services services_);

  const ServerConfig config;
  Services services;
  HeadRules head_rules;
  StaticFiles files;
  /// Compared with when there is no such account, so that the answer takes as long.
  std::string unknown_account_hash;
  Throttle throttle;
  KnownSecrets known;
  Metrics metrics;
  ChainChecking chain;
  StreamPlaces streams;
  std::atomic<bool> stopping{false};
  WorkPool work;
  std::atomic<bool> fatal_told{false};
  std::atomic<std::size_t> bodies_bytes{0};

  /// Unique among all requests of all runs, for the log and the person who asks.
  std::string next_request_id();
  /// Tells the process once that it should stop.
  void tell_fatal(std::string_view what);

 private:
  std::string run_id_;
  std::atomic<std::uint64_t> requests_{0};
};

}  // namespace duban::http
