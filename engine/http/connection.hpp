// One connection: reads requests one after another, has them answered, and writes the answers.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/gate.hpp"

namespace duban::http {

class Connection final : public std::enable_shared_from_this<Connection>, public Resumer {
 public:
  using Tcp = boost::asio::ip::tcp;
  template <class Value>
  using Awaitable = boost::asio::awaitable<Value>;

  /// The socket's executor is the connection's own: a strand, or that of a context with one thread.
  Connection(Site& site, Tcp::socket socket);

  /// Serves until either side ends it.
  Awaitable<void> serve();
  /// Says that there are too many connections, and ends.
  Awaitable<void> refuse();

  /// Ends what has taken too long. From any thread, every now and then.
  void check_deadline(std::int64_t now_ms);
  /// Ends it if it waits for a request or for news. From any thread.
  void end_if_idle();
  /// Ends it whatever it does, but for an order that waits to be written. From any thread.
  void end();

  void resume_later(std::coroutine_handle<> handle) override;

 private:
  enum class Phase { idle, head, body, handling, writing, draining, following };
  enum class Read { complete, ended, timed_out, too_large };

  Awaitable<bool> serve_request();
  Awaitable<Read> read_head_bytes(std::size_t& head_bytes);
  Awaitable<bool> read_body(Request& request, std::size_t head_bytes, std::size_t body_bytes);
  Awaitable<Response> answer(Call& call, const Endpoint& endpoint);
  Awaitable<void> finish(Answer& answer);
  Awaitable<bool> write(const Request& request, Response& response, bool keep_alive);
  Awaitable<void> follow(ChangeStream& stream);
  Awaitable<void> drain(std::size_t bytes_max, int seconds);
  Awaitable<void> refuse_head(Read read);

  Request begin_request();
  Admission admit_head(Call& call, Request& request, std::string_view head);
  void record(const Call& call, const Admission& admission, const Response& response, std::int64_t duration_us);
  bool wants_more(const Request& request, const Response& response) const;
  void make_room();
  void enter(Phase phase, int seconds);
  std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }

  Site& site_;
  Tcp::socket socket_;
  std::string address_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string body_;
  std::string out_;
  std::vector<Field> fields_;
  int requests_ = 0;
  std::size_t written_bytes_ = 0;

  std::atomic<Phase> phase_{Phase::idle};
  /// 0 for none.
  std::atomic<std::int64_t> deadline_ms_{0};
  bool timed_out_ = false;
  bool ended_ = false;

  Answer* waiting_for_ = nullptr;
  std::function<void()> on_answered_;
};

/// Milliseconds of the steady clock.
std::int64_t steady_ms();

}  // namespace duban::http
