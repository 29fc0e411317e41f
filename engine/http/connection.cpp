#include "http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstring>

#include "http/change_stream.hpp"
#include "http/head.hpp"
#include "http/problem.hpp"

// GCC 12 takes Asio's own allocation of coroutine frames for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace duban::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kFirstBufferBytes = 4096;
constexpr std::string_view kInternal = "系统内部错误；请稍后重试，并向管理员告知请求编号。";
constexpr int kLingerSeconds = 2;
constexpr std::size_t kLingerBytesMax = 64 * 1024;

bool names_close(std::string_view connection) {
  while (!connection.empty()) {
    const auto end = std::min(connection.find(','), connection.size());
    if (same_word(trimmed(connection.substr(0, end)), "close")) return true;
    connection.remove_prefix(std::min(end + 1, connection.size()));
  }
  return false;
}

std::int64_t steady_us() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

/// The problem gets the id by which the person who asks and the log speak of the same request.
void add_request_id(Response& response, std::string_view id) {
  response.body.pop_back();
  response.body.append(",\"request_id\":\"").append(id).append("\"}");
}

/// Bodies that are in memory count against one limit.
class BodyShare {
 public:
  BodyShare(Site& site, std::size_t bytes) : site_(site), bytes_(bytes) {
    total_ = site.bodies_bytes.fetch_add(bytes) + bytes;
  }
  BodyShare(const BodyShare&) = delete;
  BodyShare& operator=(const BodyShare&) = delete;
  ~BodyShare() { site_.bodies_bytes.fetch_sub(bytes_); }
  bool fits() const { return total_ <= site_.config.bodies_bytes_max; }

 private:
  Site& site_;
  std::size_t bytes_;
  std::size_t total_;
};

class InFlight {
 public:
  explicit InFlight(Metrics& metrics) : metrics_(metrics) { metrics_.requests_in_flight.fetch_add(1); }
  InFlight(const InFlight&) = delete;
  InFlight& operator=(const InFlight&) = delete;
  ~InFlight() { metrics_.requests_in_flight.fetch_sub(1); }

 private:
  Metrics& metrics_;
};

}  // namespace

std::int64_t steady_ms() {
  return steady_us() / 1000;
}

Connection::Connection(Site& site, Tcp::socket socket) : site_(site), socket_(std::move(socket)) {
  error_code ec;
  socket_.set_option(Tcp::no_delay(true), ec);
  socket_.non_blocking(true, ec);
  if (const auto peer = socket_.remote_endpoint(ec); !ec) address_ = peer.address().to_string();
  buffer_.resize(std::min(kFirstBufferBytes, site.config.header_bytes_max));
}

void Connection::enter(Phase phase, int seconds) {
  timed_out_ = false;
  phase_.store(phase, std::memory_order_relaxed);
  deadline_ms_.store(seconds > 0 ? steady_ms() + std::int64_t{seconds} * 1000 : 0, std::memory_order_relaxed);
}

void Connection::check_deadline(std::int64_t now_ms) {
  const auto deadline = deadline_ms_.load(std::memory_order_relaxed);
  if (deadline == 0 || now_ms < deadline) return;
  asio::post(socket_.get_executor(), [self = shared_from_this(), deadline] {
    if (self->deadline_ms_.load(std::memory_order_relaxed) != deadline) return;
    self->timed_out_ = true;
    error_code ec;
    self->socket_.cancel(ec);
  });
}

void Connection::end_if_idle() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    const Phase phase = self->phase_.load(std::memory_order_relaxed);
    if (phase != Phase::idle && phase != Phase::following) return;
    self->ended_ = true;
    error_code ec;
    self->socket_.cancel(ec);
  });
}

void Connection::end() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    self->ended_ = true;
    error_code ec;
    self->socket_.close(ec);
  });
}

Connection::Awaitable<void> Connection::serve() {
  const auto self = shared_from_this();
  while (co_await serve_request()) {
  }
  error_code ec;
  socket_.close(ec);
}

Connection::Awaitable<void> Connection::refuse() {
  const auto self = shared_from_this();
  Request request;
  request.id = site_.next_request_id();
  Response response = closing(problem(ProblemCode::busy, "同时连接的数量已达上限；请稍后重试。"));
  response.add_field("Retry-After", "5");
  add_request_id(response, request.id);
  enter(Phase::writing, kLingerSeconds);
  if (co_await write(request, response, false)) co_await drain(kLingerBytesMax, kLingerSeconds);
  error_code ec;
  socket_.close(ec);
}

void Connection::make_room() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size() && end_ < site_.config.header_bytes_max)
    buffer_.resize(std::min(buffer_.size() * 2, site_.config.header_bytes_max));
}

