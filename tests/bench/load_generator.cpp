#include "bench/load_generator.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <system_error>

namespace duban::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* doing) {
  throw std::system_error(errno, std::generic_category(), doing);
}

struct Connection {
  int socket = -1;
  std::string received;
  SteadyClock::time_point sent;
};

int connect_to(std::uint16_t port) {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (made < 0 || connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("connect");
  const int on = 1;
  setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

void send_all(int socket, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) fail("send");
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

/// Whether `received` holds a whole answer; then its status.
int status_of_answer(const std::string& received) {
  const auto head_end = received.find("\r\n\r\n");
  if (head_end == std::string::npos) return 0;
  constexpr std::string_view kLength = "\r\nContent-Length: ";
  const auto field = received.find(kLength);
  std::size_t length = 0;
  if (field != std::string::npos && field < head_end)
    std::from_chars(received.data() + field + kLength.size(), received.data() + head_end, length);
  if (received.size() < head_end + 4 + length) return 0;
  int status = 0;
  std::from_chars(received.data() + 9, received.data() + 12, status);
  return status;
}

}  // namespace

LoadResult run_load(std::uint16_t port, int connections, const NextRequest& next) {
  LoadResult result;
  const int poll = epoll_create1(0);
  std::vector<Connection> all(static_cast<std::size_t>(connections));
  int open = 0;
  const auto began = SteadyClock::now();
  const auto advance = [&](int number) {
    Connection& connection = all[static_cast<std::size_t>(number)];
    const std::string request = next(number);
    if (request.empty()) {
      close(connection.socket);
      --open;
      return;
    }
    connection.received.clear();
    connection.sent = SteadyClock::now();
    send_all(connection.socket, request);
  };
  for (int i = 0; i < connections; ++i) {
    Connection& connection = all[static_cast<std::size_t>(i)];
    connection.socket = connect_to(port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = static_cast<std::uint32_t>(i);
    epoll_ctl(poll, EPOLL_CTL_ADD, connection.socket, &event);
    ++open;
    advance(i);
  }
  std::vector<epoll_event> events(static_cast<std::size_t>(connections));
  std::vector<char> buffer(64 * 1024);
  while (open > 0) {
    const int ready = epoll_wait(poll, events.data(), connections, 30'000);
    if (ready <= 0) throw std::runtime_error("the server does not answer");
    for (int i = 0; i < ready; ++i) {
      const auto number = static_cast<int>(events[static_cast<std::size_t>(i)].data.u32);
      Connection& connection = all[static_cast<std::size_t>(number)];
      const ssize_t got = recv(connection.socket, buffer.data(), buffer.size(), 0);
      if (got <= 0) fail("receive");
      connection.received.append(buffer.data(), static_cast<std::size_t>(got));
      const int status = status_of_answer(connection.received);
      if (status == 0) continue;
      ++result.answered;
      if (status / 100 != 2 && ++result.refused == 1) result.first_refusal = connection.received;
      result.milliseconds.push_back(
          std::chrono::duration<double, std::milli>(SteadyClock::now() - connection.sent).count());
      advance(number);
    }
  }
  result.seconds = std::chrono::duration<double>(SteadyClock::now() - began).count();
  close(poll);
  return result;
}

std::string request_text(std::string_view method, std::string_view target, std::string_view fields,
                         std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(fields);
  if (!body.empty()) text += "Content-Type: application/json\r\n";
  text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
  return text;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace duban::bench
