#include "http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "http/connection.hpp"

namespace duban::http {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds kSweep{100};
constexpr int kRefusalsMax = 64;

}  // namespace

class Server::State {
 public:
  State(ServerConfig config, Services services)
      : site(std::move(config), std::move(services)),
        context(site.config.io_threads),
        control(asio::make_strand(context)),
        acceptor(control),
        sweep_timer(control) {}

  void start();
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  using Connections = std::unordered_set<std::shared_ptr<Connection>>;

  asio::awaitable<void> accept();
  asio::awaitable<void> sweep();
  void take(Tcp::socket socket);
  asio::any_io_executor next_executor();
  template <class Visit>
  void for_each(Visit visit);

  Site site;
  asio::io_context context;
  /// What accepts and what sweeps share the acceptor, so they take turns.
  asio::strand<asio::io_context::executor_type> control;
  Tcp::acceptor acceptor;
  asio::steady_timer sweep_timer;
  std::mutex mutex_;
  Connections connections_;
  int refusals_ = 0;
  std::vector<std::thread> threads_;
  std::uint16_t port_ = 0;
};

void Server::State::start() {
  const Tcp::endpoint endpoint(asio::ip::make_address(site.config.address), site.config.port);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(Tcp::acceptor::reuse_address(true));
  acceptor.bind(endpoint);
  acceptor.listen(asio::socket_base::max_listen_connections);
  port_ = acceptor.local_endpoint().port();
  asio::co_spawn(control, accept(), asio::detached);
  asio::co_spawn(control, sweep(), asio::detached);
  for (int each = 0; each < site.config.io_threads; ++each) threads_.emplace_back([this] { context.run(); });
  log_event(site.services.log, "listening", site.config.address + ":" + std::to_string(port_));
}

template <class Visit>
void Server::State::for_each(Visit visit) {
  const std::lock_guard lock(mutex_);
  for (const auto& connection : connections_) visit(*connection);
}

asio::any_io_executor Server::State::next_executor() {
  if (site.config.io_threads == 1) return context.get_executor();
  return asio::make_strand(context);
}

asio::awaitable<void> Server::State::accept() {
  while (!site.stopping) {
    // Named, since GCC 12 destroys temporaries of a co_await expression twice.
    const asio::any_io_executor executor = next_executor();
    auto [ec, socket] = co_await acceptor.async_accept(executor, kAwait);
    if (site.stopping) break;
    if (!ec) {
      take(std::move(socket));
      continue;
    }
    // Out of descriptors: the connection waits in the kernel until some are free.
    log_event(site.services.log, "accept_failed", ec.message());
    asio::steady_timer pause(control, kSweep);
    co_await pause.async_wait(kAwait);
  }
  error_code ec;
  acceptor.close(ec);
}

void Server::State::take(Tcp::socket socket) {
  const auto executor = socket.get_executor();
  auto connection = std::make_shared<Connection>(site, std::move(socket));
  bool refused = false;
  {
    const std::lock_guard lock(mutex_);
    refused = static_cast<int>(connections_.size()) - refusals_ >= site.config.connections_max;
    if (refused) {
      site.metrics.connections_refused.fetch_add(1, std::memory_order_relaxed);
      if (refusals_ >= kRefusalsMax) return;
      ++refusals_;
    } else {
      site.metrics.connections.fetch_add(1, std::memory_order_relaxed);
    }
    connections_.insert(connection);
  }
  const auto ended = [this, connection, refused](const std::exception_ptr& failure) {
    if (failure) log_failure(site.services.log, {}, "connection", failure);
    const std::lock_guard lock(mutex_);
    connections_.erase(connection);
    if (refused)
      --refusals_;
    else
      site.metrics.connections.fetch_sub(1, std::memory_order_relaxed);
  };
  asio::co_spawn(executor, refused ? connection->refuse() : connection->serve(), ended);
}

// Looks after all deadlines at once: a timer an operation would cost more than the operation. While stopping, it ends
// what is left when the grace is over, and itself with the last connection.
asio::awaitable<void> Server::State::sweep() {
  std::int64_t stop_at_ms = 0;
  for (;;) {
    sweep_timer.expires_after(kSweep);
    co_await sweep_timer.async_wait(kAwait);
    const std::int64_t now_ms = steady_ms();
    for_each([&](Connection& each) { each.check_deadline(now_ms); });
    if (!site.stopping) continue;
    if (stop_at_ms == 0) {
      error_code ec;
      acceptor.cancel(ec);
      stop_at_ms = now_ms + std::int64_t{site.config.grace_seconds_max} * 1000;
    }
    for_each([&](Connection& each) { now_ms < stop_at_ms ? each.end_if_idle() : each.end(); });
    const std::lock_guard lock(mutex_);
    if (connections_.empty()) co_return;
  }
}

void Server::State::stop() {
  if (threads_.empty()) return;
  log_event(site.services.log, "stopping", {});
  site.stopping = true;
  for (std::thread& each : threads_) each.join();
  threads_.clear();
  log_event(site.services.log, "stopped", {});
}

Server::Server(ServerConfig config, Services services)
    : state_(std::make_unique<State>(std::move(config), std::move(services))) {}

Server::~Server() {
  stop();
}

void Server::start() {
  state_->start();
}

std::uint16_t Server::port() const {
  return state_->port();
}

void Server::stop() {
  state_->stop();
}

}  // namespace duban::http