Connection::Awaitable<Connection::Read> Connection::read_head_bytes(std::size_t& head_bytes) {
  const ServerConfig& config = site_.config;
  enter(Phase::idle, requests_ == 0 ? config.header_seconds_max : config.idle_seconds_max);
  for (;;) {
    // A blank line before a request is left over from the one before (RFC 9112, 2.2).
    while (unread().starts_with("\r\n")) begin_ += 2;
    if (end_ > begin_ && phase_.load(std::memory_order_relaxed) == Phase::idle)
      enter(Phase::head, config.header_seconds_max);
    head_bytes = head_length(unread());
    if (head_bytes > config.header_bytes_max) co_return Read::too_large;
    if (head_bytes > 0) co_return Read::complete;
    make_room();
    if (end_ == buffer_.size()) co_return Read::too_large;
    if (end_ == begin_ && (site_.stopping || ended_)) co_return Read::ended;
    auto [ec, n] = co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_), kAwait);
    end_ += n;
    if (timed_out_) co_return end_ > begin_ ? Read::timed_out : Read::ended;
    if (ec) co_return Read::ended;
  }
}

Request Connection::begin_request() {
  Request request;
  request.address = address_;
  request.id = site_.next_request_id();
  fields_.clear();
  request.fields = std::move(fields_);
  return request;
}

Connection::Awaitable<void> Connection::refuse_head(Read read) {
  Request request = begin_request();
  Response response = read == Read::too_large
                          ? problem(ProblemCode::header_too_large, "请求头超过 16 KiB；请减少 Cookie 或查询条件。")
                          : problem(ProblemCode::request_timeout, "在时限内没有收到完整的请求头；请检查网络后重试。");
  add_request_id(response, request.id);
  site_.metrics.count(Metrics::kRefused, response.status, 0);
  if (co_await write(request, response, false)) co_await drain(kLingerBytesMax, kLingerSeconds);
  log_access(site_.services.log, {request, response, "refused", {}, 0, written_bytes_});
}

bool Connection::wants_more(const Request& request, const Response& response) const {
  return !response.close && !site_.stopping && !ended_ && request.version == 11 &&
         !names_close(request.field("Connection")) && requests_ < site_.config.requests_per_connection_max;
}

Admission Connection::admit_head(Call& call, Request& request, std::string_view head) {
  Admission admission;
  admission.response = read_head(head, site_.head_rules, request);
  if (admission.response) return admission;
  try {
    return admit(call);
  } catch (...) {
    log_failure(site_.services.log, request.id, "gate", std::current_exception());
    admission.response = closing(problem(ProblemCode::internal, kInternal));
    return admission;
  }
}

// One request from its first byte to the last of its answer. True if another may follow.
Connection::Awaitable<bool> Connection::serve_request() {
  std::size_t head_bytes = 0;
  const Read read = co_await read_head_bytes(head_bytes);
  if (read == Read::ended) co_return false;
  if (read != Read::complete) {
    co_await refuse_head(read);
    co_return false;
  }
  ++requests_;
  enter(Phase::handling, 0);
  std::optional<InFlight> in_flight(site_.metrics);
  Request request = begin_request();
  Call call{site_, *this, request};
  Admission admission = admit_head(call, request, unread().substr(0, head_bytes));
  const std::size_t received = std::min(end_ - begin_ - head_bytes, admission.body_bytes);
  const BodyShare share(site_, admission.response ? 0 : admission.body_bytes);
  if (!admission.response && !share.fits()) admission.response = busy();
  // A body that nobody will read ends the connection.
  const bool unread_body = admission.response && received < admission.body_bytes;
  if (!admission.response && !co_await read_body(request, head_bytes, admission.body_bytes)) co_return false;

  const std::int64_t begun_us = steady_us();
  enter(Phase::handling, 0);
  Response response;
  if (admission.response)
    response = *std::move(admission.response);
  else
    response = co_await answer(call, *admission.endpoint);
  if (response.is_problem) add_request_id(response, request.id);
  const bool keep_alive = !unread_body && !response.stream && wants_more(request, response);
  const bool written = co_await write(request, response, keep_alive);
  record(call, admission, response, steady_us() - begun_us);
  begin_ += head_bytes + received;
  fields_ = std::move(request.fields);
  if (written && keep_alive) co_return true;
  if (written && response.stream && request.method != Method::head) {
    in_flight.reset();
    co_await follow(*response.stream);
  } else if (written && unread_body)
    co_await drain(site_.config.drain_bytes_max, site_.config.drain_seconds_max);
  else if (written)
    co_await drain(kLingerBytesMax, kLingerSeconds);
  co_return false;
}

