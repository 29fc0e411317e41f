// How a connection follows the changes: it looks for news about once a second, and waits for the reader as long as for
// any other. Without news it holds a socket and nothing else.
#include <netinet/tcp.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "http/change_stream.hpp"
#include "http/connection.hpp"

// GCC 12 takes Asio's own allocation of coroutine frames for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace duban::http {

namespace asio = boost::asio;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr int kLookSeconds = 1;
/// What the kernel keeps for a reader that is slow.
constexpr int kUnreadBytesMax = 64 * 1024;

}  // namespace

Connection::Awaitable<void> Connection::follow(ChangeStream& stream) {
  boost::system::error_code failed;
  socket_.set_option(asio::socket_base::send_buffer_size(kUnreadBytesMax), failed);
  // A reader that vanished without a word is found out by the heartbeats.
  const int patience_ms = site_.config.write_seconds_max * 1000;
  setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms, sizeof patience_ms);
  while (!ended_ && !site_.stopping) {
    const auto piece = stream.next(steady_ms());
    if (!piece) co_return;
    if (!piece->text.empty()) {
      enter(Phase::following, site_.config.write_seconds_max);
      auto [ec, n] = co_await asio::async_write(socket_, asio::buffer(piece->text), kAwait);
      if (ec) co_return;
    }
    if (piece->more) continue;
    enter(Phase::following, kLookSeconds);
    // Whatever the reader sends, its end included, ends the stream.
    co_await socket_.async_wait(Tcp::socket::wait_read, kAwait);
    if (!timed_out_) co_return;
  }
}

}  // namespace duban::http
