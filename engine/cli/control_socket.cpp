#include "cli/control_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace duban::cli {

namespace {

namespace json = boost::json;

constexpr std::size_t kMessageBytesMax = 64U << 20U;
constexpr std::size_t kLengthDigits = 8;
constexpr int kPeerSecondsMax = 120;

[[noreturn]] void fail(const std::string& doing) {
  throw std::system_error(errno, std::generic_category(), doing);
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    throw std::runtime_error("数据目录的路径太长，控制套接字的路径应少于 " + std::to_string(sizeof address.sun_path) +
                             " 字节：" + path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) fail("control socket: send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string receive(int socket, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t part = recv(socket, bytes.data() + got, size - got, 0);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) fail("control socket: receive");
    got += static_cast<std::size_t>(part);
  }
  return bytes;
}

void send_message(int socket, const json::value& message) {
  const std::string body = json::serialize(message);
  char length[kLengthDigits + 1];
  std::snprintf(length, sizeof length, "%08zx", body.size());
  send_all(socket, length);
  send_all(socket, body);
}

json::value receive_message(int socket) {
  const std::string digits = receive(socket, kLengthDigits);
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (error != std::errc() || end != digits.data() + digits.size() || size > kMessageBytesMax)
    throw std::runtime_error("control socket: a message has no length");
  return json::parse(receive(socket, size));
}

void bound_waiting(int socket) {
  const timeval bound{kPeerSecondsMax, 0};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
  setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &bound, sizeof bound);
}

}  // namespace

ControlSocket::ControlSocket(const std::string& path, Answer answer) : path_(path), answer_(std::move(answer)) {
  const sockaddr_un address = address_of(path);
  listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener_ < 0) fail("control socket");
  unlink(path.c_str());
  const mode_t mask = umask(S_IRWXG | S_IRWXO);
  const int bound = bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  umask(mask);
  if (bound != 0 || listen(listener_, 8) != 0 || pipe(stop_) != 0) {
    close(listener_);
    fail("control socket " + path);
  }
  thread_ = std::thread([this] { serve(); });
}

ControlSocket::~ControlSocket() {
  close(stop_[1]);
  thread_.join();
  close(stop_[0]);
  close(listener_);
  unlink(path_.c_str());
}

void ControlSocket::serve() {
  for (;;) {
    pollfd waits[2] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    if (poll(waits, 2, -1) < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[0].revents == 0) continue;
    const Descriptor connection(accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
    if (connection.get() >= 0) serve_one(connection.get());
  }
}

void ControlSocket::serve_one(int connection) const {
  bound_waiting(connection);
  try {
    json::object answer;
    const json::value request = receive_message(connection);
    try {
      answer = answer_(request);
    } catch (const std::exception& error) {
      answer = {{"ok", false}, {"message", std::string("服务未能完成这个请求：") + error.what()}};
    }
    send_message(connection, answer);
  } catch (const std::exception&) {
    // The asker went away or spoke something else; there is nobody to tell.
    return;
  }
}

std::optional<json::object> ask_control_socket(const std::string& path, const json::value& request) {
  const sockaddr_un address = address_of(path);
  const Descriptor connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (connection.get() < 0) fail("control socket");
  if (connect(connection.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::nullopt;
  bound_waiting(connection.get());
  send_message(connection.get(), request);
  return receive_message(connection.get()).as_object();
}

}  // namespace duban::cli
