// The clock as a port: the core is told the time, it never looks.
#pragma once

#include <chrono>
#include <cstdint>

#include "domain/date.hpp"

namespace duban::app {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970, UTC.
  virtual std::int64_t now() const = 0;
  /// The civil day in the office's time zone.
  virtual domain::Date today() const = 0;
};

/// The machine's clock, with days at a fixed offset from UTC (China has one time zone and no summer time).
class SystemClock final : public Clock {
 public:
  explicit SystemClock(std::chrono::minutes utc_offset = std::chrono::hours(8)) : utc_offset_(utc_offset) {}

  std::int64_t now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  }
  domain::Date today() const override {
    const std::chrono::sys_time<std::chrono::milliseconds> local{std::chrono::milliseconds(now()) + utc_offset_};
    return domain::Date::from_days(std::chrono::floor<std::chrono::days>(local));
  }

 private:
  std::chrono::minutes utc_offset_;
};

}  // namespace duban::app