void Connection::record(const Call& call, const Admission& admission, const Response& response,
                        std::int64_t duration_us) {
  std::size_t row = admission.is_file ? Metrics::kFiles : Metrics::kRefused;
  std::string_view name = admission.is_file ? "files" : "refused";
  if (admission.endpoint) {
    row = place_of(*admission.endpoint);
    name = admission.endpoint->name;
  }
  site_.metrics.count(row, response.status, duration_us);
  log_access(site_.services.log, {call.request, response, name, call.actor.name, duration_us, written_bytes_});
}

Connection::Awaitable<bool> Connection::read_body(Request& request, std::size_t head_bytes, std::size_t body_bytes) {
  const std::string_view received = unread().substr(head_bytes, body_bytes);
  if (received.size() == body_bytes) {
    request.body = received;
    co_return true;
  }
  enter(Phase::body, site_.config.body_seconds_max);
  if (request.version == 11 && received.empty() && request.find("Expect")) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto [ec, n] = co_await asio::async_write(socket_, asio::buffer(go_on), kAwait);
    if (ec) co_return false;
  }
  body_.assign(received);
  body_.resize(body_bytes);
  std::size_t have = received.size();
  while (have < body_bytes) {
    auto [ec, n] = co_await socket_.async_read_some(asio::buffer(body_.data() + have, body_bytes - have), kAwait);
    have += n;
    if (!ec && !timed_out_) continue;
    if (timed_out_) {
      Response response = problem(ProblemCode::request_timeout, "在时限内没有收到完整的请求内容；请检查网络后重试。");
      add_request_id(response, request.id);
      site_.metrics.count(Metrics::kRefused, response.status, 0);
      if (co_await write(request, response, false)) co_await drain(kLingerBytesMax, kLingerSeconds);
    }
    co_return false;
  }
  request.body = body_;
  co_return true;
}

Connection::Awaitable<Response> Connection::answer(Call& call, const Endpoint& endpoint) {
  const Log& log = site_.services.log;
  try {
    Answer made = endpoint.handler(call);
    made.start();
// Clang's analyzer takes the frames that Asio makes of a co_await for uninitialised ones.
#ifndef __clang_analyzer__
    if (!made.done()) co_await finish(made);
#endif
    co_return made.take();
  } catch (const OutcomeUnknown& unknown) {
    log_failure(log, call.request.id, "outcome_unknown", unknown.cause);
    site_.tell_fatal("an order could not be committed");
    co_return closing(problem(ProblemCode::outcome_unknown,
                              "写入磁盘时发生故障，不能确定是否已经保存；系统将停止，恢复后请先查看现状再重试。"));
  } catch (...) {
    log_failure(log, call.request.id, endpoint.name, std::current_exception());
    co_return problem(ProblemCode::internal, kInternal);
  }
}

Connection::Awaitable<bool> Connection::write(const Request& request, Response& response, bool keep_alive) {
  enter(Phase::writing, site_.config.write_seconds_max);
  out_.clear();
  write_head(out_, response, request, keep_alive);
  const bool bodyless = request.method == Method::head || response.status == 204 || response.status == 304;
  asio::const_buffer body;
  if (!bodyless && !response.file.empty())
    body = asio::buffer(response.file.data(), response.file.size());
  else if (!bodyless)
    body = asio::buffer(response.body);
  const std::size_t total = out_.size() + body.size();
  std::array<asio::const_buffer, 2> buffers{asio::buffer(out_), body};
  // Mostly the kernel takes all at once, and no wait is needed.
  error_code failed;
  written_bytes_ = socket_.write_some(buffers, failed);
  if (failed == asio::error::would_block || failed == asio::error::try_again) failed = {};
  if (failed) co_return false;
  if (written_bytes_ == total) co_return true;
  const std::size_t of_head = std::min(written_bytes_, out_.size());
  buffers = {asio::buffer(out_) + of_head, body + (written_bytes_ - of_head)};
  auto [ec, n] = co_await asio::async_write(socket_, buffers, kAwait);
  written_bytes_ += n;
  co_return !ec;
}

// Says that no more will be sent and throws away what still comes: a connection that is closed while data is unread is
// reset, and the sender might never see the answer.
Connection::Awaitable<void> Connection::drain(std::size_t bytes_max, int seconds) {
  error_code failed;
  socket_.shutdown(Tcp::socket::shutdown_send, failed);
  if (failed) co_return;
  enter(Phase::draining, seconds);
  body_.resize(std::max<std::size_t>(body_.size(), 16 * 1024));
  for (std::size_t drained = 0; drained < bytes_max;) {
    auto [ec, n] = co_await socket_.async_read_some(asio::buffer(body_), kAwait);
    drained += n;
    if (ec) co_return;
  }
}

}  // namespace duban::http
