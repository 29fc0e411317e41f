// The log as one who waits for news reads it: what was appended behind a place, and which stream it concerns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace duban::app {

struct LoggedChange {
  std::int64_t position = 0;
  /// `task/12`
  std::string stream;
  std::string type;
  std::string actor;
};

struct ChangePage {
  std::vector<LoggedChange> items;
  /// The place up to which the log was looked at.
  std::int64_t through = 0;
  /// There is more behind that place.
  bool more = false;
};

}  // namespace duban::app
