#include "http/access_log.hpp"

#include <spdlog/async.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <chrono>
#include <ctime>

#include "http/json_write.hpp"
#include "http/multipart.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kLinesWaitingMax = 8192;

std::string now_text() {
  const auto now = std::chrono::system_clock::now();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  const std::string fraction = std::to_string(1000 + ms % 1000);
  return std::string(text, length) + '.' + fraction.substr(1) + 'Z';
}

std::string_view level_name(spdlog::level::level_enum level) {
  if (level == spdlog::level::err) return "error";
  return level == spdlog::level::warn ? "warning" : "info";
}

struct Line {
  explicit Line(spdlog::level::level_enum of) : level(of), json(text) {
    json.open_object().member("time", now_text()).member("level", level_name(of));
  }
  void write_to(spdlog::logger& log) {
    json.close_object();
    log.log(level, spdlog::string_view_t(text.data(), text.size()));
  }
  spdlog::level::level_enum level;
  std::string text;
  JsonWriter json;
};

/// Bytes that are not UTF-8 must not reach the log's reader.
std::string printable(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string out;
  for (char c : text) out += c >= 0x20 && c < 0x7f ? c : '?';
  return out;
}

void log_event_as(spdlog::level::level_enum level, const Log& log, std::string_view event, std::string_view detail,
                  std::span<const Fact> facts = {}) {
  if (!log || !log->should_log(level)) return;
  Line line(level);
  line.json.member("event", event).member("detail", printable(detail));
  for (const Fact& each : facts) line.json.member(each.name, printable(each.value));
  line.write_to(*log);
}

}  // namespace

Log make_json_log(std::string_view level) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  // The global pool would end with static destruction; this one ends with the log.
  struct Owned {
    std::shared_ptr<spdlog::details::thread_pool> pool;
    std::shared_ptr<spdlog::async_logger> logger;
  };
  auto owned = std::make_shared<Owned>();
  owned->pool = std::make_shared<spdlog::details::thread_pool>(kLinesWaitingMax, 1);
  owned->logger = std::make_shared<spdlog::async_logger>("http", std::move(sink), owned->pool,
                                                         spdlog::async_overflow_policy::overrun_oldest);
  owned->logger->set_pattern("%v");
  owned->logger->set_level(spdlog::level::from_str(std::string(level)));
  owned->logger->flush_on(spdlog::level::err);
  return Log(owned, owned->logger.get());
}

namespace {

/// The address of a calendar is its secret.
std::string shown_path(std::string_view path) {
  constexpr std::string_view kCalendars = "/calendars/";
  return path.starts_with(kCalendars) ? std::string(kCalendars) + "…" : printable(path);
}

}  // namespace

void log_access(const Log& log, const AccessRecord& record) {
  const auto level = record.response.status >= 500 ? spdlog::level::warn : spdlog::level::info;
  if (!log || !log->should_log(level)) return;
  Line line(level);
  line.json.member("event", "request").member("request_id", record.request.id);
  line.json.member("method", printable(record.request.method_text)).member("path", shown_path(record.request.path));
  line.json.member("endpoint", record.endpoint).member("status", record.response.status);
  line.json.member("duration_us", record.duration_us).member("bytes", static_cast<std::int64_t>(record.bytes));
  line.json.member("address", record.request.address);
  if (!record.actor.empty()) line.json.member("actor", record.actor);
  line.write_to(*log);
}

void log_failure(const Log& log, std::string_view request_id, std::string_view what,
                 const std::exception_ptr& failure) {
  if (!log) return;
  std::string text = "unknown exception";
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    text = error.what();
  } catch (...) {
  }
  Line line(spdlog::level::err);
  line.json.member("event", what).member("request_id", request_id).member("exception", printable(text));
  line.write_to(*log);
}

void log_event(const Log& log, std::string_view event, std::string_view detail) {
  log_event_as(spdlog::level::info, log, event, detail);
}

void log_warning(const Log& log, std::string_view event, std::string_view detail) {
  log_event_as(spdlog::level::warn, log, event, detail);
}

void log_warning(const Log& log, std::string_view event, std::string_view detail, std::span<const Fact> facts) {
  log_event_as(spdlog::level::warn, log, event, detail, facts);
}

}  // namespace duban::http
