// The log as JSON lines: one a request, and one a failure. No bodies, no secrets, no query values.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace spdlog {
class logger;
}

namespace duban::http {

/// May be null: then nothing is logged. The pattern of its sinks should be `%v`: the lines carry their own time.
using Log = std::shared_ptr<spdlog::logger>;

/// A logger that writes JSON lines to standard error from its own thread, with a bounded queue: when the disk or the
/// terminal is slow, old lines are dropped and the server goes on. `level` is one of spdlog's names (info, warning,
/// off).
Log make_json_log(std::string_view level);

struct AccessRecord {
  const Request& request;
  const Response& response;
  std::string_view endpoint;
  std::string_view actor;
  std::int64_t duration_us = 0;
  std::size_t bytes = 0;
};

void log_access(const Log& log, const AccessRecord& record);
/// With the whole text of the exception, for the operator.
void log_failure(const Log& log, std::string_view request_id, std::string_view what, const std::exception_ptr& failure);
void log_event(const Log& log, std::string_view event, std::string_view detail);
/// What the administrator should do something about.
void log_warning(const Log& log, std::string_view event, std::string_view detail);
/// The same with named facts beside it.
struct Fact {
  std::string_view name;
  std::string value;
};
void log_warning(const Log& log, std::string_view event, std::string_view detail, std::span<const Fact> facts);

}  // namespace duban::http
