// The clock as a port: the core is told the time, it never looks.
#pragma once

#include <chrono>
#include <cstdint>

#include "domain/event.hpp"

namespace duban::app {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970, UTC.
  virtual std::int64_t now() const = 0;
  /// The civil day of now, as `day_of` tells it.
  virtual domain::Date today() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  std::int64_t now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  }
  domain::Date today() const override { return domain::day_of(now()); }
};

}  // namespace duban::app
