// The check of the log's chain that the auditor asks for: one at a time, a piece after the other on the work pool, so
// that neither the writer nor other work waits for it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/audit_log.hpp"

namespace duban::http {

struct Site;

class ChainChecking {
 public:
  enum class State { running, whole, broken, interrupted };
  /// How the last check stands, or how it ended.
  struct Progress {
    State state = State::running;
    app::ChainResult result;
    /// The last place in the log when it began.
    std::int64_t of = 0;
    std::string by;
    std::int64_t began_at = 0;
    /// 0 while it runs.
    std::int64_t ended_at = 0;
  };

  /// Nothing if none was asked for since the server started.
  std::optional<Progress> progress() const;
  /// Begins a check unless one is running; false if too much waits already.
  bool begin(Site& site, const std::string& by);

 private:
  struct Run {
    Site& site;
    std::unique_ptr<app::ChainCheck> check;
  };

  bool go_on(const std::shared_ptr<Run>& run);
  void advance(const std::shared_ptr<Run>& run);
  void note(const Run& run, State state);

  mutable std::mutex mutex_;
  std::optional<Progress> progress_;
};

std::string_view name_of(ChainChecking::State state);

}  // namespace duban::http
